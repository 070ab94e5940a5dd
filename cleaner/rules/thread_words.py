"""Words and signs of lines that mark a thread without a date; all other lines need not be taken apart."""

import re
from collections.abc import Iterator, Sequence

from cleaner.article.words import word_lists, words

_LETTERS = re.compile(r"[^\W\d_]+")
_SIGNS = frozenset("@~▲▼👍👎↑↓♥❤⬆⬇")
_ADDRESSED = ("http:", "https:", "www")
_DIGIT = re.compile(r"\d")
_COUNTED = re.compile(
    r"^[\d#(\[].{0,48}$|[+−-]\d|\d\s(?:up|like|point|pt|vote)|^(?:comment|kommentar|nr|no|number)\W{0,3}\d",
    re.IGNORECASE,
)
_NUMBERED = ("#", "(", "[")
_DENSE = "ぁ"
"""From here on scripts write words without gaps."""
ODD_CASE = frozenset("ıİſ\u212a")
"""Letters that a pattern takes for others regardless of case, and lower case does not."""


def _parts(*names: str) -> Iterator[list[str]]:
    """The words of each phrase of some lists."""
    for name in names:
        yield from filter(None, map(_LETTERS.findall, word_lists("thread", name)))


def longest(*names: str) -> frozenset[str]:
    """The longest word of each phrase of some lists: a line without one has none of the phrases."""
    return frozenset(max(parts, key=len) for parts in _parts(*names))


_TELLING = words("thread", "says") | longest("says_phrases", "answers")
_SAID = (*sorted(words("thread", "says")), *word_lists("thread", "says_phrases"))
_AFTER = " \t\u3000\xa0.…:：|·•,/;–—*(»›+−-"
"""What may stand behind a verb."""
_AVATARS = tuple(word_lists("thread", "avatar_before"))
_JOINING = frozenset("([#>→")
_FIRST = frozenset(parts[0] for parts in _parts("by_phrases", "avatar_before"))
_LAST = frozenset(parts[-1] for parts in _parts("avatar_after"))
_BEGINNINGS = frozenset(
    word[:3] for parts in _parts("controls", "deleted") for word in (parts[0], parts[0].replace("ı", "i"))
)


def letters_of(line: str) -> list[str]:
    """The words of a line in lower case, of letters alone."""
    return _LETTERS.findall(line.lower())


def may_control(line: str, found: Sequence[str]) -> bool:
    """Whether a line of these words may be votes and buttons: it begins as one, or has no letters. Fast."""
    if not found:
        return True
    first = found[0][:3]
    if first in _BEGINNINGS or first[:2] in _BEGINNINGS or first[:1] in _BEGINNINGS:
        return True
    return not (line.isascii() or ODD_CASE.isdisjoint(line))


def may_tell(line: str, found: Sequence[str]) -> bool:
    """Whether a line of these words without a date may say whose comment it heads. Fast.

    It has a sign, a name's verb, "by" or an avatar.
    """
    if not _SIGNS.isdisjoint(line) or _is_signed(line):
        return True
    if not line.isascii() and max(line) >= _DENSE and _may_run_on(line):
        return True
    return bool(found) and (not _TELLING.isdisjoint(found) or found[0] in _FIRST or found[-1] in _LAST)


def _is_signed(line: str) -> bool:
    """Whether a line is an address, or has a number or votes as comments have."""
    if line[:6].casefold().startswith(_ADDRESSED):
        return True
    return (line.startswith(_NUMBERED) or _DIGIT.search(line) is not None) and _COUNTED.search(line) is not None


def _may_run_on(line: str) -> bool:
    """Whether a line in a script without gaps may end in a verb, begin with an avatar, or hold signs of comments."""
    if not _JOINING.isdisjoint(line) or "ID:" in line or _DIGIT.search(line) is not None:
        return True
    low = line.lower()
    return low.startswith(_AVATARS) or may_end_in_verb(low) or not ODD_CASE.isdisjoint(line)


def may_end_in_verb(low: str) -> bool:
    """Whether a text in lower case may end in a verb ("says"), with no gap before it."""
    return low.rstrip(_AFTER).endswith(_SAID)
