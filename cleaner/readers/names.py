"""What class, id, role, style and hidden attributes say."""

import re
from functools import lru_cache

LONGEST_NAMES = 400
"""Characters of one attribute that are read."""
_LOWER = re.compile(r"[a-z]{2,}")
_CAMEL = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z][a-z]+|[a-z]{2,}")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_HIDDEN_STYLE = re.compile(r"(?:^|[;\s])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def name_words(names: str) -> tuple[str, ...]:
    """Words of class, id and role values: "articleBody entry-content" is article, body, entry, content."""
    if len(names) > LONGEST_NAMES:
        names = names[:LONGEST_NAMES].rpartition(" ")[0]
    if not names.isascii():
        words = _LETTERS.findall(names.lower())
    elif names.islower():
        words = _LOWER.findall(names)
    else:
        words = " ".join(_CAMEL.findall(names)).lower().split()
    return tuple(dict.fromkeys(words))


def hides(style: str) -> bool:
    """Whether a style attribute says that the element is not shown."""
    return len(style) <= LONGEST_NAMES and _HIDDEN_STYLE.search(style) is not None
