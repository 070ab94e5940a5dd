"""The words of talk in one language: what `talk/<language>.toml` lists, ready to be looked for.

An item is a word or a phrase; "*ain" is the end of a word. In Japanese, Chinese and Korean an item is looked for
anywhere in the line, "^" before it stands for the start of a sentence, "$" behind it for the end of a clause, and a
space behind it for the end of a word that also begins there.
"""

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from importlib.resources import files

from cleaner.rules.lexicon import lower
from cleaner.rules.scripts import UNSPACED

KINDS = ("me", "you", "stance", "about", "agree", "casual", "polite")
"""What an item is evidence of: somebody speaks of himself, to somebody, judges, speaks of the article or of other
comments, answers either of them, writes as people speak, or ends a sentence as one does to others."""
_NEVER = "never"
"""Words that hold an item and are none."""

Finder = Callable[[str, Sequence[str]], frozenset[str]]
"""Kinds in a line, by its text in lower case and its words, both without quotations."""


@lru_cache(maxsize=1)
def tongues_of_talk() -> frozenset[str]:
    """The languages that there are lists for."""
    return frozenset(path.name[:-5] for path in (files("cleaner.rules") / "talk").iterdir())


@lru_cache(maxsize=32)
def finder(code: str) -> Finder:
    """What finds the talk of one language."""
    text = (files("cleaner.rules") / "talk" / f"{code}.toml").read_text("utf-8")
    lists = {kind: [*_items(listed)] for kind, listed in tomllib.loads(text).items()}
    return _Unspaced(lists) if code in UNSPACED else _Spaced(lists)


def _items(listed: str) -> Iterable[str]:
    """The items of a list, written as the words of a document are."""
    return (item for item in lower([part.lstrip() for part in listed.split(",")]) if item)


class _Spaced:
    """Items of a language that parts its words."""

    def __init__(self, lists: dict[str, list[str]]) -> None:
        self._words: dict[str, tuple[str, ...]] = {}
        self._phrases: dict[str, list[tuple[str, str]]] = {}
        self._ends: list[tuple[tuple[str, ...], str]] = []
        for kind, items in lists.items():
            self._ends.append((tuple(item[1:] for item in items if item[0] == "*"), kind))
            for item in items:
                first, more, _ = item.partition(" ")
                if more:
                    self._phrases.setdefault(first, []).append((f" {item} ", kind))
                elif item[0] != "*":
                    self._words[item] = (*self._words.get(item, ()), kind)
        self._ends = [(ends, kind) for ends, kind in self._ends if ends]

    def __call__(self, low: str, words: Sequence[str]) -> frozenset[str]:
        distinct = dict.fromkeys(words)
        kinds = {kind for word in distinct for kind in self._words.get(word, ())}
        firsts = self._phrases.keys() & distinct
        if firsts:
            text = f" {' '.join(words)} "
            kinds.update(kind for first in firsts for item, kind in self._phrases[first] if item in text)
        for ends, kind in self._ends:
            if kind not in kinds and any(map(str.endswith, distinct, [ends] * len(distinct))):
                kinds.add(kind)
        return frozenset(kinds)


class _Unspaced:
    """Items of a language whose words run together or end in particles."""

    def __init__(self, lists: dict[str, list[str]]) -> None:
        never = lists.pop(_NEVER, [])
        self._never = re.compile("|".join(map(re.escape, never))) if never else None
        self._patterns = [(kind, re.compile("|".join(map(_pattern, items)))) for kind, items in lists.items()]

    def __call__(self, low: str, words: Sequence[str]) -> frozenset[str]:
        text = f"{self._never.sub(' ', low) if self._never else low} "
        return frozenset(kind for kind, pattern in self._patterns if pattern.search(text))


def _pattern(item: str) -> str:
    bare = re.escape(item.strip("^$ "))
    before = r"(?:^|(?<=[.!?,] )|(?<=[.!?,]))" if item[0] == "^" else r"(?<!\w)" if item[-1] == " " else ""
    return before + bare + (r"(?=\s*(?:[,.!?~…^)]|\Z))" if item[-1] == "$" else r"(?!\w)" if item[-1] == " " else "")


def kinds_in(codes: Collection[str], low: str, words: Sequence[str]) -> frozenset[str]:
    """The kinds of talk in a line that may be in any of these languages."""
    none: frozenset[str] = frozenset()
    return none.union(*(finder(code)(low, words) for code in codes))
