"""The language that a document is written in, as far as its common words and letters tell: one, or two that are close.

Stricter than `tongue`, which leaves in whatever a document may hold.
"""

import re
from collections.abc import Collection
from itertools import chain, islice

from cleaner.document import Document
from cleaner.rules.scripts import SCRIPTED, scripted
from cleaner.rules.tongue import common_words

_WORDS, _LINES, _CHARACTERS = 240, 20, 1500
"""Words, lines and characters, from the middle of the document on, that are looked at."""
_LEAST_COMMON = 3
"""Different common words of a language at least."""
_CLOSE, _MOST_CLOSE = 0.75, 3
"""A language with so large a share of the common words of the best one may be it, too; more than three are none."""
_ENGLISH = frozenset("the of that was were with this have from by they which would their".split())
_LEAST_ENGLISH = 4
_OTHERS = re.compile("[ےگچپژ]")
"""Letters of Persian and Urdu, which Arabic lacks."""
_LETTER = re.compile("[Ѐ-ӿ؀-ۿऀ-ॿぁ-ヿ一-鿿가-힣]")
_LEAST_LETTERS = 0.3
"""Share of a text in a script that is letters of it."""
_LETTERS = {
    "tr": ("ğ", "ş"), "pl": ("ł", "ą", "ę"), "cs": ("ř", "ě", "ů"),
    "da": ("æ", "ø"), "no": ("æ", "ø"), "sv": ("å",),
    "fi": ("ää", "yy", "ii"),
}  # fmt: skip
_OFTEN = 3
"""So many letters that few languages have are worth as many common words."""
_RUSSIAN, _UKRAINIAN = re.compile("[ыэёъ]"), re.compile("[іїєґ]")


def mother_tongue(document: Document, known: Collection[str]) -> frozenset[str]:
    """Those of the `known` languages that the document is written in; none where that is not clear, or English."""
    words = document.hints.words
    middle = len(words) // 3
    seen = frozenset(islice(chain.from_iterable(chain(words[middle:], words[:middle])), _WORDS))
    if len(seen & _ENGLISH) >= _LEAST_ENGLISH:
        return frozenset()
    text = "\n".join(islice(document.hints.low, middle, middle + _LINES))[:_CHARACTERS]
    by_script = _by_script(text)
    if by_script:
        return by_script.intersection(known)
    counts = {code: len(seen & listed) for code, listed in common_words().items() if code in known}
    most = max(counts.values(), default=0)
    for code in counts.keys() & _LETTERS.keys():
        if counts[code] + _OFTEN >= _CLOSE * most and sum(map(text.count, _LETTERS[code])) >= _OFTEN:
            counts[code] += _OFTEN
    most = max(counts.values(), default=0)
    close = frozenset(code for code, count in counts.items() if count >= _CLOSE * most)
    return close if most >= _LEAST_COMMON and len(close) <= _MOST_CLOSE else frozenset()


def _by_script(text: str) -> frozenset[str]:
    """The language of a text in a script of its own; none for Latin letters, and for scripts of many languages."""
    beyond = len(text.encode("utf-8", "surrogatepass")) - len(text)  # each letter of a script is a byte more, or two
    least = _LEAST_LETTERS * len(text)
    if text.isascii() or beyond < least or len(_LETTER.findall(text)) < least:
        return frozenset()
    scripts = scripted(text) & SCRIPTED
    for code in ("ja", "ko", "zh"):
        if code in scripts:
            return frozenset((code,))
    if "ru" in scripts:
        russian, ukrainian = len(_RUSSIAN.findall(text)), len(_UKRAINIAN.findall(text))
        return frozenset(("ru" if russian > ukrainian else "uk",)) if russian or ukrainian else frozenset()
    return frozenset() if "ar" in scripts and _OTHERS.search(text) else scripts
