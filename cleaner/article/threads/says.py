"""Whether an element of a comment says who wrote it, or when."""

import re

from cleaner.article.dates import find_date, may_say_when
from cleaner.article.threads.roles import Role, roles_of
from cleaner.document import Sign

_MEMBER = re.compile(
    r"/(?:~\w|users?|profiles?|profil|members?|membre|author|u|people|usuario|utilisateur|nutzer|benutzer|account|@\w+)(?:[/.?]|\w*$)",
    re.IGNORECASE,
)


def is_dated(sign: Sign) -> bool:
    """Whether an element says when."""
    return sign.tag == "time" or bool(sign.value("datetime")) or Role.DATE in roles_of(sign)


def is_signed(sign: Sign) -> bool:
    """Whether an element says who."""
    return Role.AUTHOR in roles_of(sign)


def is_titled(sign: Sign) -> bool:
    """Whether an inline element shows a date and has another in its title."""
    title = sign.value("title")
    return bool(title) and len(title) <= 60 and may_say_when(title) and find_date(sign.text[:80]) is not None


def is_cited(sign: Sign) -> bool:
    """Whether an inline element that is not in the text of a comment names its author: `cite`, a link to a member."""
    return sign.tag == "cite" or (sign.tag == "a" and _MEMBER.search(sign.value("href")) is not None)
