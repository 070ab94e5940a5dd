"""What stands on a page, and what does not. Both readers give the same blocks."""

from collections.abc import Callable

import pytest

from cleaner.document import Document
from cleaner.readers.html import read_html
from cleaner.readers.soup import read_soup

HUGE = 9_007_199_254_740_991
CASES: dict[str, tuple[str, list[str]]] = {
    "line breaks part blocks": ("<p>One<br>Two<br/><br>Three</p>", ["One", "Two", "Three"]),
    "text in the body": ("Dana Ohm<p>wrote</p>this", ["Dana Ohm", "wrote", "this"]),
    "a paragraph in a paragraph": ("<p>One<p>Two</p>Three</p>", ["One", "Two", "Three"]),
    "nested lists": ("<ul><li>A<ul><li>B<li>C</ul><li>D</ul>", ["A", "B", "C", "D"]),
    "definition lists": ("<dl><dt>Crane<dd>A bird<dt>Quay<dd>A place</dl>", ["Crane", "A bird", "Quay", "A place"]),
    "program text": ("<pre>if x:\n    run()\n\n    <b>stop</b>()</pre>", ["if x:\n    run()\n\n    stop()"]),
    "highlighted program text": ("<pre><i>a</i>\n  <i>b</i><br>c</pre>", ["a\n  b\nc"]),
    "program words": ("<p>Call <code>run( )</code>  now</p>", ["Call run( ) now"]),
    "captions": ("<figure><img alt=x><figcaption>The quay</figcaption></figure>", ["The quay"]),
    "details": ("<details><summary>More</summary>Hidden <i>story</i></details>", ["More", "Hidden story"]),
    "without scripts": ("<p>A</p><noscript><p>Turn them on</p></noscript>", ["A", "Turn them on"]),
    "an empty noscript in a line": ("<p>The <noscript><img src=a></noscript>quay</p>", ["The quay"]),
    "templates": ("<p>A</p><template><p>B</p></template>", ["A"]),
    "scripts and styles": ("<style>p{}</style><p>A<script>b()</script>c</p>", ["Ac"]),
    "choices": ("<select><option>Red<option>Blue</select>", ["Red Blue"]),
    "buttons": ("<div>Story<button>Share</button></div>", ["Story", "Share"]),
    "ruby": ("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>", ["漢(kan)"]),
    "inline tags do not split words": ("<p><b>a</b><i>b</i><span>c</span></p>", ["abc"]),
    "inline tags do not glue words": ("<p><a>x</a> <a>y</a>\n<b> z</b></p>", ["x y z"]),
    "links around blocks": ("<a href=/><h3>Title</h3><p>Teaser</p></a>", ["Title", "Teaser"]),
    "comments": ("<p>a<!-- no -->b <!-- <p>no</p> --> c</p>", ["ab c"]),
    "word breaks": ("<p>long<wbr>word soft\xadhyphen</p>", ["longword soft\xadhyphen"]),
    "entities": ("<p>&lt;b&gt; &amp; caf&eacute;&nbsp;x</p>", ["<b> & café x"]),
    "only zero width": ("<p>\u200b</p><p>a</p><p>\ufeff</p>", ["a"]),
    "drawings": ("<p>A <svg><title>no</title><text>no</text></svg>b</p>", ["A b"]),
    "formulas": ("<p>so <math><mi>x</mi><mo>=</mo><mn>1</mn></math></p>", ["so x=1"]),
    "formula sources": (
        "<p><math><semantics><mi>x</mi><annotation>\\x</annotation></semantics></math></p>", ["x"]
    ),
    "frames": ("<p>A</p><iframe src=x>no</iframe><p>B</p>", ["A", "B"]),
    "typed by readers": ("<p>A</p><textarea>no</textarea>", ["A"]),
    "cut off in a tag": ("<p>One</p><p>Two <b>three</b><div cla", ["One", "Two three"]),
    "cut off in a comment": ("<p>One</p><!-- two <p>three", ["One"]),
    "unclosed": ("<div><p>One <b>two<div>Three", ["One two", "Three"]),
    "stray ends": ("</div></b><p>One</p></p></section><p>Two", ["One", "Two"]),
    "text in the head": ("<head><title>no</title><p>One</p>Two", ["One", "Two"]),
    "zero characters": ("<p>a\x00b</p>", ["ab"]),
    "data tables": (
        "<table><caption>Tolls</caption><thead><tr><th>Year<th>Sum<tbody><tr><td>1971<td><p>3</p></table>",
        ["Tolls", "Year | Sum", "1971 | 3"],
    ),
    "wide cells": (f"<table><tr><td colspan={HUGE}>a<td rowspan={HUGE}>b</table>", ["a | b"]),
    "one cell": ("<table><tr><td>a<tr><td>b</table>", ["a", "b"]),
    "layout tables": (
        f"<table><tr><td>Menu<td>{'The crane moved. ' * 20}</table>", ["Menu", ("The crane moved. " * 20).strip()]
    ),
    "cells with blocks": ("<table><tr><td><p>a</p><p>b</p><td>c</table>", ["a", "b", "c"]),
    "unknown elements in a line": (
        "<p>in <st1:place>Oslo</st1:place> and <my-tip>here</my-tip></p>", ["in Oslo and here"]
    ),
    "unknown elements between lines": ("<my-card>A</my-card><amp-list><p>B</p></amp-list>", ["A", "B"]),
    "amp pages": ("<html amp><body><amp-img></amp-img><p>A<amp-fit-text>B</amp-fit-text></p>", ["AB"]),
    "a shadow tree": (
        "<x-a><template shadowrootmode=open><h2>T</h2><slot name=s>no</slot><p>m</p><slot></slot></template>"
        "<p slot=s>given</p>light <b>text</b></x-a><p>after</p>",
        ["T", "given", "m", "light text", "after"],
    ),
    "a slot that nothing fills": (
        "<x-a><template shadowrootmode=open><slot><p>own</p></slot></template> </x-a>", ["own"]
    ),
    "what has no slot": ("<x-a><template shadowrootmode=open><p>own</p></template><p>no</p></x-a>", ["own"]),
    "shadow trees inside each other": (
        "<x-a><template shadowrootmode=open><x-b><template shadowrootmode=closed><p>inner</p><slot></slot></template>"
        "<slot></slot></x-b></template>deep</x-a>",
        ["inner", "deep"],
    ),
    "nothing": ("", []),
    "nothing but space": (" \n\t", []),
}  # fmt: skip
READERS: dict[str, Callable[[str], Document]] = {"c": read_html, "python": read_soup}


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@pytest.mark.parametrize(("source", "lines"), CASES.values(), ids=CASES)
def test_blocks(source: str, lines: list[str], read: Callable[[str], Document]) -> None:
    document = read(source)
    assert document.lines == lines
    assert document.text == "\n".join(lines)
    assert [document.text[block.start : block.end] for block in document.blocks] == lines


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@pytest.mark.parametrize("source", [source for source, _ in CASES.values()], ids=CASES)
def test_elements_stand_in_reading_order_below_their_parents(source: str, read: Callable[[str], Document]) -> None:
    document = read(source)
    elements = document.elements
    assert [element.order for element in elements] == list(range(len(elements)))
    for element in elements[1:]:
        assert element.parent is elements[element.parent.order if element.parent else -1]
        assert element.parent.order < element.order and element.depth == element.parent.depth + 1
        assert element.node is None
    assert all(
        block.markup and elements[block.markup.element.order] is block.markup.element for block in document.blocks
    )


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("<h2>a</h2><p>b</p>", ["heading", "paragraph"]),
        ("<ul><li><p>a</p></ul><blockquote><p>b</p></blockquote>", ["list_item", "quote"]),
        ("<pre>a</pre><table><tr><td>b<td>c</table>", ["code", "table"]),
        (f"<table><tr><td>Menu<td><p>{'It moved. ' * 40}</p></table>", ["paragraph", "paragraph"]),
    ],
)
def test_kinds(source: str, kinds: list[str]) -> None:
    assert read_html(source).kinds == kinds
    assert read_soup(source).kinds == kinds


