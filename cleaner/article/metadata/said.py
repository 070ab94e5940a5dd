"""The facts of a page, indexed once for all fields."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from cleaner.article.metadata.linked import Node, is_article, is_page, nodes_of, plain, plain_text
from cleaner.document import Document, Element, Mark, PageFacts

_WORDS = re.compile(r"\w+")
_LETTERS = re.compile(r"[\W_]+")
HEADLINE_REACH = 12
"""Blocks above and below the headline where byline and dateline stand."""


LONGEST_LINE = 140
"""Characters of a line that may be a byline or a dateline."""
SHORTEST_HEADLINE = 20
MOST_HEADINGS = 100
FAR = 1_000
"""Steps to what is not there."""
ASIDE = frozenset(
    "comment comments commentlist related recommended recommendations popular trending teaser teasers carousel promo"
    " similar upcoming suggested nav readmore".split()
)
"""Words of class names and tags of what is not the article itself."""


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
            found.sort(key=lambda node: -self._fit(node, titles, places))
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

    def above(self, test: Callable[[Element], bool]) -> list[int]:
        """For each block, how far above it the nearest element is that passes a test: 0 for the innermost."""
        found = {element.order for element in self.document.elements if test(element)}
        if not found:
            return [FAR] * len(self.document.markups or ())
        steps: list[int] = []
        for element in self.document.elements:
            above = steps[element.parent.order] + 1 if element.parent else FAR
            steps.append(0 if element.order in found else above)
        return [steps[markup.element.order] for markup in self.document.markups or ()]

    @cached_property
    def aside(self) -> list[bool]:
        """For each block, whether it stands in a part of the page that is not the article."""
        if not self.document.markups:
            return [False] * len(self.document.lines)
        return [steps < 6 for steps in self.above(lambda e: e.tag in ASIDE or not ASIDE.isdisjoint(e.names))]

    @cached_property
    def headings(self) -> list[tuple[int, str]]:
        """First block and text of each h1; its lines may be several blocks."""
        found: list[tuple[int, str]] = []
        open_at = None
        for index, steps in enumerate(self.above(lambda e: e.tag == "h1")):
            if steps > 3:
                open_at = None
                continue
            line, element = self.document.lines[index], (self.document.markups or ())[index].element
            top = next(e for e in element.around() if e.tag == "h1")
            if top is open_at and found and len(found[-1][1]) < 1_000:
                found[-1] = (found[-1][0], f"{found[-1][1]} {line}")
            elif top is not open_at and len(found) < MOST_HEADINGS:
                found.append((index, line))
            open_at = top
        return found

    @cached_property
    def headline_index(self) -> int:
        """Block of the headline: the h1 that other sources tell, else the block that they tell, else the longest h1;
        -1 without any."""
        told = {bare(text) for text in (*self.meta("og:title", "twitter:title"), self.facts.title)} - {""}
        for index, text in self.headings:
            own = bare(text)
            if own and any(own in other or other in own for other in told):
                return index
        if self.headings:
            return max(self.headings, key=lambda pair: len(pair[1]))[0]
        lines = self.document.lines
        return next((i for i, line in enumerate(lines) if len(line) > SHORTEST_HEADLINE and bare(line) in told), -1)

    @cached_property
    def head_lines(self) -> list[tuple[int, str]]:
        """Short lines around the headline with their distance from it in blocks; without a headline the first lines."""
        at, lines = self.headline_index, self.document.lines
        low, high = (max(at - HEADLINE_REACH // 2, 0), at + HEADLINE_REACH) if at >= 0 else (0, 3 * HEADLINE_REACH)
        return [
            (index - max(at, 0), lines[index])
            for index in range(low, min(high, len(lines)))
            if index != at and len(lines[index]) <= LONGEST_LINE and not self.aside[index]
        ]

    @property
    def h1(self) -> list[str]:
        """Texts of the h1 elements."""
        return [text for _, text in self.headings]

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Words of the page that stand in lower case."""
        return frozenset(filter(str.islower, self.document.text.split()))

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
