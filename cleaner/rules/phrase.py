"""Wording as data: the phrases of `phrases/<language>.toml` and what they mean as patterns.

A phrase is written as people say it, in lower case, with a few signs:

    sign up                 these words in a row, whatever punctuation stands between
    newsletter|bulletin     one of these
    [our|the]               may be missing
    ~   ~6                  a gap of up to 3 (6) words
    subscri*                a word that starts so
    #                       a number
    $                       an amount of money (with a currency sign or code)
    ^ … .                   a lone ^ is the start of the line, a lone . its end

Japanese, Chinese and Korean words are found anywhere in a line, a gap counts three characters for a word, and
    채널_추가               _ is a space that may be missing
Arabic words need no article, clitics or endings. What `scripts.fold` makes equal is equal here, too.

Each phrase becomes one pattern without nested unbounded repetition, so its time is linear.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from operator import attrgetter
from typing import NamedTuple

from cleaner.errors import ConfigError
from cleaner.labels import Label
from cleaner.rules.scripts import (
    CLITIC,
    LOOKED_UP,
    SCRIPTED,
    UNSPACED,
    end_of,
    gap_of,
    glue_of,
    lookups,
    parted,
    pattern_of,
)

_BETWEEN = r"[^\w$£€¥₹₦#@]{1,5}"
_GAP = r"(?:[^\w\n]{1,5}[\w'-]{1,40}){0,%s}?"
_MONEY = (
    r"(?:(?:us|a|c|nz|s|hk)?[$£€¥₹₦₱₵฿₺₽]|(?:rs|ksh|sh|gh|rm|usd|eur|gbp|n|r|p|k)\.?(?=\s?\d))"
    r"\s?\d[\d.,]{0,15}|\d[\d.,]{0,15}\s?(?:[£€$p¢]|euros?|pounds?|dollars?|rupees|pesos|bucks|quid|cents|pence)"
)
OTHER_LOOKUPS = UNSPACED | CLITIC
"""Languages whose phrases are not looked for by whole words."""
SIGNS: dict[str, str] = {"^": r"\A\W{0,6}", ".": r"\W{0,8}\Z", "#": r"\d[\d.,]{0,15}", "$": f"(?:{_MONEY})"}


@dataclass(frozen=True, eq=False)
class Phrase:
    """One listed phrase: what it is evidence of, its pattern and its keys."""

    label: Label
    kind: str
    text: str
    language: str = ""
    """Two-letter code of the list it comes from."""

    @cached_property
    def _plan(self) -> tuple[tuple["_Group", ...], "_Group"]:
        """The groups, and the one to look for. A language has 2,000 phrases, so they are planned in one go."""
        code = self.language if self.language in LOOKED_UP else ""
        groups = tuple(group for token in self.text.split() if (group := _group(token, code)) is not None)
        plain = [group for group in groups if not group.signed]
        if not plain:
            raise ConfigError(f"phrase {self.text!r} ({self.label}.{self.kind}): needs one plain word")
        return groups, plain[0] if len(plain) == 1 else min(plain, key=_frequency)

    @property
    def groups(self) -> tuple[frozenset[str], ...]:
        """For each word that the phrase cannot do without, its alternatives."""
        return tuple(group.words for group in self._plan[0])

    @property
    def keys(self) -> frozenset[str]:
        """The group that ordinary prose is least likely to hold; a line must hold one of it."""
        return self._plan[1].words

    @cached_property
    def first(self) -> frozenset[str]:
        """The words one of which begins the line, where they are known and the best to go by; else empty."""
        if self.text[:2] != "^ " or self.language in OTHER_LOOKUPS:
            return frozenset()
        token = self.text.split(None, 2)[1]
        if token[0] in "~[":
            return frozenset()
        words = frozenset(token.split("|"))
        unfit = any("*" in w or "-" in w or w == "$" for w in words)
        return frozenset() if unfit or _frequency_of(words) > 4 * self._plan[1].frequency else words

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """The groups that remain to be checked, rarest first: without one of each the pattern is not tried."""
        known = self.first or self.keys
        others = (group for group in self._plan[0] if group.words != known and not group.signed)
        return tuple(group.words for group in sorted(others, key=_frequency))

    @cached_property
    def signs(self) -> bool:
        """Needs a number or money."""
        return any(group.words <= SIGNS.keys() for group in self._plan[0])

    @cached_property
    def single(self) -> bool:
        """One word anywhere in the line: finding the word is finding the phrase."""
        return len(self.text.split()) == 1 and "*" not in self.text and self.language not in OTHER_LOOKUPS

    @cached_property
    def whole(self) -> bool:
        """Spans the line from start to end, in a language that has words to count."""
        return self.text.startswith("^ ") and self.text.endswith(" .") and self.language not in UNSPACED

    @cached_property
    def match(self) -> Callable[[str], re.Match[str] | None]:
        """Finds the phrase in a lower-cased line."""
        return self.pattern.match if self.text.startswith("^ ") else self.pattern.search

    def _is_bare(self, last: str) -> bool:
        """Whether little more than a word stands before the gap at the end: what follows makes it another one."""
        if self.language in UNSPACED:
            return last[0] not in "~[^"
        return self.language in SCRIPTED and len(self._plan[0]) == 1 and last[0] not in "~^"

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The phrase as a pattern over lower-cased text with straight apostrophes."""
        parts: list[str] = []
        glue, code = "", self.language
        between = glue_of(code) or _BETWEEN
        tokens = self.text.split()
        for place, token in enumerate(tokens):
            if token == "^":
                parts.append(SIGNS["^"])
                continue
            if token == ".":
                parts.append(end_of(code) or SIGNS["."])
            elif token[0] == "~":
                if tokens[place + 1 :] == ["."] and self._is_bare(tokens[place - 1]):
                    parts.append(parted(code))
                parts.append(gap_of(int(token[1:] or "3"), code) or _GAP % (token[1:] or "3"))
            elif token[0] == "[":
                words = _alternatives(token.strip("[]"), code)
                parts.append(f"(?:{words}{between})?" if not glue else f"(?:{glue}{words})?")
            else:
                parts.append(glue + _alternatives(token, code))
            glue = glue if token[0] == "[" and not glue else between
        return re.compile("".join(parts))


