"""The numbers that say whether a block belongs to the article, in the order of `NAMES`.

Each is made for all blocks or elements of a page at once, as most of the time goes into asking one by one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, repeat
from math import log1p
from operator import add, sub, truediv

from cleaner.article import setting
from cleaner.article.setting import Settings
from cleaner.article.shape import Shape
from cleaner.resolve import PROSE_END

Row = tuple[float, ...]
TAGS = (
    "p li div span td tr h1 h2 h3 h4 h5 h6 blockquote pre dt dd figcaption section article main aside nav header footer"
    " form button label summary details figure ul ol table noscript body address a fieldset select"
).split()
_TAG = {tag: place + 1.0 for place, tag in enumerate(TAGS)}
FARTHEST = 40
"""Blocks from the first and the last prose: more count as so many."""
WINDOW = 8
NEAR = 4
"""Blocks above and below whose prose, and whose links, are added up."""
LONGEST_TITLE = 120
"""Characters of a block that is compared with the title."""
OPENING = 60
"""Characters of a block that are looked for in the article's text as JSON-LD gives it."""
MOST_SOUGHT = 2000
"""Blocks that are looked for there."""

STORY = 10_000.0
"""Bytes of prose that are a whole story: what is compared with the page's prose is compared with this much at most.
So a paragraph of a very long story looks like one of a long story, whose paragraphs the trees know."""
PARAGRAPH, BLOCK = 150.0, 50.0
"""Bytes of a usual block of prose, and of a usual block."""

_OF_LEVEL = ("share", "links", "density", "tag", "mean", "blocks", "prose_blocks", "near")
NAMES = (
    *(f"own_{name}" for name in _OF_LEVEL),
    *(f"{level}_{name}" for level in ("parent", "second") for name in _OF_LEVEL),
    *(f"third_{name}" for name in _OF_LEVEL[:3]), "near_of_densest",
    *setting.NAMES,
    "width", "words", "links", "stop", "commas", "heading", "list_item", "place", "width_before",
    "prose_before", "from_first", "to_last", "like_names", "like_parent", "like_siblings", "repeats", "title",
    "prose_above", "prose_below", "links_above", "links_below",
    *(f"{name}_{place}" for place in ("above", "below") for name in ("width", "link")),
    "in_article_body",
)  # fmt: skip
"""Names of the features, in order."""


