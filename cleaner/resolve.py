"""The one place where overlapping proposals are settled: spans become segments that cover everything.

Policy, in this order:
  1. What a keep rule holds cannot be taken: remove proposals are cut back around it.
  2. Where proposals overlap, the more confident wins, then the shorter, then the label and rule by name.
  3. The guard: proposals may not empty an article that has prose. While no prose is left in the body,
     the rule whose proposals on prose are least sure on average is vetoed whole, and its spans are recorded.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from cleaner.document import Document, Span
from cleaner.labels import Group

PROSE_CHARACTERS, DENSE_CHARACTERS = 80, 28
"""A block of at least so many characters that ends like a sentence is prose."""
SENTENCE_CHARACTERS = 25
"""A shorter line is no sentence worth counting."""
LEAST_LEFT = 0.2
"""Short sentences that stay keep an article from being empty when they are so much of the prose that goes."""
PROSE_END = tuple(".!?…\"”’')»“«。！？」』।")


class Verdict(NamedTuple):
    """A stretch of one block and what it was taken for; `span` is None for body by default."""

    start: int
    end: int
    span: Span | None


@dataclass(frozen=True, slots=True)
class Settled:
    """The outcome for a document: verdicts by block index (a block without one is body), and the vetoed spans."""

    verdicts: dict[int, tuple[Verdict, ...]]
    vetoed: tuple[Span, ...]


def resolve(
    document: Document,
    spans: Iterable[Span],
    kept: Sequence[tuple[int, int]] = (),
    exempt: frozenset[str] = frozenset(),
) -> Settled:
    """Settle spans over a document. `kept` are character ranges that must stay, sorted or not.

    The guard does not count what rules named in `exempt` take: they say where the article is, and have their own.
    """
    proposed = sorted(set(spans), key=_rank)
    if kept:
        proposed = _cut(proposed, sorted(kept))
    vetoed: list[Span] = []
    while True:
        verdicts = _overlay(document, proposed)
        loser = _weakest_over_prose(document, verdicts, exempt)
        if loser is None:
            return Settled(verdicts, tuple(sorted(vetoed)))
        vetoed += [span for span in proposed if span.rule == loser]
        proposed = [span for span in proposed if span.rule != loser]


def _rank(span: Span) -> tuple[float, int, str, str, int, int, tuple[str, ...]]:
    """Best first."""
    start, end, label, rule, confidence, evidence = span
    return (-confidence, end - start, label, rule, start, end, evidence)


def _overlay(document: Document, ranked: Sequence[Span]) -> dict[int, tuple[Verdict, ...]]:
    """For each block that any span touches, its stretches in order.

    Most blocks are covered whole by the first span in rank that touches them: only of the others all spans are kept.
    """
    starts, lines = document.starts, document.lines
    best: dict[int, Span] = {}
    parted: dict[int, list[Span]] = {}
    for span, first, last in _placed(document, ranked):
        for index in range(first, last):
            if index in parted:
                parted[index].append(span)
            elif index not in best:
                best[index] = span
                if span.start > starts[index] or span.end < starts[index] + len(lines[index]):
                    parted[index] = [span]
    verdicts: dict[int, tuple[Verdict, ...]] = {}
    for index in sorted(best):
        start = starts[index]
        end = start + len(lines[index])
        whole = index not in parted
        verdicts[index] = (Verdict(start, end, best[index]),) if whole else _stretches(parted[index], start, end)
    return verdicts


def _placed(document: Document, spans: Iterable[Span]) -> Iterable[tuple[Span, int, int]]:
    """Each span with the range of block indexes that it touches."""
    starts, lines = document.starts, document.lines
    for span in spans:
        start, end = span[:2]
        first = max(bisect_right(starts, start) - 1, 0)
        if first < len(starts) and starts[first] + len(lines[first]) <= start:
            first += 1
        yield span, first, bisect_left(starts, end)


def _stretches(ranked: Sequence[Span], start: int, end: int) -> tuple[Verdict, ...]:
    """One block cut at the bounds of its spans; the first in rank takes each piece."""
    cuts = sorted({start, end, *(c for s in ranked for c in (s.start, s.end) if start < c < end)})
    pieces: list[Verdict] = []
    for low, high in pairwise(cuts):
        span = next((s for s in ranked if s.start <= low and s.end >= high), None)
        if pieces and pieces[-1].span is span:
            pieces[-1] = Verdict(pieces[-1].start, high, span)
        else:
            pieces.append(Verdict(low, high, span))
    return tuple(pieces)


def _cut(ranked: Sequence[Span], kept: Sequence[tuple[int, int]]) -> list[Span]:
    """Proposals without the characters that must stay."""
    result = []
    for span in ranked:
        if span.label.group is Group.BODY:
            result.append(span)
            continue
        low = span.start
        for start, end in kept:
            if start < span.end and end > low:
                if start > low:
                    result.append(span._replace(start=low, end=start))
                low = max(low, end)
        if low < span.end:
            result.append(span._replace(start=low))
    return result


def is_prose(line: str) -> bool:
    """Long enough to be a paragraph, and ends like a sentence; Japanese and Chinese say more in fewer characters."""
    return line.endswith(PROSE_END) and (len(line) >= PROSE_CHARACTERS or is_dense(line))


def is_dense(line: str) -> bool:
    """A paragraph in Japanese or Chinese."""
    return len(line) >= DENSE_CHARACTERS and "。" in line


def _weakest_over_prose(
    document: Document, verdicts: dict[int, tuple[Verdict, ...]], exempt: frozenset[str]
) -> str | None:
    """The rule to veto, or None when the body still has prose, short sentences enough, or there was no prose."""
    sums: dict[str, list[float]] = {}
    prose = short = 0
    for index, line in enumerate(document.lines):
        if len(line) < SENTENCE_CHARACTERS or not line.endswith(PROSE_END):
            continue
        pieces = verdicts.get(index)
        if exempt and pieces and any(_is_taken_by(piece.span, exempt) for piece in pieces):
            continue
        if is_prose(line):
            if pieces is None or any(_stays(piece, PROSE_CHARACTERS // 2) for piece in pieces):
                return None
            prose += len(line)
            for piece in pieces:
                if piece.span is not None:
                    sums.setdefault(piece.span.rule, []).append(piece.span.confidence)
        elif pieces is None or all(_stays(piece, 0) for piece in pieces):
            short += len(line)
    if not sums or short >= max(PROSE_CHARACTERS, LEAST_LEFT * prose):
        return None
    return min(sums, key=lambda rule: (sum(sums[rule]) / len(sums[rule]), rule))


def _is_taken_by(span: Span | None, rules: frozenset[str]) -> bool:
    return span is not None and span.rule in rules and span.label.group is not Group.BODY


def _stays(piece: Verdict, least: int) -> bool:
    """Whether a stretch is body, and long enough to count."""
    body = piece.span is None or piece.span.label.group is Group.BODY
    return body and piece.end - piece.start >= least
