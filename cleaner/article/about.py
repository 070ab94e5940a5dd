"""Bylines and datelines as fields."""

import re
from collections.abc import Iterable

from cleaner.article.dates import PUBLISHED, UPDATED, date_runs, iso_of
from cleaner.article.names import BEFORE, BIOGRAPHY, name_of, names_in, plain_case

_LONGEST = 120
"""Characters: longer byline texts are biographies."""
_WORDS = re.compile(r"[^\W\d_]+")


def authors_of(bylines: Iterable[str]) -> tuple[str, ...]:
    """People named in byline texts, in order, without repetition; biographies count if nothing else names anybody."""
    found: dict[str, str] = {}
    spare: dict[str, str] = {}
    for text in bylines:
        biography = len(text) > _LONGEST or (text.rstrip().endswith(".") and len(text.split()) > 6)
        names = _of_biography(text) if biography else _of_line(text)
        for name in names:
            (spare if biography else found).setdefault(name.casefold(), name)
    return tuple((found or spare).values())


def dates_of(datelines: Iterable[str]) -> tuple[str | None, str | None]:
    """Published and modified date, ISO 8601, or None; the first certain one of each kind."""
    published: str | None = None
    modified: str | None = None
    for text in datelines:
        if len(text) > _LONGEST:
            continue
        low = 0
        for run in date_runs(text):
            before = set(_WORDS.findall(text[low : run.start].lower()))
            low = run.end
            if before & UPDATED and not before & (PUBLISHED - {"first", "date"}):
                modified = modified or iso_of(run.plain)
            else:
                published = published or iso_of(run.plain)
    return published, modified


def _of_line(text: str) -> list[str]:
    """Names of one byline: "By A and B, reporters"."""
    runs = list(date_runs(text))
    for run in reversed(runs):
        text = f"{text[: run.start]} | {text[run.end :]}"
    begun = BEFORE.match(text)
    while begun and begun.end():
        text = text[begun.end() :]
        begun = BEFORE.match(text)
    names, _ = names_in(text.strip(" .|"))
    return [plain_case(name) for name in names]


def _of_biography(text: str) -> list[str]:
    """The name that a biography starts with."""
    begun = BIOGRAPHY.match(text)
    name = name_of(begun[1]) if begun else None
    return [name] if name else []
