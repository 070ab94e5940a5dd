"""A second look: what the first look said about the blocks around a block, in the order of `NAMES`."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate
from math import log1p

from cleaner.article.shape import Shape

LEVELS = 5
"""Elements around a block whose other blocks are asked."""
NAMES = (
    "first_look",
    *(f"{side}_{step}" for step in (1, 2, 3) for side in ("above", "below")),
    *(f"{side}_of_{span}" for span in (5, 15) for side in ("above", "below")),
    *(f"{name}_of_level_{level}" for level in range(LEVELS) for name in ("look", "width")),
    "look_of_like", "width_of_like", "share_before", "look_of_page", "best_above", "best_below",
)  # fmt: skip


class Context:
    """Sums of the first look over one page. `looks` holds the probability of every block, 0 to 1."""

    def __init__(self, shape: Shape, looks: Sequence[float]) -> None:
        self.shape = shape
        self.looks = looks
        self.taken = [look * width for look, width in zip(looks, shape.widths, strict=True)]
        self.taken_before = [0.0, *accumulate(self.taken)]
        self.width_before = [0, *accumulate(shape.widths)]
        self.best_above = [0.0, *accumulate(looks, max)]
        self.best_below = [*reversed([*accumulate(reversed(looks), max)]), 0.0]
        self.taken_in = [0.0] * len(shape.elements)
        self.like: dict[object, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for element, taken, width in zip(shape.owners, self.taken, shape.widths, strict=True):
            self.taken_in[element.order] += taken
            pair = self.like[element.tag, element.names, (element.parent or element).names]
            pair[0] += taken
            pair[1] += width
        for element in reversed(shape.elements):
            if element.parent is not None:
                self.taken_in[element.parent.order] += self.taken_in[element.order]

    def of(self, index: int) -> list[float]:
        """The features of one block."""
        looks, count = self.looks, len(self.looks)
        row = [looks[index]]
        for step in (1, 2, 3):
            row.append(looks[index - step] if index >= step else 0.0)
            row.append(looks[index + step] if index + step < count else 0.0)
        for span in (5, 15):
            row.append(self._mean(max(index - span, 0), index))
            row.append(self._mean(index + 1, min(index + 1 + span, count)))
        taken, width = self.taken[index], self.shape.widths[index]
        element = self.shape.owners[index]
        like = self.like[element.tag, element.names, (element.parent or element).names]
        for _ in range(LEVELS):
            others = self.shape.width_in[element.order] - width
            row.append((self.taken_in[element.order] - taken) / (others + 1))
            row.append(log1p(others))
            element = element.parent or element
        whole = self.taken_before[-1]
        row += (
            (like[0] - taken) / (like[1] - width + 1), log1p(like[1] - width),
            self.taken_before[index] / (whole + 1e-9), whole / (self.width_before[-1] + 1),
            self.best_above[index], self.best_below[index + 1],
        )  # fmt: skip
        return row

    def _mean(self, low: int, high: int) -> float:
        """The look of the characters from one block up to another."""
        width = self.width_before[high] - self.width_before[low]
        return (self.taken_before[high] - self.taken_before[low]) / (width + 1)
