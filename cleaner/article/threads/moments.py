"""Dates of comments as ISO 8601, read together: what one date leaves open, others of the same thread tell."""

import re
from collections.abc import Sequence
from datetime import date

from cleaner.article.dates import find_date
from cleaner.article.threads.roles import tables

_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d])")
_WORDS = re.compile(r"[^\W\d_]+")
CENTURY = 70
"""Years of two digits from here on are of the last century."""


def is_day_first(raws: Sequence[str], language: str | None = None) -> bool | None:
    """Whether dates in numbers begin with the day; None where they do not tell, or do not agree.

    The numbers tell, else the days of the week beside them, else the `language` of the page (a BCP 47 tag): English
    without a region is written in both orders, and so is that of the United States, which many themes name unasked.
    """
    found: set[bool] = set()
    for raw in raws:
        if match := _NUMBERS.search(raw):
            first, second = int(match[1]), int(match[3])
            if match[2] == "." or first > 12 >= second:
                found.add(True)
            elif second > 12 >= first:
                found.add(False)
    found = found or {order for raw in raws if (order := _by_weekday(raw)) is not None}
    if found:
        return found.pop() if len(found) == 1 else None
    return True if language and _writes_day_first(language) else None


def _by_weekday(raw: str) -> bool | None:
    """Whether a date with a day of the week begins with the day: only one order may fall on it."""
    match = _NUMBERS.search(raw)
    weekday = _weekday(raw[: match.start()]) if match else None
    if match is None or weekday is None:
        return None
    orders = {order for order in (True, False) if _falls_on(match, order) == weekday}
    return orders.pop() if len(orders) == 1 else None


def _weekday(text: str) -> int | None:
    """The day of the week that a text ends with, 0 for Monday."""
    words = _WORDS.findall(text.lower())
    days: dict[str, str] = tables()["weekdays"]
    return next((place for place, stems in enumerate(days.values()) if words and words[-1][:3] in stems.split()), None)


def _falls_on(match: re.Match[str], day_first: bool) -> int | None:
    day, month = (match[1], match[3]) if day_first else (match[3], match[1])
    try:
        return date(_year(match[4]), int(month), int(day)).weekday()
    except ValueError:
        return None


def _writes_day_first(language: str) -> bool:
    code, _, region = language.lower().replace("_", "-").partition("-")
    table: dict[str, str] = tables()["orders"]
    return code in table["day_first"].split() or (code == "en" and region in table["english_day_first"].split())


def _year(digits: str) -> int:
    return int(digits) + (0 if len(digits) == 4 else 1900 if int(digits) >= CENTURY else 2000)


def iso_with_order(raw: str, day_first: bool | None) -> str | None:
    """A date in numbers whose order the thread tells, and of two digits for the year; None where it stays open."""
    match = _NUMBERS.search(raw)
    if match is None or day_first is None:
        return None
    day, month = (match[1], match[3]) if day_first else (match[3], match[1])
    found = find_date(f"{raw[: match.start()]}{_year(match[4])}-{int(month):02d}-{int(day):02d} {raw[match.end() :]}")
    return found[0] if found else None
