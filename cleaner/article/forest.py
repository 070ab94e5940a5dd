"""Sums of decision trees over a row of numbers. Trees are data; this module makes functions of them.

A tree is a leaf (a number) or `[feature, threshold, tree, tree]`: the first branch where the feature is at most the
threshold. Walking such lists in Python takes three times as long as the same trees as conditional expressions, so
they are compiled, once in a process, when so many rows were walked that there seem to be many. Features are arguments
of these functions, as a local variable is read in half the time of an item of a list. Both add up the trees in the
same order, so that the sums are the same to the last bit.
"""

from collections.abc import Callable, Sequence
from math import inf
from typing import Any, cast

Row = Sequence[float]
WALKED = 500
"""Rows that are walked before the trees are compiled, which takes as long as walking some hundreds."""


class Forest:
    """Trees over rows of `width` floats. Where the first `ahead` trees say less than `hopeless`, they alone count."""

    def __init__(self, trees: Sequence[Any], width: int, hopeless: float = -inf, ahead: int = 10) -> None:
        self.hopeless = hopeless
        self._parts, self._width = (trees[:ahead], trees[ahead:]), width
        self._first, self._rest = map(_walked, self._parts)
        self._left = WALKED

    def score(self, row: Row) -> float:
        """Log-odds of one row."""
        if self._left:
            self._count()
        total = self._first(*row)
        return total + self._rest(*row) if total > self.hopeless else total

    def _count(self) -> None:
        """One row more is walked; after the last one the trees are compiled."""
        self._left = max(self._left - 1, 0)
        if not self._left:
            self._first, self._rest = [_compiled(trees, self._width) for trees in self._parts]


def _walked(trees: Sequence[Any]) -> Callable[..., float]:
    """A function for the sum of some trees that walks them."""

    def walk(*row: float) -> float:
        total = 0.0
        for tree in trees:
            node = tree
            while type(node) is list:
                node = node[2] if row[node[0]] <= node[1] else node[3]
            total += node
        return total

    return walk


def _compiled(trees: Sequence[Any], width: int) -> Callable[..., float]:
    """One function for the sum of some trees."""
    arguments = ",".join(f"x{feature}" for feature in range(width))
    source = f"lambda {arguments}: " + ("+".join(_expression(tree) for tree in trees) or "0.0")
    return cast(Callable[..., float], eval(compile(source, "<trees>", "eval"), {"__builtins__": {}}))


def _expression(tree: Any) -> str:
    """A tree as a conditional expression; trees are a few levels deep. Only numbers get into it."""
    if isinstance(tree, int | float):
        return f"({float(tree)!r})"
    feature, threshold, low, high = tree
    return f"({_expression(low)} if x{int(feature)}<={float(threshold)!r} else {_expression(high)})"
