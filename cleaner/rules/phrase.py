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

Each phrase becomes one pattern without nested unbounded repetition, so its time is linear.
"""

import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from cleaner.errors import ConfigError
from cleaner.labels import Label
from cleaner.rules.scripts import CLITIC, UNSPACED, end_of, fold, gap_of, glue_of, lookups, pattern_of

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
    def groups(self) -> tuple[frozenset[str], ...]:
        """For each word that the phrase cannot do without, its alternatives."""
        tokens = [t for t in self.text.split() if t not in "^." and t[0] not in "~["]
        plain = [[lookups(word, self.language) for word in t.split("|")] for t in tokens]
        plain = [words for words in plain if "" not in words]
        if all(SIGNS.keys() & words for words in plain):
            raise ConfigError(f"phrase {self.text!r} ({self.label}.{self.kind}): needs one plain word")
        return tuple(frozenset(words) for words in plain)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The group that ordinary prose is least likely to hold; a line must hold one of it."""
        return min((group for group in self.groups if not group & SIGNS.keys()), key=_frequency)

    @cached_property
    def first(self) -> frozenset[str]:
        """The words one of which begins the line, where they are known and the best to go by; else empty."""
        tokens = self.text.split()
        if len(tokens) < 2 or tokens[0] != "^" or tokens[1][0] in "~[" or self.language in OTHER_LOOKUPS:
            return frozenset()
        words = frozenset(tokens[1].split("|"))
        unfit = any("*" in w or "-" in w or w == "$" for w in words)
        return frozenset() if unfit or _frequency(words) > 4 * _frequency(self.keys) else words

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """The groups that remain to be checked, rarest first: without one of each the pattern is not tried."""
        known = self.first or self.keys
        others = (group for group in self.groups if group != known and not group & SIGNS.keys())
        return tuple(sorted(others, key=_frequency))

    @cached_property
    def signs(self) -> bool:
        """Needs a number or money."""
        return any(group <= SIGNS.keys() for group in self.groups)

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

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The phrase as a pattern over lower-cased text with straight apostrophes."""
        parts: list[str] = []
        glue, code = "", self.language
        between = glue_of(code) or _BETWEEN
        for token in self.text.split():
            if token == "^":
                parts.append(SIGNS["^"])
                continue
            if token == ".":
                parts.append(end_of(code) or SIGNS["."])
            elif token[0] == "~":
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


def _frequency(words: frozenset[str]) -> float:
    """About how many of 1000 lines hold one of these words."""
    shares = _shares()
    return sum(60 if word in SIGNS else shares.get(word, 0.5) for word in words)


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


def parse_phrases(text: str, place: str, language: str = "") -> tuple[Phrase, ...]:
    """Phrases of one TOML file: a table a label, an array a kind of evidence."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{place}: {error}") from error
    found = []
    for name, kinds in tables.items():
        if name not in set(Label):
            raise ConfigError(f"{place}: [{name}] is not a label")
        for kind, phrases in kinds.items():
            for phrase in phrases:
                if not phrase.split() or any("" in token.strip("[]").split("|") for token in phrase.split()):
                    raise ConfigError(f"{place}: [{name}] {kind}: {phrase!r} has an empty word")
                found.append(Phrase(Label(name), kind, fold(phrase), language))
    return tuple(found)


@lru_cache(maxsize=64)
def load_phrases(language: str) -> tuple[Phrase, ...]:
    """The phrases that ship for one language (two-letter code), from all its files."""
    paths = sorted((p for p in _files() if p.name.split(".")[0] == language), key=lambda p: p.name)
    if not paths:
        raise ConfigError(f"no phrases for language {language!r}: there are {', '.join(languages())}")
    return tuple(phrase for p in paths for phrase in parse_phrases(p.read_text("utf-8"), f"phrases/{p.name}", language))


def languages() -> tuple[str, ...]:
    """Codes of the languages that phrases ship for, sorted."""
    return tuple(sorted({path.name.split(".")[0] for path in _files()}))


@lru_cache(maxsize=1)
def _files() -> tuple[Traversable, ...]:
    """`<language>.toml`, or `<language>.<part>.toml` where one file would be too long to read."""
    folder = files("cleaner.rules") / "phrases"
    return tuple(path for path in folder.iterdir() if path.name.endswith(".toml"))
