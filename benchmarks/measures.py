"""What is measured on a page: words and their order, exact metadata. Pure functions; figures are shares, 0 to 1."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_WORD = re.compile(r"\w+")
GRAM = 4
"""Words that follow each other, for the measure of order."""
SAME_TITLE = 0.9
"""Word F1 from which two headlines are the same: a hyphen or a subtitle's "the" is no other headline."""


class Fit(NamedTuple):
    """How well one bag of things fits another."""

    precision: float
    recall: float
    f1: float


class Told(NamedTuple):
    """Metadata of a page; what is empty is not known."""

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    """ISO 8601, the day first."""


def words(text: str) -> list[str]:
    """Runs of letters and digits, lower case."""
    return _WORD.findall(text.lower())


def grams(found: Sequence[str], size: int = GRAM) -> list[tuple[str, ...]]:
    """Runs of so many words, one beginning at each word; a shorter text is one run."""
    if not found:
        return []
    return [tuple(found[at : at + size]) for at in range(max(len(found) - size + 1, 1))]


def fit(got: Iterable[object], want: Iterable[object]) -> Fit:
    """Precision, recall and F1 of two bags: what occurs twice counts twice. Nothing found of nothing is right."""
    found, gold = Counter(got), Counter(want)
    right = (found & gold).total()
    precision = right / found.total() if found else float(not gold)
    recall = right / gold.total() if gold else 1.0
    both = precision + recall
    return Fit(precision, recall, 2 * precision * recall / both if both else 0.0)


def word_fit(got: str, want: str) -> Fit:
    """Bag-of-words precision, recall and F1 of a text."""
    return fit(words(got), words(want))


def gram_fit(got: str, want: str) -> Fit:
    """The same of runs of four words: order counts."""
    return fit(grams(words(got)), grams(words(want)))


def mean(values: Iterable[float]) -> float:
    """The mean; NaN of nothing."""
    known = list(values)
    return sum(known) / len(known) if known else float("nan")


def told_right(got: Told, want: Told) -> dict[str, bool]:
    """For each field that is known of a page whether it was told exactly.

    A title is right when its words are (word F1 of 0.9), authors when all names are, in any order and no name more,
    a date when the day is.
    """
    right: dict[str, bool] = {}
    if want.title:
        right["title"] = word_fit(got.title, want.title).f1 >= SAME_TITLE
    if want.authors:
        right["authors"] = _names(got) == _names(want)
    if want.date:
        right["date"] = got.date[:10] == want.date[:10]
    return right


def _names(told: Told) -> set[tuple[str, ...]]:
    return {tuple(words(name)) for name in told.authors}
