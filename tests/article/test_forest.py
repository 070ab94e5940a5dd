"""Sums of trees are the same whether they are walked, as for the first rows of a process, or compiled."""

import json
import random
from importlib.resources import files

from cleaner.article import features
from cleaner.article.forest import WALKED, Forest


def test_a_tree_is_read_by_its_thresholds() -> None:
    forest = Forest([[0, 1.5, -1, [1, 0, 2, 3.25]]], width=2)
    assert [forest.score(row) for row in ((1.5, 9.0), (1.6, 0.0), (1.6, 0.1))] == [-1, 2, 3.25]


def test_walked_and_compiled_sums_are_the_same_to_the_last_bit() -> None:
    trees = json.loads((files("cleaner.article") / "weights" / "main_content.json").read_text("utf-8"))["first"]
    width, seeded = len(features.NAMES), random.Random(5)
    rows = [tuple(seeded.choice((0.0, 1.0, seeded.uniform(-5, 50))) for _ in range(width)) for _ in range(WALKED)]
    forest = Forest(trees, width)
    walked = [forest.score(row) for row in rows[:200]]
    for row in rows:
        forest.score(row)
    assert [forest.score(row) for row in rows[:200]] == walked


def test_hopeless_rows_are_judged_by_the_first_trees_alone() -> None:
    forest = Forest([[0, 0, -4, 4], 1.0], width=1, hopeless=-2.0, ahead=1)
    assert [forest.score((value,)) for value in (-1.0, 1.0)] == [-4, 5]
