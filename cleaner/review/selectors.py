"""Selectors of the elements around a line of a page, and what they hold on the other pages of the site."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from bs4 import BeautifulSoup, Tag

from cleaner.document import Document, PageFacts
from cleaner.readers.encoding import decode_page
from cleaner.readers.selector import Wanted
from cleaner.readers.source import PARSERS, SourceReader
from cleaner.review.lines import Article
from cleaner.review.proposals import Found

MOST_PAGES = 100
"""Pages of a site that are read again to see what selectors hold."""
MOST_SELECTORS, MOST_AROUND = 8, 4
"""Selectors that are tried, and elements around the line's own that they may be of."""
MOST_CHARACTERS = 3_000_000
_LASTING = re.compile(r"[A-Za-z](?:[A-Za-z]|[-_](?=[A-Za-z])){2,40}")
"""A name that people gave: no digits, which tools put where the next release has others."""
_TOO_WIDE = frozenset(("html", "body", "main", "article"))
Read = Callable[[str], bytes]


def selectors_around(page: bytes, place: int) -> list[str]:
    """Selectors by class and id of the element that begins at a character of a page, and of those around it."""
    source = decode_page(page).text
    if place < 0 or len(source) > MOST_CHARACTERS:
        return []
    soup = BeautifulSoup(source, "html.parser", multi_valued_attributes=None)
    row = source.count("\n", 0, place) + 1
    column = place - (source.rfind("\n", 0, place) + 1)
    element = next((tag for tag in soup.find_all(True) if (tag.sourceline, tag.sourcepos) == (row, column)), None)
    return list(islice(_names(element), MOST_SELECTORS)) if isinstance(element, Tag) else []


def _names(element: Tag) -> Iterator[str]:
    around = [element, *islice(element.parents, MOST_AROUND)]
    for tag in around:
        if tag.name in _TOO_WIDE or not isinstance(tag, Tag):
            return
        for name in str(tag.get("class", "")).split():
            if _LASTING.fullmatch(name):
                yield f"{tag.name}.{name}"
        own = tag.get("id")
        if isinstance(own, str) and _LASTING.fullmatch(own):
            yield f"#{own}"


def pages_of(articles: Iterable[Article], name: str) -> list[Article]:
    """The pages that are read again: at most `MOST_PAGES`, that of the name first."""
    return sorted((article for article in articles if article.is_page), key=lambda a: a.name != name)[:MOST_PAGES]


def chosen_by(
    selectors: Sequence[str], pages: Iterable[Article], read: Read, line: tuple[str, int]
) -> dict[str, Found]:
    """What each selector holds on pages, of those that hold the line: its article's name and index."""
    found: dict[str, list[tuple[Article, int]]] = {selector: [] for selector in selectors}
    for article in pages if selectors else ():
        document = _read(selectors, read(article.name))
        for selector, ranges in document.selected.items():
            found[selector] += [(article, at) for at in sorted({article.line_at(start) for start, _ in ranges})]
    return {
        selector: [(article, article.lines[at]) for article, at in places]
        for selector, places in found.items()
        if any((article.name, at) == line for article, at in places)
    }


def _read(selectors: Sequence[str], page: bytes) -> Document:
    def ask(url: str | None, facts: PageFacts) -> list[Wanted]:
        return [Wanted(selectors)]

    return SourceReader(PARSERS[0], MOST_CHARACTERS, ask).read(page, "html", None, None).document
