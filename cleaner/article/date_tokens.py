"""Words, numbers and signs of a line in the plain form that dates are read in."""

import re
from collections.abc import Iterator

from cleaner.article.date_words import AGO_PHRASES, AGO_WORDS, DAY_PHRASES, KINDS, ONE, UNIT_OF

_TOKEN = re.compile(
    rf"\d+|\([日月火水木金土]\)|(?:{'|'.join((*AGO_PHRASES, *DAY_PHRASES))})\b|[ap]\.\s?m\b\.?|"
    r"[^\W\d_]+(?:'[a-z]+|[\u0900-\u0957\u064b-\u0652]+[^\W\d_]*)*|[^\w\s]|_"
)
"""Letters with the vowel signs of Hindi and Arabic among them are one word."""
Token = tuple[int, int, str | None]
_UNIT_AFTER = re.compile(r"\s([^\W\d_]+)")
_GOES_ON = re.compile(
    r"\s(?!(?:at|on|am|um|le|el|op)\s)[^\W\d_]|[./:-]\s?\d|\.\s?[^\W\d_]|(?:st|nd|rd|th)\b|\s?[年月日时時點点년월일시]"
)
"""What follows a number glued to a name ("Ron4 May") that is no end of the name ("quayrat88 1 May")."""
_FRENCH_HOUR = re.compile(r"h \d\d\b")
_FULL_HOUR = re.compile(r"h(?=\W*$)")
"""Behind a day: "hier à 10 h"."""
_THEN_AGO = re.compile(rf" (?:{'|'.join(sorted(AGO_WORDS))})\b")


def tokens(text: str, whole: bool = True) -> Iterator[Token]:
    """Words, numbers and signs in plain form; if the whole line has to be a date, up to the first that is none."""
    low = text.lower().replace("’", "'")
    before, said_day = -1, False
    older: str | None = None
    said: str | None = ""
    low = low if len(low) == len(text) else text
    for match in _TOKEN.finditer(low):
        token = match[0]
        plain = KINDS.get(token)
        start, end = match.span()
        if plain is None:
            serial = _is_serial(low, match, (start == before, said is None))
            plain = None if token.isalpha() or serial else _plain(token)
        elif plain == "short" and end - start == 1 and start != before and not _FRENCH_HOUR.match(low, start):
            counts = said is not None and said.isdigit() and (older == "ago" or _THEN_AGO.match(low, end))
            full = said_day and _FULL_HOUR.match(low, start)
            plain = plain if counts or full else None  # "il y a 2 h", "2 h ago", "hier à 10 h"
        elif plain == "" and token in ONE:
            plain = _counted(low, end)
        elif start == before and low[start - 1] == "_":
            plain = None
        before, older, said, said_day = end, said, plain, said_day or plain == "day"
        yield start, end, plain
        if whole and plain is None:
            return


def _counted(low: str, end: int) -> str:
    """The number that "a" before a unit is: "a day ago"."""
    after = _UNIT_AFTER.match(low, end)
    return "1" if after and after[1] in UNIT_OF else ""


def _is_serial(low: str, match: re.Match[str], after: tuple[bool, bool]) -> bool:
    """A number that is no part of a date: of a user, of a post, or the end of a name ("Darkness404").

    `after` tells whether something is glued to its front, and whether that is no part of a date.
    """
    token, start = match[0], match.start()
    if not token[0].isdigit():
        return False
    if len(token) > 8 or len(token) in (5, 6, 7) or low[start - 1 : start] == "#":
        return True
    if not after[0] or not (low[start - 1].isalpha() or low[start - 1] == "_"):
        return False
    if len(token) == 3 or (len(token) == 4 and token[:2] not in ("19", "20")):
        return True
    return after[1] and not _GOES_ON.match(low, match.end())


def _plain(token: str) -> str | None:
    """A token that is no listed word in plain form, None if it is no part of dates."""
    if token[0].isdigit():
        return token
    if token[0] in "ap" and token.replace(".", "").replace(" ", "") in ("am", "pm"):
        return token[0] + "m"
    return None
