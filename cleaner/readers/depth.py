"""Pages whose elements nest deeper than browsers and the parser in C go, as threads of answers to answers do."""

import re
from collections.abc import Sequence
from typing import Any

from cleaner.document import Element
from cleaner.readers.page import Access

DEEPEST = 512
"""Elements around an element. What is deeper stands beside, as in browsers and in the parser in C."""
DEEPEST_CLOSED = 50_000
"""The same on pages that close what they open: there depth is meant, and not the trace of end tags left out."""
LEAST_BLOCKS = 100
"""Block-level elements around an element that may be too deep; the others are inline ones, which may be many."""
_TAGS = re.compile(r"<(/?)(?:article|blockquote|details|div|dl|ol|section|table|ul)\b", re.IGNORECASE)
MOST_UNCLOSED = 0.02
"""Share of the start tags that have no end tag on a page that closes what it opens."""


def is_cut_short(elements: Sequence[Element], access: Access) -> bool:
    """Whether a parser that stops at `DEEPEST` may have put elements of a page beside those that they stand in.

    Asked while the elements hold their nodes.
    """
    innermost = max(elements, key=lambda element: element.depth, default=None)
    if innermost is None or innermost.depth < LEAST_BLOCKS:
        return False
    node: Any = innermost.node
    depth = 0
    while _is_element(node, access):
        node, depth = node.parent, depth + 1
    return depth >= DEEPEST


def _is_element(node: Any, access: Access) -> bool:
    return isinstance(node, access.element)


def deepest_of(source: str) -> int:
    """How deep elements of a page may nest."""
    if source.count("<") < DEEPEST:
        return DEEPEST
    ends = [bool(match[1]) for match in _TAGS.finditer(source)]
    closed = sum(ends)
    opened = len(ends) - closed
    return DEEPEST_CLOSED if opened - closed <= MOST_UNCLOSED * opened else DEEPEST
