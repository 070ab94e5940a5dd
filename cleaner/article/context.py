"""A second look: what the first look said about the blocks around a block, in the order of `NAMES`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import log1p

from cleaner.article.shape import Shape

LEVELS = 4
"""Elements from the holder of a block on whose other blocks are asked."""
NAMES = (
    "first_look",
    *(f"{side}_{step}" for step in (1, 2) for side in ("above", "below")),
    *(f"{side}_of_{span}" for span in (5, 15) for side in ("above", "below")),
    *(f"look_of_level_{level}" for level in range(LEVELS)),
    *(f"width_of_level_{level}" for level in (0, LEVELS - 1)),
    "look_of_like", "width_of_like", "share_before", "look_of_page", "best_above", "best_below",
)  # fmt: skip


class Context:
    """Sums of the first look over one page. `looks` holds the probability of every block, 0 to 1."""

    def __init__(self, shape: Shape, looks: Sequence[float]) -> None:
        self.shape = shape
        self.looks = looks
        self.taken = [look * width for look, width in zip(looks, shape.widths, strict=True)]
        self.taken_in = [0.0] * len(shape.elements)
        for order, taken in zip(shape.orders, self.taken, strict=True):
            if taken:
                self.taken_in[order] += taken
        for order in range(len(self.taken_in) - 1, 0, -1):
            if taken := self.taken_in[order]:
                self.taken_in[shape.above[order]] += taken

    def rows(self, picked: Sequence[int]) -> Iterator[tuple[float, ...]]:
        """The features of some blocks."""
        looks = self.looks
        padded = [0.0, 0.0, *looks, 0.0, 0.0]
        beside = [padded[2 + step :] for step in (0, -1, 1, -2, 2)]
        columns = [[column[index] for index in picked] for column in beside]
        columns += self._means(picked)
        columns += self._of_levels(picked)
        columns += self._of_likes(picked)
        columns += self._of_page(picked)
        return zip(*columns, strict=True)

    def _means(self, picked: Sequence[int]) -> Iterator[list[float]]:
        """The look of the characters of some blocks above and below."""
        taken, widths, count = [0.0, *accumulate(self.taken)], [0.0, *accumulate(self.shape.widths)], len(self.looks)
        for span in (5, 15):
            for pairs in (
                [(max(index - span, 0), index) for index in picked],
                [(index + 1, min(index + 1 + span, count)) for index in picked],
            ):
                yield [(taken[high] - taken[low]) / (widths[high] - widths[low] + 1.0) for low, high in pairs]

    def _of_levels(self, picked: Sequence[int]) -> list[list[float]]:
        """The look of other blocks in the elements around, and how wide they are."""
        shape, taken_in = self.shape, self.taken_in
        orders = [shape.holders[index] for index in picked]
        own = [(self.taken[index], shape.widths[index]) for index in picked]
        looks, widths = [], []
        for level in range(LEVELS):
            pairs = zip(orders, own, strict=True)
            looks.append([(taken_in[o] - taken) / (shape.width_in[o] - width + 1.0) for o, (taken, width) in pairs])
            if level in (0, LEVELS - 1):
                pairs = zip(orders, own, strict=True)
                widths.append([log1p(shape.width_in[order] - width) for order, (_, width) in pairs])
            orders = [shape.above[order] for order in orders]
        return looks + widths

    def _of_likes(self, picked: Sequence[int]) -> list[list[float]]:
        """The look of other candidates whose element and parent have the same names."""
        shape = self.shape
        keys = dict(zip(shape.candidates, shape.kinds_of_parents, strict=True))
        looks: dict[int, float] = defaultdict(float)
        widths: dict[int, float] = defaultdict(float)
        for index, key in keys.items():
            looks[key] += self.taken[index]
            widths[key] += shape.widths[index]
        others = [widths[keys[index]] - shape.widths[index] for index in picked]
        pairs = zip(picked, others, strict=True)
        return [[(looks[keys[i]] - self.taken[i]) / (width + 1.0) for i, width in pairs], [*map(log1p, others)]]

    def _of_page(self, picked: Sequence[int]) -> list[list[float]]:
        """How far the article has come, and the best looks on both sides."""
        before = [0.0, *accumulate(self.taken)]
        whole, width = before[-1], sum(self.shape.widths)
        best_above = [0.0, *accumulate(self.looks, max)]
        best_below = [*accumulate(reversed(self.looks), max)]
        best_below = [*best_below[-2::-1], 0.0]
        return [
            [before[index] / (whole + 1e-9) for index in picked],
            [whole / (width + 1.0)] * len(picked),
            [best_above[index] for index in picked],
            [best_below[index] for index in picked],
        ]
