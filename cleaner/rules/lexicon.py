"""Finding listed phrases: one pass over the words, patterns only where they can match."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cleaner.document import Cue, Hints
from cleaner.labels import Label
from cleaner.rules.phrase import Phrase, load_phrases
from cleaner.rules.scripts import Lookups, cut, fold, scripted
from cleaner.rules.tongue import tongues

LEADS = frozenset(("sure", "thing", "form", "line", "head"))
"""Kinds that make a line worth a closer look; the others count only on such lines and next to them."""
MOST_TABLES = 40
LONGEST_WHOLE = 14
"""A phrase that spans the whole line is not tried on lines of more words."""
_PUNCTUATION = '▶→›•…“”„—–»«·.,!?:;"()[]/|*'
"""Rare signs first: without them a text takes less room, and all else is faster."""
_CLINGING = _PUNCTUATION + "-'‘"
_OUTER_APOSTROPHE = re.compile("'(?:(?<= ')|(?= ))")
_LONE_DASH = re.compile("-(?<= -) ")
"""Both begin with the sign itself, which is what makes the search fast."""
_DIGIT = re.compile(r"\d")
_Entry = tuple[tuple[frozenset[str], ...], Phrase, str]
"""The words that a phrase needs besides its key, the phrase, the key."""


class _Bucket(NamedTuple):
    """The phrases of one key; `gate` holds words one of which any of them needs besides, None if one needs no other."""

    gate: frozenset[str] | None
    entries: tuple[_Entry, ...]


class Index:
    """Phrases, with the other words they need, by the word that a line must hold for them to be tried.

    `starts` holds phrases that begin a line, by its first word; `long` the others that may stand in a long
    line; `short` those and the phrases that span a whole line, which are tried on short lines only.
    """

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        starts: dict[str, list[_Entry]] = {}
        long: dict[str, list[_Entry]] = {}
        short: dict[str, list[_Entry]] = {}
        for phrase in phrases:
            tables = (starts,) if phrase.first else (short,) if phrase.whole else (short, long)
            for key in sorted(phrase.first or phrase.keys):
                for table in tables:
                    table.setdefault(key, []).append((phrase.needs, phrase, key))
        self._starts, self._long, self._short = _buckets(starts), _buckets(long), _buckets(short)
        self._keys = (frozenset(long), frozenset(short))

    def find(self, low: str, tokens: Sequence[str]) -> tuple[Cue, ...]:
        """The phrases that a line holds, each once."""
        held = self._keys[len(tokens) <= LONGEST_WHOLE].intersection(tokens)
        begun = self._starts.get(_first(tokens)) if self._starts else None
        return self._search(low, tokens, held, begun) if held or begun else ()

    def find_all(self, low: Sequence[str], words: Sequence[Sequence[str]]) -> dict[int, tuple[Cue, ...]]:
        """The phrases of every line that holds any, each once. A line without a key costs next to nothing."""
        starts, found = self._starts, {}
        in_long, in_short = (keys.intersection for keys in self._keys)
        for index, tokens in enumerate(words):
            held = in_short(tokens) if len(tokens) <= LONGEST_WHOLE else in_long(tokens)
            begun = starts.get(tokens[0] if tokens and tokens[0].isalpha() else _first(tokens))
            if held or begun:
                cues = self._search(low[index], tokens, held, begun)
                if cues:
                    found[index] = cues
        return found

    def _search(self, low: str, tokens: Sequence[str], held: Set[str], begun: _Bucket | None) -> tuple[Cue, ...]:
        """The phrases of the keys that a line holds, where it also holds a second word that they need."""
        table = self._short if len(tokens) <= LONGEST_WHOLE else self._long
        tried = []
        for key in held:
            gate, entries = table[key]
            if gate is None or not gate.isdisjoint(tokens):
                tried.append((key, entries))
        if len(tried) > 1:
            tried.sort(key=lambda found: tokens.index(found[0]))
        if begun and (begun.gate is None or not begun.gate.isdisjoint(tokens)):
            tried.insert(0, ("", begun.entries))
        return _tried(low, tokens, tried) if tried else ()


def _buckets(lists: Mapping[str, list[_Entry]]) -> dict[str, _Bucket]:
    table = {}
    for key, entries in lists.items():
        undemanding = any(not needs for needs, _, _ in entries)
        gate = None if undemanding else frozenset(word for needs, _, _ in entries for word in needs[0])
        table[key] = _Bucket(gate, tuple(entries))
    return table


def _tried(low: str, tokens: Sequence[str], lists: Iterable[tuple[str, Iterable[_Entry]]]) -> tuple[Cue, ...]:
    """The phrases among these that match."""
    missing = frozenset(tokens).isdisjoint
    found: dict[Phrase, Cue] = {}
    for _, entries in lists:
        for needs, phrase, key in entries:
            for words in needs:
                if missing(words):
                    break
            else:
                cue = None if phrase in found else _match(phrase, low, key)
                if cue:
                    found[phrase] = cue
    return tuple(found.values())


def _match(phrase: Phrase, low: str, key: str) -> Cue | None:
    """A phrase on a line that holds all the words it needs."""
    if phrase.single:
        start = low.find(key)
        return Cue(phrase.label, phrase.kind, start, start + len(key), phrase.text)
    if phrase.signs and not _DIGIT.search(low):
        return None
    match = phrase.match(low)
    return Cue(phrase.label, phrase.kind, match.start(), match.end(), phrase.text) if match else None


def _first(tokens: Sequence[str]) -> str:
    """The first word, or the sign for a number."""
    word = tokens[0] if tokens else ""
    if word.isalpha():
        return word
    if word and not word.isalnum():
        word = word.strip(_CLINGING) or tokens[-1 if len(tokens) == 1 else 1].strip(_CLINGING)
    return "#" if word[:1].isdigit() else word


class _Tables:
    """The phrases of some languages, ready to be looked for."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self.leads = Index(phrase for phrase in phrases if phrase.kind in LEADS)
        rest = [phrase for phrase in phrases if phrase.kind not in LEADS]
        labels = sorted({phrase.label for phrase in rest})
        self.others = {label: Index(phrase for phrase in rest if phrase.label is label) for label in labels}
        self.lookups = Lookups((p.language, frozenset().union(*p.groups)) for p in phrases if p.language)


