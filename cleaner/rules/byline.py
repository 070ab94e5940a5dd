"""Bylines: who wrote the article, above it or in a note below it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from cleaner.article.dates import MONTHS, READING, date_runs
from cleaner.article.head import Head, head_of
from cleaner.article.names import BEFORE, NOT_NAMES, ROLES, name_of, names_in
from cleaner.document import Cue, Document, Span
from cleaner.labels import Label
from cleaner.rules.base import block_span

_BY = ("By ", "BY ")
_START = re.compile(r"(?:[A-Z][\w.'’-]* ){1,4}[a-z]")
_WORD = re.compile(r"[^\W\d_]+")
_TEAM = re.compile(r"(?:the|our|a|an)\s\w|\S+\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Byline:
    """Names of the authors, their roles, agency credits and short biographies.

    Safe because a bare name counts only in the head of the article, beside a date, a headline or another
    line about it, and a biography only when its person is named on a byline or nowhere in the story.
    Known problem: a headline of two capitalised words above a date reads like a name.
    """

    name: ClassVar[str] = "byline"
    label: ClassVar[Label] = Label.BYLINE
    stage: ClassVar[Literal["local", "context"]] = "local"

    most_words: int = 16
    """Longest byline; biographies may have `most_bio_words`."""
    most_bio_words: int = 110

    def find(self, document: Document) -> Iterator[Span]:
        """The head by shape, the rest by "By" or by listed phrases."""
        head = head_of(document)
        names: set[str] = set()
        for index, reason in self._in_head(document, head):
            names.update(name.casefold() for name in line_names(document.lines[index]))
            yield block_span(document, index, self, (0.86, (reason, "in the head")))
        below = [i for i in range(head.last, len(document.lines)) if document.lines[i].startswith(_BY)]
        if len(below) == 1 and not names and begins_with_author(document.lines[below[0]], self.most_words):
            yield block_span(document, below[0], self, (0.75, ("By and a name", "the only one")))
        for index, cues in document.leads(self.label).items():
            reason = self._below(document, index, cues, names)
            if reason:
                yield block_span(document, index, self, (0.78, (reason, *(f"{c.kind}: {c.phrase}" for c in cues[:2]))))

    def _in_head(self, document: Document, head: Head) -> Iterator[tuple[int, str]]:
        """Lines of the head that name an author; roles count beside one."""
        found: set[int] = set()
        roles: list[int] = []
        for index in range(head.first, head.last):
            line = document.lines[index]
            if len(line) > 120 or line.count(" ") >= self.most_words:
                continue
            if begins_with_author(line, self.most_words):
                if name_beside_by(line) or near_date(document, index) or index <= 4:
                    found.add(index)
                    yield index, "By and a name"
            elif self._is_name_line(document, index, head):
                found.add(index)
                yield index, "name"
            elif is_role(line) and index < head.prose:
                roles.append(index)
        for index in roles:
            if found & {index - 1, index + 1} or near_date(document, index, 1):
                yield index, "role"

    def _is_name_line(self, document: Document, index: int, head: Head) -> bool:
        """A bare name, or a name with role or place, that something beside it confirms."""
        line = document.lines[index]
        if len(line) > 80 or line.endswith((".", ":", "?", "!", ",", "”", '"')) and name_of(line) is None:
            return False
        names, rest = names_in(without_dates(line))
        titled = index > 0 and document.lines[index - 1].count(" ") >= 3
        if not names:
            alone = line.isalpha() and line[0].isupper() and line.lower() not in NOT_NAMES and line.lower() not in MONTHS
            return alone and titled and 0 < index <= 6 and index < head.prose and near_date(document, index, 1, above=False)
        if rest.count(" ") > 4 or rest.endswith(".") or in_lower_case(document, names):
            return False
        if any(word.lower() in ROLES for word in _WORD.findall(rest)) or line != without_dates(line):
            return index < head.prose or near_date(document, index)
        if near_date(document, index):
            return True
        above = head.prose == index + 1 or document.lines[index + 1 : index + 2] and is_role(document.lines[index + 1])
        return bool(above) and titled and 0 < index <= 4 and not rest

    def _below(self, document: Document, index: int, cues: list[Cue], names: set[str]) -> str | None:
        """Why a line is a note about the author."""
        line = document.lines[index]
        count = len(document.hints.words[index])
        kinds = {cue.kind for cue in cues}
        if "line" in kinds and count <= self.most_words:
            return "whole line"
        if count > self.most_bio_words or "“" in line or '"' in line:
            return None
        known = any(line.casefold().startswith(name) for name in names)
        if known and kinds & {"sure", "thing"} and index > len(document.lines) // 4:
            return "biography of the author"
        if "sure" in kinds and index * 3 > len(document.lines):
            return "note about the author"
        begun = _START.match(line)
        late = index * 2 > len(document.lines)
        if begun and late and name_of(begun[0][:-2]) and self._is_unnamed(document, index, begun[0][:-2]):
            return "biography of somebody the story does not name"
        return None

    def _is_unnamed(self, document: Document, index: int, name: str) -> bool:
        """Nothing but this line, and short lines such as bylines, has the surname."""
        surname = name.split()[-1]
        return not any(surname in line for i, line in enumerate(document.lines) if i != index and len(line) > 100)


def begins_with_author(line: str, most_words: int) -> bool:
    """ "By …", "Words: …", followed by what can be an author."""
    begun = BEFORE.match(line)
    if begun is None or not (begun["colon"] or begun[0].lower().split()[-1:] == ["by"]) or line.count(" ") >= most_words:
        return False
    rest = line[begun.end() :]
    if not rest or rest.endswith((".", "?", ":", ",")) and rest.count(" ") > 4 or rest[0].isdigit():
        return False
    names, _ = names_in(without_dates(rest))
    if names:
        return True
    words = {word.lower() for word in _WORD.findall(rest)}
    return bool(words & ROLES) and rest.count(" ") <= 6 or rest[0].isupper() and rest.count(" ") <= 2


def name_beside_by(line: str) -> bool:
    """A full name or an author's role follows."""
    begun = BEFORE.match(line)
    rest = line[begun.end() :] if begun else line
    return bool(names_in(without_dates(rest))[0]) or any(word.lower() in ROLES for word in _WORD.findall(rest))


