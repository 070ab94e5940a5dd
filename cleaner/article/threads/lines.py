"""What lines around reader comments say by their wording: counts, headings, controls to reply."""

import re
from functools import lru_cache

from cleaner.article.threads.roles import elsewhere, nouns, speaking, tables

MOST_COUNTING = 6
"""Words of a line that counts comments."""
_ABOUT_FORMS = frozenset(("reply", "replies", "log", "login", "sign", "register", "email", "anmelden", "antworten"))
_WORDS = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")


def is_count(line: str) -> bool:
    """Whether a line counts comments or asks for one: "12 Comments", "Leave a reply"."""
    words = _WORDS.findall(line.lower())
    if not 0 < len(words) <= MOST_COUNTING:
        return False
    one, many = nouns()
    asks = _asks()
    asked = any(word.isdigit() or word in asks for word in words)
    return asked and any(word in one or word in many or word in ("reply", "replies") for word in words)


@lru_cache(maxsize=1)
def _asks() -> frozenset[str]:
    return frozenset(tables()["words"]["asks"].split())


def speaks_of_commenting(line: str) -> bool:
    """Whether a line speaks of comments, or of logging in to write one."""
    words = _WORDS.findall(line.lower())
    return not (speaking() | _ABOUT_FORMS).isdisjoint(words)


def is_heading(line: str) -> bool:
    """Whether a line is the heading of comments: "Comments", "3 Kommentare"."""
    said = [word for part in _DIGITS.sub(" ", line.lower()).split() if (word := part.strip("():#-–|.»·[]（）：【】+"))]
    if len(said) == 2 and said[1] in _counters():
        said.pop()
    if line.endswith((".", "!", "?")):
        return False
    if len(said) > 1:
        said = [word for word in said if word not in _beside()] if len(said) <= MOST_COUNTING else []
    if len(said) != 1:
        return False
    return said[0] in _headings() or (said[0] in _vague() and _DIGITS.search(line) is not None)


def is_counted(line: str) -> bool:
    """Whether a line is a heading that says how many comments there are: "3 Kommentare"."""
    return _DIGITS.search(line) is not None and is_heading(line)


@lru_cache(maxsize=1)
def _headings() -> frozenset[str]:
    several = frozenset(tables()["nouns"]["several"].split())
    words = tables()["words"]
    return ((nouns()[1] - several) | frozenset(f"{words['headings']} {words['joined']}".split())) - _vague()


@lru_cache(maxsize=1)
def _beside() -> frozenset[str]:
    """Words that stand beside the word for comments in a heading."""
    return frozenset(tables()["words"]["beside"].split())


@lru_cache(maxsize=1)
def _vague() -> frozenset[str]:
    """Words that head other things, too, so that a number has to stand beside them."""
    return frozenset(tables()["words"]["vague"].split())


@lru_cache(maxsize=1)
def _counters() -> frozenset[str]:
    return frozenset(tables()["words"]["counters"].split())


def is_reply(line: str) -> bool:
    """Whether a line is a control to reply."""
    low = line.lower().split()
    return 0 < len(low) <= 3 and not _replies().isdisjoint(low)


@lru_cache(maxsize=1)
def _replies() -> frozenset[str]:
    return frozenset(tables()["words"]["replies"].split())


def is_elsewhere_line(line: str) -> bool:
    """Whether a line is a heading of comments on other pages: "Latest comments"."""
    words = frozenset(_WORDS.findall(line.lower()))
    return len(words) <= MOST_COUNTING and not words.isdisjoint(elsewhere()) and not words.isdisjoint(speaking())
