"""The numbers that say whether a block belongs to the article, in the order of `NAMES`.

Each is made for all blocks or elements of a page at once, as most of the time goes into asking one by one.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import log1p
from operator import sub

from cleaner.article import setting
from cleaner.article.setting import Settings
from cleaner.article.shape import KIND_BITS, Shape
from cleaner.article.told import Told
from cleaner.resolve import PROSE_END

Row = tuple[float, ...]
TAGS = (
    "p li div span td tr h1 h2 h3 h4 h5 h6 blockquote pre dt dd figcaption section article main aside nav header footer"
    " form button label summary details figure ul ol table noscript body address a fieldset select"
).split()
_TAG = {tag: place + 1.0 for place, tag in enumerate(TAGS)}
FARTHEST = 40.0
"""Blocks from the first and the last prose: more count as so many."""
WINDOW = 8
NEAR = 4
"""Blocks above and below whose prose, and whose links, are added up."""
STORY = 10_000.0
"""Bytes of prose that are a whole story: what is compared with the page's prose is compared with this much at most.
So a paragraph of a very long story looks like one of a long story, whose paragraphs the trees know."""
PARAGRAPH, BLOCK = 150.0, 50.0
"""Bytes of a usual block of prose, and of a usual block."""

_OF_LEVEL = ("share", "links", "density", "tag", "mean", "blocks", "prose_blocks")
NAMES = (
    *(f"{level}_{name}" for level in ("holder", "second", "third") for name in _OF_LEVEL), "near_of_densest",
    *setting.NAMES,
    "tag", "alone", "width", "words", "links", "stop", "heading", "place", "prose_before", "like_names", "like_parent",
    "repeats", "title", "in_article_body", "list_item", "from_first", "to_last", "like_siblings", "prose_above",
    "prose_below", "links_above", "links_below", "width_above", "width_below",
)  # fmt: skip
"""Names of the features, in order. The holder of a block is the innermost element that may hold others."""


class Features:
    """Features of the candidates of one page."""

    def __init__(self, shape: Shape, blind: bool = False) -> None:
        self.shape = shape
        self.told = Told(shape.document)
        self.settings = Settings(shape, blind)
        self.candidates = shape.candidates
        self.total = min(shape.total, STORY)
        self.blocks = min(len(shape.widths), STORY / BLOCK)
        self.flowing = min(sum(map(bool, shape.prose)), STORY / PARAGRAPH) or 1.0
        self._levels: dict[int, Row] = {}

    def rows(self) -> list[Row]:
        """One row a candidate."""
        shape = self.shape
        owners, holders, apart = shape.owners, shape.holders, (shape.core.order, shape.densest.order)
        rows = []
        columns = zip(self.candidates, shape.kinds, zip(*self._of_blocks(), strict=True), strict=True)
        known: dict[tuple[int, int, bool], Row] = {}
        for index, kind, of_block in columns:
            owner, holder = owners[index], holders[index]
            # what holds for one element holds for its likes beside it, as most paragraphs are
            key = (holder, kind if owner.order not in apart else -owner.order, owner.hidden)
            around = known.get(key)
            if around is None:
                around = known[key] = self._around_holder(holder) + self.settings.of(owner)
            rows.append(around + of_block)
        return rows

    def _around_holder(self, holder: int) -> Row:
        """Sums over three elements, one around the other."""
        shape = self.shape
        second = shape.above[holder]
        third = shape.above[second]
        densest = max(shape.near[shape.densest.order], 1.0)
        return (*self._level(holder), *self._level(second), *self._level(third), shape.near[holder] / densest)

    def _level(self, order: int) -> Row:
        """Sums over one element, in the order of `_OF_LEVEL`."""
        row = self._levels.get(order)
        if row is None:
            shape = self.shape
            width, prose, blocks = shape.width_in[order] or 1.0, shape.prose_in[order], shape.blocks_in[order]
            share, part, flow = prose / self.total, blocks / self.blocks, shape.prose_blocks_in[order] / self.flowing
            row = self._levels[order] = (
                share if share < 1.0 else 1.0,
                shape.linked_in[order] / width,
                prose / width,
                _TAG.get(shape.elements[order].tag, 0.0),
                log1p(width / (blocks or 1.0)),
                part if part < 1.0 else 1.0,
                flow if flow < 1.0 else 1.0,
            )
        return row

    def _of_blocks(self) -> list[Iterable[float]]:
        """Columns over the candidates: the block, its place, its likes, what stands around it."""
        shape, picked = self.shape, self.candidates
        lines = [shape.document.lines[index] for index in picked]
        owners = [shape.owners[index] for index in picked]
        logs = [*map(log1p, shape.widths)]
        times = Counter(shape.document.lines)
        proses = [0.0, *accumulate(shape.prose)]
        return [
            [_TAG.get(owner.tag, 0.0) for owner in owners],
            [1.0 if shape.holders[index] != owner.order else 0.0 for index, owner in zip(picked, owners, strict=True)],
            map(logs.__getitem__, picked),
            [line.count(" ") + 1.0 for line in lines],
            map(shape.links.__getitem__, picked),
            [1.0 if line.endswith(PROSE_END) else 0.0 for line in lines],
            [1.0 if owner.kind == "heading" else 0.0 for owner in owners],
            [index / len(shape.widths) for index in picked],
            [proses[index] / shape.total for index in picked],
            self._likes(shape.kinds),
            self._likes(shape.kinds_of_parents),
            [min(times[line], 5.0) for line in lines],
            self.told.in_title(lines),
            self.told.in_body(lines),
            [1.0 if owner.kind == "list_item" else 0.0 for owner in owners],
            *self._distances(),
            self._likes(
                [shape.above[owner.order] << KIND_BITS | kind for owner, kind in zip(owners, shape.kinds, strict=True)]
            ),
            *self._around(logs),
        ]

    def _likes(self, keys: Sequence[int]) -> list[float]:
        """Share of the page's prose in blocks of the same kind of element."""
        prose, total = self.shape.prose, self.shape.total
        sums: dict[int, float] = {}
        for key, index in zip(keys, self.candidates, strict=True):
            sums[key] = sums.get(key, 0.0) + prose[index] / total
        return [sums[key] for key in keys]

    def _distances(self) -> tuple[list[float], list[float]]:
        """Blocks from the first prose on, and up to the last."""
        prose, picked = self.shape.prose, self.candidates
        first = next((index for index, width in enumerate(prose) if width), 0)
        last = len(prose) - 1 - next((index for index, width in enumerate(reversed(prose)) if width), 0)
        return [_bounded(index - first) for index in picked], [_bounded(last - index) for index in picked]

    def _around(self, logs: Sequence[float]) -> list[Iterable[float]]:
        """What stands above and below."""
        shape, total = self.shape, self.total
        columns = [
            *([value / total for value in column] for column in _beside(shape.prose, WINDOW)),
            *_beside(shape.links, NEAR),
            [0.0, *logs],
            [*logs[1:], 0.0],
        ]
        return [map(column.__getitem__, self.candidates) for column in columns]


def _beside(values: Sequence[float], reach: int) -> tuple[list[float], list[float]]:
    """For each place the sum of so many values above it, and below it."""
    sums = [0.0, *accumulate(values)]
    above = [*map(sub, sums, [0.0] * reach + sums)]
    below = [*map(sub, sums[1 + reach :] + [sums[-1]] * reach, sums[1:])]
    return above, below


def _bounded(distance: int) -> float:
    return float(distance) if -FARTHEST < distance < FARTHEST else FARTHEST if distance > 0 else -FARTHEST
