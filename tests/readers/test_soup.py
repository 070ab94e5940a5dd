"""Soups as sources, and the same blocks from both readers."""

import base64
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from cleaner.readers.html import read_html
from cleaner.readers.soup import read_soup

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
SOURCE = "<body><header>Menu</header><article class='story lead'><h1>T</h1><p>One<p>Two</article><footer>End</footer>"
TAGS = "div section span b i ul figure x-card pre template blockquote noscript".split()
Tree = str | tuple[str, list[Any]]


def test_a_tag_stands_for_what_is_in_it() -> None:
    soup = BeautifulSoup(SOURCE, "html.parser")
    whole = read_soup(soup)
    assert whole.lines == ["Menu", "T", "One", "Two", "End"]
    assert [element.tag for element in whole.elements][:3] == ["", "body", "header"]
    assert soup.article
    document = read_soup(soup.article)
    assert document.lines == ["T", "One", "Two"]
    assert [(element.tag, element.names) for element in document.elements][:2] == [
        ("", ()),
        ("article", ("story", "lead")),
    ]


def test_a_soup_is_not_changed() -> None:
    source = "<x-a><template shadowrootmode='open'><p>own <slot></slot></p></template>light</x-a><p>a<p>b"
    soup = BeautifulSoup(source, "html.parser")
    before = str(soup)
    assert read_soup(soup).lines == ["own light", "a", "b"]
    assert str(soup) == before


def test_own_classes_of_elements_and_edited_soups() -> None:
    soup = BeautifulSoup(SOURCE, "html.parser")
    assert soup.header
    soup.header.decompose()
    soup.append(soup.new_tag("p", attrs={"class": ["late"], "hidden": None}))
    assert read_soup(soup).lines == ["T", "One", "Two", "End"]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("<![CDATA[ x ]]><p>a", ["a"]),
        ("<p>a<![endif]-->b", ["ab"]),
        ("<p>a<![bogus[ b ]]>c", ["ac"]),
        ("<?php x ?><p>a", ["a"]),
        ("<!x><p>a", ["a"]),
        ("page.html", ["page.html"]),
        ("<p>a</p", ["a"]),
        ("&#x110000; a", ["\ufffd a"]),
    ],
)
def test_what_the_standard_library_stumbles_over(source: str, lines: list[str]) -> None:
    assert read_soup(source).lines == read_html(source).lines == lines


def test_xml_declaration() -> None:
    assert read_soup("<?xml version='1.0'?><feed><p>a</p></feed>").lines == ["a"]


TREES = st.recursive(
    st.sampled_from(["one ", "two", " ", "3\n"]),
    lambda inside: st.tuples(st.sampled_from(TAGS), st.lists(inside, max_size=4)),
    max_leaves=12,
)


@given(st.lists(TREES, max_size=4))
def test_well_formed_pages_give_the_same_blocks(trees: list[Tree]) -> None:
    source = "<body>" + "".join(map(markup_of, trees))
    assert read_soup(source).lines == read_html(source).lines


def markup_of(tree: Tree) -> str:
    if isinstance(tree, str):
        return tree
    tag, inside = tree
    return f"<{tag}>{''.join(map(markup_of, inside))}</{tag}>"


@pytest.mark.skipif(not CORPUS.exists(), reason="no development pages here")
def test_development_pages_give_the_same_blocks() -> None:
    pages = []
    for name in ("wcxb-dev", "fundus-dev"):
        with gzip.open(CORPUS / f"{name}.jsonl.gz", "rt", encoding="utf-8", errors="surrogatepass") as lines:
            for index, line in enumerate(lines):
                if index % 60 == 0:
                    row = json.loads(line)
                    html = row.get("html") or base64.b64decode(row["html_b64"]).decode("utf-8", "replace")
                    pages.append(html)
    same = sum(read_html(page).lines == read_soup(page).lines for page in pages)
    assert len(pages) > 10 and same >= 0.98 * len(pages) - 1
