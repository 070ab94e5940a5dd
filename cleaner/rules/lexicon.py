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
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from cleaner.document import Cue, Hints
from cleaner.errors import ConfigError
from cleaner.labels import Label

_BETWEEN = r"[^\w$£€¥₹₦#@]{1,5}"
_GAP = r"(?:[^\w\n]{1,5}[\w'-]{1,40}){0,%s}?"
_MONEY = (
    r"(?:(?:us|a|c|nz|s|hk)?[$£€¥₹₦₱₵฿₺₽]|(?:rs|ksh|sh|gh|rm|usd|eur|gbp|n|r|p|k)\.?(?=\s?\d))"
    r"\s?\d[\d.,]{0,15}|\d[\d.,]{0,15}\s?(?:[£€$p¢]|euros?|pounds?|dollars?|rupees|pesos|bucks|quid|cents|pence)"
)
COMMON = frozenset(
    "a about all also an and any app are as at be been before being box but by can could cost day do each even every "
    "fill first for free from get give go going good group had has have he help her here him his how i if in into is it "
    "its join just keep know last leave life like little long look made make many me more most much my name need new no "
    "not now number of off on one online only open or other our out over own part pay people phone place point post "
    "price put read right run said same save say see send she should site so some stay still story such support take "
    "team tell than that the their them then there these they this three time to today top two under up us use was "
    "way we week well were what when where which while who will with work world would year you your daily month "
    "email am media news want sign named members tax credit account number source step ticket price amount month months "
    "value build building food family business local home house public big back small start state text list order line choose click set stories morning coffee".split()
)
"""Words too frequent to be looked for first. Any language: a word missing here costs time only."""
_PUNCTUATION = '.,!?:;"“”()[]—–…/|«»„*•·'
_DIGIT = re.compile(r"\d")
_CURRENCY = re.compile(r"[$£€¥₹₦₱₵฿₺₽¢]|\d\s?p\b|\b(?:rs|ksh|sh|gh|rm|usd|eur|gbp|n|r|p|k)\.?\s?\d|euro|pound|dollar|rupee|peso|buck|quid|cents|pence")
_SIGNS: dict[str, str] = {"^": r"\A\W{0,6}", ".": r"\W{0,8}\Z", "#": r"\d[\d.,]{0,15}", "$": f"(?:{_MONEY})"}