class Features:
    """Features of the candidates of one page."""

    def __init__(self, shape: Shape, title: str, article_body: str, blind: bool = False) -> None:
        self.shape = shape
        self.settings = Settings(shape, blind)
        self.title = frozenset(title.lower().split())
        self.article_body = article_body
        self.candidates = shape.candidates
        self.total = min(shape.total, STORY)

    def rows(self) -> list[Row]:
        """One row a candidate."""
        owners = map(self.shape.owners.__getitem__, self.candidates)
        of_elements = map(add, self._of_levels(), map(self.settings.of, owners))
        return [*map(add, of_elements, zip(*self._of_blocks(), strict=True))]

    def _of_levels(self) -> Iterator[Row]:
        """Sums over the innermost element and those around it."""
        shape, above = self.shape, self.shape.above
        levels = self._levels()
        densest = max(shape.near[shape.densest.order], 1.0)
        around: dict[int, Row] = {}
        for index in self.candidates:
            own = shape.orders[index]
            parent = above[own]
            known = around.get(parent)
            if known is None:
                second = above[parent]
                third = levels[above[second]][:3]
                known = around[parent] = (*levels[parent], *levels[second], *third, shape.near[parent] / densest)
            yield levels[own] + known

    def _levels(self) -> list[Row]:
        """Sums of each element, in the order of `_OF_LEVEL`."""
        shape, total = self.shape, self.total
        widths = [width or 1.0 for width in shape.width_in]
        blocks_all = min(len(shape.widths), STORY / BLOCK) or 1.0
        prose_all = min(len(shape.prose) - shape.prose.count(0.0), STORY / PARAGRAPH) or 1.0
        return [*zip(
            [min(prose / total, 1.0) for prose in shape.prose_in],
            map(truediv, shape.linked_in, widths),
            map(truediv, shape.prose_in, widths),
            [_TAG.get(element.tag, 0.0) for element in shape.elements],
            map(log1p, map(truediv, shape.width_in, [blocks or 1.0 for blocks in shape.blocks_in])),
            [min(blocks / blocks_all, 1.0) for blocks in shape.blocks_in],
            [min(blocks / prose_all, 1.0) for blocks in shape.prose_blocks_in],
            [min(near / total, 1.0) for near in shape.near],
            strict=True,
        )]  # fmt: skip

    def _of_blocks(self) -> list[Iterable[float]]:
        """Columns over the candidates: the block, its place, its likes, what stands around it."""
        shape, picked = self.shape, self.candidates
        lines = [shape.document.lines[index] for index in picked]
        words = [line.count(" ") + 1.0 for line in lines]
        kinds = [shape.owners[index].kind for index in picked]
        logs = [*map(log1p, shape.widths)]
        return [
            map(logs.__getitem__, picked),
            words,
            map(shape.links.__getitem__, picked),
            [1.0 if line.endswith(PROSE_END) else 0.0 for line in lines],
            [line.count(",") / count for line, count in zip(lines, words, strict=True)],
            [1.0 if kind == "heading" else 0.0 for kind in kinds],
            [1.0 if kind == "list_item" else 0.0 for kind in kinds],
            *self._places(),
            *self._likes(lines),
            *self._around(logs),
            self._in_article_body(lines),
        ]

    def _places(self) -> list[Iterable[float]]:
        """Where a block stands on the page, and between its first and last prose."""
        shape, picked, count = self.shape, self.candidates, len(self.shape.widths)
        prose = [*compress(range(count), shape.prose)] or [0, count - 1]
        widths, proses = [0.0, *accumulate(shape.widths)], [0.0, *accumulate(shape.prose)]
        whole, total = widths[-1] or 1.0, shape.total
        return [
            [index / count for index in picked],
            [widths[index] / whole for index in picked],
            [proses[index] / total for index in picked],
            map(_distances(prose[0], count).__getitem__, picked),
            map([-distance for distance in _distances(prose[-1], count)].__getitem__, picked),
        ]

    def _likes(self, lines: Sequence[str]) -> list[Iterable[float]]:
        """Share of the page's prose in blocks of the same kind of element; repetition; likeness to the title."""
        shape = self.shape
        columns: list[Iterable[float]] = []
        shares = [shape.prose[index] / shape.total for index in self.candidates]
        for keys in [*zip(*shape.likes, strict=True)][:3]:
            sums: dict[object, float] = {}
            for key, share in zip(keys, shares, strict=True):
                if share:
                    sums[key] = sums.get(key, 0.0) + share
            columns.append([sums.get(key, 0.0) for key in keys])
        times = Counter(shape.document.lines)
        columns.append([min(times[line], 5.0) for line in lines])
        columns.append([*map(self._in_title, lines)] if self.title else repeat(0.0, len(lines)))
        return columns

    def _around(self, logs: Sequence[float]) -> list[Iterable[float]]:
        """What stands above and below."""
        shape, total = self.shape, self.total
        columns = [
            *([value / total for value in column] for column in _beside(shape.prose, WINDOW)),
            *_beside(shape.links, NEAR),
            [0.0, *logs], [0.0, *shape.links], [*logs[1:], 0.0], [*shape.links[1:], 0.0],
        ]  # fmt: skip
        return [map(column.__getitem__, self.candidates) for column in columns]

    def _in_title(self, line: str) -> float:
        """Share of the title's words that a short block holds."""
        if len(line) > LONGEST_TITLE:
            return 0.0
        return len(self.title.intersection(line.lower().split())) / len(self.title)

    def _in_article_body(self, lines: Sequence[str]) -> Iterable[float]:
        """Whether the article's text begins somewhere as a block does, -1 if that text is not known."""
        body = self.article_body
        if not body:
            return repeat(-1.0, len(lines))
        sought = [float(line.lower()[:OPENING] in body) for line in lines[:MOST_SOUGHT]]
        return sought + [0.0] * (len(lines) - len(sought))


def _distances(zero: int, count: int) -> list[float]:
    """From each place to one of them, negative above it."""
    near = [float(step) for step in range(max(-zero, -FARTHEST), min(count - zero, FARTHEST))]
    return [*repeat(-float(FARTHEST), zero - FARTHEST), *near, *repeat(float(FARTHEST), count - zero - FARTHEST)]


def _beside(values: Sequence[float], reach: int) -> tuple[list[float], list[float]]:
    """For each place the sum of so many values above it, and below it."""
    sums = [0.0, *accumulate(values)]
    above = [*map(sub, sums, [0.0] * reach + sums)]
    below = [*map(sub, sums[1 + reach :] + [sums[-1]] * reach, sums[1:])]
    return above, below
