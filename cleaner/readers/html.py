"""Whole pages, by a WHATWG parser in C."""

import re
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter
from typing import Any

import turbohtml

from cleaner.document import Document
from cleaner.readers.depth import DEEPEST, deepest_of, is_cut_short
from cleaner.readers.facts import facts_of
from cleaner.readers.linear import document_of
from cleaner.readers.page import Access, blocks_of
from cleaner.readers.rows import Run
from cleaner.readers.selected import selected_in
from cleaner.readers.shadow import show_shadow_trees
from cleaner.readers.signs import signs_of
from cleaner.readers.source import Ask

ACCESS = Access(
    turbohtml.Element,
    turbohtml.Text,
    attrgetter("tag"),
    attrgetter("data"),
    turbohtml.Element.attr,
    attrgetter("children"),
)
_LEVELS = 32
"""Elements around one whose end is implied, and elements after it, that are asked where they stand."""


def read_html(
    source: str, url: str | None = None, language: str | None = None, places: bool = True, ask: Ask | None = None
) -> Document:
    """A page as a document: blocks one a line, offsets into those lines joined by line breaks.

    places  whether to find where the elements that hold blocks stand in the source
    ask     gives the selectors that are to be resolved on the page

    A page that nests deeper than this parser goes, and closes what it opens, is parsed as `read_soup` does.
    """
    tree = turbohtml.parse(source, source_locations=places, allow_declarative_shadow_roots=False)
    facts = facts_of(tree, ACCESS)  # before slots are filled: that changes the tree
    show_shadow_trees(tree.find_all("template", attrs={"shadowrootmode": True}), ACCESS)
    runs, elements = blocks_of(tree, ACCESS)
    if is_cut_short(elements, ACCESS) and deepest_of(source) > DEEPEST:
        from cleaner.readers.soup import read_soup  # only for such pages: it takes longer to load than to read most

        return read_soup(source, url, language, ask)
    if places:
        _find_places(runs, source)
    selected = selected_in(tree, ACCESS, (runs, elements), ask(url, facts)) if ask else None
    signs = signs_of(elements, ACCESS)
    document = document_of(runs, elements, facts, url, language, selected)
    return replace(document, signs=signs) if signs else document


def _find_places(runs: list[Run], source: str) -> None:
    """Where the elements that hold a block directly stand in the source.

    About 1.5 µs an element. Asked now and not when somebody wants to know it, because the tree, five times as large
    as the source, would have to live as long as the record.
    """
    crlf = [match.start() - count for count, match in enumerate(re.finditer("\r\n", source))] if "\r" in source else []
    for run in runs:
        element = run.element
        if element.html_start < 0 and (location := element.node.source_location) is not None:
            start, end = location.start_tag.start_offset, location.end_tag
            stop = end.end_offset if end is not None else _implied_end(element.node, len(source) - len(crlf))
            if crlf:  # which the parser counts as one character
                start, stop = start + bisect_left(crlf, start), stop + bisect_left(crlf, stop)
            element.html_start, element.html_end = start, stop


def _implied_end(node: Any, length: int) -> int:
    """Where the next thing begins."""
    for _ in range(_LEVELS):
        sibling = node.next_sibling
        for _ in range(_LEVELS):
            if sibling is None or (location := sibling.source_location) is not None:
                break
            sibling = sibling.next_sibling
        if sibling is not None and location is not None:
            return int(location.start_tag.start_offset)
        node = node.parent
        if node is None:
            return length
        if (location := node.source_location) is not None and location.end_tag is not None:
            return int(location.end_tag.start_offset)
    return length
