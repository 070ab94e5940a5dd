"""What a block outside the article is, by the markup around it."""

from functools import lru_cache
from typing import NamedTuple

from cleaner.article.setting import name_groups
from cleaner.article.shape import Shape
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
COMMENT_WIDTH = 25
"""A shorter block beside comments is a control or a name."""
TEASER_WORDS = 4
"""A link of at least so many words is the headline of another article."""


class Kind(NamedTuple):
    """A label, and what it was read off."""

    label: Label
    evidence: str
    held: float = 0.0
    """Of a block of the article the confidence with which it is held, 0 for what is outside."""


class Kinds:
    """The kinds of blocks outside the article of one page. What stands in one element is asked once."""

    def __init__(self, document: Document, shape: Shape) -> None:
        self.document = document
        self.shape = shape
        self._above: dict[int, Said | None] = {}

    def of(self, index: int) -> Kind:
        """The kind of one block; navigation or other where nothing tells."""
        element, line, linked = self.shape.owners[index], self.document.lines[index], self.shape.links[index]
        if element.tag == "h1":
            return _HEADLINE
        said = _said(element.tag, element.names) or self._said_above(element)
        if said:
            return said[0] if linked <= 0.5 and len(line) >= COMMENT_WIDTH else said[1]
        if linked > 0.5:
            return _TEASER if line.count(" ") >= TEASER_WORDS else _LINKS
        return _COPYRIGHT if "©" in line else _UNKNOWN

    def _said_above(self, element: Element) -> "Said | None":
        """What the elements around one say; the nearest that says anything counts."""
        parent = element.parent
        if parent is None:
            return None
        if parent.order not in self._above:
            told = (_said(near.tag, near.names) for near in parent.around(NEAR - 1))
            self._above[parent.order] = next(filter(None, told), None)
        return self._above[parent.order]


Said = tuple[Kind, Kind]
"""The kind of running text in an element, and that of controls in it."""
_HEADLINE = Kind(Label.TITLE, "heading of the page")
_TEASER = Kind(Label.RELATED, "a linked headline")
_LINKS = Kind(Label.NAVIGATION, "links")
_COPYRIGHT = Kind(Label.LEGAL, "a copyright sign")
_UNKNOWN = Kind(Label.OTHER, "nothing around it names it")


@lru_cache(maxsize=20_000)
def _said(tag: str, names: tuple[str, ...]) -> Said | None:
    """What class, id and role of one element say, else its tag."""
    groups = name_groups()
    for word in names:
        evidence = f"inside an element named {word}"
        label = _WORDS.get(word)
        if label is None:
            for group in groups.get(word, ()):
                if group == "comment":
                    return Kind(Label.COMMENT, evidence), Kind(Label.COMMENT_NOTICE, evidence)
                label = label or _GROUPS.get(group)
        if label is not None:
            return (Kind(label, evidence),) * 2
    return (Kind(_TAGS[tag], f"inside {tag}"),) * 2 if tag in _TAGS else None
