"""Where a stretch of a page stands in its HTML, as people look for it: line, element, and what it begins with."""

import re
from bisect import bisect_right

from cleaner.document import Document

AROUND = 4
"""Elements that are named, the innermost last."""
_START_TAG = re.compile(r"<[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*'){0,400}>?")
_BARE = re.compile(r"<[A-Za-z0-9]+\s*/?>")
LONGEST = 120
"""Characters of a start tag that are shown."""


class Places:
    """The places of one page.

    html  the page as it was read; without it there are elements and offsets, but no lines and no tags
    """

    def __init__(self, document: Document, html: str = "") -> None:
        self._elements = {markup.element.html_start: markup.element for markup in document.markups or ()}
        self._html = html
        self._lines = [match.end() for match in re.finditer("\r\n?|\n", html)]

    def of(self, start: int, end: int) -> str:
        """The place of what begins and ends at these characters; empty where it is not known."""
        if start < 0:
            return ""
        element = self._elements.get(start)
        tags = [each.tag for each in element.around(AROUND) if each.tag not in ("", "html", "body")] if element else []
        path = " > ".join(reversed(tags))
        if not self._html:
            return ", ".join(filter(None, (path, range_of(start, end))))
        line = f"HTML line {bisect_right(self._lines, start) + 1}"
        tag = _START_TAG.match(self._html, start)
        if tag is None or _BARE.fullmatch(tag[0]):
            return ", ".join(filter(None, (line, path)))
        snippet = tag[0] if len(tag[0]) <= LONGEST else tag[0][: LONGEST - 1] + "…"
        return ", ".join(filter(None, (line, path, " ".join(snippet.split()))))


def range_of(start: int, end: int) -> str:
    """Characters of the HTML; one parser does not tell where elements end."""
    return f"HTML characters {start}–{end}" if end > start else f"HTML from character {start}"
