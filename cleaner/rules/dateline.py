"""Datelines: when an article was published or updated."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cleaner.article.dates import PUBLISHED, READING, UPDATED, Run, date_runs, may_hold_date
from cleaner.article.head import head_of
from cleaner.article.words import words
from cleaner.document import Document, Span
from cleaner.labels import Label
from cleaner.rules.base import Stage, block_span

_WORD = re.compile(r"[^\W\d_]+")
_PLACE_STAMP = re.compile(r"[A-Z][A-Z .,'’-]{2,40}(?:\([A-Za-z]{2,12}\) ?)?[—–-]{1,2}")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_ABOUT_TIME = PUBLISHED | UPDATED | READING
_SMALL = words("date", "fillers") | {"by"}
_CERTAIN = re.compile(r"\b(?:(?:19|20)\d\d|am|pm|\d+ : \d\d)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NOTHING = Run(0, 0, "")


@dataclass(frozen=True)
class Dateline:
    """Lines that say when: a date above the story, "Updated …", "5 min read", "Published in …".

    Safe because outside the head of the article a date needs a word such as "published" and nothing else
    on its line, so that dates of comments and diary headings stay where they are.
    Known problem: a diary that begins with a date loses that heading.
    """

    name: ClassVar[str] = "dateline"
    label: ClassVar[Label] = Label.DATELINE
    stage: ClassVar[Stage] = "local"

    most_characters: int = 110
    """Longer lines are left alone."""
    most_below: int = 3
    """More lines with dates below the head are cards or comments: none is taken."""
    other_words: int = 3
    """Words beside the date that a dateline in the head may have: a place, a section."""

    def find(self, document: Document) -> Iterator[Span]:
        """Lines of the head by their shape, lines anywhere by a listed phrase and their shape."""
        head = head_of(document)
        for index in range(head.first, head.last):
            line = document.lines[index]
            found = document.hints.words[index]
            if len(line) <= self.most_characters and (
                not _ABOUT_TIME.isdisjoint(found) or may_hold_date(line, found) or line[-1] in "—–-"
            ):
                reason = self._in_head(line, below=index >= head.prose)
                if reason:
                    yield block_span(document, index, self, (0.85, (reason, "in the head")))
        below = [
            (index, cues)
            for index, cues in document.leads(self.label).items()
            if not head.first <= index < head.prose and self._says_when(document.lines[index])
        ]
        if len(below) > self.most_below:
            return
        for index, cues in below:
            yield block_span(document, index, self, (0.8, tuple(f"line: {cue.phrase}" for cue in cues[:2])))

    def _in_head(self, line: str, below: bool) -> str | None:
        """Why a line of the head is a dateline; below the first prose line only what can be nothing else."""
        run = longest_run(line)
        rest = words_beside(line, run)
        about = [word for word in rest if word.lower() in _ABOUT_TIME]
        others = [word for word in rest if word.lower() not in _ABOUT_TIME]
        if run.plain:
            if not others:
                return "date" if about or not below or _CERTAIN.search(run.plain) else None
            fits = len(others) <= self.other_words and not others[0][0].islower() and not line.endswith((".", "?", "!"))
            beside = sum(map(len, others)) < run.end - run.start + sum(map(len, about))
            return "date" if fits and beside and not below else None
        if not others and is_reading_time(about):
            return "reading time"
        if about and not others and _CLOCK.search(line):
            return "time of an update"
        return "place" if not below and _PLACE_STAMP.fullmatch(line) else None

    def _says_when(self, line: str) -> bool:
        """Beyond the head: nothing but publishing words, a date and perhaps the name of a paper."""
        if len(line) > self.most_characters:
            return False
        run = longest_run(line)
        others = [word for word in words_beside(line, run) if word.lower() not in _ABOUT_TIME]
        if not run.plain:
            return not others and is_reading_time(_WORD.findall(line))
        if not _YEAR.search(run.plain):
            return False
        return not [word for word in others if word[0].islower()] and len(others) <= 2 * self.other_words


def longest_run(line: str) -> Run:
    """The longest date on a line."""
    return max(date_runs(line), key=lambda run: run.end - run.start, default=_NOTHING)


def words_beside(line: str, run: Run) -> list[str]:
    """Words of a line outside its date, small words of dates left out."""
    rest = f"{line[: run.start]} {line[run.end :]}"
    return [word for word in _WORD.findall(rest) if word.lower() not in _SMALL]


def is_reading_time(found: list[str]) -> bool:
    """ "5 min read", "Reading time: 4 minutes"."""
    low = {word.lower() for word in found}
    return len(low & READING) >= 2 and bool(low & {"read", "reading"}) and low <= READING
