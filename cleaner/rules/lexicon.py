"""Finding listed phrases: one pass over the words, patterns only where they can match."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from cleaner.document import Cue, Hints
from cleaner.labels import Label
from cleaner.rules.phrase import Phrase, load_phrases

LEADS = frozenset(("sure", "thing", "form", "line", "head"))
"""Kinds that make a line worth a closer look; the others count only on such lines and next to them."""
LONGEST_WHOLE = 14
"""A phrase that spans the whole line is not tried on lines of more words."""
_PUNCTUATION = '.,!?:;"“”()[]—–…/|«»„*•·›→▶'
_CLINGING = _PUNCTUATION + "-'‘"
_AROUND = (
    [("", mark) for mark in ("", *".,!?:;)”\"'…", "'s", ".”", '."', ",”", '!"', "!”")]
    + [(mark, "") for mark in "“\"('‘["]
    + [("“", "”"), ('"', '"'), ("(", ")"), ("'", "'"), ("[", "]"), ("‘", "’")]
)
"""What may stand around a word where a line is split at white space."""
_DIGIT = re.compile(r"\d")
_Entry = tuple[tuple[frozenset[str], ...], Phrase]
_Table = Mapping[str, tuple[_Entry, ...]]


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
                    table.setdefault(key, []).append((phrase.needs, phrase))
        self.starts: _Table = {key: tuple(found) for key, found in starts.items()}
        self.long: _Table = {key: tuple(found) for key, found in long.items()}
        self.short: _Table = {key: tuple(found) for key, found in short.items()}
        self.long_keys = _as_written(long)
        self.short_keys = _as_written(short)

    def find(self, low: str, tokens: Sequence[str]) -> tuple[Cue, ...]:
        """The phrases that a line holds, each once."""
        table = self.short if len(tokens) <= LONGEST_WHOLE else self.long
        tried = list(self.starts.get(_first(tokens), ()))
        for token in tokens:
            if token in table:
                tried += table[token]
        if not tried:
            return ()
        missing = set(tokens).isdisjoint
        found: dict[Phrase, Cue] = {}
        for needs, phrase in tried:
            for words in needs:
                if missing(words):
                    break
            else:
                cue = None if phrase in found else _match(phrase, low)
                if cue:
                    found[phrase] = cue
        return tuple(found.values())


def _match(phrase: Phrase, low: str) -> Cue | None:
    """A phrase on a line that holds all the words it needs."""
    if phrase.single:
        start, word = min((start, word) for word in phrase.keys if (start := low.find(word)) >= 0)
        return Cue(phrase.label, phrase.kind, start, start + len(word), phrase.text)
    if phrase.signs and not _DIGIT.search(low):
        return None
    match = phrase.match(low)
    return Cue(phrase.label, phrase.kind, match.start(), match.end(), phrase.text) if match else None


def _as_written(keys: Iterable[str]) -> frozenset[str]:
    """The keys with the punctuation that may cling to them."""
    return frozenset(before + key + after for key in keys for before, after in _AROUND)


def _first(tokens: Sequence[str]) -> str:
    """The first word, or the sign for a number."""
    if not tokens:
        return ""
    word = tokens[0]
    if not word.isalnum():
        word = word.strip(_CLINGING) or tokens[-1 if len(tokens) == 1 else 1].strip(_CLINGING)
    return "#" if word[:1].isdigit() else word


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
        low = lower(lines)
        words = Words(low)
        leads, starts = self.leads, self.leads.starts
        none_long, none_short = leads.long_keys.isdisjoint, leads.short_keys.isdisjoint
        found: dict[int, tuple[Cue, ...]] = {}
        for index, line in enumerate(low):
            tokens = line.split()
            if _first(tokens) in starts or not (none_short if len(tokens) <= LONGEST_WHOLE else none_long)(tokens):
                cues = leads.find(line, words[index])
                if cues:
                    found[index] = cues

        def look(index: int, label: Label) -> list[Cue]:
            cues = found[index] if index in found else leads.find(low[index], words[index])
            others = self.others[label].find(low[index], words[index]) if label in self.others else ()
            return [cue for cue in (*cues, *others) if cue.label is label]

        return Hints(low, words, found, look, {})


def lower(lines: Sequence[str]) -> list[str]:
    """The lines in lower case, with straight apostrophes and no joined words."""
    return "\n".join(lines).lower().replace("’", "'").replace("—", " ").replace("/", " ").split("\n")


class Words(Sequence[list[str]]):
    """The words of each line without punctuation, split when they are first asked for."""

    def __init__(self, low: Sequence[str]) -> None:
        self._low = low
        self._words: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return len(self._low)

    @overload
    def __getitem__(self, index: int) -> list[str]: ...
    @overload
    def __getitem__(self, index: slice) -> list[list[str]]: ...
    def __getitem__(self, index: int | slice) -> list[str] | list[list[str]]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        words = self._words.get(index)
        if words is None:
            line = self._low[index]
            for mark in _PUNCTUATION:
                line = line.replace(mark, " ")
            line = f" {line} ".replace(" '", " ").replace("' ", " ").replace(" - ", " ")
            words = self._words[index] = line.split()
        return words


def lexicon_of(labels: Iterable[Label], chosen: Iterable[str]) -> Lexicon:
    """The phrases of these labels in these languages."""
    wanted = frozenset(labels)
    return Lexicon(tuple(p for code in chosen for p in load_phrases(code) if p.label in wanted))
