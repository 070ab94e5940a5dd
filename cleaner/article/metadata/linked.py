"""JSON-LD: what a page says about its article as linked data (https://json-ld.org, https://schema.org/Article).

Careless scripts are mended (see values.py); one that stays unreadable still gives what stands in it as
`"name": "value"`.
"""

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

from cleaner.article.metadata.values import values_of

Node = dict[str, Any]

ARTICLES = ("Article", "BlogPosting", "Posting", "Report", "Review", "Recipe", "HowTo")
"""Ends of the types of schema.org that are an article."""
PAGES = frozenset(
    "WebPage ItemPage MedicalWebPage CollectionPage AboutPage FAQPage QAPage VideoObject Course PodcastEpisode Product"
    " Book".split()
)
"""Types that tell the same fields about the page as a whole."""
MOST_NODES = 5_000
_PAIR = re.compile(
    r'"(headline|datePublished|dateModified|isAccessibleForFree|articleSection|inLanguage)"'
    r'\s*:\s*(?:"([^"\\\n]{1,400})"|(true|false))'
)
_NAMED = re.compile(r'"(author|publisher)"\s*:\s*\[?\s*\{[^{}]{0,400}?"name"\s*:\s*"([^"\\\n]{1,200})"')
_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"(\w+)"')


def nodes_of(texts: Iterable[str]) -> list[Node]:
    """All objects of all scripts: those at the top and in `@graph` first, then those inside others."""
    queue = [value for text in texts for value in _values(text)]
    found: list[Node] = []
    inner: list[Any] = []
    while (queue or inner) and len(found) < MOST_NODES:
        if not queue:
            queue, inner = inner, []
        level, queue = queue, []
        for value in level:
            if isinstance(value, list):
                queue += value
            elif isinstance(value, dict):
                found.append(value)
                graph = value.get("@graph")
                queue += graph if isinstance(graph, list) else [graph] if graph else []
                inner += [v for k, v in value.items() if isinstance(v, dict | list) and k != "@graph"]
    return found[:MOST_NODES]


def types_of(node: Node) -> list[str]:
    """Types without their prefix."""
    types = node.get("@type")
    return [str(t).rpartition("/")[2].rpartition(":")[2] for t in (types if isinstance(types, list) else [types])]


def is_article(node: Node) -> bool:
    """An article of any kind."""
    return any(name.endswith(ARTICLES) for name in types_of(node))


def is_page(node: Node) -> bool:
    """The page as a whole."""
    return not PAGES.isdisjoint(types_of(node))


def plain(value: Any) -> str:
    """A text value without entities and tags; of an object its name, of a list its first."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value") or ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return str(value).lower() if isinstance(value, bool) else ""
    return plain_text(str(value))


def plain_text(text: str) -> str:
    """One line without entities (which may be escaped twice) and tags."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = re.sub(r"</?[a-zA-Z][^<>]{0,300}>", "", text)
    return " ".join(text.split())


def _values(text: str) -> Iterator[Any]:
    """The values of one script, or what an unreadable one says in passing."""
    values = values_of(text)
    if values is not None:
        yield from values
        return
    kinds = _TYPE.findall(text)
    loose: Node = {"@type": next((k for k in kinds if k.endswith(ARTICLES)), kinds[0] if kinds else "")}
    for name, value, word in _PAIR.findall(text):
        loose.setdefault(name, value or word)
    for name, value in _NAMED.findall(text):
        loose.setdefault(name, {"name": value})
    yield loose
