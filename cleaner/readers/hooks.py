"""Elements that scripts fill with comments, and where these scripts come from."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

Find = Callable[..., Iterable[Any]]
Attribute = Callable[[Any, str], str | None]

MOST_HOOKS = 40
LONGEST = 300
"""Characters of an address."""
_STEMS = re.compile(
    r"disqus|connect\.facebook|coral|viafoura|vf-|spot-?\.?im|openweb|ow-conv|fb[-:_]comm|plugins/comm|plugins/feedback|hyvor|giscus|utteranc"
    r"|commento|isso|remark42|cusdis|ghost|gh-comm|comments-ui|graphcomment|discourse|javascripts/embed|livefyre"
    r"|intensedebate|idc-|vuukle|civil|ccommunity|insticator|jetpack-comment|vk_comm|cackle|mc-container|hypercomm"
    r"|fastcomm|fast-comm|waline|twikoo|tcomment|xenforo-comm|forum-comm|comments?[-_]?(?:widget|frame|iframe)",
    re.IGNORECASE,
)
_TAGS = (
    "vf-conversations",
    "vf-comments",
    "fb:comments",
    "hyvor-talk-comments",
    "giscus-widget",
    "openweb-conversation",
)
_ATTRIBUTES = ("data-talk-url", "data-coral-url", "data-spotim-module", "data-isso", "data-ghost-comments")


def hooks_of(look: Find, attribute: Attribute) -> tuple[str, ...]:
    """Addresses of scripts and frames, ids and classes that may belong to a comment system, lower case, sorted.

    Classes, tags and attributes are looked up only where an address or an id speaks of such a system.
    """
    found: set[str] = set()
    for tag in ("script", "iframe"):
        for node in look(tag, attrs={"src": True}):
            found |= _telling((attribute(node, "src") or "")[:LONGEST])
    for node in look(attrs={"id": True}):
        found |= _telling(attribute(node, "id") or "")
    if found:
        for node in look("div", attrs={"class": True}):
            found |= _telling(attribute(node, "class") or "")
        found |= {tag for tag in _TAGS if next(iter(look(tag)), None) is not None}
        for name in _ATTRIBUTES:
            for node in look(attrs={name: True}):
                found |= {name, f"{name}={(attribute(node, name) or '').lower()[:LONGEST]}"}
    return tuple(sorted(found)[:MOST_HOOKS])


@lru_cache(maxsize=20_000)
def _telling(value: str) -> frozenset[str]:
    """The names in a value that may belong to a comment system."""
    if not _STEMS.search(value):
        return frozenset()
    return frozenset(name for name in value.lower().split() if _STEMS.search(name))
