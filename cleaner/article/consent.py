"""Notices that ask for consent to cookies: by the names of their elements, and by their wording."""

import re
from collections.abc import Iterable, Sequence

from cleaner.article.words import words
from cleaner.document import Element

MOST_PROSE = 2_500
"""Bytes of prose that a page of nothing but consent has at most."""
LEAST_THINGS = 3
"""Different words about consent that its prose holds together."""
LONGEST_BUTTON = 40
_NAMES = frozenset(("consent", "gdpr", "onetrust", "cookiebot", "cookieconsent", "didomi", "usercentrics"))
_COOKIE = frozenset(("cookie", "cookies", "privacy"))
_NOTICE = frozenset(
    "notice banner bar law popup modal wall message overlay dialog dialogue alert warning disclaimer hinweis".split()
)
_THINGS = words("consent", "things")
_ACTIONS = words("consent", "actions")
_ADDRESS = words("consent", "address")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def is_consent(element: Element) -> bool:
    """Whether an element is named like a notice about cookies; recipes for cookies are not."""
    names = element.names
    if not _NAMES.isdisjoint(names):
        return True
    return not _COOKIE.isdisjoint(names) and not _NOTICE.isdisjoint(names)


def asks_for_consent(prose: Sequence[str], lines: Iterable[str]) -> bool:
    """Whether all prose of a page speaks to its reader about consent, and a button accepts or refuses.

    prose  the blocks that would be the article
    lines  all blocks of the page
    """
    if not prose or sum(map(len, prose)) > MOST_PROSE:
        return False
    found = [set(_WORD.findall(line.lower().replace("’", "'"))) for line in prose]
    if any(own.isdisjoint(_THINGS) or own.isdisjoint(_ADDRESS) for own in found):
        return False
    if len(set().union(*found) & _THINGS) < LEAST_THINGS:
        return False
    buttons = (line for line in lines if len(line) <= LONGEST_BUTTON)
    return any(not _ACTIONS.isdisjoint(_WORD.findall(line.lower())) for line in buttons)
