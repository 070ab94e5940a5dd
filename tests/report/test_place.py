"""The place in the HTML: right by line, element and tag, whatever the line ends and the parser are."""

import pytest

import cleaner
from cleaner.report.explain_page import explain_page
from cleaner.report.place import LONGEST, Places
from cleaner.report.rows import article_of, article_of_data

PAGE = """<!doctype html>
<html lang="en"><body><main>
<h1>Ferry sinks</h1>
<p>The ferry sank on Tuesday night, and nobody was aboard, said the harbour office, which closed the pier at noon.</p>
<p>Divers will look at the hull on Friday, if the tide allows it, and the insurer has sent two people of its own.</p>
<aside class="promo box"
 data-x="a > b"><p>Sign up for our free newsletter and get the news in your inbox.</p></aside>
<p
  class="byline">By Ada Thorne</p>
</main></body></html>
"""
LETTER = "Sign up for our free newsletter and get the news in your inbox."


def where(text: str, html: str, source: str | None = None, parser: str = "turbohtml") -> str:
    record = cleaner.Cleaner(parser=parser).clean(html, kind="html")
    article = article_of(record, "x", html if source is None else source)
    return next(row.where for row in article.rows if text in row.text)


@pytest.mark.parametrize("parser", ["turbohtml", "bs4"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_elements_and_tag(parser: str, line_end: str) -> None:
    page = PAGE.replace("\n", line_end)
    assert where("Sign up", page, parser=parser) == "HTML line 7, main > aside > p"
    assert where("By Ada", page, parser=parser) == 'HTML line 8, main > p, <p class="byline">'
    assert where("Ferry sinks", page, parser=parser) == "HTML line 3, main > h1"


def test_without_the_page_elements_and_offsets() -> None:
    start = PAGE.index("<p>Sign")
    assert where("Sign up", PAGE, "") == f"main > aside > p, HTML characters {start}–{PAGE.index('</aside>')}"
    assert where("Sign up", PAGE, "", "bs4") == f"main > aside > p, HTML from character {start}"


def test_a_text_has_no_place() -> None:
    record = cleaner.clean("Ferry sinks\n\nThe ferry sank on Tuesday.\n")
    assert {row.where for row in article_of(record, "x").rows} == {""}


def test_a_stored_record_has_offsets() -> None:
    rows = article_of_data(cleaner.clean(PAGE).to_dict(), "x").rows
    start = PAGE.index("<p>Sign")
    assert [row.where for row in rows if LETTER in row.text] == [f"HTML characters {start}–{PAGE.index('</aside>')}"]


@pytest.mark.parametrize(
    "tag", ["<p " + "x" * 1_000_000, '<p class="' + "a" * 300 + '">', "<p title='" + "<" * 500, "<" * 500_000]
)
def test_a_strange_tag_is_cut_and_costs_nothing(tag: str) -> None:
    record = cleaner.clean(PAGE)
    assert len(Places(record.document, tag).of(0, 9)) <= LONGEST + 20


def test_the_place_is_text_on_the_page() -> None:
    page = PAGE.replace('class="byline"', 'class="byline" onclick="alert(1)"')
    shown = explain_page([article_of(cleaner.clean(page), "x", page)])
    assert "&lt;p class=&quot;byline&quot; onclick=&quot;alert(1)&quot;&gt;" in shown
    assert '<p class="byline' not in shown
