"""Folding for people."""

import pytest

import cleaner
from cleaner.document import Span
from cleaner.report.explain import explain, fold
from cleaner.resolve import Settled


@pytest.mark.parametrize(
    ("text", "rows", "folded"),
    [
        ("one two three", 2, ["one two", "three"]),
        ("one two three four", 1, ["one two…"]),
        ("unbreakablerow", 2, ["unbreaka", "blerow"]),
        ("海の向こうの港", 2, ["海の向こ", "うの港"]),
        ("a\x1b[31m", 2, ["a⟦U+001B", "⟧[31m"]),
        ("b\u202ec d", 3, ["b⟦U+202E", "⟧c d"]),
        ("می\u200cخواهم", 1, ["می\u200cخواهم"]),
        ("a\tb\r\nc\u2003d", 1, ["a b c d"]),
        ("", 3, []),
    ],
)
def test_fold(text: str, rows: int, folded: list[str]) -> None:
    assert fold(text, 8, rows) == folded


@pytest.mark.parametrize("width", [40, 80, 100, 300])
def test_no_row_is_wider_than_asked(width: int) -> None:
    text = "\n".join("word " * count for count in (1, 40, 400))
    rows = list(explain(cleaner.clean(text), "long/path/" * 40 + "a.txt", width))
    assert rows[0].endswith("path/a.txt: ok")
    assert max(map(len, rows)) <= min(max(width, 60), 100)


def test_vetoed_proposals_are_shown() -> None:
    record = cleaner.clean("The ferry sank on Tuesday.")
    span = Span(0, 9, cleaner.Label.DONATION, "by_hand", 0.7, ("a test",))
    rows = list(explain(cleaner.ArticleRecord(record.document, Settled({}, (span,))), "a.txt"))
    assert any("vetoed donation" in row and "The ferry" in row for row in rows)
    assert any("by_hand 0.70: a test" in row for row in rows)
    assert rows[-1].endswith("1 vetoed")


def test_words_that_were_found_are_shown_and_no_pattern() -> None:
    record = cleaner.clean("The ferry sank on Tuesday.\nSign up for our free newsletter!")
    shown = " ".join(" ".join(explain(record, "a.txt")).split())
    assert "newsletter_signup" in shown
    assert "“Sign up for our free newsletter!” (sure)" in shown
    assert "|" not in shown
