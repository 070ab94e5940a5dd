"""What stands outside the article of a page and has no name in its markup, called by its wording."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    if not found:
        return list(outside)
    return [part for span in outside for part in _parts(document, span, found)]


def _blocks(document: Document, span: Span) -> range:
    """Indexes of the blocks in a span of whole blocks."""
    return range(bisect_left(document.starts, span.start), bisect_left(document.starts, span.end))


def _parts(document: Document, span: Span, found: Mapping[int, Span]) -> Iterator[Span]:
    """A span, or what is left of it between the blocks that have a name, and these."""
    if span.label is not Label.OTHER:
        yield span
        return
    first, end = -1, -1
    for index in _blocks(document, span):
        start = document.starts[index]
        if start in found:
            if first >= 0:
                yield span._replace(start=first, end=end)
            named = found[start]
            evidence = (*span.evidence[:1], *named.evidence)
            yield span._replace(
                start=start, end=start + len(document.lines[index]), label=named.label, evidence=evidence
            )
            first = -1
        else:
            first = start if first < 0 else first
            end = start + len(document.lines[index])
    if first >= 0:
        yield span._replace(start=first, end=end)
