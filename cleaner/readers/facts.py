"""What a page says about itself outside its text, unjudged: title, meta and link elements, JSON-LD, marked elements.

Look-ups by name of the element are what a tree does fastest, so nothing here walks the page.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import islice
from typing import Any

from cleaner.document import Mark, PageFacts
from cleaner.readers.hooks import hooks_of
from cleaner.readers.names import name_words
from cleaner.readers.page import Access

Find = Callable[..., Iterable[Any]]
"""Elements of a name in reading order: `find("a")`, and with an attribute `find("a", attrs={"rel": True})`."""

PROPERTIES = frozenset(
    ("author", "creator", "headline", "datePublished", "dateCreated", "dateModified", "isAccessibleForFree",
     "articleSection", "inLanguage")
)  # fmt: skip
"""Microdata properties that are kept."""
NAMED = {
    **dict.fromkeys(("author", "authors", "byline", "autor", "autora", "auteur", "autore", "contributor"), "byline"),
    **dict.fromkeys(("date", "published", "dateline", "datetime", "timestamp", "pubdate", "updated"), "dateline"),
}
"""Words of a class that say what an element holds."""
_PROFILE = re.compile(r"/(?:authors?|autor(?:es|en|a|e|i)?|auteure?s?)/[^/?#]")
"""In the address of a page about an author."""
MOST_PROFILES = 8
LONGEST_TEXT = 300
"""Characters of a marked element; longer ones hold more than a name or a date."""
LONGEST_NAMED = 120
MOST_MARKS = 60
"""Marks of one kind: pages with many comments repeat them without end."""
LONGEST_JSON = 10_000_000
"""Characters of all JSON-LD of a page."""
_HOLDERS = ("span", "a", "div", "p", "time", "address", "li", "strong", "em", "h1", "h2", "section")
"""Elements that carry microdata on real pages."""
_NAMED_HOLDERS = ("span", "a", "time", "address", "em", "strong", "small", "cite")
"""Inline elements with a class; those of block-level elements are kept with the blocks."""
_AROUND = 8
"""Elements around a mark whose names are kept."""


def facts_of(tree: Any, access: Access, find: Find | None = None) -> PageFacts:
    """The facts of a parsed page, in about 0.2 ms.

    find  the look-up to use; by default the `find_all` of the tree, which has to know `attrs={name: True}`
    """
    look: Find = find or tree.find_all
    attribute = access.attribute
    title = next((_text(node) for node in look("title") if not _in_picture(node, access)), "")
    root = next(iter(look("html")), None)
    language = (attribute(root, "lang") or attribute(root, "xml:lang") or "") if root is not None else ""
    return PageFacts(
        title=title,
        language=language.strip(),
        meta=_meta(look, attribute),
        links=tuple((attribute(n, "rel") or "", attribute(n, "href") or "") for n in look("link", attrs={"rel": True})),
        json_ld=_json_ld(look, attribute),
        marks=(*_marks(look, access), *_profiles(look, access)),
        hooks=hooks_of(look, attribute),
    )


def _meta(look: Find, attribute: Callable[[Any, str], str | None]) -> tuple[tuple[str, str], ...]:
    pairs = []
    for node in look("meta"):
        content = attribute(node, "content")
        if content:
            for key in ("property", "name", "itemprop", "http-equiv"):
                name = attribute(node, key)
                if name:
                    pairs.append((name.strip().lower(), content.strip()))
    return tuple(pairs)


def _json_ld(look: Find, attribute: Callable[[Any, str], str | None]) -> tuple[str, ...]:
    texts: list[str] = []
    room = LONGEST_JSON
    for node in look("script", attrs={"type": True}):
        if "ld+json" in (attribute(node, "type") or "").lower():
            text = node.text
            if text and len(text) <= room:
                texts.append(text)
                room -= len(text)
    return tuple(texts)


def _marks(look: Find, access: Access) -> Iterable[Mark]:
    """Microdata, `rel=author`, `time`, then elements whose class says so."""
    attribute = access.attribute
    for tag in _HOLDERS:
        for node in list(look(tag, attrs={"itemprop": True}))[:MOST_MARKS]:
            for name in (attribute(node, "itemprop") or "").split():
                if name in PROPERTIES:
                    yield _mark(name, node, access)
    by_author = (n for n in look("a", attrs={"rel": True}) if "author" in (attribute(n, "rel") or "").lower().split())
    for node, _ in zip(by_author, range(MOST_MARKS), strict=False):
        yield _mark("rel", node, access)
    for node in list(look("time"))[:MOST_MARKS]:
        yield _mark("time", node, access)
    for tag in _NAMED_HOLDERS:
        yield from _named(look(tag, attrs={"class": True}), access)


def _profiles(look: Find, access: Access) -> Iterable[Mark]:
    """Links to the page of an author, by their address. Most links are passed over without a search."""
    attribute = access.attribute
    links = (n for n in look("a") if "/aut" in (address := attribute(n, "href") or "") and _PROFILE.search(address))
    for node in islice(links, MOST_PROFILES):
        yield _mark("profile", node, access)


def _named(nodes: Iterable[Any], access: Access) -> Iterable[Mark]:
    """Elements whose class speaks of an author or a date."""
    attribute, room = access.attribute, MOST_MARKS
    for node in nodes:
        meaning = _meaning_of(attribute(node, "class") or "")
        if meaning and room:
            mark = _mark(meaning, node, access)
            if mark.text and len(mark.text) <= LONGEST_NAMED:
                room -= 1
                yield mark


@lru_cache(maxsize=20_000)
def _meaning_of(names: str) -> str | None:
    """What a class speaks of. Most speak of nothing, which is found out without reading their words."""
    low = names.lower()
    if "aut" in low or "byline" in low or "date" in low or "publish" in low or "timestamp" in low or "contrib" in low:
        return next((NAMED[word] for word in name_words(names) if word in NAMED), None)
    return None


def _mark(meaning: str, node: Any, access: Access) -> Mark:
    """A mark with its machine-readable value and its text; microdata inside it names it better."""
    attribute = access.attribute
    inner = node.find(attrs={"itemprop": "name"}) if meaning in ("author", "creator") else None
    value = attribute(node, "content") or attribute(node, "datetime") or attribute(node, "href") or ""
    if inner is not None:
        node, value = inner, attribute(inner, "content") or value
    around = []
    above = node
    for _ in range(_AROUND):
        if not _is_element(above, access):
            break
        around.append(access.tag(above))
        around += name_words(f"{attribute(above, 'class') or ''} {attribute(above, 'id') or ''}")
        above = above.parent
    return Mark(meaning, value.strip(), _text(node)[:LONGEST_TEXT], tuple(around))


def _text(node: Any) -> str:
    """Text on one line."""
    return " ".join(str(node.text).split())


def _is_element(node: Any, access: Access) -> bool:
    return isinstance(node, access.element)


def _in_picture(node: Any, access: Access) -> bool:
    """A title of a drawing inside the page."""
    above = node.parent
    return _is_element(above, access) and access.tag(above) in ("svg", "symbol", "g")
