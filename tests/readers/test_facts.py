"""What a page says about itself, read off the trees of both parsers alike."""

from collections.abc import Callable
from typing import Any

import bs4
import pytest
import turbohtml

from cleaner.document import PageFacts
from cleaner.readers.facts import LONGEST_JSON, MOST_MARKS, MOST_PROFILES, facts_of
from cleaner.readers.html import ACCESS
from cleaner.readers.page import Access

Facts = Callable[[str], PageFacts]


def _attribute(node: Any, name: str) -> str | None:
    value = node.get(name)
    return " ".join(value) if isinstance(value, list) else value


SOUP = Access(bs4.Tag, bs4.NavigableString, lambda node: str(node.name), str, _attribute, lambda tree: tree.descendants)


@pytest.fixture(params=["turbohtml", "soup"])
def facts(request: pytest.FixtureRequest) -> Facts:
    if request.param == "turbohtml":
        return lambda html: facts_of(turbohtml.parse(html), ACCESS)
    return lambda html: facts_of(bs4.BeautifulSoup(html, "html.parser"), SOUP)


def test_nothing(facts: Facts) -> None:
    assert facts("") == PageFacts()


def test_head(facts: Facts) -> None:
    found = facts(
        '<html lang="de-AT"><head><title> A\n title </title><meta property="og:Title" content=" T "><meta name="x">'
        '<meta charset="utf-8"><meta name="a" property="b" content="c"><link rel="canonical" href="/a"></head></html>'
    )
    assert (found.title, found.language) == ("A title", "de-AT")
    assert found.meta == (("og:title", "T"), ("b", "c"), ("a", "c"))
    assert found.links == (("canonical", "/a"),)


def test_links_to_the_page_of_an_author(facts: Facts) -> None:
    page = '<p>By <a href="/news/author/ruth-vane?from=top">Ruth <b>Vane</b></a></p><a href="/authors/">All authors</a>'
    page += (
        '<a href="https://talbote.example/autor/7">Dale Hutchins</a><a href="/authority/reports">Harbour</a><a>A</a>'
    )
    found = [(mark.value, mark.text) for mark in facts(page).marks if mark.meaning == "profile"]
    assert found == [
        ("/news/author/ruth-vane?from=top", "Ruth Vane"),
        ("https://talbote.example/autor/7", "Dale Hutchins"),
    ]
    many = "".join(f'<a href="/author/{number}">{number}</a>' for number in range(3 * MOST_PROFILES))
    assert len(facts(many).marks) == MOST_PROFILES


def test_titles_of_drawings_are_none(facts: Facts) -> None:
    assert facts("<body><svg><title>logo</title></svg></body>").title == ""


def test_json_ld_is_kept_as_it_stands(facts: Facts) -> None:
    page = (
        '<script type="application/ld+json; charset=utf-8">{"a": "&amp;"</script><script>{"b": 1}</script>'
        f'<script type="application/ld+json">{"x" * (LONGEST_JSON + 1)}</script>'
    )
    assert facts(page).json_ld == ('{"a": "&amp;"',)


@pytest.mark.parametrize(
    ("html", "meaning", "value", "text"),
    [
        ('<a rel="nofollow author" href="/rv">Ruth Vane</a>', "rel", "/rv", "Ruth Vane"),
        ('<time datetime="2024-03-12">12 March</time>', "time", "2024-03-12", "12 March"),
        ('<span itemprop="dateModified" content="2024">now</span>', "dateModified", "2024", "now"),
        ('<div itemprop="author">By <b itemprop="name">Ruth\nVane</b></div>', "author", "", "Ruth Vane"),
        ('<span class="Byline__name">Ruth Vane</span>', "byline", "", "Ruth Vane"),
        ('<span class="post-date">12 March</span>', "dateline", "", "12 March"),
    ],
)
def test_marks(facts: Facts, html: str, meaning: str, value: str, text: str) -> None:
    (mark,) = facts(f'<div class="post-head">{html}</div>').marks
    assert (mark.meaning, mark.value, mark.text) == (meaning, value, text)
    assert "head" in mark.around


@pytest.mark.parametrize(
    "html",
    [
        '<a rel="nofollow" href="/x">Ruth Vane</a>',
        '<span itemprop="articleBody">The bridge reopened.</span>',
        '<span class="updates-authority">Ruth Vane</span>',
        '<span class="author"></span>',
        f'<span class="author">{"long " * 40}</span>',
    ],
)
def test_what_is_no_mark(facts: Facts, html: str) -> None:
    assert facts(html).marks == ()


def test_marks_are_bounded(facts: Facts) -> None:
    assert len(facts('<a rel="author" href="/rv">Ruth Vane</a>' * (3 * MOST_MARKS)).marks) == MOST_MARKS
