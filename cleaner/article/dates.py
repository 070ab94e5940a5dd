"""Dates as people write them on datelines and comments: found by their words, read only where certain.

A line is cut into tokens; a *run* is a stretch of tokens that all belong to the language of dates. It
counts when it holds a day with a month, a date in numbers, a time of day or an age ("3h ago").
Nothing is guessed: no year or two readings (12/3/2024) give None, but where the caller says when the text was read a
reading after that is none. There is no clock.
Known problem: dates with dots are read day first (6.1.2026 is 6 January), as nearly all who use dots do.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from cleaner.article import iso
from cleaner.article.ages import moment_of_age
from cleaner.article.date_tokens import Token, tokens
from cleaner.article.date_words import GLUED_NAME, KINDS, LATELY, SHOWING, SPEAKING, normal
from cleaner.article.date_words import MONTHS as MONTHS
from cleaner.article.iso import DAY_TIME, NUMBER_DATE, TEXT_DATE, TIME, clock_of, may_be_day, names_day, of_numbers
from cleaner.article.iso import iso_of as iso_of
from cleaner.article.words import words

PUBLISHED = words("date", "published")
UPDATED = words("date", "updated")
READING = words("date", "reading")
LONGEST_LINE = 60
"""Characters; a longer line is no date line."""
_EDGE = frozenset(",.:/-|·•()@+⋅∙●")
_QUIET = frozenset(",|()@·•⋅∙●")
_LONE = _EDGE | {""}
"""Signs and small words, which alone are no date."""
_TELLING = frozenset(("day", "ago"))
"""Kinds one of which, or a number, each date has."""
_PARTING = frozenset("|·•⋅∙●")
LONGEST_DAY = 10
"""Tokens of a day with month and year, with the small words and signs around it."""
_NAMED_ZONE = re.compile(r" [a-z]{1,4}\b")
_AMERICAN = re.compile(r", (?<=\d, )\d{4}")
"""How a date ends that a name may be glued to."""
_DIGIT = re.compile(r"\d")
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
    found = list(tokens(text))
    return None not in [plain for _, _, plain in found] and any(_finished(found))


def may_hold_date(line: str, found: Iterable[str]) -> bool:
    """Whether a line, whose lower-case words are `found`, is worth reading for dates. Fast."""
    return not SPEAKING.isdisjoint(found) or _LOOKS_DATED.search(line) is not None


def may_show_date(line: str, found: Iterable[str] | None = None) -> bool:
    """As `may_hold_date`, also of a line whose words are not known; units may be short ("5 h")."""
    if _LOOKS_DATED.search(line) is not None:
        return True
    return not SHOWING.isdisjoint(_LETTERS.findall(line.lower()) if found is None else found)


def is_no_date(word: str) -> bool:
    """A word that no date has. Fast."""
    return word.isalpha() and word.lower() not in KINDS and word != "m"


def may_say_when(text: str) -> bool:
    """Whether a text holds what no date lacks: a digit, or a word such as "yesterday". Fast."""
    return _DIGIT.search(text) is not None or any(map(text.lower().__contains__, LATELY))


def find_date(text: str, reference: date | None = None) -> tuple[str | None, str] | None:
    """The first date on a line as (ISO 8601 or None, as written); None when there is none.

    An age ("2 days ago") is counted back from `reference` (see `ages`), where the caller knows when the text was read;
    "yesterday, 14:05" is a day with a time.
    """
    found = _short_run(text) if len(text) <= LONGEST_LINE else _first_run(text)
    if not found:
        return None
    raw = text[found.start : found.end]
    if reference is None or names_day(found.plain) or TIME.fullmatch(found.plain):
        return iso_of(found.plain, reference), raw
    clock = clock_of(found.plain)
    if clock and "ago" not in found.plain and "day" not in found.plain:
        return None, raw
    moment = moment_of_age(raw, reference)
    return f"{moment}T{clock}" if moment and clock and len(moment) == len("2024-05-12") else moment, raw


def _first_run(text: str) -> Run | None:
    return next(date_runs(text), None) if may_say_when(text) else None


@lru_cache(maxsize=4_000)
def _short_run(text: str) -> Run | None:
    """As `_first_run`. The same few words stand beside many comments, and several ask for their date."""
    return _first_run(text)


def date_runs(text: str) -> Iterator[Run]:
    """Every date on a line, left to right; one that a name is glued to ("ElinMay 3, 2012") from where it begins."""
    glued = GLUED_NAME.search(text) if _AMERICAN.search(text) is not None else None
    if glued:
        yield from (
            Run(run.start + glued.start(), run.end + glued.start(), run.plain) for run in _runs(text[glued.start() :])
        )
    else:
        yield from _runs(text)


def _runs(text: str) -> Iterator[Run]:
    run: list[Token] = []
    for token in tokens(text, whole=False):
        if token[2] is not None:
            run.append(token)
        elif run:
            if len(run) > 1 or run[0][2] not in _LONE:
                yield from _finished(run)
            run = []
    yield from _finished(run)


def _finished(run: list[Token]) -> Iterator[Run]:
    """The run without signs and small words at its edges, if it says a date, a time or an age."""
    if not any(plain and (plain in _TELLING or plain[0].isdigit()) for _, _, plain in run):
        return
    low, high = 0, len(run)
    while low < high and ((run[low][2] or ")") in _EDGE or _is_stray(run, low)):
        low += 1
    while low < high and run[high - 1][2] in _EDGE:
        high -= 1
    while high - low > 2 and run[high - 2][2] in _PARTING and str(run[high - 1][2]).isdigit():
        high -= 2
    said = " ".join(p for _, _, p in run[low:high] if p and p not in _QUIET)
    plain = normal(iso.MONTH_SIGNS.sub("", said.replace("weekday ", "")))
    if _says_something(plain, timed=plain != said or "day" in said):
        yield Run(run[low][0], run[high - 1][1], plain)


def _is_stray(run: list[Token], place: int) -> bool:
    """A unit without a number, as in "Dag 3 hours ago", or a name that is a month: "April, 4 May 2020"."""
    kind = run[place][2] or ""
    if kind[:1] == "m" and kind[1:].isdigit():
        rest = (plain for _, _, plain in run[place + 1 : place + LONGEST_DAY])
        said = " ".join(p for p in rest if p and p not in _QUIET and p not in ("weekday", "."))
        return iso.WHOLE_DAY.match(said) is not None
    return kind == "unit" and place + 1 < len(run) and run[place + 1][2] != "ago"


def _says_something(plain: str, timed: bool) -> bool:
    """Whether a run is a date; a bare time of day is one only where a day stands with it (`timed`)."""
    if plain == "day" or TEXT_DATE.search(plain) or iso.AGE.search(plain):
        return True
    time = TIME.search(plain)
    if time and (time[4] or timed or _NAMED_ZONE.match(plain, time.end())):
        return True
    short = DAY_TIME.search(plain)
    if short and may_be_day(int(short[1]), int(short[2])):
        return True
    return any(of_numbers(m) for m in NUMBER_DATE.finditer(plain))
