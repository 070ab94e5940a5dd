"""What a block outside the article is, by the markup around it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from cleaner.article.dates import LONGEST_LINE, PUBLISHED, UPDATED, date_runs, is_date_line, may_say_when
from cleaner.article.names import before_names, names_in
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
    **dict.fromkeys(
        "partage partager partages teilen compartir condividi compartilhar delen dela paylas".split(), Label.SOCIAL
    ),
}
"""Words that say more than their group."""
_VAGUE = frozenset(("banner", "promotion", "commercial"))
"""Words of advertisements that as often name the head of a page or a picture in it."""
_TAGS = {
    "figcaption": Label.CAPTION, "nav": Label.NAVIGATION, "footer": Label.NAVIGATION, "header": Label.NAVIGATION,
}  # fmt: skip
TEASER_WORDS = 5
"""A link of at least so many words is the headline of another article."""
LONGEST_BYLINE = 80
LONGEST_HEADING = 30
"""Characters of a line above teasers that is a heading without being marked as one."""
_RIGHTS = ("©", "all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos")
_DATED = PUBLISHED | UPDATED


_BY_TAG = "by its place in the"
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
        self._markups = document.markups or ()
        marks = document.facts.marks if document.facts else ()
        self._bylines = {mark.text for mark in marks if mark.meaning in ("author", "byline", "rel")}
        self._datelines = {mark.text for mark in marks if mark.meaning in ("datePublished", "dateline", "time")}
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
        if nearest and element.depth - nearest[0] >= NEAR:
            nearest = None
        plain = nearest is None or nearest[1][1].startswith(_BY_TAG)
        if plain and (kind := _worded(line) or self._marked(line)):
            return kind
        if nearest:
            label, evidence = nearest[1]
            return Kind(label, evidence)
        if linked > 0.5:
            if line.count(" ") + 1 >= TEASER_WORDS * max(self._markups[index].links, 1):
                return Kind(Label.RELATED, "a linked headline")
            return Kind(Label.NAVIGATION, "links")
        return Kind(Label.OTHER, "nothing around it names it")

    def _marked(self, line: str) -> Kind | None:
        """What inline elements with the same text are marked as."""
        if line in self._bylines:
            return Kind(Label.BYLINE, "marked as the author")
        return Kind(Label.DATELINE, "marked as a date") if line in self._datelines else None


def name_headings(document: Document, kinds: Sequence[Kind | None]) -> list[Kind | None]:
    """The kinds with headings that nothing names called after the teasers below them. None stands for the article."""
    named, blocks = list(kinds), document.kinds or ()
    for index in range(len(kinds) - 2, -1, -1):
        own, below = named[index], named[index + 1]
        nameless = own is not None and own.label is Label.OTHER
        above = nameless and below is not None and below.label is Label.RELATED
        if above and (blocks[index] == "heading" or len(document.lines[index]) <= LONGEST_HEADING):
            named[index] = Kind(Label.RELATED, "a heading above teasers")
    return named


def _worded(line: str) -> Kind | None:
    """What the words of a short line say that stands in a header, a footer, or nothing with a name."""
    if len(line) > 4 * LONGEST_BYLINE:
        return None
    low = line.lower()
    if any(map(low.__contains__, _RIGHTS)):
        return Kind(Label.LEGAL, "rights")
    if _is_dateline(line):
        return Kind(Label.DATELINE, "a date")
    return Kind(Label.BYLINE, "a line of authors") if _is_byline(line) else None


def _is_byline(line: str) -> bool:
    """ "By Ruth Vane", perhaps behind a date."""
    if len(line) > LONGEST_BYLINE:
        return False
    dated = next(date_runs(line), None) if may_say_when(line) else None
    first = dated is not None and _DATED.issuperset(line[: dated.start].lower().replace(" on", " ").split())
    rest = line[dated.end :].lstrip(" |·•,–—-") if dated and first else line
    begun = before_names(rest)
    return bool(begun and begun.end() and names_in(rest[begun.end() :])[0])


def _is_dateline(line: str) -> bool:
    """A date, perhaps behind a word such as "published"."""
    first, _, rest = line.partition(" ")
    known = bool(rest) and first.lower().strip(":.") in _DATED
    return len(line) <= LONGEST_LINE and (is_date_line(line) or (known and is_date_line(rest)))


def label_named(names: tuple[str, ...]) -> Label | None:
    """What words of class, id and role say, but for comments; None where they say nothing."""
    groups = name_groups()
    for word in names:
        label = _WORDS.get(word) or next((_GROUPS[g] for g in groups.get(word, ()) if g in _GROUPS), None)
        if label is not None:
            return label
    return None


@lru_cache(maxsize=20_000)
def _said_by(tag: str, names: tuple[str, ...]) -> Said | None:
    """What class, id and role of one element say, else its tag. A site repeats the same few on all its pages."""
    groups = name_groups()
    for word in names:
        label = _WORDS.get(word)
        if label is None:
            for group in groups.get(word, ()):
                if group == "comment":
                    return Label.COMMENT_NOTICE, f"inside an element named {word}"
                label = label or _GROUPS.get(group)
        if label is not None and word not in _VAGUE:
            return label, f"inside an element named {word}"
    return (_TAGS[tag], f"{_BY_TAG} {tag} element") if tag in _TAGS else None
