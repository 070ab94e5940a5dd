"""Sentences of a block: an appeal may be one sentence of a real paragraph."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_BREAK = re.compile(r"(?<=[.!?…])[\"”’)]{0,2} {1,3}(?=[\"“‘(]?[A-Z0-9])")
_ABBREVIATED = frozenset("mr. mrs. ms. dr. st. prof. rev. gen. sen. gov. no. u.s. vs.".split())


class Sentence(NamedTuple):
    """One sentence, with offsets into the block's text."""

    start: int
    end: int
    text: str


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a block in order; titles such as "Dr." end none. Linear in the length."""
    found = []
    start = 0
    for match in _BREAK.finditer(text):
        head = text[start : match.start()].rstrip()
        if head.rsplit(" ", 1)[-1].lower() in _ABBREVIATED:
            continue
        end = match.start() + len(match[0].rstrip())
        found.append(Sentence(start, end, text[start:end]))
        start = match.end()
    found.append(Sentence(start, len(text), text[start:]))
    return found


def in_a_row(sentences: Sequence[Sentence], chosen: Sequence[bool]) -> tuple[int, int] | None:
    """Offsets of the chosen sentences when they stand together, anywhere in the block, and others are left."""
    if all(chosen) or not any(chosen):
        return None
    first, last = chosen.index(True), len(chosen) - chosen[::-1].index(True)
    if not all(chosen[first:last]):
        return None
    return sentences[first].start, sentences[last - 1].end
