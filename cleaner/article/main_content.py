"""Which blocks of a page are its article.

Two looks: the first judges each block by itself and the elements around it, the second those that are in doubt, with
what the first said of their neighbours. Then the blocks are taken that give the best expected F1: all above half of
that F1 (Lewis 1995; Ye, Chai, Lee and Chieu 2012).

No class name can empty an article: where names of elements leave hardly any of the page's prose, the page is judged
once more without names, and the fuller article counts.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from cleaner.article import context, features
from cleaner.article.context import Context
from cleaner.article.features import Features, Row
from cleaner.article.forest import Forest
from cleaner.article.shape import Shape
from cleaner.document import Document

DOUBT = 0.2
"""The second look is for blocks that the first gave at least this, and at most one less this."""
UNLIKELY = 0.08
"""Less likely blocks do not count where the threshold is sought."""
HOPELESS = -1.8
"""Log-odds of the first trees below which a block is no longer judged."""
LEAST_SHARE = 0.25
"""An article with less of the page's prose than this is judged once more, without names."""


class Look(NamedTuple):
    """What was found for the blocks of a page, by index."""

    likelihoods: list[float]
    """Probability that a block is part of the article, 0 to 1."""
    threshold: float
    """What a block needs at least."""
    shape: Shape

    def takes(self, index: int) -> bool:
        """Whether a block is likely enough to be the article."""
        return self.likelihoods[index] >= self.threshold


def main_content(document: Document) -> Look:
    """The likelihood of every block of a page."""
    shape = Shape(document)
    look = _judge(shape, blind=False)
    if _prose_taken(look) < LEAST_SHARE * shape.total and any(element.names for element in document.elements):
        other = _judge(shape, blind=True)
        if _prose_taken(other) > 2 * _prose_taken(look):
            return other
    return look


def _judge(shape: Shape, blind: bool) -> Look:
    document = shape.document
    likelihoods = [0.0] * len(document.lines)
    if not document.lines:
        return Look(likelihoods, 1.0, shape)
    first, second = _forests()
    seen = Features(shape, blind)
    doubtful: list[int] = []
    rows: list[Row] = []
    for index, row in zip(seen.candidates, seen.rows(), strict=True):
        likelihood = likelihoods[index] = _logistic(first.score(row))
        if DOUBT < likelihood < 1 - DOUBT:
            doubtful.append(index)
            rows.append(row)
    if doubtful:
        around = Context(shape, tuple(likelihoods)).rows(doubtful)
        for index, row, more in zip(doubtful, rows, around, strict=True):
            likelihoods[index] = _logistic(second.score(row + more))
    return Look(likelihoods, _best_threshold(likelihoods, shape.widths), shape)


def _logistic(score: float) -> float:
    return 1 / (1 + exp(-score)) if score > -30 else 0.0


def _best_threshold(likelihoods: Sequence[float], widths: Sequence[float]) -> float:
    """Half of the best F1 to be expected of any set of blocks."""
    ranked = sorted([(p, width) for p, width in zip(likelihoods, widths, strict=True) if p > UNLIKELY], reverse=True)
    whole = sum([p * width for p, width in ranked])
    best = right = taken = 0.0
    for p, width in ranked:
        right += p * width
        taken += width
        expected = right / (taken + whole)
        if expected > best:
            best = expected
    return best if ranked else 1.0


def _prose_taken(look: Look) -> float:
    """Width of the prose in the blocks that are likely enough to be the article."""
    likely = zip(look.shape.prose, look.likelihoods, strict=True)
    return sum(prose for prose, likelihood in likely if likelihood >= look.threshold)


@lru_cache(maxsize=1)
def _forests() -> tuple[Forest, Forest]:
    """Both looks, from the weights that ship."""
    data = json.loads((files("cleaner.article") / "weights" / "main_content.json").read_text("utf-8"))
    width = len(features.NAMES)
    return Forest(data["first"], width, HOPELESS), Forest(data["second"], width + len(context.NAMES))
