"""Where an article begins: the lines above its first prose, where headline, byline and dateline stand."""

from collections.abc import Sequence
from typing import NamedTuple

from cleaner.document import Document
from cleaner.resolve import PROSE_END, is_dense

PROSE_WORDS = 9
"""A line of so many words that ends like a sentence begins the story (or is its standfirst)."""
_STOPS = frozenset(".!?…,।。")
LINES_ABOVE = 25
LINES_BELOW = 4
"""How far from the first prose line the head reaches: above it menus, below it what follows a standfirst."""


class Head(NamedTuple):
    """Block indexes: the head is `first` up to `last`, its first prose at `prose`."""

    first: int
    prose: int
    last: int
    """Where the story resumes after a standfirst."""
    reach: int
    """Where the farthest byline may stand."""


def head_of(document: Document) -> Head:
    """The head of a document; without any prose the first lines are its head."""
    memo = document.hints.memo
    found = memo.get(("head", None))
    if found is None:
        found = memo["head", None] = _head_of(document.lines)
    return Head(*found)


def _head_of(lines: Sequence[str]) -> Head:
    prose = next((i for i, line in enumerate(lines) if begins_story(line)), min(len(lines), LINES_BELOW * 3))
    most = min(prose + 1 + LINES_BELOW, len(lines))
    last = next((i for i in range(prose + 1, most) if begins_story(lines[i])), most)
    return Head(max(prose - LINES_ABOVE, 0), prose, last, most)


def begins_story(line: str) -> bool:
    """A sentence of some length."""
    closed = line[-1] in _STOPS or (line.endswith(PROSE_END) and line[-2:-1] in _STOPS)
    return closed and ((len(line) >= 45 and line.count(" ") >= PROSE_WORDS - 1) or is_dense(line))
