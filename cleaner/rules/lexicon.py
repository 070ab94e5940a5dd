"""Wording as data: phrases from `phrases/<language>.toml`, found in one pass over the words.

A phrase is written as people say it, in lower case, with a few signs:

    sign up                 these words in a row, whatever punctuation stands between
    newsletter|bulletin     one of these
    [our|the]               may be missing
    ~   ~6                  a gap of up to 3 (6) words
    subscri*                a word that starts so
    #                       a number
    $                       an amount of money (with a currency sign or code)
    ^ … .                   a lone ^ is the start of the line, a lone . its end

Each phrase becomes one pattern without nested repetition, so its time is linear, and is tried
only on lines that hold its key, the longest of its plain words.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

from cleaner.document import Cue, Hints
from cleaner.errors import ConfigError
from cleaner.labels import Label

_BETWEEN = r"[^\w$£€¥₹₦#@]{1,5}"
_GAP = r"(?:[^\w\n]{1,5}[\w'-]{1,40}){0,%s}?"
_MONEY = (
    r"(?:(?:us|a|c|nz|s|hk)?[$£€¥₹₦₱₵฿₺₽]|(?:rs|ksh|sh|gh|rm|usd|eur|gbp|n|r|p|k)\.?(?=\s?\d))"
    r"\s?\d[\d.,]{0,15}|\d[\d.,]{0,15}\s?(?:[£€$p¢]|euros?|pounds?|dollars?|rupees|pesos|bucks|quid|cents|pence)"
)
_PUNCTUATION = '.,!?:;"“”()[]—–…/|«»„*•·'
_SIGNS = {"^": r"\A\W{0,6}", ".": r"\W{0,8}\Z", "#": r"\d[\d.,]{0,15}", "$": f"(?:{_MONEY})"}


@dataclass(frozen=True)
class Phrase:
    """One listed phrase: what it is evidence of, its pattern and its keys."""

    label: Label
    kind: str
    text: str

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Plain words of which a line must hold one before the pattern is tried."""
        best: tuple[str, ...] = ()
        for token in self.text.split():
            if token[0] in "^.#$~[" or "*" in token:
                continue
            words = tuple(word.split("-")[0] if "-" in word else word for word in token.split("|"))
            if min(map(len, words)) > min(map(len, best), default=0):
                best = words
        if not best:
            raise ConfigError(f"phrase {self.text!r} ({self.label}.{self.kind}): needs one plain word")
        return best

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The phrase as a pattern over lower-cased text with straight apostrophes."""
        parts: list[str] = []
        glue = ""
        for token in self.text.split():
            if token == "^":
                parts.append(_SIGNS["^"])
                continue
            if token == ".":
                parts.append(_SIGNS["."])
            elif token[0] == "~":
                parts.append(_GAP % (token[1:] or "3"))
            elif token[0] == "[":
                words = _alternatives(token.strip("[]"))
                parts.append(f"(?:{words}{_BETWEEN})?" if not glue else f"(?:{glue}{words})?")
            else:
                parts.append(glue + _alternatives(token))
            glue = glue if token[0] == "[" and not glue else _BETWEEN
        return re.compile("".join(parts))


def _alternatives(token: str) -> str:
    """One token as a pattern: words, a prefix, a number or an amount."""
    words = [_SIGNS.get(word) or _word(word) for word in token.split("|")]
    return words[0] if len(words) == 1 else f"(?:{'|'.join(words)})"


def _word(word: str) -> str:
    prefix = word.endswith("*")
    body = re.escape(word.rstrip("*")).replace(r"\-", r"[\s-]?")
    return rf"(?<!\w){body}" + (r"\w{0,30}" if prefix else r"(?!\w)")


@dataclass(frozen=True)
class Lexicon:
    """The phrases of a set of rules. Two lexicons of the same phrases find the same cues."""

    phrases: tuple[Phrase, ...]

    @cached_property
    def by_key(self) -> dict[str, tuple[Phrase, ...]]:
        """Phrases by each of their keys."""
        found: dict[str, list[Phrase]] = {}
        for phrase in self.phrases:
            for key in dict.fromkeys(phrase.keys):
                found.setdefault(key, []).append(phrase)
        return {key: tuple(phrases) for key, phrases in found.items()}

    def read(self, lines: Sequence[str]) -> Hints:
        """Words and cues of every line, in time linear in their length."""
        joined = "\n".join(lines).lower().replace("’", "'")
        low = joined.split("\n")
        for sign in _PUNCTUATION:
            joined = joined.replace(sign, " ")
        words = [line.split() for line in joined.split("\n")]
        by_key = self.by_key
        none_of = by_key.keys().isdisjoint
        cues = {}
        for index, tokens in enumerate(words):
            if not none_of(tokens):
                found = self._find(low[index], tokens)
                if found:
                    cues[index] = found
        return Hints(low, words, cues, {})

    def _find(self, low: str, tokens: Sequence[str]) -> tuple[Cue, ...]:
        by_key = self.by_key
        tried = dict.fromkeys(phrase for token in tokens if token in by_key for phrase in by_key[token])
        found = []
        for phrase in tried:
            match = phrase.pattern.search(low)
            if match:
                found.append(Cue(phrase.label, phrase.kind, match.start(), match.end(), phrase.text))
        return tuple(found)


def parse_phrases(text: str, place: str) -> tuple[Phrase, ...]:
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
            found += [Phrase(Label(name), kind, phrase) for phrase in phrases]
    return tuple(found)


@lru_cache(maxsize=64)
def load_phrases(language: str) -> tuple[Phrase, ...]:
    """The phrases that ship for one language (two-letter code)."""
    path = files("cleaner.rules") / "phrases" / f"{language}.toml"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ConfigError(f"no phrases for language {language!r}: there are {', '.join(languages())}") from error
    return parse_phrases(text, f"phrases/{language}.toml")


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Codes of the languages that phrases ship for, sorted."""
    folder = files("cleaner.rules") / "phrases"
    return tuple(sorted(path.name[:-5] for path in folder.iterdir() if path.name.endswith(".toml")))


def lexicon_of(labels: Iterable[Label], chosen: Iterable[str]) -> Lexicon:
    """The phrases of these labels in these languages."""
    wanted = frozenset(labels)
    return Lexicon(tuple(p for code in chosen for p in load_phrases(code) if p.label in wanted))
