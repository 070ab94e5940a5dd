"""Sums of decision trees over a row of numbers. Trees are data; this module makes functions of them.

A tree is a leaf (a number) or `[feature, threshold, tree, tree]`: the first branch where the feature is at most the
threshold. Walking such lists in Python takes three times as long as the same trees as conditional expressions, so
they are compiled, once in a process, when the first page asks for them.
"""

from collections.abc import Callable, Sequence
from math import inf
from typing import Any, cast

Row = Sequence[float]
GROUP = 10
"""Trees that are summed before it is asked whether the sum can still change sides."""


class Forest:
    """Trees in groups. Where the first group says less than `hopeless`, the others are not asked."""

    def __init__(self, trees: Sequence[Any], hopeless: float = -inf) -> None:
        self.hopeless = hopeless
        self.groups = [_compiled(trees[low : low + GROUP]) for low in range(0, len(trees), GROUP)]

    def score(self, row: Row) -> float:
        """Log-odds of one row."""
        groups = self.groups
        total = groups[0](row)
        if total > self.hopeless:
            for group in groups[1:]:
                total += group(row)
        return total


def _compiled(trees: Sequence[Any]) -> Callable[[Row], float]:
    """One function for the sum of some trees."""
    source = "lambda x: " + "+".join(_expression(tree) for tree in trees)
    return cast(Callable[[Row], float], eval(compile(source, "<trees>", "eval"), {"__builtins__": {}}))


def _expression(tree: Any) -> str:
    """A tree as a conditional expression; trees are a few levels deep. Only numbers get into it."""
    if isinstance(tree, int | float):
        return f"({float(tree)!r})"
    feature, threshold, low, high = tree
    return f"({_expression(low)} if x[{int(feature)}]<={float(threshold)!r} else {_expression(high)})"
