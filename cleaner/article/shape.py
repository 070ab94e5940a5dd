"""How the prose of a page is spread over its elements: sums for every element, and where most of it stands."""

from collections.abc import Sequence
from itertools import compress

from cleaner.document import Document, Element
from cleaner.resolve import PROSE_END

PROSE_WIDTH = 60
"""A block of at least so many bytes of UTF-8 that ends like a sentence is prose."""
LONG_WIDTH = 200
"""A longer one is prose however it ends."""
MOST_LINKED = 0.4
"""Prose has a smaller share of its characters inside links."""
SENTENCES = 5
"""So many sentences side by side are prose however short they are."""
CORE = 0.55
"""Share of the page's prose that its core holds at least."""
WIDE = 80.0
"""A block of so many bytes may be part of the article wherever it stands."""
KIND_BITS = 32
NEAR_PROSE = 0.01
"""Share of the page's prose that stands three levels around a narrower one, at least."""


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
        for element, linked, _ in document.markups or ():
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
        self._add_short_prose()
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
        self.holders = [order if self.blocks_in[order] > 1.0 else self.above[order] for order in self.orders]
        """For each block the innermost element around it that holds others, or may: text with line breaks and text in
        paragraphs look alike from there."""
        self.candidates = self._candidates() if size else []
        """Blocks that may be part of the article at all: what fails stands far from prose and is short."""
        self.kinds, self.kinds_of_parents = self._kinds()
        """Of each candidate: a number for tag and names of its element, and one for those of its parent as well."""

    def _add_short_prose(self) -> None:
        """Short sentences are prose where many stand side by side, as in a story told by talk."""
        sentences: dict[int, list[int]] = {}
        blocks = zip(self.document.lines, self.links, self.prose, self.owners, strict=True)
        for index, (line, linked, prose, element) in enumerate(blocks):
            if not prose and not linked and line.endswith(PROSE_END):
                around = self.above[element.order] if element.tag == "p" else element.order
                sentences.setdefault(around, []).append(index)
        for indexes in sentences.values():
            if len(indexes) >= SENTENCES:
                for index in indexes:
                    self.prose[index] = self.widths[index]

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

    def _kinds(self) -> tuple[list[int], list[int]]:
        numbers: dict[tuple[str, tuple[str, ...]], int] = {}
        known: dict[int, int] = {}
        kinds, both = [], []
        for index in self.candidates:
            element = self.owners[index]
            parent = element.parent or element
            kind = numbers.setdefault((element.tag, element.names), len(numbers))
            around = known.get(parent.order)
            if around is None:
                around = known[parent.order] = numbers.setdefault((parent.tag, parent.names), len(numbers))
            kinds.append(kind)
            both.append(kind << KIND_BITS | around)
        return kinds, both

    def _inside(self, element: Element) -> list[bool]:
        """For each element whether it is this one or stands in it."""
        found = [False] * len(self.above)
        found[element.order] = True
        for order in range(element.order + 1, len(found)):
            found[order] = found[self.above[order]]
        return found
