"""The facts of a page, indexed once for all fields."""

import re
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from cleaner.article.metadata.linked import Node, is_article, is_page, nodes_of, plain, plain_text
from cleaner.document import Document, Mark, PageFacts

_WORDS = re.compile(r"\w+")
_LETTERS = re.compile(r"[\W_]+")
HEADLINE_REACH = 12
"""Blocks above and below the headline where byline and dateline stand."""


def bare(text: str) -> str:
    """Words in lower case with single spaces, for comparison."""
    return " ".join(_WORDS.findall(text.lower()))


def solid(text: str) -> str:
    """Letters and digits alone, lower case: "The Daily-Bell" is thedailybell."""
    return _LETTERS.sub("", text.lower())


class Said:
    """A document with its facts by name."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.facts = document.facts or PageFacts()

    @cached_property
    def _meta(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, content in self.facts.meta:
            found.setdefault(name, []).append(content)
        return found

    def meta(self, *names: str) -> Iterator[str]:
        """Contents of the meta elements of these names, in the order of the names."""
        for name in names:
            for content in self._meta.get(name, ()):
                text = plain_text(content)
                if text:
                    yield text

    def marks(self, *meanings: str) -> list[Mark]:
        """Marked elements of these meanings."""
        return [mark for mark in self.facts.marks if mark.meaning in meanings]

    @cached_property
    def nodes(self) -> list[Node]:
        """All JSON-LD objects."""
        return nodes_of(self.facts.json_ld)

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """JSON-LD objects that say something about themselves, by their @id."""
        return {str(node["@id"]): node for node in reversed(self.nodes) if "@id" in node and len(node) > 1}

    @cached_property
    def articles(self) -> list[Node]:
        """JSON-LD objects about this article, the likeliest first, then those about the page."""
        found = [node for node in self.nodes if is_article(node)]
        if len(found) > 1:
            titles = {bare(text) for text in (*self.meta("og:title", "twitter:title"), *self.h1)}
            places = self.addresses
            found.sort(key=lambda node: (-self._fit(node, titles, places)))
        return found[:1] + [node for node in self.nodes if is_page(node)][:2]

    def _fit(self, node: Node, titles: set[str], places: set[str]) -> int:
        """How surely an article object is about this page: its address, its headline, a date."""
        page = node.get("mainEntityOfPage")
        urls = [node.get("url"), page.get("@id") if isinstance(page, dict) else page, node.get("@id")]
        same = any(isinstance(url, str) and _place(url) in places for url in urls)
        headline = bare(plain(node.get("headline") or node.get("name")))
        return 4 * same + 3 * (bool(headline) and headline in titles) + ("datePublished" in node) + ("author" in node)

    @cached_property
    def addresses(self) -> set[str]:
        """Host and path of the page as it names itself."""
        urls = [self.document.url or "", *self.meta("og:url"), *self.links("canonical")]
        return {_place(url) for url in urls if url} - {""}

    def links(self, relation: str) -> list[str]:
        """Addresses of the link elements of a relation."""
        return [href for rel, href in self.facts.links if relation in rel.lower().split() and href]

    def absolute(self, address: str) -> str:
        """An address with the host of the page, empty if it cannot be one."""
        try:
            whole = urljoin(self.document.url or "", address.strip())
            return whole if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).hostname else ""
        except ValueError:
            return ""

    @cached_property
    def headings(self) -> list[tuple[int, str]]:
        """First block and text of each h1; its lines may be several blocks."""
        found: list[tuple[int, str]] = []
        open_at = None
        for index, (line, markup) in enumerate(zip(self.document.lines, self.document.markups or (), strict=False)):
            top = next((e for e in markup.element.around(4) if e.tag == "h1"), None)
            if top is not None and top is open_at:
                found[-1] = (found[-1][0], f"{found[-1][1]} {line}")
            elif top is not None:
                found.append((index, line))
            open_at = top
        return found

    @property
    def h1(self) -> list[str]:
        """Texts of the h1 elements."""
        return [text for _, text in self.headings]

    @cached_property
    def host(self) -> str:
        """Host of the page, without "www."."""
        for url in (self.document.url or "", *self.meta("og:url"), *self.links("canonical")):
            host = _place(url).partition("/")[0]
            if host:
                return host
        return ""


def _place(url: str) -> str:
    """Host and path, without what does not tell pages apart."""
    try:
        parts = urlsplit(url.strip())
        return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}" if parts.hostname else ""
    except ValueError:
        return ""
