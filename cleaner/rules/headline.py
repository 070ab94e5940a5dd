"""Shapes of teasers: what the headline of another article, and what stands around it, looks like."""

import re
from collections.abc import Sequence

from cleaner.document import Document
from cleaner.resolve import is_prose
from cleaner.rules.scripts import is_dense_script, unfolded

KICKER_SIGNS = ":|›»>→–—-：｜＞】"
"""A kicker is followed by one of these: "Read more: …", "ALSO READ | …"."""
_NO_END = ".,;:。，、；：।؛،"
_BREAK = re.compile(r"[a-z0-9)][.] [A-Z“\"]")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\b|$)|\bat \d{1,2}[:.]\d\d", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{2,6})?\.?"
_DATED = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?[ /.-]{_MONTH}(?![a-z])|{_MONTH}[ -]?\d{{1,4}}\b)"
    r"|\b\d{1,3} ?(?:s|m|h|d|sec|mins?|minutes?|hours?|hrs?|days?|weeks?|months?|years?) (?:ago|read)\b"
    r"|\b\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b",
    re.IGNORECASE,
)
MOST_BEFORE_DATE, MOST_AFTER_DATE = 40, 24
_DIGITS = re.compile(r"\d+")
MOST_NUMBERS = 2
MOST_DATED = 80


def is_headline(line: str, words: Sequence[str], least_words: int = 4) -> bool:
    """One title-like statement without a closing full stop."""
    if not (8 if is_dense_script(line) else 18) <= len(line) <= 200 or not least_words <= len(words) <= 28:
        return False
    bare = line.lstrip("-–—•*·▪►▶➔→👉 \"'“‘[(#…")
    if not bare or not (bare[0].isupper() or bare[0].isdigit() or not bare[0].isascii()):
        return False
    return line[-1] not in _NO_END and "。" not in line and not _BREAK.search(line)


def is_trimming(line: str) -> bool:
    """The date, age or reading time that stands with a headline; a time of day rather speaks for a comment."""
    if len(line) > MOST_DATED or not _DIGITS.search(line) or _CLOCK.search(line):
        return False
    found = _DATED.search(line)
    return found is not None and found.start() <= MOST_BEFORE_DATE and len(line) - found.end() <= MOST_AFTER_DATE


def is_measured(line: str) -> bool:
    """Holds more numbers than a headline does: a plan, a result, a specification."""
    return len(_DIGITS.findall(line)) > MOST_NUMBERS


def has_clock(line: str) -> bool:
    """Short line with a time of day, as reader comments carry."""
    return len(line) <= MOST_DATED and bool(_DIGITS.search(line) and _CLOCK.search(line))


def is_kicker(line: str, end: int, signs: str = KICKER_SIGNS) -> bool:
    """A sign of a kicker follows the words that end at `end` of the folded line."""
    end = unfolded(line, end)
    rest = line[end : end + 3].lstrip()
    return bool(rest) and (rest[0] in signs) and (rest[0] not in "-" or " " in (line[end : end + 1], rest[1:2]))


def end_of_story(document: Document) -> int:
    """Index of the last prose that stands next to other prose; what follows may be lists and cards."""
    memo = document.hints.memo
    if ("end_of_story", None) not in memo:
        memo["end_of_story", None] = _end_of_story(document.lines)
    end: int = memo["end_of_story", None]
    return end


def _end_of_story(lines: Sequence[str]) -> int:
    below = False
    for index in range(len(lines) - 1, -1, -1):
        prose = is_prose(lines[index])
        if prose and below:
            return index + 1
        below = prose
    return -1
