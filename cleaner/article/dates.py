"""Dates as people write them on datelines and comments: found by their words, read only where certain.

A line is cut into tokens; a *run* is a stretch of tokens that all belong to the language of dates. It
counts when it holds a day with a month, a date in numbers, a time of day or an age ("3h ago").
Nothing is guessed: no year or two readings (12/3/2024) give None, and there is no clock.
Known problem: dates with dots are read day first (6.1.2026 is 6 January), as nearly all who use dots do.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

from cleaner.article.words import numbered, words

LONGEST_LINE = 60
"""Characters; a longer line is no date line."""
MONTHS = numbered("date", "months")
_WEEKDAYS = words("date", "weekdays")
_DAYS = words("date", "days")
_AGO = words("date", "ago")
_UNITS = words("date", "units")
_SHORT = words("date", "short_units")
_DROPPED = words("date", "ordinals") | words("date", "fillers")
_BEFORE_NOON, _AFTER_NOON = words("date", "am"), words("date", "pm")
PUBLISHED = words("date", "published")
UPDATED = words("date", "updated")
READING = words("date", "reading")
_ZONES = frozenset("z utc gmt est edt et cst cdt ct mst mdt mt pst pdt pt ist bst cet cest eet eest wat eat cat sast "
                   "pkt npt hkt sgt myt pht jst kst aest aedt acst awst nzst nzdt wib wita msk t".split())  # fmt: skip
_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(r"\d+|[ap]\.\s?m\b\.?|[^\W\d_]+(?:[ऀ-ॏ\u064b-\u0652]+[^\W\d_]*)*(?:'[a-z]+)?|[^\w\s]|_")
"""Letters, with the vowel signs of Hindi and Arabic among them."""
_SIGNS = frozenset(",.:/-–—|·•()@+⋅∙●")
LATELY = _DAYS | _AGO
_PLAIN: dict[str, str] = {
    **dict.fromkeys(_DROPPED, ""),
    **{zone: zone for zone in _ZONES},
    **dict.fromkeys(_UNITS, "unit"),
    **dict.fromkeys(_SHORT, "short"),
    **dict.fromkeys(_AGO, "ago"),
    **dict.fromkeys(_WEEKDAYS, "weekday"),
    **dict.fromkeys(_DAYS, "day"),
    **dict.fromkeys(_BEFORE_NOON | {"am"}, "am"),
    **dict.fromkeys(_AFTER_NOON | {"pm"}, "pm"),
    **dict.fromkeys(words("date", "dashes"), "-"),
    **dict.fromkeys(words("date", "colons"), ":"),
    **{month: f"m{place:02d}" for month, place in MONTHS.items()},
    **{sign: "-" if sign in "–—" else sign for sign in _SIGNS},
}
"""Words of dates as kinds; where lists share a word, the later list here has it."""
_EDGE = frozenset(",.:/-|·•()@+⋅∙●")
_QUIET = frozenset(",|()@·•⋅∙●")
_TELLING = frozenset(("day", "ago"))
"""Kinds one of which, or a number, each date has."""
_PARTING = frozenset("|·•⋅∙●")
_MONTH_DOT = re.compile(r"(?<=m\d\d) [.](?! \d\d [a-z])|(?<=\d) [.](?= m\d\d)")
_NAMED_ZONE = re.compile(r" [a-z]{1,4}\b")

_TEXT_DATE = re.compile(
    r"(?P<d1>\d{1,2}) m(?P<m1>\d\d)(?: (?P<y1>\d{4}))?\b|"
    r"m(?P<m2>\d\d) (?P<d2>\d{1,2})(?!\d)(?! :)(?: (?P<y2>\d{4}))?\b|"
    r"(?P<y3>\d{4}) m(?P<m3>\d\d) (?P<d3>\d{1,2})\b|m(?P<m4>\d\d) (?P<y4>\d{4})\b"
)
_NUMBER_DATE = re.compile(r"\b(\d{1,4}) ([-/.]) (\d{1,2}) \2 (\d{1,4})\b")
_TIME = re.compile(
    r"\b(\d{1,2}) (?:[:.] (\d\d)(?: : (\d\d)(?: \. \d+)?)? )?(am|pm)\b|"
    r"\b(\d{1,2}) : (\d\d)(?: : (\d\d)(?: \. \d+)?)?\b(?! :)"
)
_ZONE = re.compile(r" (?:(?P<utc>z|utc|gmt)\b)?(?: ?(?P<sign>[+-]) (?P<h>\d\d?)(?: ?:? ?(?P<m>\d\d))?\b)?")
_AGE = re.compile(r"(?:\d+ )?(?:unit|short) (?:\d+ (?:unit|short) )?ago|ago (?:\d+ )?unit|\b\d+ short\b")


_Token = tuple[int, int, str | None]
_SPEAKS_OF_DATES = frozenset(MONTHS) | _DAYS | _AGO | _UNITS | {"am", "pm"}
_NOON_FIRST = re.compile(r"(?:(?<=- \d )|(?<=- \d\d )|^)([ap]m) (\d\d? : \d\d(?: : \d\d)?)(?! [ap]m)")
"""Before the time of day, as in Japanese, Chinese and Korean."""
_SHOWS_DATES = _SPEAKS_OF_DATES | _SHORT
_LETTERS = re.compile(r"[^\W\d_]+")
_LOOKS_DATED = re.compile(
    r"\d[:./-] ?\d|\d\s?[年月日년월일시]|\d\s?[ap]\.?m\b|\d(?:st|nd|rd|th|[smhdwy]|mins?|hrs?|mo)\b", re.IGNORECASE
)


class Run(NamedTuple):
    """A date on a line: where it stands and its plain form, words as kinds and numbers as they are."""

    start: int
    end: int
    plain: str


def is_date_line(text: str) -> bool:
    """Whether a line is nothing but a date, a time of day or a relative age."""
    if len(text) > LONGEST_LINE or is_no_date(text.partition(" ")[0]) or is_no_date(text.rpartition(" ")[2]):
        return False
    tokens = list(_tokens(text))
    return None not in [plain for _, _, plain in tokens] and any(_finished(tokens))


def may_hold_date(line: str, found: Iterable[str]) -> bool:
    """Whether a line, whose lower-case words are `found`, is worth reading for dates. Fast."""
    return not _SPEAKS_OF_DATES.isdisjoint(found) or _LOOKS_DATED.search(line) is not None


def may_show_date(line: str) -> bool:
    """As `may_hold_date`, of a line whose words are not known; units may be short ("5 h")."""
    return _LOOKS_DATED.search(line) is not None or not _SHOWS_DATES.isdisjoint(_LETTERS.findall(line.lower()))


def is_no_date(word: str) -> bool:
    """A word that no date has. Fast."""
    return word.isalpha() and word.lower() not in _PLAIN and word != "m"


def may_say_when(text: str) -> bool:
    """Whether a text holds what no date lacks: a digit, or a word such as "yesterday". Fast."""
    return _DIGIT.search(text) is not None or any(map(text.lower().__contains__, LATELY))


def find_date(text: str) -> tuple[str | None, str] | None:
    """The first date on a line as (ISO 8601 or None, as written); None when there is none."""
    if not may_say_when(text):
        return None
    found = next(date_runs(text), None)
    return (iso_of(found.plain), text[found.start : found.end]) if found else None


def date_runs(text: str) -> Iterator[Run]:
    """Every date on a line, left to right."""
    run: list[_Token] = []
    for token in _tokens(text, whole=False):
        if token[2] is not None:
            run.append(token)
        elif run:
            yield from _finished(run)
            run = []
    yield from _finished(run)


def _tokens(text: str, whole: bool = True) -> Iterator[_Token]:
    """Words, numbers and signs in plain form; if the whole line has to be a date, up to the first that is none."""
    low = text.lower().replace("’", "'")
    before = -1
    for match in _TOKEN.finditer(low if len(low) == len(text) else text):
        token = match[0]
        plain = _PLAIN.get(token)
        start, end = match.span()
        if plain is None:
            plain = None if token.isalpha() else _plain(token)
        elif plain == "short" and end - start == 1 and start != before:
            plain = None
        before = end
        yield start, end, plain
        if whole and plain is None:
            return


def iso_of(plain: str) -> str | None:
    """ISO 8601 of a run: the date, with the time of day and a numeric zone where it has them."""
    day = _day_of(plain)
    if day is None:
        return None
    time = _TIME.search(plain)
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


def _plain(token: str) -> str | None:
    """A token that is no listed word in plain form, None if it is no part of dates."""
    if token[0].isdigit():
        return token
    if token[0] in "ap" and token.replace(".", "").replace(" ", "") in ("am", "pm"):
        return token[0] + "m"
    return None


def _finished(run: list[_Token]) -> Iterator[Run]:
    """The run without signs and small words at its edges, if it says a date, a time or an age."""
    if not any(plain and (plain in _TELLING or plain[0].isdigit()) for _, _, plain in run):
        return
    low, high = 0, len(run)
    while low < high and (run[low][2] or ")") in _EDGE:
        low += 1
    while low < high and run[high - 1][2] in _EDGE:
        high -= 1
    while high - low > 2 and run[high - 2][2] in _PARTING and str(run[high - 1][2]).isdigit():
        high -= 2
    said = " ".join(p for _, _, p in run[low:high] if p and p not in _QUIET)
    plain = _MONTH_DOT.sub("", _NOON_FIRST.sub(r"\2 \1", said.replace("weekday ", "")))
    if _says_something(plain, timed=plain != said or "day" in said):
        yield Run(run[low][0], run[high - 1][1], plain)


def _says_something(plain: str, timed: bool) -> bool:
    """Whether a run is a date; a bare time of day is one only where a day stands with it (`timed`)."""
    if plain == "day" or _TEXT_DATE.search(plain) or _AGE.search(plain):
        return True
    time = _TIME.search(plain)
    if time and (time[4] or timed or _NAMED_ZONE.match(plain, time.end())):
        return True
    return any(_of_numbers(m) for m in _NUMBER_DATE.finditer(plain))


def _hour(hour: int, half: str | None) -> int:
    """0 to 23; ValueError (by its caller) for 13 pm."""
    if half is None:
        return hour
    return hour % 12 + (12 if half == "pm" else 0) if 0 < hour <= 12 else 99


def _day_of(plain: str) -> str | None:
    """The day of a run, None without a year or with two readings."""
    for found in _TEXT_DATE.finditer(plain):
        for n in "123":
            if found[f"y{n}"]:
                return _iso_day(int(found[f"y{n}"]), int(found[f"m{n}"]), int(found[f"d{n}"]))
    for match in _NUMBER_DATE.finditer(plain):
        days = _of_numbers(match)
        if days:
            return days[0] if len(days) == 1 else None
    return None


def _of_numbers(match: re.Match[str]) -> list[str]:
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


def _iso_day(year: int, month: int, day: int) -> str | None:
    if not 1800 <= year <= 2100:
        return None
    try:
        return datetime(year, month, day).date().isoformat()
    except ValueError:
        return None