@pytest.mark.parametrize(
    ("source", "hidden"),
    [
        ("<p>a</p>", False),
        ("<p style='color: red'>a</p>", False),
        ("<p class=hidden>a</p>", False),
        ("<p style='grid-display:nonesuch'>a</p>", False),
        ("<div hidden><section><p>a</p></section></div>", True),
        ("<div style='margin:0; DISPLAY : None'><p>a</p></div>", True),
        ("<p style=visibility:hidden>a</p>", True),
    ],
)
def test_hidden_by_markup_and_inherited(source: str, hidden: bool) -> None:
    for read in READERS.values():
        (block,) = read(source).blocks
        assert block.markup and block.markup.element.hidden is hidden


def test_links_count_what_stands_in_them() -> None:
    for read in READERS.values():
        blocks = read("<p>abcde<a href=/>fg<b>hij</b></a></p><a><div>all</div></a><p>none</p>").blocks
        assert [block.markup.link_density for block in blocks if block.markup] == [0.5, 1.0, 0.0]


def test_a_named_place_is_no_link() -> None:
    for read in READERS.values():
        blocks = read("<a name=top><p>one</p><p>two <a href=/>linked</a></p>").blocks
        assert [block.markup.link_density for block in blocks if block.markup] == [0.0, 0.6]


def test_noscript_is_seen_in_the_path() -> None:
    for read in READERS.values():
        (block,) = read("<body><noscript><p>a</p></noscript>").blocks
        assert block.markup and "noscript" in block.markup.tags
