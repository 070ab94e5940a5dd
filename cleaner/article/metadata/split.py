"""One text with authors as single names: "By A, B and C, reporters" in any language that the word lists know."""

import re
from collections.abc import Iterable

from cleaner.article.dates import PUBLISHED, READING, UPDATED, date_runs
from cleaner.article.metadata.linked import plain_text
from cleaner.article.metadata.said import bare, solid
from cleaner.article.names import BEFORE, JOINS, ROLES, TEAMS, name_of
from cleaner.article.words import words

LONGEST_NAME = 80
"""Characters; longer pieces are sentences."""
LONGEST_LIST = 2_000
"""Characters of one text with authors."""
_NOBODY = frozenset(
    "admin administrator root webmaster unknown null undefined none na default guest user author authors by written"
    " writtenby wordpress blog editor posted".split()
)
"""Accounts, labels and empty values, not people."""
_ADDRESS = re.compile(r"(?:https?:)?//\S+|www\.\S+|[(<\[]?[\w.+-]+@[\w-]+\.\w[\w.]*[)>\]]?|(?<!\S)@\w+")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_PARTS = re.compile(r"\s*[|•·●⋅∙\n]\s*|\s+[-–—/]\s+")
_COMMA = re.compile(r"\s*[,،、，]\s*")
_JOIN_WORDS = JOINS | {"og", "och", "et", "und", "y", "e", "i", "a", "en", "ve", "ja", "oraz", "и"}
_JOIN = re.compile(rf"\s+(?:{'|'.join(sorted(map(re.escape, _JOIN_WORDS)))})\s+", re.IGNORECASE)
_JOINED_START = re.compile(rf"^(?:{'|'.join(sorted(map(re.escape, _JOIN_WORDS)))})\s+(?=\S)", re.IGNORECASE)
_DEGREES = words("name", "degrees")
_POSITIONS = words("name", "positions") | TEAMS | ROLES
_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,3}\.?){1,4}[®™]?(?:-[A-Z]+)?(?: \d+)?")
_SMALL = re.compile(r"\b(?:on|at|in|am|um|le|el|il|den|op)$", re.IGNORECASE)
_GLUED_BY = re.compile(r"(?<![^\W\d_])([Bb]y)(?=:?[A-Z][a-z])")
_LATE_BY = re.compile(r"(?:[^\W_]+,?\s+){1,7}(?:by|from):?\s+(?=\S)", re.IGNORECASE)
_LABEL_ENDS = frozenset(("by", "von", "par", "por", "at", "on", "in"))
_ABOUT_DATES = PUBLISHED | UPDATED
_TEMPLATE = re.compile(r"\w+\.\w+\.\w+[\w.]*|.*[{}<>$%].*")


def split_names(text: str) -> list[str]:
    """The authors that one text names, without "By", roles, addresses and dates."""
    if len(text) > LONGEST_LIST:
        return []
    text = _GLUED_BY.sub(r"\1 ", _ADDRESS.sub(" ", plain_text(text)))
    if any(c.isdigit() for c in text):
        text = without_dates(text)
    found: list[str] = []
    for item in without_by(text).split(";"):
        names: list[str] = []
        for part in _PARTS.split(item):
            names += _of_part(without_by(part.strip(" ,.:-–—/")), bool(names))
        found += names
    return [name for name in map(_once, found) if _may_be_somebody(name)]


def _once(name: str) -> str:
    """ "Ruth Vane Ruth Vane", as pages with a picture of the author have it, as Ruth Vane."""
    tokens = name.split()
    half = len(tokens) // 2
    return " ".join(tokens[:half]) if half and tokens[:half] == tokens[half:] else name


def _may_be_somebody(name: str) -> bool:
    own, tokens = solid(name), bare(name).split()
    if not tokens or own in _NOBODY or own.isdigit() or _TEMPLATE.fullmatch(name):
        return False
    return tokens[-1] not in _LABEL_ENDS and not _ABOUT_DATES.issuperset(tokens)


def without_by(text: str) -> str:
    """A text without "By", "Written by", "Text:" before the name."""
    begun = BEFORE.match(text)
    while begun and begun.end() and text[begun.end() :].strip():
        text = text[begun.end() :].strip()
        begun = BEFORE.match(text)
    late = _LATE_BY.match(text)
    return text[late.end() :].strip() if late else text.strip()


def without_dates(text: str) -> str:
    """A line with " | " for each date, and without the parts that tell the reading time."""
    for run in reversed(list(date_runs(text))):
        before = _SMALL.sub("", text[: run.start].rstrip())
        text = f"{before} | {text[run.end :]}"
    parts = [p for p in _PARTS.split(text) if not (any(c.isdigit() for c in p) and _is_reading(p))]
    return " | ".join(part for part in parts if part.strip())


def _is_reading(part: str) -> bool:
    return any(word.lower().strip(".") in READING for word in part.split())


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Names in order, each once however it is written."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(person_key(name), name)
    return tuple(name for key, name in found.items() if key)


def person_key(name: str) -> str:
    """A name for comparison: without titles and degrees."""
    first = name.partition(",")[0]
    return bare(name_of(first) or first)


def _of_part(part: str, named: bool) -> list[str]:
    """Names between commas and joining words. Degrees stay with a name; what follows it and is none is a role."""
    found: list[str] = []
    for piece in filter(None, _COMMA.split(part)):
        if (found or named) and is_degree(piece):
            if found:
                found[-1] = f"{found[-1]}, {piece}"
            continue
        piece = _JOINED_START.sub("", piece, count=1) if found else piece
        for side in _sides(piece):
            plain_side = _BRACKETS.sub("", side).strip(" .")
            if plain_side and len(plain_side) <= LONGEST_NAME and (not (found or named) or is_person(plain_side)):
                found.append(plain_side)
    return found


def _sides(piece: str) -> list[str]:
    """The two sides of "A and B"; a single letter joins full names only, so that "Ortega y Gasset" stays whole."""
    sides = [side.strip() for side in _JOIN.split(piece)]
    if len(sides) == 1 or not all(sides):
        return [piece]
    joins = {word.lower() for word in piece.split()} & _JOIN_WORDS
    short = any(len(word) <= 2 and word != "&" for word in joins)
    full = all(is_person(side) for side in sides)
    return sides if full or not (short or any(is_team(side) for side in sides)) else [piece]


def is_degree(text: str) -> bool:
    """ "MD", "Ph.D.", "CFP®": what stands after a name and its comma."""
    known = text.lower().replace(".", "").strip("®™") in _DEGREES
    return known or (len(text) <= 10 and sum(c.isupper() for c in text) >= 2 and _DEGREE.fullmatch(text) is not None)


def is_person(text: str) -> bool:
    """Shaped like a full name and no role."""
    first = text.partition(",")[0]
    return name_of(first) is not None and not is_team(first)


def is_team(text: str) -> bool:
    """ "The Bell Editorial Team", "Senior Director": no person's name."""
    return any(word.lower().strip(".") in _POSITIONS for word in text.split())