def line_names(line: str) -> list[str]:
    """Full names at the start of a byline."""
    begun = BEFORE.match(line)
    return names_in(without_dates(line[begun.end() :] if begun else line))[0]


def without_dates(line: str) -> str:
    """A line without its dates and reading time."""
    if not any(map(str.isdigit, line)):
        return line
    for run in reversed(list(date_runs(line))):
        line = f"{line[: run.start]}| {line[run.end :]}"
    return " ".join(t for t in line.split() if t.lower() not in READING and not t.isdigit()).strip(" |,·•-")


def near_date(document: Document, index: int, reach: int = 2, above: bool = True) -> bool:
    """A line with a date stands next to this one."""
    near = range(max(index - reach if above else index + 1, 0), min(index + reach + 1, len(document.lines)))
    lines = (document.lines[i] for i in near if i != index)
    return any(len(line) <= 90 and any(map(str.isdigit, line)) and next(date_runs(line), None) for line in lines)


def is_role(line: str) -> bool:
    """ "Senior property writer", "Staff report | The Bell"."""
    words = _WORD.findall(line)
    return 1 < len(words) <= 6 and not line.endswith((".", "?", "!", ":")) and bool({w.lower() for w in words} & ROLES)


def in_lower_case(document: Document, names: list[str]) -> bool:
    """The text uses the words of a supposed name as ordinary words."""
    tokens = {word.lower() for name in names for word in name.split() if len(word) > 3}
    return any(f" {token} " in document.text for token in tokens)
