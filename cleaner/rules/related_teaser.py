"""Teasers that carry no phrase: headlines and cards of other articles, known by shape and place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from cleaner.document import Document, Span
from cleaner.labels import Group, Label
from cleaner.resolve import is_prose
from cleaner.rules.base import Stage, block_span, voice_at
from cleaner.rules.headline import end_of_story, has_clock, is_headline, is_measured, is_trimming
from cleaner.rules.tone import tone_at
from cleaner.rules.voice import ME

LIST_MARKS = "-–—•*·▪►#("
SHORTEST = 24
LOUD_WORD, LOUD_LETTERS, MOST_LOUD = 10, 40, 4
KICKER_WORDS = 5


@dataclass(frozen=True)
class RelatedTeaser:
    """Headlines of other articles without a word that says so.

    Safe because behind the story two cards with dates, or a run of headlines next to boilerplate
    that other rules found, are needed; within it only what few authors write: a lone headline all in
    capitals, or a kicker in capitals, a bar and a headline.
    Known problem: an article that ends with a list of titles (an anthology, a programme) above a notice.
    """

    name: ClassVar[str] = "related_teaser"
    label: ClassVar[Label] = Label.RELATED
    stage: ClassVar[Stage] = "context"

    least_words: int = 5
    """Shortest headline."""
    card_lines: int = 6
    """Longest card, from date to date."""
    confidence: float = 0.87
    """Above that of a thread of comments without a time of day, which cards look like."""
    near_lines: int = 2
    """How close boilerplate must stand to a run of headlines."""

    def find(self, document: Document) -> Iterator[Span]:
        """Cards, runs of headlines, and loud lines within the story."""
        taken: set[int] = set()
        end = end_of_story(document) + 1
        for index, reason in (*self.cards(document, end), *self.runs(document, end), *self.loud(document)):
            if index not in taken:
                taken.add(index)
                yield block_span(document, index, self, (self.confidence, (reason,)))

    def headline(self, document: Document, index: int) -> bool:
        """A headline that is no item of a list."""
        line = document.lines[index]
        return (
            len(line) >= SHORTEST
            and line[0] not in LIST_MARKS
            and is_headline(line, document.hints.words[index], self.least_words)
            and not is_measured(line)
        )

    def cards(self, document: Document, end: int) -> Iterator[tuple[int, str]]:
        """Behind the story: lines from the first headline on, while a date comes at least every few lines."""
        dates = [i for i in range(end, len(document.lines)) if is_trimming(document.lines[i])]
        group: list[int] = []
        for date in (*dates, len(document.lines) + self.card_lines + 1):
            if group and date - group[-1] > self.card_lines:
                yield from self._card_group(document, group, end)
                group = []
            group.append(date)

    def _card_group(self, document: Document, group: list[int], end: int) -> Iterator[tuple[int, str]]:
        """One group of dates with headlines between them."""
        first = max(end, group[0] - self.near_lines)
        last = min(group[-1] + self.near_lines + 1, len(document.lines))
        heads = [i for i in range(first, last) if self.headline(document, i)]
        between = sum(bisect_right(heads, a) < bisect_left(heads, b) for a, b in pairwise(group))
        if (
            not between
            or between < (len(group) - 1) / 2
            or any(has_clock(document.lines[i]) or self._is_personal(document, i) for i in range(first, last))
        ):
            return
        start = min((i for i in heads if i <= group[0]), default=group[0])
        stop = max(i for i in (*heads, group[-1])) + 1
        for index in range(start, stop):
            yield index, "card with a date, among others"

    def _is_personal(self, document: Document, index: int) -> bool:
        """Somebody says "I", or the line has votes: comments look like cards otherwise."""
        line = document.lines[index]
        if "▲" in line or "▼" in line or "↳" in line or "👍" in line:
            return True
        return (
            not ME.isdisjoint(document.hints.words[index]) and '"' not in line and "“" not in line and "‘" not in line
        )

    def runs(self, document: Document, end: int) -> Iterator[tuple[int, str]]:
        """Behind the story: headlines in a row, next to boilerplate."""
        found = found_blocks(document)
        if not found:
            return
        highest = next((i for i in range(end, len(document.lines)) if i in found), len(document.lines))
        run: list[int] = []
        for index in range(end, len(document.lines) + 1):
            if index < len(document.lines) and index not in found and self.headline(document, index):
                run.append(index)
                continue
            apart = len(run) > 1 and self._is_apart(document, (run[0], index), found, highest)
            if apart and not _repeats(document, run) and not _talks(document, run):
                for item in run:
                    yield item, f"{len(run)} headlines in a row behind the story"
            run = []

    def _is_apart(self, document: Document, place: tuple[int, int], found: frozenset[int], highest: int) -> bool:
        """Boilerplate, the first of it `highest`, parts the run from the story; a run of two has it on both sides."""
        first, after = place
        if after < len(document.lines) and after not in found and is_prose(document.lines[after]):
            return False
        parted = after - first > 2 and highest < first
        before = parted or first - 1 in found or first - 2 in found
        closed = after - first > 2 or any(i in found for i in range(after, after + self.near_lines))
        return before and closed and not document.lines[first - 1].endswith(":")

    def loud(self, document: Document) -> Iterator[tuple[int, str]]:
        """A headline in capitals between two paragraphs; a kicker in capitals before a bar."""
        lines = document.lines
        loud = [i for i, line in enumerate(lines) if line.isupper()]
        loud = [i for i in loud if len(lines[i]) >= LOUD_WORD]
        if 0 < len(loud) <= MOST_LOUD and all(len(lines[i]) >= LOUD_LETTERS for i in loud):
            for index in loud:
                if (
                    0 < index < len(lines) - 1
                    and self.headline(document, index)
                    and is_prose(lines[index - 1])
                    and is_prose(lines[index + 1])
                ):
                    yield index, "headline in capitals between paragraphs"
        for index, line in enumerate(lines if " | " in document.text else ()):
            if " | " in line and index and line[0] != "|" and line.count("|") == 1 and len(line) < 200:
                kicker, headline = line.split(" | ", 1)
                if kicker.isupper() and len(kicker) > 3 and len(headline.split()) >= KICKER_WORDS and line[-1] != ".":
                    yield index, "kicker in capitals and a headline"


def _repeats(document: Document, run: list[int]) -> bool:
    """Whether a run lists the headings of the story itself: most of its lines stand before it, word for word."""
    memo = document.hints.memo
    if ("first_place", None) not in memo:
        places: dict[str, int] = {}
        for index, line in enumerate(document.lines):
            places.setdefault(line, index)
        memo["first_place", None] = places
    first: dict[str, int] = memo["first_place", None]
    return sum(first[document.lines[index]] < run[0] for index in run) * 2 > len(run)


def _talks(document: Document, run: list[int]) -> bool:
    """Whether half of a run or more sounds like comments, which need no full stop either, and somebody speaks in it."""
    voices = [voice_at(document, index) for index in run]
    if not any(voice.me or voice.you or voice.we or voice.exclaimed for voice in voices):
        return False
    return sum(tone_at(document, index).comment > 0 for index in run) * 2 >= len(run)


def found_blocks(document: Document) -> frozenset[int]:
    """Blocks that other rules take for boilerplate."""
    starts = document.starts
    return frozenset(
        bisect_left(starts, span.start) for span in document.spans if span.label.group is Group.BOILERPLATE
    )
