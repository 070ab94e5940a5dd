"""Ages such as "2 hours ago", counted back from a moment that the caller gives; there is no clock."""

import re
from datetime import MINYEAR, date, datetime, timedelta

from cleaner.article.date_words import (
    AGO_PHRASES,
    GLUED_OF,
    NOW,
    ONE,
    SHORT_OF,
    TODAY,
    TODAY_PHRASES,
    UNIT_OF,
    YESTERDAY,
    YESTERDAY_PHRASES,
)
from cleaner.errors import ConfigError

_WORD = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+|[\u0900-\u0957\u064b-\u0652]+[^\W\d_]*)*")
"""Letters with the vowel signs of Hindi and Arabic among them are one word."""
_MOST = 10_000
"""A larger number is no age."""
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
_DAYS = {"day": 1, "week": 7}


def moment_of_age(text: str, reference: date) -> str | None:
    """ISO 8601 of an age in any listed language, as exact as the age is; None where that cannot be told.

    Hours, minutes and seconds need a `reference` with a time of day (a datetime) and give minutes; days and weeks
    give a day, months a month ("2024-05"), years a year ("2023").
    """
    age = age_of(text)
    if age is None:
        return None
    number, unit = age
    try:
        return _before(reference, number, unit)
    except (OverflowError, ValueError):  # before the first day that a calendar has
        return None


def reference_of(given: date | str | None) -> date | None:
    """What a caller gives as the time of reading: a date, a datetime, or either as ISO 8601. Raises ConfigError."""
    if given is None or isinstance(given, date):
        return given
    try:
        return datetime.fromisoformat(given) if len(given) > len("2024-05-12") else date.fromisoformat(given)
    except (TypeError, ValueError) as error:
        raise ConfigError(f"reference_date={given!r}: give a date, a datetime or one as ISO 8601") from error


def age_of(text: str) -> tuple[int, str] | None:
    """Number and unit of the first age on a line: (2, "hour"); "yesterday" is (1, "day"), "just now" (0, "second")."""
    low = text.lower().replace("’", "'")
    for place, phrases in enumerate((TODAY_PHRASES, YESTERDAY_PHRASES)):
        if any(map(low.__contains__, phrases)):
            return place, "day"
    for phrase in AGO_PHRASES:
        low = low.replace(phrase, " ")
    number = None
    for word in _WORD.findall(low):
        unit = UNIT_OF.get(word) or (SHORT_OF.get(word) if number is not None else None) or GLUED_OF.get(word)
        if word.isdecimal():
            number = int(word) if len(word) < 6 else _MOST
        elif unit:
            return (1 if number is None else number, unit) if number is None or number < _MOST else None
        elif word in ONE:
            number = 1
        elif word in YESTERDAY or word in TODAY:
            return int(word in YESTERDAY), "day"
        elif word in NOW:
            return 0, "second"
    return None


def _before(reference: date, number: int, unit: str) -> str | None:
    if unit in _SECONDS:
        if not isinstance(reference, datetime):
            return None
        return (reference - timedelta(seconds=number * _SECONDS[unit])).isoformat(timespec="minutes")
    if unit in _DAYS:
        day = reference - timedelta(days=number * _DAYS[unit])
        return (day.date() if isinstance(day, datetime) else day).isoformat()
    months = reference.year * 12 + reference.month - 1 - number * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if year < MINYEAR:
        return None
    return f"{year:04d}" if unit == "year" else f"{year:04d}-{month + 1:02d}"
