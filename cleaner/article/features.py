"""The numbers that say whether a block belongs to the article, in the order of `NAMES`."""

from itertools import accumulate
from math import log1p

from cleaner.article.shape import FAR, JUDGED, MARKED_TAGS, Shape
from cleaner.document import Element
from cleaner.resolve import PROSE_END

TAGS = (
    "p li div span td tr h1 h2 h3 h4 h5 h6 blockquote pre dt dd figcaption section article main aside nav header footer"
    " form button label summary details figure ul ol table noscript body address a fieldset select"
).split()
_TAG = {tag: place + 1 for place, tag in enumerate(TAGS)}
FARTHEST = 40
"""Blocks from the first and the last prose: more count as so many."""
WINDOW = 8
_BITS = tuple(1 << place for place in range(len(MARKED_TAGS)))

OF_ELEMENTS = (
    *(f"{level}_tag" for level in ("own", "parent", "second")),
    *(f"{level}_{name}" for level in ("own", "parent", "second", "third") for name in ("share", "links", "density")),
    *(
        f"{level}_{name}"
        for level in ("own", "parent", "second")
        for name in ("mean", "blocks", "prose_blocks", "near")
    ),
    "near_of_densest", "in_core", "in_densest", "away", "below_core", "below_densest",
    "article_share", "article_place", "article_is_first", "hidden",
    *(f"in_{tag}" for tag in MARKED_TAGS),
    *(f"named_{group}" for group in JUDGED),
)  # fmt: skip
OF_BLOCKS = (
    "width", "words", "links", "stop", "commas", "heading", "list_item", "place", "width_before",
    "prose_before", "from_first", "to_last", "like_names", "like_parent", "like_siblings", "repeats", "title",
    "prose_above", "prose_below", "links_above", "links_below",
    *(f"{name}_{place}" for place in ("above", "below") for name in ("width", "link")),
    "in_article_body",
)  # fmt: skip
NAMES = OF_ELEMENTS + OF_BLOCKS
"""Names of the features, in order."""


def is_candidate(shape: Shape, index: int) -> bool:
    """Whether a block may be part of the article at all: what fails stands far from prose and is short."""
    element = shape.owners[index]
    top = element
    for _ in range(3):
        top = top.parent or top
    if shape.prose_in[top.order] >= 0.01 * shape.total or shape.widths[index] >= 80:
        return True
    return shape.links[index] <= 0.5 and bool(shape.inside[element.order] & 1)


class Features:
    """Features of the blocks of one page."""

    def __init__(self, shape: Shape, title: str, article_body: str) -> None:
        self.shape = shape
        self.article_body = article_body
        self.title = frozenset(title.lower().split())
        lines = shape.document.lines
        self.count = len(lines)
        self.width_before = [0, *accumulate(shape.widths)]
        self.prose_before = [0, *accumulate(shape.prose)]
        self.links_before = [0.0, *accumulate(shape.links)]
        self.flowing = [index for index, width in enumerate(shape.prose) if width]
        self.logs = [log1p(width) for width in shape.widths]
        self.article_places = self._article_places()
        self._of_element: dict[int, list[float]] = {}
        self.repeats: dict[str, int] = {}
        self.like: tuple[dict[object, int], ...] = ({}, {}, {})
        for index, line in enumerate(lines):
            self.repeats[line] = self.repeats.get(line, 0) + 1
            prose = shape.prose[index]
            if prose:
                for table, key in zip(self.like, _likeness(shape.owners[index]), strict=True):
                    table[key] = table.get(key, 0) + prose

    def _article_places(self) -> dict[int, int]:
        """Rank of each `article` element in reading order; -1 stands for none."""
        orders = [element.order for element in self.shape.elements if element.tag == "article"]
        return {-1: -1, **{order: place for place, order in enumerate(orders)}}

    def of(self, index: int) -> list[float]:
        """The features of one block."""
        element = self.shape.owners[index]
        shared = self._of_element.get(element.order)
        if shared is None:
            shared = self._of_element[element.order] = self._element(element)
        return shared + self._block(index, element)

    def _element(self, element: Element) -> list[float]:
        shape, total = self.shape, self.shape.total
        parent = element.parent or element
        second = parent.parent or parent
        third = second.parent or second
        levels = [element.order, parent.order, second.order, third.order]
        row: list[float] = [_TAG.get(each.tag, 0) for each in (element, parent, second)]
        for order in levels:
            width = shape.width_in[order] or 1
            prose = shape.prose_in[order]
            row += (prose / total, shape.linked_in[order] / width, prose / width)
        blocks_all, prose_all = self.count or 1, len(self.flowing) or 1
        for order in levels[:3]:
            blocks = shape.blocks_in[order]
            row += (
                log1p(shape.width_in[order] / (blocks or 1)), blocks / blocks_all,
                shape.prose_blocks_in[order] / prose_all, shape.near[order] / total,
            )  # fmt: skip
        own = element.order
        inside, article = shape.inside[own], shape.articles[own]
        place = self.article_places[article]
        row += (
            shape.near[parent.order] / max(shape.near[shape.densest.order], 1),
            inside & 1, inside & 2, shape.away[own],
            element.depth - shape.core.depth, element.depth - shape.densest.depth,
            shape.prose_in[article] / total if article >= 0 else -1.0, min(place, 5), place == 0, element.hidden,
        )  # fmt: skip
        marked, depth = shape.marked[own], element.depth
        row += [marked & bit > 0 for bit in _BITS]
        row += [min(depth - at, FAR) for at in shape.named[own]]
        return row

    def _block(self, index: int, element: Element) -> list[float]:
        shape, total, line = self.shape, self.shape.total, self.shape.document.lines[index]
        words = line.count(" ") + 1
        first = self.flowing[0] if self.flowing else 0
        last = self.flowing[-1] if self.flowing else self.count - 1
        names, parent, siblings = _likeness(element)
        low, high = max(index - WINDOW, 0), min(index + 1 + WINDOW, self.count)
        near_low, near_high = max(index - 4, 0), min(index + 5, self.count)
        prose, links = self.prose_before, self.links_before
        row = [
            self.logs[index], words, shape.links[index], line.endswith(PROSE_END), line.count(",") / words,
            element.kind == "heading", element.kind == "list_item",
            index / self.count, self.width_before[index] / (self.width_before[-1] or 1), prose[index] / total,
            _bounded(index - first), _bounded(last - index),
            self.like[0].get(names, 0) / total, self.like[1].get(parent, 0) / total,
            self.like[2].get(siblings, 0) / total, min(self.repeats[line], 5), self._in_title(line),
            (prose[index] - prose[low]) / total, (prose[high] - prose[index + 1]) / total,
            links[index] - links[near_low], links[near_high] - links[index + 1],
        ]  # fmt: skip
        for other in (index - 1, index + 1):
            row += (self.logs[other], shape.links[other]) if 0 <= other < self.count else (0.0, 0.0)
        row.append(-1 if not self.article_body else line.lower()[:60] in self.article_body)
        return row

    def _in_title(self, line: str) -> float:
        """Share of the title's words that a short block holds."""
        if not self.title or len(line) > 300:
            return 0.0
        return len(self.title.intersection(line.lower().split())) / len(self.title)


def _likeness(element: Element) -> tuple[object, object, object]:
    """What blocks of one kind share: names; tag and the parent's names; tag and parent."""
    parent = element.parent or element
    return (element.tag, element.names), (element.tag, parent.tag, parent.names), (parent.order, element.tag)


def _bounded(distance: int) -> int:
    return max(-FARTHEST, min(distance, FARTHEST))
