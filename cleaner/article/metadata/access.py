"""Whether an article can be read without paying, as far as markup says so; phrases alone never tell."""

import re

from cleaner.article.metadata.linked import Node, is_article, plain
from cleaner.article.metadata.said import Said

_TIERS = {
    **dict.fromkeys(("free", "open", "public", "unlocked"), "free"),
    **dict.fromkeys(("metered", "meter", "registration", "registered"), "metered"),
    **dict.fromkeys(
        ("locked", "paid", "premium", "subscriber", "subscribers", "paywall", "subscription", "plus"), "paywalled"
    ),
}
_META = ("article:content_tier", "og:article:content_tier", "content_tier", "content-tier", "access", "contenttier")
_FLAGS = ("isaccessibleforfree", "article:isaccessibleforfree")
LONGEST_WALL = 1_500
"""Characters of a wall at most."""
_OFFER = re.compile(
    r"subscri|sign(?:ed)? in|log in|regist|account|continue reading|weiterlesen|abonn|anmelden|testen|suscr|abbon"
    r"|prenumer|assin|iniciar sesi|accedi|connexion",
    re.IGNORECASE,
)
_WALLS = frozenset(("paywall", "regwall", "registerwall", "subscriptionwall", "piano"))


def access_of(said: Said) -> str:
    """ "free", "metered", "paywalled" or "unknown"."""
    tier = next((_TIERS[text.lower()] for text in said.meta(*_META) if text.lower() in _TIERS), None)
    if tier:
        return tier
    flags = [_flag(node) for node in said.articles]
    flags += [_truth(text) for text in said.meta(*_FLAGS)]
    flags += [_truth(mark.value or mark.text) for mark in said.marks("isAccessibleForFree")]
    if False in flags:
        return "paywalled"
    if True in flags:
        return "free"
    return "paywalled" if _has_wall(said) else "unknown"


def _flag(node: Node) -> bool | None:
    """What an object says of itself, or of the parts that it walls off."""
    own = _truth(plain(node.get("isAccessibleForFree")))
    if not is_article(node):
        return own
    parts = node.get("hasPart")
    closed = [part for part in (parts if isinstance(parts, list) else [parts]) if isinstance(part, dict)]
    if any(_truth(plain(part.get("isAccessibleForFree"))) is False for part in closed):
        return False
    return own


def _truth(text: str) -> bool | None:
    word = text.strip().rpartition("/")[2].lower()
    return {"true": True, "false": False, "1": True, "0": False, "yes": True, "no": False}.get(word)


def _has_wall(said: Said) -> bool:
    """Whether an element named after a wall is shown and offers a subscription.

    Many pages give that name to the story itself, as what the wall is to cover: so little may stand there.
    """
    markups, lines = said.document.markups, said.document.lines
    if not markups:
        return False
    steps = said.above(lambda element: not _WALLS.isdisjoint(element.names))
    near = zip(steps, markups, lines, strict=True)
    inside = [line for far, markup, line in near if far < 4 and not markup.element.hidden]
    return sum(map(len, inside)) <= LONGEST_WALL and any(_OFFER.search(line) for line in inside)
