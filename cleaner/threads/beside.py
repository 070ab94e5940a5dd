"""What a line of a thread is by the lines beside it: a name above a date, a count beside a button."""

import re
from collections.abc import Iterator, Sequence, Set
from enum import Enum

from cleaner.rules.thread_depth import set_in
from cleaner.rules.thread_line import is_badge, is_name_line, name_in
from cleaner.rules.thread_mark import Mark


class Part(Enum):
    """What a line of a thread is to its comment."""

    NAME = "name"
    STAMP = "stamp"
    SAYS = "says"
    HEAD = "head"
    """Name with date or votes on one line."""
    CONTROL = "control"
    TEXT = "text"


_SIGNS = re.compile(r"[•·|*=_/\\›»«\s–—-]+")
_COUNT = re.compile(r"[+-]?\d{1,6}")
_INITIALS = 2
"""Letters that stand for a picture at most."""
_MOST = 2 / 3
"""Share of the comments that have to agree."""


def unquoted(raws: Sequence[str], marks: Sequence[Mark | None]) -> list[str]:
    """The lines without the ">" that sets them in, in a thread with a head that has it."""
    if not any(raw[:1] == ">" and mark is not None and mark.name for raw, mark in zip(raws, marks, strict=True)):
        return list(raws)
    return [set_in(raw)[1] if raw[:1] == ">" else raw for raw in raws]


def take_badges(texts: Sequence[str], parts: list[Part]) -> None:
    """Badges beside a name are no text."""
    for index, text in enumerate(texts):
        if parts[index] is Part.TEXT and is_badge(text):
            parts[index] = Part.CONTROL


def take_initials(texts: Sequence[str], parts: list[Part]) -> None:
    """One or two letters above a name that begins with the first are its picture."""
    for index, text in enumerate(texts[:-1]):
        if parts[index] is not Part.TEXT or len(text) > _INITIALS or not text.isalpha() or not text.isupper():
            continue
        following = parts[index + 1 : index + 2] == [Part.CONTROL] and index + 2 < len(parts)
        below = index + 2 if following else index + 1
        if parts[below] in (Part.NAME, Part.HEAD, Part.SAYS) and texts[below][:1].upper() == text[0]:
            parts[index] = Part.CONTROL


def names_answered(texts: Sequence[str], parts: list[Part]) -> dict[int, str]:
    """Lines with the name alone of a comment further up, whom the comment answers: below its date or its own name."""
    seen: set[str] = set()
    answered: dict[int, str] = {}
    for index, text in enumerate(texts):
        above, below = parts[index - 1] if index else None, parts[index + 1] if index + 1 < len(parts) else None
        if text in seen and above is Part.TEXT and parts[index] is Part.NAME and index > 1:
            if parts[index - 2] is Part.CONTROL and is_name_line(texts[index - 1]):
                parts[index - 1], parts[index], answered[index] = Part.NAME, Part.CONTROL, text
                seen.add(texts[index - 1])
        elif text in seen and above is Part.STAMP and parts[index] is Part.TEXT and below is Part.TEXT:
            parts[index], answered[index] = Part.CONTROL, text
        if parts[index] is Part.NAME:
            seen.add(text)
    return answered


def take_counts(texts: Sequence[str], parts: list[Part]) -> None:
    """Bare numbers beside buttons are votes; lines of nothing but signs are no text."""
    for index, text in enumerate(texts):
        if parts[index] is Part.TEXT and _SIGNS.fullmatch(text):
            parts[index] = Part.CONTROL
    for step in (1, -1):
        order = range(len(texts)) if step > 0 else range(len(texts) - 1, -1, -1)
        for index in order:
            beside = 0 <= index - step < len(parts) and parts[index - step] is Part.CONTROL
            if beside and parts[index] is Part.TEXT and _COUNT.fullmatch(texts[index]):
                parts[index] = Part.CONTROL


def name_beside_dates(texts: Sequence[str], parts: list[Part], answers: Set[int]) -> None:
    """Names that stand alone, above a date or "says" line, or below the date where nothing stands above it.

    Between name and date there may be one of the lines `answers`, "Replying to Marg", a badge, or nothing but signs.
    """
    for index, text in enumerate(texts):
        if parts[index] is not Part.TEXT or not is_name_line(text):
            continue
        below = parts[index + 1 : index + 2]
        aside = below == [Part.CONTROL] and (_SIGNS.fullmatch(texts[index + 1]) or is_badge(texts[index + 1]))
        if aside or (below == [Part.CONTROL] and index + 1 in answers):
            below = parts[index + 2 : index + 3]
        above = parts[index - 1] if index else None
        early = index < 2 or parts[index - 2] in (Part.CONTROL, Part.TEXT)
        heads = bool(below) and below[0] in (Part.STAMP, Part.SAYS)
        after = above is Part.STAMP and early and bool(below) and below[0] is Part.TEXT
        if heads or (after and _is_named_below(texts, parts, index)):
            parts[index] = Part.NAME


def _is_named_below(texts: Sequence[str], parts: Sequence[Part], index: int) -> bool:
    """Whether names follow dates in this thread: the first date has no name above it."""
    first = next(i for i, part in enumerate(parts) if part is Part.STAMP)
    return first == 0 or (first < index and not is_name_line(texts[first - 1]))


def name_above_places(texts: Sequence[str], parts: list[Part]) -> None:
    """Names above lines of place and date ("Ron", "Leeds | 4 May"), where most comments begin so behind a button."""
    heads = [i for i, part in enumerate(parts) if part is Part.HEAD]
    above = [i - 1 for i in heads if i and parts[i - 1] is Part.TEXT and is_name_line(texts[i - 1])]
    closed = [i for i in above if i == 0 or parts[i - 1] is Part.CONTROL]
    if len(closed) >= 2 and len(closed) >= _MOST * len(heads):
        for index in closed:
            parts[index] = Part.NAME


def name_after_buttons(texts: Sequence[str], parts: list[Part]) -> None:
    """Names at the top of comments that end with buttons, and lines of trade or place below most of these."""
    units = list(_units(texts, parts))
    named = [unit for unit in units if len(unit) > 1 and (parts[unit[0]] is Part.HEAD or is_name_line(texts[unit[0]]))]
    if len(named) < 2 or len(named) < _MOST * len(units):
        return
    longer = [unit for unit in named if len(unit) > 2]
    badged = [unit for unit in longer if is_name_line(texts[unit[1]])]
    for unit in named:
        name = name_in(unit, texts)
        parts[unit[0] : name + 1] = [Part.CONTROL] * (name - unit[0]) + [Part.NAME]
    for unit in badged if len(badged) >= 2 and len(badged) >= _MOST * len(named) else ():
        parts[unit[1]] = Part.CONTROL


def _units(texts: Sequence[str], parts: Sequence[Part]) -> Iterator[range]:
    """Stretches of text between buttons; a badge is none."""
    start = 0
    for index, part in enumerate(parts):
        if part is Part.CONTROL and not (index > start and is_badge(texts[index])):
            if index > start:
                yield range(start, index)
            start = index + 1
