"""Which lines of a document may be told by the line model alone, and what stands around them.

Those before the first and after the last paragraph of prose, and those near boilerplate that other rules found.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cleaner.document import Document
from cleaner.labels import Group
from cleaner.resolve import is_dense
from cleaner.rules.flow import COMMENT, course_of

PROSE = 100
"""A line of so many characters that ends like a sentence is prose."""
LONGEST = 250
NEAR, NEAR_PROSE = 5, 3
"""Lines around something found in which a line, or a paragraph of prose, may be told."""
ENDS = frozenset('.!?…。！？।؟"”“»«’」』:')


def is_long(line: str) -> bool:
    """A line of prose."""
    return line[-1] in ENDS and (len(line) >= PROSE or is_dense(line))


@dataclass(frozen=True)
class Page:
    """What the model sees of a document."""

    document: Document
    found: Sequence[int]
    """Blocks that other rules found, rising."""
    prose: Sequence[int]
    """Blocks of prose that nothing was found on, rising."""
    open: Sequence[int]
    """Blocks that may be told, rising."""

    @cached_property
    def taken(self) -> frozenset[int]:
        """The blocks found, to look up."""
        return frozenset(self.found)


def page_of(document: Document) -> Page:
    """Sort the blocks of a document that local rules have been over."""
    lines, starts = document.lines, document.starts
    taken = {bisect_left(starts, span.start) for span in document.spans if span.label.group is not Group.BODY}
    states = course_of(document).states
    if COMMENT in states:
        taken.update(i for i, state in enumerate(states) if state == COMMENT)
    prose = [i for i, x in enumerate(lines) if is_long(x) and i not in taken] if taken else []
    if not prose:
        return Page(document, (), (), ())
    found = sorted(taken)
    first, last = prose[0], prose[-1]
    near: set[int] = set()
    closest: set[int] = set()
    for i in found:
        if first - NEAR < i < last + NEAR:
            near.update(range(max(i - NEAR, first), min(i + NEAR, last) + 1))
            closest.update(range(i - NEAR_PROSE, i + NEAR_PROSE + 1))
    near.difference_update(taken, set(prose) - closest)
    between = [i for i in sorted(near) if len(lines[i]) <= LONGEST]
    ahead = [i for i in range(first) if i not in taken and len(lines[i]) <= LONGEST]
    behind = [i for i in range(last + 1, len(lines)) if i not in taken and len(lines[i]) <= LONGEST]
    return Page(document, found, prose, ahead + between + behind)
