"""A settled document as segments: all of its text in order, without gap or overlap."""

from collections.abc import Iterator
from typing import NamedTuple

from cleaner.article.kinds import body_label
from cleaner.document import Document, Span
from cleaner.labels import Label
from cleaner.resolve import Settled


class Segment(NamedTuple):
    """A stretch of the source text and what it was taken for. Segments cover the text without gap or overlap."""

    start: int
    end: int
    label: Label
    rule: str = ""
    """The rule that took it; empty for body by default."""
    evidence: tuple[str, ...] = ()
    confidence: float = 1.0
    """0 to 1."""
    text: str = ""
    """The source text of the segment, with the line break that follows it."""
    html_start: int = -1
    html_end: int = -1
    """Where it stands in the HTML, -1 in text mode."""


Piece = tuple[int, int, Label, Span | None, tuple[int, int]]
"""A stretch of a block without the white space around it: start, end, label, the proposal that took it (None for body
by default), and where it stands in the HTML (-1 in text mode). A plain tuple, as every record makes thousands."""
_NOWHERE = (-1, -1)


def pieces_of(document: Document, settled: Settled) -> Iterator[Piece]:
    """The stretches of each block in reading order."""
    verdicts, markups = settled.verdicts, document.markups
    for index, (line, start) in enumerate(zip(document.lines, document.starts, strict=True)):
        element = markups[index].element if markups else None
        place = (element.html_start, element.html_end) if element else _NOWHERE
        pieces = verdicts.get(index)
        if pieces is None:
            yield start, start + len(line), body_label(document, verdicts, index), None, place
            continue
        for low, high, span in pieces:
            yield low, high, span.label if span else body_label(document, verdicts, index), span, place


def segments_of(document: Document, settled: Settled, unread: int) -> Iterator[Segment]:
    """The stretches, each with the white space behind it; `unread` characters at the end of a text were not read."""
    text = document.text
    pieces = list(pieces_of(document, settled))
    beyond = 0 if document.markups is not None else unread
    unread_from = len(text) - beyond
    low = 0
    ends = [piece[0] for piece in pieces[1:]] + [unread_from]
    for (_, _, label, span, place), after in zip(pieces, ends[: len(pieces)], strict=True):
        rule, evidence, confidence = (span.rule, span.evidence, span.confidence) if span else ("", (), 1.0)
        yield Segment(low, after, label, rule, evidence, confidence, text[low:after], *place)
        low = after
    if low < unread_from:
        yield Segment(low, unread_from, Label.OTHER, "white_space", ("no text",), 1.0, text[low:unread_from])
    if beyond:
        reason = f"beyond the size budget: {beyond} characters were not read"
        yield Segment(unread_from, len(text), Label.OTHER, "size_budget", (reason,), 1.0, text[unread_from:])
