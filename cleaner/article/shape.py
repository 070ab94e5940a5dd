"""How the prose of a page is spread over its elements: sums for every element, and where most of it stands."""

from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

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
WIDE = 80.0
"""A block of so many bytes may be part of the article wherever it stands."""
NEAR_PROSE = 0.01
"""Share of the page's prose that stands three levels around a narrower one, at least."""


class Likes(NamedTuple):
    """What the innermost element around a block has in common with others of its kind. Keys, to be compared only."""

    names: int
    """Tag and names."""
    parent: tuple[str, int]
    """Tag, and the parent's tag and names."""
    siblings: tuple[str, int]
    """Tag and parent."""
    both: tuple[int, int]
    """Tag and names, its own and the parent's."""


class Shape:
    """Sums over elements (by `Element.order`) and over blocks (by index).

    The sums of an element count all blocks below it. Widths are bytes of UTF-8, so that scripts without spaces
    weigh about as much as others. Sums are float, also where they count: trees compare floats twice as fast.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.elements: Sequence[Element] = document.elements
        self.owners: list[Element] = []
        """The innermost element around each block."""
        self.links: list[float] = []
        """Link density of each block."""
        for element, linked in document.markups or ():
            self.owners.append(element)
            self.links.append(linked)
        self.orders = [element.order for element in self.owners]
        self.above = [element.parent.order if element.parent else 0 for element in self.elements]
        """For each element the one around it; the outermost one stands for what is around itself."""
        lines = document.lines
        self.widths = [float(len(line) if line.isascii() else len(line.encode("utf-8", "replace"))) for line in lines]
        self.prose = [
            width
            if width >= PROSE_WIDTH and linked <= MOST_LINKED and (width > LONG_WIDTH or line.endswith(PROSE_END))
            else 0.0
            for line, width, linked in zip(lines, self.widths, self.links, strict=True)
        ]
        """Width of each block that is prose, else 0."""
        size = len(self.elements)
        self.width_in, self.prose_in, self.linked_in = [0.0] * size, [0.0] * size, [0.0] * size
        self.blocks_in, self.prose_blocks_in, self.near = [0.0] * size, [0.0] * size, [0.0] * size
        self._add_blocks()
        self._add_up()
        self.total = max(self.prose_in[0], 1.0) if size else 1.0
        if size:
            self.core = self._core()
            self.densest = self.elements[self.near.index(max(self.near))]
            """The element with most prose directly or one level below it."""
        self.candidates = self._candidates() if size else []
        """Blocks that may be part of the article at all: what fails stands far from prose and is short."""
        self.likes = self._likes()

    def _add_blocks(self) -> None:
        """Sums of each element over its own blocks."""
        widths, linked_in, blocks = self.width_in, self.linked_in, self.blocks_in
        for order, width, linked in zip(self.orders, self.widths, self.links, strict=True):
            widths[order] += width
            blocks[order] += 1.0
            if linked:
                linked_in[order] += width * linked
        for order, prose in zip(compress(self.orders, self.prose), filter(None, self.prose), strict=True):
            self.prose_in[order] += prose
            self.prose_blocks_in[order] += 1.0
            self.near[order] += prose
            if order:
                self.near[self.above[order]] += prose

    def _add_up(self) -> None:
        """Sums of each element over all that is below it; children come after their parents."""
        widths, proses, linked, blocks = self.width_in, self.prose_in, self.linked_in, self.blocks_in
        for order in range(len(self.above) - 1, 0, -1):
            above = self.above[order]
            widths[above] += widths[order]
            blocks[above] += blocks[order]
            if linked[order]:
                linked[above] += linked[order]
            if proses[order]:
                proses[above] += proses[order]
                self.prose_blocks_in[above] += self.prose_blocks_in[order]

    def _core(self) -> Element:
        """The deepest element that holds most of the prose: those that do stand inside one another."""
        least = CORE * self.total
        holders = (order for order in range(len(self.above) - 1, 0, -1) if self.prose_in[order] >= least)
        return self.elements[next(holders, 0)]

    def _candidates(self) -> list[int]:
        above, least = self.above, NEAR_PROSE * self.total
        near_prose = [self.prose_in[above[above[above[order]]]] >= least for order in range(len(above))]
        in_core = self._inside(self.core)
        return [
            index
            for index, (order, width, linked) in enumerate(zip(self.orders, self.widths, self.links, strict=True))
            if near_prose[order] or width >= WIDE or (linked <= 0.5 and in_core[order])
        ]

    def _likes(self) -> list[Likes]:
        """What candidates have in common with others of their kind."""
        numbers: dict[tuple[str, tuple[str, ...]], int] = {}
        kinds: dict[int, int] = {}
        likes = []
        for index in self.candidates:
            element = self.owners[index]
            parent = element.parent or element
            for each in (element, parent):
                if each.order not in kinds:
                    kinds[each.order] = numbers.setdefault((each.tag, each.names), len(numbers))
            own, around = kinds[element.order], kinds[parent.order]
            likes.append(Likes(own, (element.tag, around), (element.tag, parent.order), (own, around)))
        return likes

    def _inside(self, element: Element) -> list[bool]:
        """For each element whether it is this one or stands in it."""
        found = [False] * len(self.above)
        found[element.order] = True
        for order in range(element.order + 1, len(found)):
            found[order] = found[self.above[order]]
        return found
