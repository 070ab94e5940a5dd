"""Looking for phrases by the words of a line: patterns only where they can match."""

import re
from collections.abc import Callable, Iterable, Sequence, Set
from typing import NamedTuple

from cleaner.document import Cue
from cleaner.rules.phrase import Phrase

LONGEST_WHOLE = 14
"""A phrase that spans the whole line is not tried on lines of more words."""
_CLINGING = "▶→›•…“”„—–»«·.,!?:;\"()[]/|*-'‘"
"""Signs that may stand at a word without being part of it."""
_DIGIT = re.compile(r"\d")
_Entry = tuple[tuple[frozenset[str], ...], Phrase, str]
"""The words that a phrase needs besides its key, the phrase, the key."""
_Lists = dict[str, list[Phrase]]
"""Phrases by key."""


class _Bucket(NamedTuple):
    """The phrases of one key; `gate` holds words one of which any of them needs besides, None if one needs no other."""

    gate: frozenset[str] | None
    entries: tuple[_Entry, ...]


class _Table(dict[str, _Bucket]):
    """The bucket of each key, made when a text first holds the key: most never do."""

    def __init__(self, lists: _Lists) -> None:
        super().__init__()
        self.lists = lists

    def __missing__(self, key: str) -> _Bucket:
        entries = tuple((phrase.needs, phrase, key) for phrase in self.lists[key])
        undemanding = any(not needs for needs, _, _ in entries)
        gate = None if undemanding else frozenset(word for needs, _, _ in entries for word in needs[0])
        bucket = self[key] = _Bucket(gate, entries)
        return bucket


class Index:
    """Phrases, with the other words they need, by the word that a line must hold for them to be tried.

    `starts` holds phrases that begin a line, by its first word; `long` the others that may stand in a long
    line; `short` those and the phrases that span a whole line, which are tried on short lines only.
    """

    def __init__(self, phrases: Iterable[Phrase] = ()) -> None:
        starts: _Lists = {}
        long: _Lists = {}
        short: _Lists = {}
        for phrase in phrases:
            first = phrase.first
            tables = (starts,) if first else (short,) if phrase.whole else (short, long)
            for key in sorted(first or phrase.keys):
                for table in tables:
                    table.setdefault(key, []).append(phrase)
        self._set((starts, long, short))

    @classmethod
    def joined(cls, parts: Sequence["Index"]) -> "Index":
        """One index of all that several hold, in a fraction of the time that it takes to make one of their phrases."""
        if len(parts) == 1:
            return parts[0]
        index = cls()
        index._set([_joined([part._lists[place] for part in parts]) for place in range(3)])
        return index

    def _set(self, lists: Sequence[_Lists]) -> None:
        self._lists = lists
        self._starts, self._long, self._short = map(_Table, lists)
        self._keys = (frozenset(lists[1]), frozenset(lists[2]))

    def find(self, low: str, tokens: Sequence[str]) -> tuple[Cue, ...]:
        """The phrases that a line holds, each once."""
        held = self._keys[len(tokens) <= LONGEST_WHOLE].intersection(tokens)
        first = _first(tokens) if self._starts.lists else ""
        begun = self._starts[first] if first in self._starts.lists else None
        return self._search(low, tokens, held, begun) if held or begun else ()

    def find_all(self, low: Sequence[str], words: Sequence[Sequence[str]]) -> dict[int, tuple[Cue, ...]]:
        """The phrases of every line that holds any, each once. A line without a key costs next to nothing."""
        starts, begins, found = self._starts, self._starts.lists, {}
        in_long, in_short = (keys.intersection for keys in self._keys)
        for index, tokens in enumerate(words):
            held = in_short(tokens) if len(tokens) <= LONGEST_WHOLE else in_long(tokens)
            first = tokens[0] if tokens and tokens[0].isalpha() else _first(tokens)
            begun = starts[first] if first in begins else None
            if held or begun:
                cues = self._search(low[index], tokens, held, begun)
                if cues:
                    found[index] = cues
        return found

    def _search(self, low: str, tokens: Sequence[str], held: Set[str], begun: _Bucket | None) -> tuple[Cue, ...]:
        """The phrases of the keys that a line holds, where it also holds a second word that they need."""
        table = self._short if len(tokens) <= LONGEST_WHOLE else self._long
        missing = frozenset(tokens).isdisjoint  # between two sets Python looks up the words of the smaller one
        tried = []
        for key in held:
            gate, entries = table[key]
            if gate is None or not missing(gate):
                tried.append((key, entries))
        if len(tried) > 1:
            tried.sort(key=lambda found: tokens.index(found[0]))
        if begun and (begun.gate is None or not missing(begun.gate)):
            tried.insert(0, ("", begun.entries))
        return _tried(low, missing, tried) if tried else ()


def _joined(lists: Sequence[_Lists]) -> _Lists:
    joined = dict(lists[0])
    for other in lists[1:]:
        for key, phrases in other.items():
            joined[key] = [*joined[key], *phrases] if key in joined else phrases
    return joined


def _tried(
    low: str, missing: Callable[[frozenset[str]], bool], lists: Iterable[tuple[str, Iterable[_Entry]]]
) -> tuple[Cue, ...]:
    """The phrases among these that match; `missing` tells whether a line holds none of some words."""
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
