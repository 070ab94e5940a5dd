"""A run of dates in plain form (see `dates`) as ISO 8601: read only where it has one reading."""

import re
from datetime import date, datetime, timedelta, timezone

TEXT_DATE = re.compile(
    r"(?P<d1>\d{1,2}) m(?P<m1>\d\d)(?: (?P<y1>\d{4}))?\b|"
    r"m(?P<m2>\d\d) (?P<d2>\d{1,2})(?!\d)(?! :)(?: (?P<y2>\d{4}))?\b|"
    r"(?P<y3>\d{4}) m(?P<m3>\d\d) (?P<d3>\d{1,2})\b|m(?P<m4>\d\d) (?P<y4>\d{4})\b"
)
NUMBER_DATE = re.compile(r"\b(\d{1,4}) ([-/.]) (\d{1,2}) \2 (\d{1,4})\b")
TIME = re.compile(
    r"\b(\d{1,2}) (?:[:.] (\d\d)(?: : (\d\d)(?: \. \d+)?)? )?(am|pm)\b|"
    r"\b(\d{1,2}) : (\d\d)(?: : (\d\d)(?: \. \d+)?)?\b(?! :)"
)
_ZONE = re.compile(
    r" (?:(?P<utc>z|utc|gmt)\b)?(?: ?(?P<sign>[+-]) (?P<h>\d\d?)(?: ?:? ?(?P<m>\d\d))?\b(?! (?:unit|short)))?"
)
DAY_TIME = re.compile(r"\b(\d{1,2}) [./] (\d{1,2}) (?:\. )?\d{1,2} : \d\d\b")
"""Day, month and time of day without a year: "27.11 22:16"."""
MONTH_SIGNS = re.compile(
    r"(?<=m\d\d) [.](?! \d\d [a-z])|(?<=\d) [.](?= m\d\d)|(?<=\d) -(?= m\d\d - \d{4}\b)|(?<=\d - m\d\d) -(?= \d{4}\b)"
)
"""Signs around a month in letters: "4. Nov. 2024", "04-Nov-2024"."""
WHOLE_DAY = re.compile(r"(?:\d{1,2} m\d\d|m\d\d \d{1,2}) \d{4}\b")
"""A day with month and year, and nothing before it."""
AGE = re.compile(
    r"(?:\d+ )?(?:unit|short) (?:\. )?(?:\d+ (?:unit|short) )?ago|ago (?:\d+ )?unit|\b\d+ (?:short\b|c[ymd] ago)"
)


def iso_of(plain: str, latest: date | None = None) -> str | None:
    """ISO 8601 of a run: the date, with the time of day and a numeric zone where it has them.

    Of two readings of a date in numbers (5/7/2024) the one that is not after `latest` counts, where the other is.
    """
    day = _day_of(plain, latest.isoformat()[:10] if latest else "")
    if day is None:
        return None
    time = TIME.search(plain)
    if time is None:
        return day
    hour, minute, second, half = time[1] or time[5], time[2] or time[6], time[3] or time[7], time[4]
    try:
        moment = datetime.fromisoformat(f"{day}T{_hour(int(hour), half):02d}:{minute or '00'}:{second or '00'}")
    except ValueError:
        return day
    zone = _ZONE.match(plain, time.end())
    if zone and (zone["utc"] or zone["sign"]):
        offset = timedelta(hours=int(zone["h"] or 0), minutes=int(zone["m"] or 0)) * (-1 if zone["sign"] == "-" else 1)
        if abs(offset) < timedelta(hours=15):
            moment = moment.replace(tzinfo=timezone(offset))
    return moment.isoformat(timespec="seconds" if second else "minutes")


def clock_of(plain: str) -> str | None:
    """The time of day in a run, "14:05"."""
    time = TIME.search(plain)
    if time is None:
        return None
    hour, minute = _hour(int(time[1] or time[5]), time[4]), int(time[2] or time[6] or 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _hour(hour: int, half: str | None) -> int:
    """0 to 23; ValueError (by its caller) for 13 pm."""
    if half is None:
        return hour
    return hour % 12 + (12 if half == "pm" else 0) if 0 < hour <= 12 else 99


def _day_of(plain: str, latest: str) -> str | None:
    """The day of a run, None without a year or with two readings."""
    for found in TEXT_DATE.finditer(plain):
        for n in "123":
            if found[f"y{n}"]:
                return _iso_day(int(found[f"y{n}"]), int(found[f"m{n}"]), int(found[f"d{n}"]))
    for match in NUMBER_DATE.finditer(plain):
        days = of_numbers(match)
        if days:
            past = [day for day in days if day <= latest] if len(days) > 1 and latest else days
            return past[0] if len(past) == 1 else None
    return None


def of_numbers(match: re.Match[str]) -> list[str]:
    """The days that a date in numbers can mean; an empty text for one that lacks its century."""
    first, sign, second, third = match[1], match[2], int(match[3]), match[4]
    if len(first) == 4:
        readings = [(int(first), second, int(third))]
    elif len(third) == 4:
        readings = [(int(third), second, int(first)), (int(third), int(first), second)]
        if sign == ".":
            readings = [r for r in readings if _iso_day(*r)][:1]
    else:
        plausible = len(third) == 2 and (_iso_day(2000, second, int(first)) or _iso_day(2000, int(first), second))
        return ["", ""] if plausible else []
    return sorted({day for r in readings if (day := _iso_day(*r))})


def may_be_day(first: int, second: int) -> bool:
    """Whether two numbers can be a day and a month."""
    return bool(_iso_day(2000, second, first) or _iso_day(2000, first, second))


def _iso_day(year: int, month: int, day: int) -> str | None:
    if not 1800 <= year <= 2100:
        return None
    try:
        return datetime(year, month, day).date().isoformat()
    except ValueError:
        return None


def names_day(plain: str) -> bool:
    """Whether a run holds a day of the calendar and is no age."""
    return any(pattern.search(plain) for pattern in (TEXT_DATE, NUMBER_DATE, DAY_TIME))
