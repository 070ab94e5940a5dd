"""Whole pages, by a WHATWG parser in C."""

from operator import attrgetter

import turbohtml

from cleaner.document import Document, Element, Markup, PageFacts
from cleaner.readers.facts import facts_of
from cleaner.readers.page import Access, Run, blocks_of

ACCESS = Access(turbohtml.Element, turbohtml.Text, attrgetter("tag"), attrgetter("data"), turbohtml.Element.attr)


def read_html(source: str, url: str | None = None, language: str | None = None) -> Document:
    """A page as a document: blocks one a line, offsets into those lines joined by line breaks."""
    tree = turbohtml.parse(source, source_locations=True)
    runs, elements = blocks_of(tree, ACCESS)
    return document_of(runs, elements, facts_of(tree, ACCESS), url, language)


def document_of(
    runs: list[Run], elements: list[Element], facts: PageFacts, url: str | None, language: str | None
) -> Document:
    """Blocks with their places in the linear text."""
    lines = [run.text for run in runs]
    starts: list[int] = []
    offset = 0
    for line in lines:
        starts.append(offset)
        offset += len(line) + 1
    markups = [Markup(run.element, min(run.link_chars / len(run.text), 1.0)) for run in runs]
    return Document(
        "\n".join(lines), lines, starts, [run.element.kind for run in runs], markups, elements, facts, url, language
    )
