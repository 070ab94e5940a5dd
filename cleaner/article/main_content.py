"""Which blocks of a page are its article.

Two looks: the first judges each block by itself and the elements around it, the second those that are in doubt, with
what the first said of their neighbours. Then the blocks are taken that give the best expected F1: all above half of
that F1 (Lewis 1995; Ye, Chai, Lee and Chieu 2012).

No class name can empty an article: where names of elements leave hardly any of the page's prose, the page is judged
once more without names, and the fuller article counts.
"""

import json
import re
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

DOUBT = 0.08
"""The second look is for blocks that the first gave at least this, and at most one less this."""
HOPELESS = -1.8
"""Log-odds of the first trees below which a block is no longer judged."""
LEAST_SHARE = 0.25
"""An article with less of the page's prose than this is judged once more, without names."""
LONGEST_BODY = 2_000_000
"""Characters of JSON-LD that are searched for the article's text."""
_ARTICLE_BODY = re.compile(r'"articleBody"\s*:\s*"((?:[^"\\]|\\.)*)"')
_TAG = re.compile(r"<[^<>]{0,300}>")


class Look(NamedTuple):
    """What was found for the blocks of a page, by index."""

    likelihoods: list[float]
    """Probability that a block is part of the article, 0 to 1."""
    threshold: float
    """What a block needs at least."""
    shape: Shape


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
    seen = Features(shape, document.facts.title if document.facts else "", article_body(document), blind)
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
    ranked = sorted(((p, width) for p, width in zip(likelihoods, widths, strict=True) if p > DOUBT), reverse=True)
    whole = sum(p * width for p, width in ranked)
    best = right = taken = 0.0
    for p, width in ranked:
        right += p * width
        taken += width
        best = max(best, 2 * right / (taken + whole))
    return best / 2 if ranked else 1.0


def _prose_taken(look: Look) -> float:
    """Width of the prose in the blocks that are likely enough to be the article."""
    likely = zip(look.shape.prose, look.likelihoods, strict=True)
    return sum(prose for prose, likelihood in likely if likelihood >= look.threshold)


def article_body(document: Document) -> str:
    """The text that JSON-LD gives as `articleBody`, lower case, without tags and doubled white space."""
    for text in document.facts.json_ld if document.facts else ():
        if len(text) > LONGEST_BODY or '"articleBody"' not in text:
            continue
        for match in _ARTICLE_BODY.finditer(text):
            try:
                body = json.loads(f'"{match[1]}"', strict=False)
            except ValueError:  # an escape that JSON does not know: the other evidence has to do
                continue
            if len(body) > 300:
                return " ".join(_TAG.sub(" ", body).lower().split())
    return ""


@lru_cache(maxsize=1)
def _forests() -> tuple[Forest, Forest]:
    """Both looks, from the weights that ship."""
    data = json.loads((files("cleaner.article") / "weights" / "main_content.json").read_text("utf-8"))
    width = len(features.NAMES)
    return Forest(data["first"], width, HOPELESS), Forest(data["second"], width + len(context.NAMES))
