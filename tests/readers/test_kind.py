"""Page or plain text."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from cleaner.errors import InputError
from cleaner.readers.kind import kind_of

PROSE = "The crane had stood still since 1971, and nobody on the quay expected it to move again before the summer. "
TEXTS = {
    "plain": PROSE,
    "empty": "",
    "a mentioned tag": f"{PROSE}\nPut <p> before a paragraph and </p> behind it, she says.",
    "a tag that begins the text": "<div> is the element that most pages hold most of.",
    "two tags that begin the text": "<b> and <strong> look alike, and nobody minds.",
    "a mail address": "Dana Ohm <dana@example.org> wrote:\n> so it is\n<https://example.org/a>",
    "comparisons": "a < b and c > d, so <a> is less than <b>.",
    "a quoted snippet": f"{PROSE}\n\n{PROSE}\n\n  <p>Hello</p>\n  <p>World</p>\n\n{PROSE}",
    "markdown": "# Crane\n\n- one\n- two\n\nSee [here](https://example.org).",
    "markdown that begins with a tag": "<p align='center'><img src=a.png></p>\n\n# Crane\n\nIt **moves**.\n\n## Use\n",
    "markdown with a page in it": "Try this:\n\n```html\n<html><body><p>a</p></body></html>\n```\n",
    "code in ticks": "`<p>a</p>` and `<div>b</div>` are fine.",
    "a generic type": "A Map<String, List<String>> holds them; </T> closes nothing.",
    "an unknown tag": "<quote>a</quote> <sigh>b</sigh>",
    "a cut-off tag": "It ends in <p",
}
PAGES = {
    "doctype": "<!doctype html><p>a",
    "after comments": "\ufeff <!-- a --><!---->\n<HTML lang=en>",
    "after an XML declaration": "<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html PUBLIC 'x'>",
    "no end tags at all": "<html><body>a",
    "a fragment": "<p>One</p><p>Two</p>",
    "an inline fragment": "<a href='https://example.org'>Here</a> it is",
    "a list": "<ul><li>a<li>b</ul>",
    "a fragment that begins with text": f"Monday: <b>crane</b> moves<p>{PROSE}</p>\n<p>{PROSE}</p>",
    "hard-wrapped paragraphs": f"<p>\n{PROSE}\n{PROSE}\n</p>\n<p>\n{PROSE}\n</p>",
}


@pytest.mark.parametrize("source", TEXTS.values(), ids=TEXTS)
def test_text(source: str) -> None:
    assert kind_of(source) == kind_of(source.encode()) == "text"


@pytest.mark.parametrize("source", PAGES.values(), ids=PAGES)
def test_page(source: str) -> None:
    assert kind_of(source) == kind_of(source.encode()) == kind_of(source.encode("utf-16")) == "html"


def test_soups() -> None:
    soup = BeautifulSoup("<p>a</p>", "html.parser")
    assert kind_of(soup) == kind_of(soup.p) == "html"


@pytest.mark.parametrize("source", [None, 3, ["<p>"], {"html": ""}])
def test_neither(source: object) -> None:
    with pytest.raises(InputError, match="type"):
        kind_of(source)


def test_a_path_is_refused_with_what_to_give_instead() -> None:
    with pytest.raises(InputError, match=r"read_bytes\(\)"):
        kind_of(Path("story.html"))
