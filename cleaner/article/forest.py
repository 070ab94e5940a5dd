"""Sums of decision trees over a row of numbers. Trees are data; this module makes functions of them.

A tree is a leaf (a number) or `[feature, threshold, tree, tree]`: the first branch where the feature is at most the
threshold. Walking such lists in Python takes three times as long as the same trees as conditional expressions, so
they are compiled, once in a process, when the first page asks for them. Features are arguments of these functions,
as a local variable is read in half the time of an item of a list.
"""

from collections.abc import Callable, Sequence
from math import inf
from typing import Any, cast

Row = Sequence[float]


class Forest:
    """Trees over rows of `width` floats. Where the first `ahead` trees say less than `hopeless`, they alone count."""

    def __init__(self, trees: Sequence[Any], width: int, hopeless: float = -inf, ahead: int = 10) -> None:
        self.hopeless = hopeless
        self._first = _compiled(trees[:ahead], width)
        self._rest = _compiled(trees[ahead:], width)

    def score(self, row: Row) -> float:
        """Log-odds of one row."""
        total = self._first(*row)
        return total + self._rest(*row) if total > self.hopeless else total


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
