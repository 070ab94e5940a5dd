"""Words and signs of lines that mark a thread without a date; all other lines need not be taken apart."""

import re
from collections.abc import Iterator, Sequence

from cleaner.article.words import word_lists, words

_LETTERS = re.compile(r"[^\W\d_]+")
_OPENED = re.compile(r"[\d#(\[].{0,48}$|https?:|www|(?:comment|kommentar|nr|no|number)\W{0,3}\d", re.IGNORECASE)
_SIGNED = re.compile(r"[@▲▼👍👎↑↓♥❤⬆⬇+−\d-](?:(?<![+−\d-])|(?<=[+−-])\d|(?<=\d)\s(?i:up|like|point|pt|vote))")
"""Begins with all the signs, which is what makes the search fast."""
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
_CONTROLLING = frozenset(
    word for parts in _parts("controls", "deleted") for word in (parts[0], parts[0].replace("ı", "i"))
)


def letters_of(line: str) -> list[str]:
    """The runs of letters of a line in lower case."""
    return _LETTERS.findall(line.lower())


def may_control(line: str, found: Sequence[str]) -> bool:
    """Whether a line, whose runs of letters are `found`, may be votes and buttons: these begin with one. Fast."""
    if not found or found[0] in _CONTROLLING:
        return True
    return not line.isascii() and (max(line) >= _DENSE or not _ODD_CASE.isdisjoint(line))


def may_tell(line: str, found: Sequence[str]) -> bool:
    """Whether a line without a date may say whose comment it heads: a sign, a name's verb, "by" or an avatar. Fast.

    `found` are its runs of letters.
    """
    if _OPENED.match(line) is not None or _SIGNED.search(line) is not None:
        return True
    if found and (not _TELLING.isdisjoint(found) or found[0] in _FIRST or found[-1] in _LAST):
        return True
    return not line.isascii() and max(line) >= _DENSE
