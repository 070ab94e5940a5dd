"""Finding listed phrases: one pass over the words, patterns only where they can match."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cleaner.document import Cue, Hints
from cleaner.labels import Label
from cleaner.rules.phrase import Phrase, load_phrases

LEADS = frozenset(("sure", "thing", "form", "line", "head"))
"""Kinds that make a line worth a closer look; the others count only on such lines and next to them."""
LONGEST_WHOLE = 14
"""A phrase that spans the whole line is not tried on lines of more words."""
_PUNCTUATION = '.,!?:;"“”()[]—–…/|«»„*•·›→▶'
_DIGIT = re.compile(r"\d")
_CURRENCIES = "$£€¥₹₦₱₵฿₺₽¢"
_MONEY_WORDS = frozenset(
    "euro euros pound pounds dollar dollars rupees pesos bucks quid cents pence rs ksh sh gh rm usd eur gbp".split()
)
_Table = Mapping[str, tuple[Phrase, ...]]


class Index:
    """Phrases by the word that a line must hold for them to be tried.

    `starts` holds phrases that begin a line, by its first word; `inner` the others; `short` those of the
    others that span a whole line and so are tried on short lines only.
    """

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        starts: dict[str, list[Phrase]] = {}
        inner: dict[str, list[Phrase]] = {}
        short: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            table, keys = (starts, phrase.first) if phrase.first else (short if phrase.whole else inner, phrase.keys)
            for key in sorted(keys):
                table.setdefault(key, []).append(phrase)
        self.starts: _Table = {key: tuple(found) for key, found in starts.items()}
        self.inner: _Table = {key: tuple(found) for key, found in inner.items()}
        self.short: _Table = {key: tuple(found) for key, found in short.items()}
        self.inner_keys = frozenset(inner)
        self.short_keys = frozenset(inner) | frozenset(short)

    def find(self, low: str, tokens: Sequence[str]) -> tuple[Cue, ...]:
        """The phrases that a line holds, each once."""
        held = set(tokens)
        tried = dict.fromkeys(self.starts.get(_first(tokens), ()))
        for key in sorted(held & self.inner_keys):
            tried.update(dict.fromkeys(self.inner[key]))
        if len(tokens) <= LONGEST_WHOLE:
            for key in sorted(held & self.short.keys()):
                tried.update(dict.fromkeys(self.short[key]))
        if any(phrase.signs for phrase in tried):
            held |= _signs(low, tokens)
        return tuple(cue for phrase in tried if (cue := _try(phrase, low, held)))


def _try(phrase: Phrase, low: str, held: set[str]) -> Cue | None:
    """A phrase on one line, if all the words that it needs are there."""
    if phrase.single:
        word = min(held & phrase.keys)
        start = low.find(word)
        return Cue(phrase.label, phrase.kind, start, start + len(word), phrase.text)
    for words in phrase.needs:
        if held.isdisjoint(words):
            return None
    match = phrase.match(low)
    return Cue(phrase.label, phrase.kind, match.start(), match.end(), phrase.text) if match else None


def _signs(low: str, tokens: Sequence[str]) -> set[str]:
    """The signs for a number and for money, if a line may hold one."""
    if not _DIGIT.search(low):
        return set()
    money = any(sign in low for sign in _CURRENCIES) or not _MONEY_WORDS.isdisjoint(tokens)
    return {"#", "$"} if money or any(word[-1].isdigit() and word[0].isalpha() for word in tokens) else {"#"}


def _first(tokens: Sequence[str]) -> str:
    """The first word, or the sign for a number."""
    return "" if not tokens else "#" if tokens[0][0].isdigit() else tokens[0]


def _try(phrase: Phrase, low: str, held: set[str]) -> Cue | None:
    """A phrase on one line, if all the words that it needs are there."""
    for words in phrase.needs:
        if held.isdisjoint(words):
            return None
    match = phrase.match(low)
    return Cue(phrase.label, phrase.kind, match.start(), match.end(), phrase.text) if match else None


@dataclass(frozen=True)
class Lexicon:
    """The phrases of a set of rules. Two lexicons of the same phrases find the same cues."""

    phrases: tuple[Phrase, ...]

    @cached_property
    def leads(self) -> Index:
        """Phrases that make a line worth a closer look."""
        return Index(phrase for phrase in self.phrases if phrase.kind in LEADS)

    @cached_property
    def others(self) -> dict[Label, Index]:
        """Phrases that count only on such lines and next to them, by label."""
        labels = sorted({phrase.label for phrase in self.phrases})
        rest = [phrase for phrase in self.phrases if phrase.kind not in LEADS]
        return {label: Index(phrase for phrase in rest if phrase.label is label) for label in labels}

    def read(self, lines: Sequence[str]) -> Hints:
        """Words of every line, cues of those that matter, in time linear in their length."""
        low, words = tokenize(lines)
        leads, starts = self.leads, self.leads.starts
        none_inner, none_short = leads.inner_keys.isdisjoint, leads.short_keys.isdisjoint
        found: dict[int, tuple[Cue, ...]] = {}
        for index, tokens in enumerate(words):
            if _first(tokens) in starts or not (none_short if len(tokens) <= LONGEST_WHOLE else none_inner)(tokens):
                cues = leads.find(low[index], tokens)
                if cues:
                    found[index] = cues

        def look(index: int, label: Label) -> list[Cue]:
            cues = found[index] if index in found else leads.find(low[index], words[index])
            others = self.others[label].find(low[index], words[index]) if label in self.others else ()
            return [cue for cue in (*cues, *others) if cue.label is label]

        return Hints(low, words, found, look, {})


def tokenize(lines: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    """Lower-cased text and words of each line; punctuation is no word."""
    joined = "\n".join(lines).lower().replace("’", "'")
    low = joined.split("\n")
    for sign in _PUNCTUATION:
        joined = joined.replace(sign, " ")
    joined = joined.replace(" '", " ").replace("' ", " ").replace(" - ", " ").replace("\n- ", "\n")
    return low, [line.split() for line in joined.split("\n")]


def lexicon_of(labels: Iterable[Label], chosen: Iterable[str]) -> Lexicon:
    """The phrases of these labels in these languages."""
    wanted = frozenset(labels)
    return Lexicon(tuple(p for code in chosen for p in load_phrases(code) if p.label in wanted))
