"""What a block outside the article is, by the markup around it."""

from typing import NamedTuple

from cleaner.article.shape import Shape, name_groups
from cleaner.document import Document, Element
from cleaner.labels import Label

NEAR = 6
"""Elements around a block that name its kind; those farther out hold too many kinds."""
_GROUPS = {
    "social": Label.SOCIAL, "related": Label.RELATED, "nav": Label.NAVIGATION, "advertisement": Label.ADVERTISEMENT,
    "caption": Label.CAPTION,
}  # fmt: skip
_WORDS = {
    **dict.fromkeys(("newsletter", "optin", "mailchimp"), Label.NEWSLETTER),
    **dict.fromkeys(("whatsapp", "telegram"), Label.MESSAGING),
    **dict.fromkeys(("donate", "donation", "donations"), Label.DONATION),
    **dict.fromkeys(("paywall", "regwall", "piano", "subscription", "subscriber", "login"), Label.SUBSCRIPTION),
    **dict.fromkeys(("author", "authors", "byline", "bio"), Label.BYLINE),
    **dict.fromkeys(("date", "published", "timestamp"), Label.DATELINE),
    **dict.fromkeys(("cookie", "cookies", "consent", "gdpr", "onetrust", "copyright", "legal"), Label.LEGAL),
    **dict.fromkeys(("player", "audio", "carousel", "slideshow"), Label.MEDIA),
    **dict.fromkeys(("tags", "breadcrumb", "breadcrumbs", "pagination"), Label.NAVIGATION),
}
"""Words that say more than their group."""
_TAGS = {
    "figcaption": Label.CAPTION, "nav": Label.NAVIGATION, "footer": Label.NAVIGATION, "header": Label.NAVIGATION,
}  # fmt: skip
TEASER_WORDS = 4
"""A link of at least so many words is the headline of another article."""


class Kind(NamedTuple):
    """A label, and what it was read off."""

    label: Label
    evidence: str
    held: float = 0.0
    """Of a block of the article the confidence with which it is held, 0 for what is outside."""


def kind_outside(document: Document, shape: Shape, index: int) -> Kind:
    """The kind of a block outside the article; navigation where nothing tells."""
    element, line, linked = shape.owners[index], document.lines[index], shape.links[index]
    if element.tag == "h1":
        return Kind(Label.TITLE, "heading of the page")
    for near in element.around(NEAR):
        kind = _named(near, line, linked)
        if kind:
            return kind
        if near.tag in _TAGS:
            return Kind(_TAGS[near.tag], f"inside {near.tag}")
    if linked > 0.5:
        if line.count(" ") >= TEASER_WORDS:
            return Kind(Label.RELATED, "a linked headline")
        return Kind(Label.NAVIGATION, "links")
    if "©" in line:
        return Kind(Label.LEGAL, "a copyright sign")
    return Kind(Label.OTHER, "nothing around it names it")


def _named(element: Element, line: str, linked: float) -> Kind | None:
    """What class, id and role of one element say."""
    groups = name_groups()
    for word in element.names:
        label = _WORDS.get(word)
        if label is None:
            for group in groups.get(word, ()):
                if group == "comment":
                    return Kind(Label.COMMENT_NOTICE, f"inside an element named {word}")
                label = label or _GROUPS.get(group)
        if label is not None:
            return Kind(label, f"inside an element named {word}")
    return None
