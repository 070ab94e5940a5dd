"""Lines of an appeal that no phrase catches, in languages whose tone is unknown."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile
from typing import ClassVar

from cleaner.document import Document, Span
from cleaner.labels import Label
from cleaner.resolve import is_prose
from cleaner.rules.appeal import WEIGHTS, address, story
from cleaner.rules.base import Stage, block_span, outside_quotes, voice_at, weigh
from cleaner.rules.landmarks import APPEALS, findings
from cleaner.rules.tone import is_known

_ENDS = ".!?…。！？।؟:：”»"
MOST_SPOKEN = 4
"""A story of which more than one paragraph in so many says "we" or "you" is told so."""
_FIRST_LINES = 2
"""Title and byline stand here."""


@dataclass(frozen=True)
class AppealPart:
    """Lines between two lines of one appeal, and its opening and heading right above it.

    Safe because both neighbours of a gap were found by their wording and say the same kind of thing, the gap is
    short, nobody is quoted or reports in it, an opening speaks for the outlet where the story does not speak so,
    and a heading of the story stands above prose, not above an appeal.
    English has `run_remainder` instead, which listens to the tone.
    Known problem: a paragraph of the story between two inserts of the same newsletter.
    """

    name: ClassVar[str] = "appeal_part"
    label: ClassVar[Label] = Label.OTHER
    stage: ClassVar[Stage] = "context"

    gap_lines: int = 2
    """Longest gap."""
    sure_gap_lines: int = 3
    """The same between lines with at least `least_sure` confidence, 0 to 1."""
    least_sure: float = 0.82
    opening_lines: int = 3
    """How far above an appeal its first line may stand."""
    opening_score: float = 1.5
    """Evidence that its first line needs."""
    heading_characters: int = 60
    """Longest heading."""
    heading_lines: int = 2
    """Lines of the appeal that a heading needs below it."""

    def find(self, document: Document) -> Iterator[Span]:
        """Gaps, then headings."""
        spans = findings(document)
        found = {index: span.label for index, span in spans.items()}
        appeals = [index for index in sorted(found) if found[index] in APPEALS]
        sure = frozenset(index for index in appeals if spans[index].confidence >= self.least_sure)
        if not appeals:
            return
        for index in (
            *self._gaps(document, found, sure),
            *self._openings(document, found, appeals),
            *self._headings(document, found, appeals),
        ):
            below = next(i for i in appeals if i > index)
            span = block_span(document, index, self, (0.62, (f"part of an appeal: {found[below].value}",)))
            yield span._replace(label=found[below])

    def _gaps(self, document: Document, found: dict[int, Label], sure: frozenset[int]) -> Iterator[int]:
        """Lines between neighbouring lines of one label; more of them between two that are sure."""
        for first, last in pairwise(sorted(index for index in found if found[index] in APPEALS)):
            between = range(first + 1, last)
            most = self.sure_gap_lines if {first, last} <= sure else self.gap_lines
            fits = found[first] is found[last] and len(between) <= most
            if fits and all(i not in found and is_open(document, i) for i in between):
                yield from between

    def _openings(self, document: Document, found: dict[int, Label], appeals: list[int]) -> Iterator[int]:
        """Lines right above an appeal of several lines from where the outlet begins to speak, if the story does not."""
        if _story_speaks(document, found):
            return
        for index in appeals:
            if found.get(index - 1) is found[index] or found.get(index + 1) is not found[index]:
                continue
            reach = range(index - 1, max(index - 1 - self.opening_lines, _FIRST_LINES), -1)
            above = list(takewhile(lambda i: i not in found and is_open(document, i), reach))
            spoken = [i for i in above if opening_score(document, i, found[index]) >= self.opening_score]
            if spoken:
                yield from range(spoken[-1], index)

    def _headings(self, document: Document, found: dict[int, Label], appeals: list[int]) -> Iterator[int]:
        """Short lines without a closing sign right above an appeal of several lines."""
        for index in appeals:
            above = index - 1
            if above < _FIRST_LINES or above in found or len(document.lines[above]) > self.heading_characters:
                continue
            run = sum(found.get(i) is found[index] for i in range(index, index + self.gap_lines))
            line = document.lines[above]
            if (
                run >= self.heading_lines
                and line[-1] not in _ENDS
                and line[0] not in '–—-„“”«»"「'
                and is_open(document, above)
            ):
                yield above


def opening_score(document: Document, index: int, label: Label) -> float:
    """How much a line speaks for an appeal: listed phrases outside quotations, and who speaks to whom."""
    if voice_at(document, index).quoted:
        return 0.0
    cues = outside_quotes(document.lines[index], document.cues(index, label))
    return weigh(cues, WEIGHTS).score + address(voice_at(document, index))


def _story_speaks(document: Document, found: dict[int, Label]) -> bool:
    """Whether the story itself says "we" or "you"."""
    prose = [i for i, line in enumerate(document.lines) if i not in found and is_prose(line)]
    spoken = (i for i in prose if voice_at(document, i).we or voice_at(document, i).you)
    return next(islice(spoken, len(prose) // MOST_SPOKEN, None), None) is not None


def is_open(document: Document, index: int) -> bool:
    """Whether a line may belong to an appeal as far as its voice goes, in a language whose tone is unknown."""
    voice = voice_at(document, index)
    return not is_known(document, index) and not story(document, index, voice)
