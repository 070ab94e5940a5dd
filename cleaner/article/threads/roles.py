"""What elements in and around reader comments are, by their names and microdata."""

import re
import tomllib
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any

from cleaner.document import Sign
from cleaner.readers.names import name_words


class Role(StrEnum):
    """What an element of a thread holds."""

    ITEM = "item"
    AUTHOR = "author"
    DATE = "date"
    TEXT = "text"
    META = "meta"
    BADGE = "badge"
    VOTE = "vote"
    CONTROL = "control"
    NOTICE = "notice"
    LIST = "list"
    CHILDREN = "children"
    PINGBACK = "pingback"


ABOUT = frozenset((Role.AUTHOR, Role.DATE, Role.META, Role.BADGE))
"""What tells who wrote a comment and when."""
ASIDE = frozenset((Role.VOTE, Role.CONTROL, Role.NOTICE))
"""What is no part of a comment."""
_RANK = (
    Role.PINGBACK, Role.NOTICE, Role.CHILDREN, Role.TEXT, Role.VOTE, Role.CONTROL, Role.ITEM, Role.AUTHOR, Role.DATE,
    Role.BADGE, Role.META, Role.LIST,
)  # fmt: skip
_NUMBERED = re.compile(
    r"(?:li-|div-|dsq-|article-|single-|view-|wp-|xenforo-|js-)?"
    r"(?P<noun>comment|comments|cmt|kommentar|commentaire|comentario|reactie|review|comment-id|c|p|post|msg|message|rc|t1)"
    r"[-_]?(?:id[-_]?)?(?P<number>\d[\w-]{0,60})",
    re.IGNORECASE,
)
_SURE_NOUNS = frozenset("comment comments cmt kommentar commentaire comentario reactie review comment-id".split())
_PROPERTIES = {
    "author": Role.AUTHOR, "creator": Role.AUTHOR, "datepublished": Role.DATE, "datecreated": Role.DATE,
    "commenttime": Role.DATE, "created": Role.DATE,
    "text": Role.TEXT, "commenttext": Role.TEXT, "reviewbody": Role.TEXT,
    "description": Role.TEXT, "upvotecount": Role.VOTE, "reviewrating": Role.VOTE, "comment": Role.ITEM,
    "review": Role.ITEM,
}  # fmt: skip
_AROUND = frozenset(("container", "wrapper", "wrap", "holder", "area", "inner", "outer"))
_LAYOUT = frozenset(("flex", "grid", "col", "gap"))
"""Words that begin names which say how an element is laid out."""
_LAID = frozenset(("indented", "nested"))
"""How an answer is shown, in a name of several words; alone they name a list of answers."""
_NAMED = frozenset(("name", "username", "date", "timestamp"))
"""Words whose text an element holds: "date-text"."""
_BOXES = frozenset(("media", "card", "panel"))
"""Words that begin names of boxes of common style sheets: "media-body" is around all of a comment."""
_TYPES = ("/comment", "/usercomments", "/review", "/userreview")