@lru_cache(maxsize=1)
def _shares() -> dict[str, int]:
    """How many of 1000 lines of prose hold a common word (benchmarks/count_words.py); the rarest is looked for."""
    text = (files("cleaner.rules") / "weights" / "frequency.json").read_text("utf-8")
    return {str(word): int(share) for word, share in json.loads(text).items()}


class _Group(NamedTuple):
    """Words one of which a phrase cannot do without."""

    words: frozenset[str]
    frequency: float
    """About how many of 1000 lines hold one of them."""
    signed: bool
    """Whether a number or money is among them."""


_frequency = attrgetter("frequency")


@lru_cache(maxsize=20_000)
def _group(token: str, language: str) -> _Group | None:
    """The group that a token stands for; None for a place, a gap, and words that may be missing or go on.

    `language` is empty for those that are looked for by whole words alone.
    """
    if token in "^." or token[0] in "~[":
        return None
    if not language:
        if token[-1] == "*" or "*|" in token:
            return None
        words = frozenset(token.split("|"))
    else:
        words = frozenset([lookups(word, language) for word in token.split("|")])
    return None if "" in words else _Group(words, _frequency_of(words), not words.isdisjoint(SIGNS))


def _frequency_of(words: frozenset[str]) -> float:
    """About how many of 1000 lines hold one of these words."""
    shares = _shares()
    return sum([60 if word in SIGNS else shares.get(word, 0.5) for word in words])


def _alternatives(token: str, language: str) -> str:
    """One token as a pattern: words, a prefix, a number or an amount."""
    words = [SIGNS.get(word) or pattern_of(word, language) or _word(word) for word in token.split("|")]
    return words[0] if len(words) == 1 else f"(?:{'|'.join(words)})"


def _word(word: str) -> str:
    """One word as a pattern. It begins with letters, and looks back over them: so a search can skip to them."""
    body, prefix = re.escape(word.rstrip("*")), word.endswith("*")
    first, hyphen, rest = body.partition(r"\-")
    more = rest.replace(r"\-", r"[\s-]?")
    return rf"{first}(?<!\w{first})" + (r"[\s-]?" if hyphen else "") + more + (r"\w{0,30}" if prefix else r"(?!\w)")
