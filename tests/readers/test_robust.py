"""Pages made to be slow or to break things."""

import gc
import pickle
from collections.abc import Callable
from time import process_time

import pytest

from cleaner.document import Document
from cleaner.errors import InputError
from cleaner.readers.encoding import decode_page
from cleaner.readers.html import read_html
from cleaner.readers.kind import kind_of
from cleaner.readers.soup import read_soup

SHAPES = {
    "paragraphs": "<p>one</p>",
    "open paragraphs": "<p>one",
    "open blocks": "<div>a",
    "open inlines": "<b>a",
    "open links": "<a href=x>a",
    "open items": "<li>a",
    "nested lists": "<ul><li>a",
    "cells": "<td>a",
    "rows": "<tr><td>a<td>b",
    "nested tables": "<table><tr><td>a",
    "line breaks": "a<br>",
    "options": "<option>a",
    "ends": "</p>",
    "wrong ends": "<p><b>a</p>",
    "comments": "<!--",
    "cut-off tags": "<a ",
    "brackets": "<",
    "cut-off ends": "</",
    "declarations": "<!",
    "marked": "<![CDATA[",
    "conditions": "<![if ",
    "instructions": "<?",
    "quotes": '<p a="',
    "references": "&#",
    "scripts": "<script>",
    "slots": "<slot>a",
    "shadow trees": "<x-a><template shadowrootmode=open>a<slot></slot>",
    "hosts": "<x-a><template shadowrootmode=open>a</template>b",
    "templates": "<template>a",
    "captions": "<caption>a",
    "styles": "<p style='display: none'>a",
    "codes": "<pre>a\n",
}


def seconds(read: object, source: str, times: int = 2) -> float:
    """The best of so many runs, without the collector, whose turns depend on what ran before."""
    best = 9.0
    gc.disable()
    for _ in range(times):
        before = process_time()
        read(source)  # type: ignore[operator]
        best = min(best, process_time() - before)
    gc.enable()
    return best


@pytest.mark.parametrize("end", ["", ">"], ids=["cut", "closed"])
@pytest.mark.parametrize("unit", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("read", [read_html, read_soup, kind_of], ids=["c", "python", "kind"])
def test_time_grows_with_the_size_not_with_its_square(read: object, unit: str, end: str) -> None:
    size = 5_000
    while (short := seconds(read, unit * (size // len(unit)) + end)) < 0.003 and size < 20_000:
        size *= 2
    long = unit * (4 * size // len(unit)) + end
    # a quadratic reader takes 16 times as long, and does so every time; a busy machine does not
    assert any(seconds(read, long, times=1) < 10 * short + 0.02 for _ in range(8))


DEEP = [(tag, 300) for tag in ("div", "b", "ul", "section", "x-card", "blockquote")]
DEEPEST = [(tag, 10_000) for tag in ("div", "b", "ul", "x-card")]
"""One tag of each kind: a block, an inline element, a list, an unknown one."""


@pytest.mark.parametrize(("tag", "depth"), DEEP + DEEPEST)
def test_deep_pages_keep_all_text(tag: str, depth: int) -> None:
    source = f"<{tag}>a " * depth + "middle" + f"</{tag}>" * depth + "<p>end</p>"
    for read in (read_html, read_soup):
        document = read(source)
        assert document.text.split() == ["a"] * depth + ["middle", "end"]


def check(document: Document, blocks: int) -> None:
    assert len(document.lines) == blocks
    assert all(
        document.text.startswith(line, start) for line, start in zip(document.lines, document.starts, strict=True)
    )


def test_many_and_large_pages() -> None:
    check(read_html("<p>a line</p>\n" * 60_000), 60_000)
    check(read_html("<p>" + "ten chars " * 1_000_000 + "</p>"), 1)


def test_large_attributes() -> None:
    names = "wordOf_names " * 80_000
    source = f"<p class='{names}' id='{names}' style='{'display:' * 100_000}'>a</p><p title='{names}'>b"
    for read in (read_html, read_soup):
        document = read(source)
        assert document.lines == ["a", "b"]
        assert document.elements[-2].names == ("word", "of", "names")


def test_surrogates_and_control_characters() -> None:
    for read in (read_html, read_soup):
        assert read("<p>a\ud800b</p><p>\x01c\x1f</p>").lines[0] == "a\ud800b"


def test_a_deep_soup_is_read_or_refused() -> None:
    try:
        document = read_soup("<div>" * 30_000 + "a")
    except InputError:
        return
    assert document.lines == ["a"]


@pytest.mark.parametrize("read", [read_html, read_soup], ids=["c", "python"])
def test_deep_documents_can_be_sent_to_other_processes(read: Callable[[str], Document]) -> None:
    document = read("<div>" * 10_000 + "a")
    assert max(element.depth for element in document.elements) < 520
    copy = pickle.loads(pickle.dumps(document))
    assert copy.blocks[0].markup.tags == document.blocks[0].markup.tags  # type: ignore[union-attr]
    assert copy.blocks[0].markup.element is copy.elements[-1]


def test_bytes_are_decoded_in_linear_time() -> None:
    for unit in (b"<meta ", b"<?xml ", b"<!--", b"\xff", b"\xc3", b"<meta charset="):
        short, long = unit * (40_000 // len(unit)), unit * (160_000 // len(unit))
        assert seconds(decode_page, long) < 8 * seconds(decode_page, short) + 0.02  # type: ignore[arg-type]
