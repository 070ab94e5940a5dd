"""The phrases of a set of rules, found in one pass over the words of a document."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import filterfalse

from cleaner.document import Cue, Hints
from cleaner.labels import Label
from cleaner.rules.phrase import Phrase
from cleaner.rules.phrase_files import load_phrases
from cleaner.rules.phrase_index import Index
from cleaner.rules.scripts import LOOKED_UP, Lookups, cut, fold, needs_folding, scripted
from cleaner.rules.tongue import tongues

LEADS = frozenset(("sure", "thing", "form", "line", "head"))
"""Kinds that make a line worth a closer look; the others count only on such lines and next to them."""
MOST_TABLES = 40
_PUNCTUATION = '▶→›•…“”„—–»«·.,!?:;"()[]/|*'
"""Rare signs first: without them a text takes less room, and all else is faster."""
_OUTER_APOSTROPHE = re.compile("'(?:(?<= ')|(?= ))")
_LONE_DASH = re.compile("-(?<= -) ")
"""Both begin with the sign itself, which is what makes the search fast."""


class _Tables:
    """The phrases of some languages, ready to be looked for."""

    def __init__(self, leads: Index, others: Mapping[Label, Sequence[Phrase]], lookups: Lookups) -> None:
        self.leads = leads
        self.lookups = lookups
        self._others = others
        self._indexes: dict[Label, Index] = {}

    def others(self, label: Label) -> Index:
        """The phrases of a label that lead nowhere, made ready when first asked for."""
        index = self._indexes.get(label)
        if index is None:
            index = self._indexes[label] = Index(self._others.get(label, ()))
        return index

    @classmethod
    def of(cls, phrases: Sequence[Phrase], code: str) -> "_Tables":
        """The phrases of one language."""
        none: frozenset[str] = frozenset()
        leads: list[Phrase] = []
        others: dict[Label, list[Phrase]] = {}
        for phrase in phrases:
            (leads if phrase.kind in LEADS else others.setdefault(phrase.label, [])).append(phrase)
        known = (
            {code: none.union(*(group for phrase in phrases for group in phrase.groups))} if code in LOOKED_UP else {}
        )
        return cls(Index(leads), others, Lookups(known))

    @classmethod
    def joined(cls, parts: Sequence["_Tables"]) -> "_Tables":
        """Those of several."""
        labels = {label for part in parts for label in part._others}
        others = {label: [p for part in parts for p in part._others.get(label, ())] for label in labels}
        known = {code: keys for part in parts for code, keys in part.lookups.known.items()}
        return cls(Index.joined([part.leads for part in parts]), others, Lookups(known))


@dataclass(frozen=True)
class Lexicon:
    """The phrases of a set of rules, by language; those of a language are loaded when a text may be in it.

    Two lexicons of the same phrases find the same cues.
    """

    lists: Mapping[str, Callable[[], Sequence[Phrase]]]

    @cached_property
    def codes(self) -> frozenset[str]:
        """The languages that there are phrases of."""
        return frozenset(self.lists)

    def __getstate__(self) -> dict[str, object]:
        """Without what was made ready, 1.5 MB after the first text: another process makes it again as fast."""
        return {"lists": self.lists}

    @cached_property
    def _built(self) -> dict[frozenset[str], _Tables]:
        return {}

    def tables(self, codes: frozenset[str]) -> _Tables:
        """The phrases of these languages; at most `MOST_TABLES` sets are kept, so that memory is bounded."""
        tables = self._built.get(codes)
        if tables is None:
            if len(self._built) >= MOST_TABLES:
                self._built.clear()
            one = len(codes) == 1
            tables = (
                _Tables.of(self.lists[min(codes)](), min(codes))
                if one
                else _Tables.joined([self.tables(frozenset((code,))) for code in sorted(codes)])
            )
            self._built[codes] = tables
        return tables

    def read(self, lines: Sequence[str]) -> Hints:
        """Words of every line, cues of those that matter, in time linear in their length."""
        low = lower(lines)
        words = words_of(low)
        scripts = scripted("\n".join(filterfalse(str.isascii, low)))
        if scripts:
            words = cut(words)
        tables = self.tables(tongues(words, self.codes, scripts))
        keys = tables.lookups.extend(low, words)
        others, found = tables.others, tables.leads.find_all(low, keys)

        def look(index: int, label: Label) -> list[Cue]:
            further = others(label).find(low[index], keys[index])
            return [cue for cue in found.get(index, ()) if cue.label is label] + [*further]

        return Hints(low, words, found, look, {})


def lower(lines: Sequence[str]) -> list[str]:
    """The lines in lower case, with straight apostrophes and no joined words."""
    straight = "\n".join(lines).replace("’", "'").replace("—", " ").replace("/", " ")
    parts = straight.split("\n")
    low = map(str.lower, parts)
    return [*map(fold, low)] if needs_folding("\n".join(filterfalse(str.isascii, parts))) else [*low]


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
    return Lexicon({code: partial(_phrases_of, wanted, code) for code in sorted(set(chosen))})


def _phrases_of(labels: frozenset[Label], code: str) -> tuple[Phrase, ...]:
    return tuple(phrase for phrase in load_phrases(code) if phrase.label in labels)