@dataclass(frozen=True)
class Lexicon:
    """The phrases of a set of rules. Two lexicons of the same phrases find the same cues."""

    phrases: tuple[Phrase, ...]

    @cached_property
    def codes(self) -> frozenset[str]:
        """The languages that there are phrases of."""
        return frozenset(phrase.language for phrase in self.phrases)

    @cached_property
    def _built(self) -> dict[frozenset[str], _Tables]:
        return {}

    def tables(self, codes: frozenset[str]) -> _Tables:
        """The phrases of these languages; at most `MOST_TABLES` sets are kept, so that memory is bounded."""
        tables = self._built.get(codes)
        if tables is None:
            if len(self._built) >= MOST_TABLES:
                self._built.clear()
            tables = _Tables([phrase for phrase in self.phrases if phrase.language in codes])
            self._built[codes] = tables
        return tables

    def read(self, lines: Sequence[str]) -> Hints:
        """Words of every line, cues of those that matter, in time linear in their length."""
        low = lower(lines)
        words = words_of(low)
        scripts = scripted("\n".join(low))
        if scripts:
            words = cut(words)
        tables = self.tables(tongues(words, self.codes, scripts))
        keys = tables.lookups.extend(low, words)
        others, found = tables.others, tables.leads.find_all(low, keys)

        def look(index: int, label: Label) -> list[Cue]:
            further = others[label].find(low[index], keys[index]) if label in others else ()
            return [cue for cue in found.get(index, ()) if cue.label is label] + [*further]

        return Hints(low, words, found, look, {})


def lower(lines: Sequence[str]) -> list[str]:
    """The lines in lower case, with straight apostrophes and no joined words."""
    straight = "\n".join(lines).replace("’", "'").replace("—", " ").replace("/", " ")
    return fold(straight.lower()).split("\n")


def words_of(low: Sequence[str]) -> list[list[str]]:
    """The words of each line without punctuation."""
    text = " \n ".join(low)
    for mark in _PUNCTUATION:
        text = text.replace(mark, " ")
    text = _LONE_DASH.sub(" ", _OUTER_APOSTROPHE.sub(" ", f" {text} "))
    return [*map(str.split, text.split("\n"))] if low else []


def lexicon_of(labels: Iterable[Label], chosen: Iterable[str]) -> Lexicon:
    """The phrases of these labels in these languages."""
    wanted = frozenset(labels)
    return Lexicon(tuple(p for code in sorted(set(chosen)) for p in load_phrases(code) if p.label in wanted))
