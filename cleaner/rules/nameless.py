"""What stands outside the article of a page and has no name in its markup, called by its wording."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from cleaner.document import Document, Span
from cleaner.labels import Group, Label
from cleaner.rules.base import Rule
from cleaner.rules.proposals import proposals_of


def name_outside(document: Document, outside: Sequence[Span], rules: Iterable[Rule]) -> list[Span]:
    """The spans of page rules, with each block of label "other" called what a local rule finds in all of it.

    The block stays outside, and the rule that put it there stays its rule: only its label and evidence change.
    """
    nameless = [span for span in outside if span.label is Label.OTHER]
    indexes = [index for span in nameless for index in _blocks(document, span)]
    if not indexes:
        return list(outside)
    part = document.only(indexes)
    ends = {start: start + len(line) for start, line in zip(part.starts, part.lines, strict=True)}
    found: dict[int, Span] = {}
    for rule in rules:
        for span in proposals_of(rule, part) if rule.stage == "local" else ():
            whole = span.start in ends and span.end >= ends[span.start] and span.label.group is Group.BOILERPLATE
            if whole and (span.start not in found or span.confidence > found[span.start].confidence):
                found[span.start] = span
    return [each for span in outside for each in _called(document, span, found)] if found else list(outside)


def cut_around(document: Document, outside: Sequence[Span], told: Iterable[Span]) -> list[Span]:
    """The spans of page rules without the blocks that the files of a site call something: these know better.

    What page rules hold as part of the article is not cut: confidence decides there.
    """
    known = {index for span in told for index in _blocks(document, span) if _is_whole(document, span, index)}
    kept: list[Span] = []
    for span in outside:
        cut = span.label.group is not Group.BODY and not known.isdisjoint(_blocks(document, span))
        kept += [span._replace(start=start, end=end) for start, end in _runs(document, span, known)] if cut else [span]
    return kept


def _called(document: Document, span: Span, found: Mapping[int, Span]) -> Iterator[Span]:
    """A span, or what is left of it between the blocks that have a name, and these, in order."""
    named = {index for index in _blocks(document, span) if document.starts[index] in found}
    if span.label is not Label.OTHER or not named:
        yield span
        return
    parts = [span._replace(start=start, end=end) for start, end in _runs(document, span, named)]
    for index in named:
        start = document.starts[index]
        evidence = (*span.evidence[:1], *found[start].evidence)
        stop = start + len(document.lines[index])
        parts.append(span._replace(start=start, end=stop, label=found[start].label, evidence=evidence))
    yield from sorted(parts)


def _blocks(document: Document, span: Span) -> range:
    """Indexes of the blocks that begin in a span."""
    return range(bisect_left(document.starts, span.start), bisect_left(document.starts, span.end))


def _is_whole(document: Document, span: Span, index: int) -> bool:
    """Whether a span holds all of a block."""
    start = document.starts[index]
    return span.start <= start and start + len(document.lines[index]) <= span.end


def _runs(document: Document, span: Span, without: Set[int]) -> Iterator[tuple[int, int]]:
    """Start and end of each run of blocks of a span between those that are left out."""
    first = end = -1
    for index in _blocks(document, span):
        if index in without:
            if first >= 0:
                yield first, end
            first = -1
            continue
        first = document.starts[index] if first < 0 else first
        end = document.starts[index] + len(document.lines[index])
    if first >= 0:
        yield first, end
