"""Bylines: who wrote the article, above it or in a note below it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cleaner.article.dates import MONTHS, PUBLISHED, UPDATED, may_hold_date
from cleaner.article.head import Head, head_of
from cleaner.article.names import BIOGRAPHY, ROLES, ends_like_prose, may_be_name, name_of, names_in
from cleaner.article.words import words
from cleaner.document import Cue, Document, Span
from cleaner.labels import Label
from cleaner.rules.base import Stage, block_span
from cleaner.rules.byline_parts import (
    begins_with_author,
    has_date,
    has_role,
    in_lower_case,
    is_by,
    is_quoting,
    is_role,
    line_names,
    near_date,
    without_dates,
)
from cleaner.rules.tone import is_known

_FIRST = words("name", "before") | {"by"}
_WHEN = PUBLISHED | UPDATED
PLACE_WORDS = 3
"""Words of the place or paper behind the name, which elsewhere than in English stand there."""
BY_ENGLISH = "by"
_PARTS = re.compile(r"[|·•]")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Byline:
    """Names of the authors, their roles, agency credits and short biographies.

    Safe because a bare name counts only in the head of the article, beside a date, a headline or another
    line about it, and a biography only when its person is named on a byline or nowhere in the story.
    Known problem: a headline of two capitalised words above a date reads like a name.
    """

    name: ClassVar[str] = "byline"
    label: ClassVar[Label] = Label.BYLINE
    stage: ClassVar[Stage] = "local"

    most_words: int = 16
    """Longest byline; biographies may have `most_bio_words`."""
    most_bio_words: int = 110
    most_below: int = 30
    """How far from the end a biography of somebody may stand whom no byline names."""
    most_after: int = 5
    """Long lines that may follow the biography of somebody whom no byline names."""

    def find(self, document: Document) -> Iterator[Span]:
        """The head by shape, the rest by "By" or by listed phrases."""
        head = head_of(document)
        names: list[str] = []
        for index, reason in self._in_head(document, head):
            names += line_names(document.lines[index])
            yield block_span(document, index, self, (0.86, (reason, "in the head")))
        yield from self._biographies(document, tuple(names))
        for index, cues in document.leads(self.label).items():
            if head.first <= index < head.prose and not {"line"} & {cue.kind for cue in cues}:
                continue
            note = self._below(document, index, cues, names)
            if note:
                yield block_span(document, index, self, (0.78, (note, *(f"{c.kind}: {c.phrase}" for c in cues[:2]))))

    def _in_head(self, document: Document, head: Head) -> Iterator[tuple[int, str]]:
        """Lines of the head that name an author; roles count beside one."""
        found: set[int] = set()
        roles: list[int] = []
        for index in range(head.first, head.reach):
            line = document.lines[index]
            if len(line) > 120 or line.count(" ") >= self.most_words:
                continue
            reason = self._reason(document, index, head)
            if reason:
                found.add(index)
                yield index, reason
            elif not ROLES.isdisjoint(document.hints.words[index]) and is_role(line) and index < head.prose:
                roles.append(index)
        for index in roles:
            if found & {index - 1, index + 1} or near_date(document, index):
                yield index, "role"

    def _reason(self, document: Document, index: int, head: Head) -> str | None:
        """Why a line of the head names an author."""
        line, found = document.lines[index], document.hints.words[index]
        if not _FIRST.isdisjoint(found):
            titled = index == 0 and BY_ENGLISH not in found and ":" not in line
            if not titled and any(begins_with_author(part.strip(), self.most_words) for part in _PARTS.split(line)):
                sure = index <= 4 or line_names(line) or has_role(line) or near_date(document, index, 2)
                lone = index < head.prose or self._is_only(document, index)
                return "By and a name" if sure and lone else None
            if is_by(line):
                return "By alone"
        if index >= head.last:
            return None
        if index > head.first and len(found) <= 5 and is_by(document.lines[index - 1]):
            return "below a lone By"
        return "name" if self._is_name_line(document, index, head) else None

    def _biographies(self, document: Document, names: tuple[str, ...]) -> Iterator[Span]:
        """Prose that begins with the name of an author, or below the story with a name and what that person does."""
        lines = document.lines
        firsts = tuple({f"{name.split()[0]} " for name in names}) if names else ("\n",)
        late = max(len(lines) // 2, len(lines) - self.most_below)
        for index in range(len(lines) // 3, len(lines)):
            line = lines[index]
            if len(line) > 50 and (line.startswith(firsts) or (index >= late and BIOGRAPHY.match(line))):
                reason = self._biography(document, index, names)
                if reason:
                    yield block_span(document, index, self, (0.8, ("biography", reason)))

    def _is_name_line(self, document: Document, index: int, head: Head) -> bool:
        """A bare name, or a name with role or place, that something beside it confirms."""
        line, found = document.lines[index], document.hints.words[index]
        if len(line) > 80 or not found or len(found) > 12 or not may_be_name(line, found):
            return False
        titled = 0 < index <= 6 and document.lines[index - 1].count(" ") >= 3
        own = not ROLES.isdisjoint(found) or may_hold_date(line, found)
        if not (own or titled or near_date(document, index)) or ends_like_prose(line):
            return False
        names, rest = names_in(without_dates(line))
        if not names:
            alone = line.isalpha() and len(found) == 1 and found[0] not in MONTHS
            return alone and titled and index + 1 < head.prose and has_date(document, index + 1)
        if rest.count(" ") > 4 or rest.endswith(".") or in_lower_case(document, names):
            return False
        if names[0].isupper() and may_hold_date(line, found):
            return False
        if own and (has_role(rest) or (line != without_dates(line) and not _DIGIT.search(rest))):
            return True
        if near_date(document, index):
            return True
        below = document.lines[index + 1] if index + 1 < len(document.lines) else ""
        if titled and index <= 4 and not rest:
            dated = index + 1 < head.prose and not _WHEN.isdisjoint(document.hints.words[index + 1])
            return head.prose == index + 1 or is_role(below) or dated
        placed = head.prose == index + 1 and rest.count(" ") < PLACE_WORDS
        return titled and index == 1 and placed and not is_known(document, head.prose)

    def _below(self, document: Document, index: int, cues: list[Cue], names: list[str]) -> str | None:
        """Why a line is a note about the author."""
        line = document.lines[index]
        count = len(document.hints.words[index])
        kinds = {cue.kind for cue in cues}
        if "line" in kinds and count <= self.most_words:
            return "whole line"
        if "form" in kinds:
            late = index * 3 >= len(document.lines) or (line[:2] == "By" and not names and index < 60)
            named = begins_with_author(line, self.most_words) or name_of(line.partition(" ")[2])
            return "author" if late and named and self._is_only(document, index) else None
        if count > self.most_bio_words or is_quoting(line) or index * 3 < len(document.lines):
            return None
        starts = any(cue.kind == "head" and cue.start < 3 for cue in cues)
        return "note about the author" if starts or "sure" in kinds else None

    def _is_only(self, document: Document, index: int) -> bool:
        """No other short line nearby begins with the same word: no list of books or cards."""
        near = document.lines[max(index - 12, 0) : index + 12]
        begin = document.lines[index].partition(" ")[0] + " "
        return len({line for line in near if line.startswith(begin) and len(line) < 60}) <= 1

    def _biography(self, document: Document, index: int, names: tuple[str, ...]) -> str | None:
        """Begins with a name and what that person does; the name is an author's, or the story has it nowhere."""
        line = document.lines[index]
        if is_quoting(line) or len(document.hints.words[index]) > self.most_bio_words:
            return None
        if any(line.startswith(name + " ") and line[len(name) + 1].islower() for name in names):
            return "of the author named above"
        begun = BIOGRAPHY.match(line)
        first = line.find(" ") if begun is None else begun.end(1)
        if not any(cue.kind == "bio" and cue.start <= first + 2 for cue in document.cues(index, self.label)):
            return None
        if any(line.startswith(name.split()[0] + " ") for name in names):
            return "of the author by first name"
        after = sum(len(other) > 140 for other in document.lines[index + 1 :])
        if begun is None or not name_of(begun[1]) or after > self.most_after:
            return None
        return "of somebody the story does not name" if self._is_unnamed(document, index, begun[1]) else None

    def _is_unnamed(self, document: Document, index: int, name: str) -> bool:
        """Nothing but this line, and short lines such as bylines, has the surname."""
        surname = name.split()[-1]
        return not any(surname in line for i, line in enumerate(document.lines) if i != index and len(line) > 100)
