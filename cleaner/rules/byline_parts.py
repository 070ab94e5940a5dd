"""What one line has of a byline: "By", names, roles, dates."""

import re

from cleaner.article.dates import READING, date_runs, may_hold_date
from cleaner.article.names import BY, ROLES, TEAMS, before_names, names_in
from cleaner.document import Document

CASELESS_WORDS = 4
"""Words of a name in a script without capitals."""
_CREDIT = re.compile(r"[.,;/|·] ?[^\W\d_]{2,14}:")
"""Who took the pictures, behind who wrote the text."""
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")


def begins_with_author(line: str, most_words: int) -> bool:
    """ "By …", "Words: …", followed by what can be an author."""
    begun = before_names(line)
    if begun is None or line.count(" ") >= most_words:
        return False
    rest = _CREDIT.split(line[begun.end() :], maxsplit=1)[0]
    if not (begun["colon"] or begun[0].lower().split()[-1:] == ["by"]):
        return begun[0].lower().strip() in BY and bool(names_in(without_dates(rest))[0])
    if not rest or (rest.endswith((".", "?", ":", ",")) and rest.count(" ") > 4) or rest[0].isdigit():
        return False
    if names_in(without_dates(rest))[0] or (is_caseless(rest) and rest.count(" ") < CASELESS_WORDS):
        return True
    return (has_role(rest, ROLES | TEAMS) and rest.count(" ") <= 6) or (rest[0].isupper() and rest.count(" ") <= 2)


def is_caseless(text: str) -> bool:
    """Begins with a letter of a script that has no capitals."""
    return text[0].isalpha() and not text[0].islower() and not text[0].isupper()


def is_quoting(line: str) -> bool:
    """Somebody speaks in it."""
    return "“" in line or '"' in line


def has_role(text: str, roles: frozenset[str] = ROLES) -> bool:
    """Says "reporter", "editor" or the like."""
    return any(word.lower() in roles for word in _WORD.findall(text))


def is_by(line: str) -> bool:
    """ "By" or "Written by" alone."""
    begun = before_names(line) if len(line) < 24 else None
    return begun is not None and begun[0].lower().split()[-1:] == ["by"] and not line[begun.end() :].strip(" ,:")


def line_names(line: str) -> list[str]:
    """Full names at the start of a byline."""
    begun = before_names(line)
    return names_in(without_dates(line[begun.end() :] if begun else line))[0]


def without_dates(line: str) -> str:
    """A line without its dates and reading time."""
    if not _DIGIT.search(line):
        return line
    for run in reversed(list(date_runs(line))):
        line = f"{line[: run.start]}| {line[run.end :]}"
    tokens = line.split()
    if any(t.lower() in READING for t in tokens):
        tokens = [t for t in tokens if t.lower() not in READING and not t.isdigit()]
    return " ".join(tokens).strip(" |,·•-")


def near_date(document: Document, index: int, reach: int = 1) -> bool:
    """A line with a date stands next to this one."""
    near = range(max(index - reach, 0), min(index + reach + 1, len(document.lines)))
    return any(has_date(document, i) for i in near if i != index)


def has_date(document: Document, index: int) -> bool:
    """A short line with a date."""
    line = document.lines[index]
    if len(line) > 90 or not may_hold_date(line, document.hints.words[index]):
        return False
    return any(_DIGIT.search(run.plain) or " " in run.plain for run in date_runs(line))


def is_role(line: str) -> bool:
    """ "Senior property writer", "Staff report | The Bell"."""
    count = len(_WORD.findall(line))
    return 1 < count <= 6 and not line.endswith((".", "?", "!", ":")) and has_role(line)


def in_lower_case(document: Document, names: list[str]) -> bool:
    """The text uses the words of a supposed name as ordinary words."""
    tokens = {word.lower() for name in names for word in name.split() if len(word) > 3}
    return any(f" {token} " in document.text for token in tokens)
