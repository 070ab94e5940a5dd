"""Dates of comments as ISO 8601, read together: what one date leaves open, others of the same thread tell."""

import re
from collections.abc import Iterable

from cleaner.article.dates import find_date

_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d])")
CENTURY = 70
"""Years of two digits from here on are of the last century."""


def is_day_first(raws: Iterable[str]) -> bool | None:
    """Whether dates in numbers begin with the day; None where they do not tell, or do not agree."""
    found: set[bool] = set()
    for raw in raws:
        if match := _NUMBERS.search(raw):
            first, second = int(match[1]), int(match[3])
            if match[2] == "." or first > 12 >= second:
                found.add(True)
            elif second > 12 >= first:
                found.add(False)
    return found.pop() if len(found) == 1 else None


def iso_with_order(raw: str, day_first: bool | None) -> str | None:
    """A date in numbers whose order the thread tells, and of two digits for the year; None where it stays open."""
    match = _NUMBERS.search(raw)
    if match is None or day_first is None:
        return None
    day, month = (match[1], match[3]) if day_first else (match[3], match[1])
    year = match[4] if len(match[4]) == 4 else f"{'19' if int(match[4]) >= CENTURY else '20'}{match[4]}"
    found = find_date(f"{raw[: match.start()]}{year}-{int(month):02d}-{int(day):02d} {raw[match.end() :]}")
    return found[0] if found else None
