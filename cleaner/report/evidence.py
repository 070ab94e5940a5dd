"""Evidence as people read it: the words that were found, and where they stand in the text."""

import re
from collections.abc import Iterable

from cleaner.labels import Label
from cleaner.rules.lexicon import lower
from cleaner.rules.phrase import Phrase

_PHRASE = re.compile(r"([a-z]{2,12}): (\S.{0,400})")
MOST_MARKED = 20_000
"""Characters of a segment up to which phrases are looked for again."""


def found_words(text: str, evidence: Iterable[str]) -> tuple[list[tuple[int, int]], list[str]]:
    """Where evidence stands in a text, in order and without overlap, and each piece of evidence in words.

    Evidence that names a listed phrase (`kind: phrase`) becomes the words of the text that it matched, once where
    the words of one phrase hold those of another; any other stays as it is.
    """
    low = lower([text.replace("\n", " ")])[0] if len(text) <= MOST_MARKED else ""
    found = [(item, _place(low, item) if len(low) == len(text) else None) for item in evidence]
    places = [place for _, place in found if place]
    words = [item if place is None else _said(text, item, place) for item, place in found if not _inside(place, places)]
    return _apart(places), list(dict.fromkeys(words))


def _said(text: str, item: str, place: tuple[int, int]) -> str:
    return f"“{' '.join(text[place[0] : place[1]].split())}” ({item.partition(':')[0]})"


def _inside(place: tuple[int, int] | None, places: Iterable[tuple[int, int]]) -> bool:
    """Whether a place is in a longer one."""
    return place is not None and any(
        low <= place[0] and place[1] <= high and (low, high) != place for low, high in places
    )


def _place(low: str, item: str) -> tuple[int, int] | None:
    match = _PHRASE.fullmatch(item)
    if not match:
        return None
    try:
        found = Phrase(Label.OTHER, match[1], match[2]).pattern.search(low)
    except (re.error, ValueError):  # evidence of somebody's own rule that only looks like a phrase
        return None
    if not found or found.start() == found.end():
        return None
    start = found.start()
    return start + len(found[0]) - len(found[0].lstrip()), start + len(found[0].rstrip())


def _apart(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same characters as ranges that do not touch."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
