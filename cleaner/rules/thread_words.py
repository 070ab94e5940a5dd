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
_ODD_CASE = frozenset("ıİſ\u212a")
"""Letters that a pattern takes for others regardless of case, and lower case does not."""


def _parts(*names: str) -> Iterator[list[str]]:
    """The words of each phrase of some lists."""
    for name in names:
        yield from filter(None, map(_LETTERS.findall, word_lists("thread", name)))


_TELLING = words("thread", "says").union(max(parts, key=len) for parts in _parts("says_phrases", "answers"))
_FIRST = frozenset(parts[0] for parts in _parts("by_phrases", "avatar_before"))
_LAST = frozenset(parts[-1] for parts in _parts("avatar_after"))
_BEGINNINGS = frozenset(
    word[:3] for parts in _parts("controls", "deleted") for word in (parts[0], parts[0].replace("ı", "i"))
)


def may_control(line: str) -> bool:
    """Whether a line may be votes and buttons: its first letters are those of one, or it has none. Fast."""
    match = _LETTERS.search(line)
    if match is None:
        return True
    first = match[0][:3].lower()
    if first in _BEGINNINGS or first[:2] in _BEGINNINGS or first[:1] in _BEGINNINGS:
        return True
    return not line.isascii() and (max(line) >= _DENSE or not _ODD_CASE.isdisjoint(line))


def may_tell(line: str) -> bool:
    """Whether a line without a date may say whose comment it heads: a sign, a name's verb, "by" or an avatar. Fast."""
    if _SIGNED.search(line) is not None or (not line.isascii() and max(line) >= _DENSE):
        return True
    found = _LETTERS.findall(line.lower())
    return bool(found) and (not _TELLING.isdisjoint(found) or found[0] in _FIRST or found[-1] in _LAST)
