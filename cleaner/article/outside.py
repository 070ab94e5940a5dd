"""What a block outside the article is, by the markup around it."""

from functools import lru_cache
from typing import NamedTuple

from cleaner.article.setting import name_groups
from cleaner.article.shape import Shape
from cleaner.document import Document
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


Said = tuple[Label, str]
"""A label, and what says so."""


class Kind(NamedTuple):
    """A label, and what it was read off."""

    label: Label
    evidence: str
    held: float = 0.0
    """Of a block of the article the confidence with which it is held, 0 for what is outside."""


class Surroundings:
    """What the markup around each block of a page says of its kind."""

    def __init__(self, document: Document, shape: Shape) -> None:
        self._lines, self._owners, self._links = document.lines, shape.owners, shape.links
        self._nearest: list[tuple[int, Said] | None] = []
        """For each element the nearest one that says something, with its depth: worked out once, outermost first."""
        for element in document.elements:
            said = _said_by(element.tag, element.names)
            above = element.parent
            nearest = (element.depth, said) if said else self._nearest[above.order] if above is not None else None
            self._nearest.append(nearest)

    def kind_outside(self, index: int) -> Kind:
        """The kind of a block outside the article; navigation where nothing tells."""
        element, line, linked = self._owners[index], self._lines[index], self._links[index]
        if element.tag == "h1":
            return Kind(Label.TITLE, "heading of the page")
        nearest = self._nearest[element.order]
        if nearest and element.depth - nearest[0] < NEAR:
            label, evidence = nearest[1]
            if label is Label.COMMENT and (linked > 0.5 or len(line) < COMMENT_WIDTH):
                label = Label.COMMENT_NOTICE
            return Kind(label, evidence)
        if linked > 0.5:
            if line.count(" ") >= TEASER_WORDS:
                return Kind(Label.RELATED, "a linked headline")
            return Kind(Label.NAVIGATION, "links")
        if "©" in line:
            return Kind(Label.LEGAL, "a copyright sign")
        return Kind(Label.OTHER, "nothing around it names it")


@lru_cache(maxsize=20_000)
def _said_by(tag: str, names: tuple[str, ...]) -> Said | None:
    """What class, id and role of one element say, else its tag. A site repeats the same few on all its pages."""
    groups = name_groups()
    for word in names:
        label = _WORDS.get(word)
        if label is None:
            for group in groups.get(word, ()):
                if group == "comment":
                    return Label.COMMENT, f"inside an element named {word}"
                label = label or _GROUPS.get(group)
        if label is not None:
            return label, f"inside an element named {word}"
    return (_TAGS[tag], f"inside {tag}") if tag in _TAGS else None
