"""The measures of benchmarks/measure_pages.py, on texts short enough to count by hand."""

from math import isnan

import pytest
from measures import Fit, Told, fit, gram_fit, grams, mean, told_right, word_fit, words

KNOWN = Told("Ferry sinks at its moorings in Wexcombe", ("Ada Thorne", "Bo Lind"), "2024-03-04T06:30:00+01:00")


def test_words_are_runs_of_letters_and_digits() -> None:
    assert words("The £4m-bridge: „Öffnung“ at 9.") == ["the", "4m", "bridge", "öffnung", "at", "9"]


@pytest.mark.parametrize(
    ("got", "want", "precision", "recall"),
    [
        ("a b c d", "a b c d", 1.0, 1.0),
        ("d c b a", "a b c d", 1.0, 1.0),
        ("a b c d e f g h", "a b c d", 0.5, 1.0),
        ("a", "a b c d", 1.0, 0.25),
        ("a a a a", "a b", 0.25, 0.5),
        ("x y", "a b", 0.0, 0.0),
        ("", "a b", 0.0, 0.0),
        ("a b", "", 0.0, 1.0),
        ("", "", 1.0, 1.0),
    ],
)
def test_words_are_a_bag(got: str, want: str, precision: float, recall: float) -> None:
    both = precision + recall
    assert word_fit(got, want) == Fit(precision, recall, 2 * precision * recall / both if both else 0.0)


def test_runs_of_four_words_know_order() -> None:
    assert gram_fit("a b c d e", "a b c d e").f1 == 1.0
    assert gram_fit("e d c b a", "a b c d e").f1 == 0.0
    assert gram_fit("a b c d x", "a b c d e") == Fit(0.5, 0.5, 0.5)


@pytest.mark.parametrize(("text", "count"), [("", 0), ("a", 1), ("a b c d", 1), ("a b c d e f", 3)])
def test_a_short_text_is_one_run(text: str, count: int) -> None:
    assert len(grams(words(text))) == count


def test_what_occurs_twice_counts_twice() -> None:
    assert fit("aab", "ab") == Fit(2 / 3, 1.0, 0.8)


def test_the_mean_of_nothing_is_no_number() -> None:
    assert mean([1.0, 0.5]) == 0.75
    assert isnan(mean([]))


def test_metadata_told_exactly_is_right() -> None:
    assert told_right(KNOWN, KNOWN) == {"title": True, "authors": True, "date": True}


@pytest.mark.parametrize(
    ("got", "wrong"),
    [
        (KNOWN._replace(title="Ferry sinks – at its moorings, in Wexcombe"), set()),
        (KNOWN._replace(title="Ferry sinks at its moorings in Wexcombe | The Wexcombe Daily Bell"), {"title"}),
        (KNOWN._replace(title=""), {"title"}),
        (KNOWN._replace(authors=("bo lind", "Ada  Thorne")), set()),
        (KNOWN._replace(authors=("Ada Thorne",)), {"authors"}),
        (KNOWN._replace(authors=("Ada Thorne", "Bo Lind", "The Bell")), {"authors"}),
        (KNOWN._replace(authors=("Thorne Ada", "Bo Lind")), {"authors"}),
        (KNOWN._replace(date="2024-03-04"), set()),
        (KNOWN._replace(date="2024-03-05T06:30:00+01:00"), {"date"}),
        (KNOWN._replace(date=""), {"date"}),
    ],
)
def test_metadata_told_otherwise_is_wrong(got: Told, wrong: set[str]) -> None:
    assert {name for name, right in told_right(got, KNOWN).items() if not right} == wrong


def test_what_is_not_known_of_a_page_is_not_measured() -> None:
    assert told_right(KNOWN, Told(title="Ferry sinks at its moorings in Wexcombe")) == {"title": True}
    assert told_right(KNOWN, Told()) == {}
