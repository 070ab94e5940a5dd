"""Words and signs of lines that mark a thread without a date; all other lines need not be taken apart."""

import re
from collections.abc import Iterator

from cleaner.article.words import word_lists, words

_LETTERS = re.compile(r"[^\W\d_]+")
_SIGNED = re.compile(
    r"^[\d#(\[].{0,48}$|^https?:|^www|[@~▲▼👍👎↑↓♥❤⬆⬇]|[+−-]\d|\d\s(?:up|like|point|pt|vote)"
    r"|^(?:comment|kommentar|nr|no|number)\W{0,3}\d",
    re.IGNORECASE,
)
_DENSE = "ぁ"
"""From here on scripts write words without gaps."""


def _parts(*names: str) -> Iterator[list[str]]:
    """The words of each phrase of some lists."""
    for name in names:
        yield from filter(None, map(_LETTERS.findall, word_lists("thread", name)))


_TELLING = words("thread", "says").union(max(parts, key=len) for parts in _parts("says_phrases", "answers"))
_FIRST = frozenset(parts[0] for parts in _parts("by_phrases", "avatar_before"))
_LAST = frozenset(parts[-1] for parts in _parts("avatar_after"))


def may_tell(line: str) -> bool:
    """Whether a line without a date may say whose comment it heads: a sign, a name's verb, "by" or an avatar. Fast."""
    if _SIGNED.search(line) is not None or max(line) >= _DENSE:
        return True
    found = _LETTERS.findall(line.lower())
    return bool(found) and (not _TELLING.isdisjoint(found) or found[0] in _FIRST or found[-1] in _LAST)
