"""Authors as the page shows them: blocks whose markup speaks of an author, and lines near the headline."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice

from cleaner.article.dates import may_say_when
from cleaner.article.metadata.said import LONGEST_LINE, Said
from cleaner.article.metadata.split import is_person, is_team, split_names, unique, without_by, without_dates
from cleaner.article.names import BEFORE

_BYLINE = re.compile(
    r"\b(?:[a-z]{0,6}(?:author|byline|autor|auteur|autore|writer|columnist|contributor)[a-z]{0,6}"
    r"|creators?|redakteur|journalist|verfasser)\b"
)
"""Words of class names of elements that hold the author; longer ones, such as "authorization", are others."""
_CHECKED = re.compile(
    r"(?:\w+[- ]){0,2}(?:reviewed|edited|checked|updated|verified|translated|photos?)\b", re.IGNORECASE
)
"""What others did with the text than to write it."""
SURE = 2.9
"""Weight of a line with "By" right below the headline: a little less than JSON-LD."""
LONGEST_LABEL = 24
MOST_TRIES = 200
"""Lines that are read for names; no page needs more."""
MOST_NEAR = 14
"""Blocks below the headline where its byline may stand."""
_GLUED = re.compile(r"(?<=\d{4})(?=[A-Z])|(?<=[a-z])(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d)")


@lru_cache(maxsize=20_000)
def speaks_of_author(names: tuple[str, ...]) -> bool:
    """Whether class names are those of an element that holds the author."""
    return _BYLINE.search(" ".join(names)) is not None


def from_blocks(said: Said) -> tuple[str, ...]:
    """Names in the elements named after the author: those at the headline, else the first ones of the page."""
    at = said.headline_index
    near: list[str] = []
    far: list[str] = []
    teams: list[str] = []
    steps = said.above(lambda element: speaks_of_author(element.names))
    for index in [index for index, far_up in enumerate(steps) if far_up <= 3][:MOST_TRIES]:
        line = said.document.lines[index]
        if len(line) > LONGEST_LINE or index == at or (far and index > at + MOST_NEAR):
            continue
        if said.aside[index] or _CHECKED.match(line):
            continue
        names = [name for name in split_names(line) if is_person(name)]
        close = at >= 0 and -8 <= index - at <= MOST_NEAR
        if names:
            (near if close else far).extend(n for n in names if not in_lower_case(said, n))
        elif close and not teams and line.count(" ") <= 4:
            teams = [n for n in split_names(line)[:1] if _is_account_or_team(n)]
    return unique(near) or unique(far[:1]) or unique(teams)


def from_lines(said: Said) -> Iterator[tuple[tuple[str, ...], float]]:
    """Names on lines that begin with "By", then bare names beside a date."""
    lines = [(distance, _GLUED.sub(" ", line)) for distance, line in said.head_lines]
    dated = {distance for distance, line in lines if may_say_when(line) and any(c.isdigit() for c in line)}
    lines = [(distance, without_dates(line).strip(" |") if distance in dated else line) for distance, line in lines]
    by = [(distance, line) for distance, line in lines if _says_by(line)]
    by = [(distance, line) for distance, line in by if distance <= by[0][0] + 2]
    people = unique(n for _, line in by for n in split_names(line) if is_person(n) and not in_lower_case(said, n))
    yield people, SURE if by and 0 < by[0][0] <= 5 else 2.0
    if not people:
        for _, line in by:
            names = split_names(line.partition(" in ")[0])[:1]
            if names and len(without_by(line)) < 60 and _is_account_or_team(names[0]):
                yield unique(names), 0.8
                break
    for distance, line in lines:
        near = not dated.isdisjoint((distance - 1, distance, distance + 1)) and -4 <= distance <= 8
        if near or 1 <= distance <= 3:
            names = _bare_names(line)
            again = said.document.text.count(names[0]) > 1 if names else False
            if names and (near or again) and not any(in_lower_case(said, n, any) for n in names):
                yield unique(names), (1.0 if near else 0.5) / (1 + 0.1 * abs(distance))


def _bare_names(line: str) -> list[str]:
    """The names on a line that holds nothing but names and what these people are."""
    parts = [part for part in re.split(r"\s*[|•·●⋅∙]\s*", line.partition(" in ")[0]) if part and not is_team(part)]
    rest = " ".join(parts)
    names = [n for n in split_names(rest) if is_person(n)] if rest.count(" ") < 9 else []
    return names if len(rest) <= sum(map(len, names)) + 12 else []


def _is_account_or_team(name: str) -> bool:
    return " " not in name or (is_team(name) and (name[0].isupper() or name.startswith("the ")))


def from_anywhere(said: Said) -> tuple[str, ...]:
    """The first line of the page that begins with "By" and a name, or a name below a line that says "By" or "Author"
    and nothing more; for pages that credit below the story."""
    found = (i for i, line in enumerate(said.document.lines) if len(line) <= LONGEST_LINE and _says_by(line))
    for index in islice(found, MOST_TRIES):
        line = said.document.lines[index]
        if not said.aside[index]:
            names = [n for n in split_names(line) if is_person(n) and not in_lower_case(said, n)]
            if names and len(without_by(line)) <= sum(map(len, names)) + 60:
                return unique(names)
    return _below_label(said)


def _below_label(said: Said) -> tuple[str, ...]:
    """The name on the line below "Author", "Written by"."""
    lines = said.document.lines
    labels = (i for i, line in enumerate(lines[:-1]) if len(line) <= LONGEST_LABEL and _is_label(line))
    for index in islice(labels, MOST_TRIES):
        line = lines[index + 1]
        if not said.aside[index + 1] and is_person(line) and not in_lower_case(said, line):
            return unique(split_names(line))
    return ()


def _is_label(line: str) -> bool:
    begun = BEFORE.match(line)
    return begun is not None and begun.end() > 0 and not line[begun.end() :].strip(" :") and not _CHECKED.match(line)


def in_lower_case(said: Said, name: str, enough: Callable[[Iterable[bool]], bool] = all) -> bool:
    """The page uses all (or `any`) words of a supposed name as ordinary words."""
    found = [word.lower() for word in name.split() if len(word) > 3 and word.isalpha()]
    return bool(found) and enough(word in said.small_words for word in found)


def _says_by(line: str) -> bool:
    begun = BEFORE.match(line)
    if begun is None or not begun.end() or _CHECKED.match(line):
        return False
    return begun["colon"] is not None or begun[0].lower().split()[-1:] != ["source"]
