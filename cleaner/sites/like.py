"""Lines that are alike but for names, numbers and dates.

`{}` in a pattern stands for one to a dozen words that vary: with a capital letter or a digit, addresses, names of
months and weekdays beside a number, particles between names. All other words are compared in lower case, without the
punctuation at their edges. Where a script has no spaces, numbers alone vary.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from cleaner.article.words import words

GAP = "{}"
LONGEST = 1_500
"""Characters of a line that is compared; longer ones are no boilerplate of one line."""
MOST_WORDS = 12
"""Words that a gap stands for at most."""
_QUOTES = str.maketrans(
    dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("\u200b\u2060\ufeff\xad", "")
)
_DIGIT = re.compile(r"\d")
_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Letters of scripts that write words together, or numbers and words."""
_PIECES = re.compile(r"\{\}|\d+|(?:(?!\{\})\D)+")
_EDGES = "\"'()[]<>.,;:!?¡¿*|–—-・。、！？「」『』（）…"


class Line(NamedTuple):
    """A line, ready to be compared with patterns."""

    words: tuple[str, ...]
    varies: tuple[bool, ...]


@lru_cache(maxsize=1)
def _date_words() -> frozenset[str]:
    return words("date", "months") | words("date", "weekdays")


@lru_cache(maxsize=1)
def _particles() -> frozenset[str]:
    return words("name", "particles")


def plain(line: str) -> str:
    """A line as phrases are compared with it: lower case, straight quotation marks, one space."""
    return " ".join(line.translate(_QUOTES).lower().split())


def _tokens(line: str) -> list[str]:
    """Words; in scripts that write them together, numbers and what stands between them."""
    tokens = line.split()
    if _DENSE.search(line) is None:
        return tokens
    return [piece for token in tokens for piece in (_PIECES.findall(token) if _DENSE.search(token) else [token])]


def _bare(token: str) -> str:
    """A word as it is compared."""
    return token.translate(_QUOTES).lower().strip(_EDGES)


def _changes(token: str) -> bool:
    """Whether a word has a digit or is an address."""
    return _DIGIT.search(token) is not None or "@" in token or "://" in token or token.startswith("www.")


def _marks(tokens: Sequence[str], first: int) -> list[bool]:
    """Which words vary. Names count from the word `first` on; no word of a line in capitals is a name."""
    named = any(c.islower() for token in tokens for c in token)
    changes = [_changes(token) for token in tokens]
    marks = [
        c or (named and i >= first and t != t.lower()) for i, (c, t) in enumerate(zip(changes, tokens, strict=True))
    ]
    for index, token in enumerate(tokens):
        if not marks[index] and any(changes[max(index - 1, 0) : index + 2]):
            marks[index] = token.strip(_EDGES).lower() in _date_words()
    for index in range(1, len(tokens)):
        low = index
        while marks[index] and low > 1 and not marks[low - 1] and tokens[low - 1] in _particles():
            low -= 1
        if 0 < low < index and marks[low - 1]:
            marks[low:index] = [True] * (index - low)
    return marks


def pattern_of(line: str, first: int | None = None) -> str:
    """A line with `{}` for what varies, otherwise as written.

    first  the word from which on names vary; None: numbers and dates alone do
    """
    tokens = _tokens(line)
    parts: list[str] = []
    for token, varies in zip(tokens, _marks(tokens, len(tokens) if first is None else first), strict=True):
        if not varies:
            parts.append(token)
        elif not parts or parts[-1] != GAP:
            parts.append(GAP)
    return " ".join(parts)


def patterns_of(line: str) -> tuple[str, ...]:
    """The patterns that a line is an instance of, the strictest first, each once: numbers; names; a name in front."""
    return tuple(dict.fromkeys(pattern_of(line, first) for first in (None, 1, 0)))


def key_of(pattern: str) -> str:
    """What two patterns that mean the same have in common."""
    return " ".join(GAP if GAP in token else _bare(token) for token in _tokens(pattern))


def fixed_words(pattern: str) -> list[str]:
    """The words of a pattern that do not vary."""
    return [token for token in _tokens(pattern) if GAP not in token and any(c.isalpha() for c in token)]


def line_of(text: str) -> Line:
    """A line, read once for all patterns; of one that is too long nothing."""
    tokens = _tokens(text) if len(text) <= LONGEST else []
    return Line(tuple(map(_bare, tokens)), tuple(_marks(tokens, 0)))


@lru_cache(maxsize=4_096)
def _steps(pattern: str) -> tuple[str, ...]:
    return tuple(key_of(pattern).split(" "))


def is_like(line: Line, pattern: str) -> bool:
    """Whether a whole line is an instance of a pattern. Time grows with the product of their words at most."""
    steps = _steps(pattern)
    states = {(0, 0)}  # how many steps are done, and how many words the gap after them has
    for word, varies in zip(*line, strict=True):
        following = set()
        for done, inside in states:
            if done < len(steps) and steps[done] != GAP and steps[done] == word:
                following.add((done + 1, 0))
            if varies and done < len(steps) and steps[done] == GAP:
                following.add((done + 1, 1))
            if varies and inside and inside < MOST_WORDS:
                following.add((done, inside + 1))
        states = following
        if not states:
            return False
    return any(done == len(steps) for done, _ in states)
