"""Where the story begins when comments stand above it: a long comment is no first paragraph."""

from collections.abc import Sequence
from itertools import pairwise

from cleaner.document import Document
from cleaner.rules.thread_cluster import OFTEN, median_low
from cleaner.rules.thread_mark import Mark

_TOP = 3
"""Lines above the first comment at most."""
_FAR = 3
"""So many times further from one mark to the next than usual is a story between."""

_LONGER = 2
"""So many times longer than the longest comment is a story."""


def begin_below(document: Document, marks: Sequence[tuple[int, Mark]], long: Sequence[int]) -> int | None:
    """The block after the first paragraph of a story below the comments that a document begins with.

    `marks` are in order, `long` are the blocks that are long enough for a paragraph. None where no such comments are,
    or no story stands below them.
    """
    run = _first_run([index for index, mark in marks if mark.form != "c"], long)
    if len(run) < OFTEN or run[0] > _TOP:
        return None
    starts = document.starts
    widths = [starts[b] - starts[a] for a, b in pairwise(run)]
    if widths[0] > _FAR * median_low(widths):
        return None
    taken = {index for index, _ in marks}
    usual = median_low([sum(i not in taken for i in range(a, b)) for a, b in pairwise(run)])
    end = run[-1] + 1
    while end < len(document.lines) and (usual or end in taken):
        usual -= end not in taken
        end += 1
    below = next((index for index, mark in marks if index >= end and mark.form != "c"), len(starts))
    story = [index for index in long if end <= index < below]
    if len(story) < OFTEN or starts[story[-1]] - starts[end] < _LONGER * max(widths):
        return None
    return story[0] + 1


def _first_run(anchors: Sequence[int], long: Sequence[int]) -> list[int]:
    """The first marks with no story between them."""
    run: list[int] = []
    at = 0
    for index in anchors:
        passed = 0
        while at < len(long) and long[at] < index:
            passed += bool(run)
            at += 1
        if passed >= OFTEN:
            break
        run.append(index)
    return run