@lru_cache(maxsize=1)
def tables() -> dict[str, dict[str, Any]]:
    """The tables of `roles.toml`."""
    return tomllib.loads((files("cleaner.article.threads") / "roles.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def _role_words() -> dict[str, Role]:
    return {word: Role(role) for role, words in reversed(tables()["roles"].items()) for word in words.split()}


@lru_cache(maxsize=1)
def nouns() -> tuple[frozenset[str], frozenset[str]]:
    """Words for one comment, and for several."""
    table = tables()["nouns"]
    return frozenset(table["one"].split()), frozenset(table["many"].split())


@lru_cache(maxsize=1)
def _first() -> frozenset[str]:
    """Words for comments that stand before what they qualify."""
    return frozenset(tables()["nouns"]["first"].split())


@lru_cache(maxsize=1)
def speaking() -> frozenset[str]:
    """All words that speak of comments."""
    table = tables()["nouns"]
    return frozenset(f"{table['one']} {table['many']} {table['around']}".split())


def speaks_of_comments(sign: Sign) -> bool:
    """Whether the names of an element speak of comments."""
    return not speaking().isdisjoint(split_words(f"{sign.names} {sign.mark}"))


def is_named_one(sign: Sign) -> bool:
    """Whether a name of an element is nothing but a word for one comment, with something before it at most."""
    one, _ = nouns()
    return any(words[-1] in one for name in sign.names.split() if (words := name_words(name)))


def is_answer(sign: Sign) -> bool:
    """Whether a name of an element ends with a word for an answer."""
    return any(
        words[-1] in ("reply", "answer", "response") for name in sign.names.split() if (words := name_words(name))
    )


def is_elsewhere(sign: Sign) -> bool:
    """Whether the names of an element speak of comments on other pages: "latest comments"."""
    words = split_words(f"{sign.names} {sign.mark}")
    return not elsewhere().isdisjoint(words) and not speaking().isdisjoint(words)


@lru_cache(maxsize=1)
def elsewhere() -> frozenset[str]:
    """Words that say that comments are the latest of all pages."""
    return frozenset(tables()["nouns"]["elsewhere"].split())


def is_of_several(sign: Sign) -> bool:
    """Whether an element is named after reviews, of which there must be several to be those of readers."""
    several = tables()["nouns"]["several"].split()
    return any(word in several for word in name_words(sign.names)) or sign.value("itemtype").lower().endswith("/review")


def roles_of(sign: Sign) -> frozenset[Role]:
    """What an element may hold; an item also if its microdata or id says so."""
    roles = _of_names(sign.names)
    if not sign.values and not sign.mark:
        return roles
    if sign.values and (properties := sign.value("itemprop", "property")):
        words = [word.rpartition(":")[2] for word in properties.lower().split()]
        found = {_PROPERTIES[word] for word in words if word in _PROPERTIES}
        roles = frozenset(found) or roles
    if sign.own and is_item_type(sign):
        roles |= {Role.ITEM}
    if (
        sign.own
        and Role.ITEM not in roles
        and number_of(sign.mark, sure=True)
        and not roles & {Role.VOTE, Role.CONTROL}
    ):
        roles |= {Role.ITEM}
    return roles


def is_item_type(sign: Sign) -> bool:
    """Whether microdata or RDFa says that an element is a comment."""
    if not sign.values:
        return False
    if any(word.lower().endswith((":comment", "/comment")) for word in sign.value("typeof").split()):
        return True
    return sign.value("itemtype").rstrip("/").lower().endswith(_TYPES)


def number_of(mark: str, sure: bool = False) -> str:
    """The number of a comment that an id names ("comment-12", "li-comment-12"), else an empty text."""
    match = _NUMBERED.fullmatch(mark)
    if not match or (sure and match["noun"].lower() not in _SURE_NOUNS):
        return ""
    return match["number"]


@lru_cache(maxsize=4_000)
def main_role(roles: frozenset[Role]) -> Role | None:
    """The role that tells most about what is in an element."""
    return next((role for role in _RANK if role in roles), None)


@lru_cache(maxsize=20_000)
def _of_names(names: str) -> frozenset[Role]:
    """The roles of all names of a class."""
    return frozenset(role for name in names.split() if (role := _of_name(name)) is not None)


def _of_name(name: str) -> Role | None:
    """The role of one name, by its last telling word."""
    words = split_words(name)
    if not words:
        return None
    one, many = nouns()
    table = _role_words()
    last = words[-1]
    about = not one.isdisjoint(words)
    if len(words) > 1 and last in _first() and words[-2] in table:
        return table[words[-2]]
    if last in one:
        return Role.ITEM
    if last in many:
        return Role.LIST
    role = table.get(last)
    if role is Role.LIST and any(table.get(word) is Role.CHILDREN for word in words):
        return Role.CHILDREN
    if last in _AROUND and len(words) > 1 and table.get(words[-2]) in (Role.AUTHOR, Role.DATE):
        return table[words[-2]]
    if role is Role.TEXT and len(words) > 1 and words[-2] in _NAMED:
        return table[words[-2]]
    if words[0] in _LAYOUT or (last in _LAID and len(words) > 1):
        return None
    if role is Role.TEXT and len(words) == 2 and words[0] in _BOXES:
        return Role.LIST
    if role is Role.PINGBACK and any(word in table for word in words[:-1]):
        return None
    if role is Role.ITEM:
        return Role.ITEM if about or len(words) <= 2 else None
    if role is Role.LIST and about and last in ("wrapper", "wrap", "container", "inner", "outer"):
        return Role.ITEM
    if role is None and about and not any(word in table for word in words):
        return Role.ITEM
    return role


@lru_cache(maxsize=20_000)
def split_words(names: str) -> tuple[str, ...]:
    """Words of names; those run together with a word for comments are parted: "commentauthor", "usercomments"."""
    return tuple(part for word in name_words(names) for part in _parted(word))


def _parted(word: str) -> tuple[str, ...]:
    if len(word) < 8 or word in _role_words():
        return (word,)
    for noun in ("comments", "comment", "kommentare", "kommentar"):
        if word != noun and word.endswith(noun):
            return word[: -len(noun)], noun
        if word.startswith(noun) and word[len(noun) :] in _role_words():
            return noun, word[len(noun) :]
    return (word,)
