"""How the prose of a page is spread over its elements: sums for every element, and where most of it stands."""

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from cleaner.document import Document, Element
from cleaner.resolve import PROSE_END

PROSE_WIDTH = 60
"""A block of at least so many bytes of UTF-8 that ends like a sentence is prose."""
LONG_WIDTH = 200
"""A longer one is prose however it ends."""
MOST_LINKED = 0.4
"""Prose has a smaller share of its characters inside links."""
CORE = 0.55
"""Share of the page's prose that its core holds at least."""
FAR = 9
"""Elements up to an element with a telling name: more than that is as good as none."""
MARKED_TAGS = ("footer", "form", "li", "main", "section")
_MARKED = {tag: 1 << place for place, tag in enumerate(MARKED_TAGS)}


JUDGED = (
    "comment", "main", "list", "box", "caption", "popup", "side", "subscribe", "quote", "about", "footer", "header",
    "prose", "social",
)  # fmt: skip
"""Groups of names that say something about being article or not; the others only say which label fits."""


@lru_cache(maxsize=1)
def name_groups() -> dict[str, tuple[str, ...]]:
    """The groups of each word in class, id and role attributes."""
    table = tomllib.loads((files("cleaner.article") / "name_groups.toml").read_text("utf-8"))
    groups: dict[str, tuple[str, ...]] = {}
    for group, words in table.items():
        for word in words.split():
            groups[word] = (*groups.get(word, ()), group)
    return groups


@lru_cache(maxsize=1)
def _judged() -> dict[str, tuple[int, ...]]:
    """Places in `JUDGED` of the groups of each word."""
    places = {
        word: tuple(JUDGED.index(group) for group in groups if group in JUDGED)
        for word, groups in name_groups().items()
    }
    return {word: found for word, found in places.items() if found}


class Shape:
    """Sums over elements (by `Element.order`) and over blocks (by index).

    The sums of an element count all blocks below it. Widths are bytes of UTF-8, so that scripts without
    spaces weigh about as much as others.
    """

    def __init__(self, document: Document, blind: bool = False) -> None:
        self.document = document
        self.elements: Sequence[Element] = document.elements
        self.owners: list[Element] = [markup.element for markup in document.markups or ()]
        """The innermost element around each block."""
        self.links: list[float] = [markup.link_density for markup in document.markups or ()]
        self.widths: list[int] = []
        self.prose: list[int] = []
        """Width of each block that is prose, else 0."""
        size = len(self.elements)
        self.width_in, self.prose_in, self.linked_in = [0] * size, [0] * size, [0.0] * size
        self.blocks_in, self.prose_blocks_in, self.near = [0] * size, [0] * size, [0] * size
        self._add_blocks()
        self._add_up()
        self.total = max(self.prose_in[0], 1) if size else 1
        self.core = self._core()
        self.densest = max(self.elements, key=lambda element: self.near[element.order])
        """The element with most prose directly or one level below it."""
        self.inside: list[int] = [0] * size
        """Bits for each element: 1 inside the core, 2 inside the densest element."""
        self.away: list[int] = [0] * size
        """Elements up to the nearest one that holds the core."""
        self.articles: list[int] = [-1] * size
        """Order of the nearest `article` element, -1 if there is none."""
        self.marked: list[int] = [0] * size
        """Bits of the `MARKED_TAGS` around."""
        self.named: list[tuple[int, ...]] = []
        """Depth of the nearest element around whose names belong to each group."""
        self._inherit(blind)

    def _add_blocks(self) -> None:
        """Sums of each element over its own blocks."""
        for line, element, linked in zip(self.document.lines, self.owners, self.links, strict=True):
            width = len(line) if line.isascii() else len(line.encode("utf-8", "replace"))
            flowing = (
                width >= PROSE_WIDTH and linked <= MOST_LINKED and (width > LONG_WIDTH or line.endswith(PROSE_END))
            )
            prose, order = width if flowing else 0, element.order
            self.widths.append(width)
            self.prose.append(prose)
            self.width_in[order] += width
            self.prose_in[order] += prose
            self.linked_in[order] += width * linked
            self.blocks_in[order] += 1
            self.prose_blocks_in[order] += flowing
            if flowing:
                self.near[order] += prose
                if element.parent is not None:
                    self.near[element.parent.order] += prose

    def _add_up(self) -> None:
        """Sums of each element over all that is below it; children come after their parents."""
        tables = (self.width_in, self.prose_in, self.linked_in, self.blocks_in, self.prose_blocks_in)
        widths, proses, linked, blocks, prose_blocks = tables
        for element in reversed(self.elements):
            if element.parent is not None:
                above, order = element.parent.order, element.order
                widths[above] += widths[order]
                blocks[above] += blocks[order]
                linked[above] += linked[order]
                if proses[order]:
                    proses[above] += proses[order]
                    prose_blocks[above] += prose_blocks[order]

    def _core(self) -> Element:
        """The deepest element that holds most of the prose."""
        least, found = CORE * self.total, self.elements[0]
        for element in self.elements:
            if self.prose_in[element.order] >= least and element.depth >= found.depth:
                found = element
        return found

    def _inherit(self, blind: bool) -> None:
        """What an element has of those around it."""
        places = {} if blind else _judged()
        none = (-FAR,) * len(JUDGED)
        bits = {self.core.order: 1}
        bits[self.densest.order] = bits.get(self.densest.order, 0) | 2
        holders = {element.order for element in self.core.around(len(self.elements))}
        for element in self.elements:
            order, above = element.order, element.parent.order if element.parent else -1
            self.inside[order] = bits.get(order, 0) | (self.inside[above] if above >= 0 else 0)
            self.away[order] = 0 if order in holders or above < 0 else self.away[above] + 1
            self.articles[order] = order if element.tag == "article" else self.articles[above] if above >= 0 else -1
            self.marked[order] = _MARKED.get(element.tag, 0) | (self.marked[above] if above >= 0 else 0)
            depths = self.named[above] if above >= 0 else none
            hits = [place for word in element.names if word in places for place in places[word]]
            if hits:
                changed = list(depths)
                for place in hits:
                    changed[place] = element.depth
                depths = tuple(changed)
            self.named.append(depths)
