"""Lines that are alike but for names, numbers and dates.

`{}` in a pattern stands for one to a dozen words that vary: with a capital letter or a digit, addresses, names of
months and weekdays beside a number, particles between names. All other words are compared in lower case, without the
punctuation at their edges. Where a script has no spaces, numbers alone vary.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
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
_CHANGES = re.compile(r"\d|@|://|www\.")
_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Letters of scripts that write words together, or numbers and words."""
_PIECES = re.compile(r"\{\}|\d+|(?:(?!\{\})\D)+")
SHORT = 3
"""Words of a line that may be a word and a name, though all begin with capital letters."""
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
    if line.isascii() or _DENSE.search(line) is None:
        return tokens
    return [piece for token in tokens for piece in (_PIECES.findall(token) if _DENSE.search(token) else [token])]


class _Words:
    """The words of a line, and which of them vary."""

    def __init__(self, line: str) -> None:
        self.tokens = _tokens(line)
        straight = self.tokens if line.isascii() else [token.translate(_QUOTES) for token in self.tokens]
        low = [token.lower() for token in straight]
        self.bare = [token.strip(_EDGES) for token in low]
        self.capital = [token != small for token, small in zip(straight, low, strict=True)]
        if self._is_headed() or not any(c.islower() for c in line):  # no word of a line in capitals is a name
            self.capital = [False] * len(low)
        self.changes = [_CHANGES.search(token) is not None for token in low] if _CHANGES.search(line) else []
        self.joins = not _particles().isdisjoint(low)

    def _is_headed(self) -> bool:
        """Whether It Is Written Like This, which "By Ada Thorne" and "Photo: Ada Thorne of the Tide" are not."""
        return all(self.capital) and len(self.tokens) > SHORT and not self.tokens[0].endswith(":")

    def marks(self, first: int) -> list[bool]:
        """Which words vary. Names count from the word `first` on."""
        count = len(self.tokens)
        marks = [False] * min(first, count) + self.capital[first:]
        if self.changes:
            marks = [a or b for a, b in zip(marks, self.changes, strict=True)]
            for index in range(count):
                if not marks[index] and any(self.changes[max(index - 1, 0) : index + 2]):
                    marks[index] = self.bare[index] in _date_words()
        return self._joined(marks) if self.joins and first < count else marks

    def _joined(self, marks: list[bool]) -> list[bool]:
        """The particles between two names vary with them."""
        for index in range(1, len(marks)):
            low = index
            while marks[index] and low > 1 and not marks[low - 1] and self.tokens[low - 1] in _particles():
                low -= 1
            if 0 < low < index and marks[low - 1]:
                marks[low:index] = [True] * (index - low)
        return marks

    def with_gaps(self, words: Sequence[str], first: int) -> str:
        """These words, one a token, with `{}` for what varies."""
        parts: list[str] = []
        for word, varies in zip(words, self.marks(first), strict=True):
            if not varies:
                parts += [word] if word else []
            elif not parts or parts[-1] is not GAP:
                parts.append(GAP)
        return " ".join(parts)

    def firsts(self) -> tuple[int, ...]:
        """From which words on names may vary: none, the second, the first."""
        return (len(self.tokens), *((1,) if any(self.capital[1:]) else ()), *((0,) if any(self.capital[:1]) else ()))


def patterns_of(line: str) -> tuple[str, ...]:
    """The patterns that a line is an instance of, the strictest first, each once: numbers; names; a name in front."""
    found = _Words(line)
    return tuple(dict.fromkeys(found.with_gaps(found.tokens, first) for first in found.firsts()))


def keys_of(line: str) -> tuple[str, ...]:
    """The keys of the patterns of a line, in the same order, each once."""
    found = _Words(line)
    return tuple(dict.fromkeys(found.with_gaps(found.bare, first) for first in found.firsts()))


def key_of(pattern: str) -> str:
    """What patterns that mean the same have in common."""
    bare = (token.translate(_QUOTES).lower().strip(_EDGES) for token in _tokens(pattern))
    parts = [GAP if GAP in word else word for word in bare if word]
    return " ".join(part for before, part in pairwise(["", *parts]) if part != GAP or before != GAP)


def fixed_words(pattern: str) -> list[str]:
    """The words of a pattern that do not vary."""
    return [token for token in _tokens(pattern) if GAP not in token and any(c.isalpha() for c in token)]


def line_of(text: str) -> Line:
    """A line, read once for all patterns; of one that is too long nothing."""
    found = _Words(text if len(text) <= LONGEST else "")
    marked = [(word, varies) for word, varies in zip(found.bare, found.marks(0), strict=True) if word or varies]
    return Line(tuple(word for word, _ in marked), tuple(varies for _, varies in marked))


@lru_cache(maxsize=4_096)
def _steps(pattern: str) -> tuple[str, ...]:
    return tuple(key_of(pattern).split())


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