@dataclass(frozen=True, eq=False)
class Phrase:
    """One listed phrase: what it is evidence of, its pattern and its keys."""

    label: Label
    kind: str
    text: str

    @cached_property
    def groups(self) -> tuple[frozenset[str], ...]:
        """For each word that the phrase cannot do without, its alternatives."""
        tokens = [t for t in self.text.split() if t not in "^." and t[0] not in "~["]
        plain = [t.split("|") for t in tokens if not any(w[-1] == "*" for w in t.split("|"))]
        if all(_SIGNS.keys() & words for words in plain):
            raise ConfigError(f"phrase {self.text!r} ({self.label}.{self.kind}): needs one plain word")
        return tuple(frozenset(words) for words in plain)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The group that ordinary prose is least likely to hold; a line must hold one of it."""
        return min((group for group in self.groups if not group & _SIGNS.keys()), key=_frequency)

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """The other groups, rarest first: without one of each the pattern is not tried."""
        return tuple(sorted((group for group in self.groups if group is not self.keys), key=_frequency))

    @cached_property
    def whole(self) -> bool:
        """Spans the line from start to end."""
        return self.text.startswith("^ ") and self.text.endswith(" .")

    @cached_property
    def match(self) -> Callable[[str], re.Match[str] | None]:
        """Finds the phrase in a lower-cased line."""
        return self.pattern.match if self.text.startswith("^ ") else self.pattern.search

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


def _frequency(words: frozenset[str]) -> tuple[float, int]:
    """A guess at how much of ordinary prose holds one of these words; the smaller the rarer."""
    return sum(1 + (len(w) < 4) for w in words & COMMON) + 0.05 * len(words), -min(map(len, words))


def _alternatives(token: str) -> str:
    """One token as a pattern: words, a prefix, a number or an amount."""
    words = [_SIGNS.get(word) or _word(word) for word in token.split("|")]
    return words[0] if len(words) == 1 else f"(?:{'|'.join(words)})"


def _word(word: str) -> str:
    prefix = word.endswith("*")
    body = re.escape(word.rstrip("*")).replace(r"\-", r"[\s-]?")
    return rf"(?<!\w){body}" + (r"\w{0,30}" if prefix else r"(?!\w)")


LEADS = frozenset(("sure", "thing", "form", "line", "head"))
"""Kinds that make a line worth a closer look; the others count only on such lines and next to them."""
_LONGEST_WHOLE = 14
"""A phrase that spans the whole line is not tried on lines of more words."""


def _by_key(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        for key in sorted(phrase.keys):
            found.setdefault(key, []).append(phrase)
    return {key: tuple(phrases) for key, phrases in found.items()}


@dataclass(frozen=True)
class Lexicon:
    """The phrases of a set of rules. Two lexicons of the same phrases find the same cues."""

    phrases: tuple[Phrase, ...]

    @cached_property
    def leads(self) -> dict[str, tuple[Phrase, ...]]:
        """Leading phrases by each of their keys."""
        return _by_key(phrase for phrase in self.phrases if phrase.kind in LEADS)

    @cached_property
    def lead_keys(self) -> frozenset[str]:
        """The words that make a line worth a look."""
        return frozenset(self.leads)

    @cached_property
    def others(self) -> dict[str, tuple[Phrase, ...]]:
        """The other phrases by each of their keys."""
        return _by_key(phrase for phrase in self.phrases if phrase.kind not in LEADS)

    def read(self, lines: Sequence[str]) -> Hints:
        """Words of every line, cues of those that matter, in time linear in their length."""
        joined = "\n".join(lines).lower().replace("’", "'")
        low = joined.split("\n")
        for sign in _PUNCTUATION:
            joined = joined.replace(sign, " ")
        joined = joined.replace(" '", " ").replace("' ", " ")
        words = [line.split() for line in joined.split("\n")]
        none_of = self.lead_keys.isdisjoint
        seen: dict[int, tuple[Cue, ...]] = {}

        def look(index: int) -> tuple[Cue, ...]:
            found = seen.get(index)
            if found is None:
                text, held = low[index], _held(low[index], words[index])
                found = seen[index] = _find(self.leads, text, held) + _find(self.others, text, held)
            return found

        leads = {}
        for index, tokens in enumerate(words):
            if not none_of(tokens):
                held = _held(low[index], tokens)
                found = _find(self.leads, low[index], held)
                if found:
                    leads[index] = seen[index] = found + _find(self.others, low[index], held)
        return Hints(low, words, leads, look, {}, {})


def _held(low: str, tokens: Iterable[str]) -> set[str]:
    """The words of a line, and the signs for a number and for money if it may hold one."""
    held = set(tokens)
    if _DIGIT.search(low):
        held.add("#")
        if _CURRENCY.search(low):
            held.add("$")
    return held


def _find(by_key: Mapping[str, tuple[Phrase, ...]], low: str, held: set[str]) -> tuple[Cue, ...]:
    """The phrases that a line holds, each once, in order of the phrase."""
    hits = held & by_key.keys()
    if not hits:
        return ()
    tried = by_key[hits.pop()] if len(hits) == 1 else dict.fromkeys(p for key in sorted(hits) for p in by_key[key])
    found = []
    for phrase in tried:
        for words in phrase.needs:
            if held.isdisjoint(words):
                break
        else:
            match = phrase.match(low) if not phrase.whole or len(held) <= _LONGEST_WHOLE else None
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
            for phrase in phrases:
                if not phrase.split() or any("" in token.strip("[]").split("|") for token in phrase.split()):
                    raise ConfigError(f"{place}: [{name}] {kind}: {phrase!r} has an empty word")
                found.append(Phrase(Label(name), kind, phrase))
    return tuple(found)


@lru_cache(maxsize=64)
def load_phrases(language: str) -> tuple[Phrase, ...]:
    """The phrases that ship for one language (two-letter code), from all its files."""
    paths = sorted((p for p in _files() if p.name.split(".")[0] == language), key=lambda p: p.name)
    if not paths:
        raise ConfigError(f"no phrases for language {language!r}: there are {', '.join(languages())}")
    return tuple(phrase for p in paths for phrase in parse_phrases(p.read_text("utf-8"), f"phrases/{p.name}"))


def languages() -> tuple[str, ...]:
    """Codes of the languages that phrases ship for, sorted."""
    return tuple(sorted({path.name.split(".")[0] for path in _files()}))


@lru_cache(maxsize=1)
def _files() -> tuple[Traversable, ...]:
    """`<language>.toml`, or `<language>.<part>.toml` where one file would be too long to read."""
    folder = files("cleaner.rules") / "phrases"
    return tuple(path for path in folder.iterdir() if path.name.endswith(".toml"))


def lexicon_of(labels: Iterable[Label], chosen: Iterable[str]) -> Lexicon:
    """The phrases of these labels in these languages."""
    wanted = frozenset(labels)
    return Lexicon(tuple(p for code in chosen for p in load_phrases(code) if p.label in wanted))
