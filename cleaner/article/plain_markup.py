"""What markup says plainly, whatever the trees make of the block: consent notices, footers, teasers, hidden copies.

Each case needs two kinds of evidence, a name or a tag and how the prose is spread, so that a page whose whole story
stands in an element of that name keeps it.
"""

from collections.abc import Iterator, Sequence

from cleaner.article.consent import is_consent
from cleaner.article.main_content import Look
from cleaner.article.names import names_in
from cleaner.article.shape import Shape
from cleaner.document import Document, Element

NEAR = 8
"""Elements around a block that are asked for their names."""
SMALL = 0.3
"""Share of the page's prose that an element of teasers holds at most."""
MINOR = 0.5
"""The same for footers and consent notices, which may hold as much as a brief, and for all of these together."""
MOSTLY = 0.5
"""Share of its characters in links that an element of teasers has at least."""
LEAST_BLOCKS = 3
"""Blocks of a column of links."""
LONGEST_BYLINE = 60
LONGEST_TIME = 30
"""Characters of a `time` element that is a block of its own: in running text it is part of a sentence."""
SHORTEST_STANDFIRST = 25
LEAST_LIKELY = 0.2
"""A standfirst that the trees give less is none."""
SURELY = 0.6
"""Likelihood of a block that a heading above it goes with: what the page rule holds at all."""
LINES_ABOVE = 12
"""Blocks between headline and story among which a standfirst is looked for."""
_TEASERS = frozenset(
    "related recommended recommendations readmore relatedposts relatedarticles mostread trending outbrain taboola"
    " recirc".split()
)
_STANDFIRST = frozenset(
    "standfirst dek subheadline lede strapline vorspann chapo sommario entradilla bajada ingress sottotitolo".split()
)
_BYLINE = frozenset(("byline", "author", "authors", "autor", "autore", "auteur", "auteurs"))
_BOX = frozenset(("box", "bio", "card", "about", "profile"))
_OFFERS = frozenset("paywall regwall newsletter signup subscribe subscription membership donate donation".split())
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_ASKING = ("?", "？", "؟")
_QUOTING = frozenset(("blockquote", "figcaption", "figure"))
_COLUMNS = frozenset(("td", "th"))


def amended(document: Document, look: Look) -> Look:
    """A look with the plain cases put right: what is out has no likelihood, what is in just enough."""
    likelihoods = list(look.likelihoods)
    prose, out = look.shape.prose, list(_out(document, look))
    if sum(prose[index] for index in out) <= MINOR * sum(prose[i] for i in range(len(prose)) if look.takes(i)):
        for index in out:
            likelihoods[index] = 0.0
    for index in (*_standfirsts(document, look), *_headings(document, look, likelihoods)):
        likelihoods[index] = max(likelihoods[index], look.threshold)
    return look._replace(likelihoods=likelihoods)


def _out(document: Document, look: Look) -> Iterator[int]:
    """Blocks that the look takes and that are not part of the article."""
    shape, lines = look.shape, document.lines
    taken = [index for index in range(len(lines)) if look.takes(index)]
    shown = {lines[index] for index in taken if not shape.owners[index].hidden}
    times = {mark.text for mark in document.facts.marks if mark.meaning == "time"} if document.facts else set()
    known: dict[int, bool] = {}
    for index in taken:
        element = shape.owners[index]
        beside = known.get(element.order)
        if beside is None:
            beside = known[element.order] = _is_beside(shape, element)
        time = lines[index] in times and len(lines[index]) <= LONGEST_TIME
        copy = element.hidden and len(lines[index]) >= SHORTEST_STANDFIRST and lines[index] in shown
        if beside or copy or time or _is_byline(element, lines[index]) or _is_in_column(shape, index):
            yield index


def _is_beside(shape: Shape, innermost: Element) -> bool:
    """Whether an element stands in something beside the article."""
    in_footer = any(element.tag == "footer" for element in innermost.around(2 * NEAR))
    for place, element in enumerate(innermost.around(2 * NEAR if in_footer else NEAR)):
        share = shape.prose_in[element.order] / shape.total
        if place < NEAR and share < MINOR and element.names and is_consent(element):
            return True
        if share < MINOR and element.tag == "footer":
            return not any(outer.tag in ("article", "main") for outer in element.around(2 * NEAR))
        if share < SMALL and place < NEAR // 2 and (_is_author_box(element) or _is_teasers(shape, element)):
            return True
    return False


def is_offer(shape: Shape, index: int) -> bool:
    """Whether a block stands in a small element named after a paywall or a newsletter: what it says is an offer."""
    for element in shape.owners[index].around(NEAR // 2):
        if shape.prose_in[element.order] > SMALL * shape.total:
            return False
        if not _OFFERS.isdisjoint(element.names):
            return True
    return False


def _is_author_box(element: Element) -> bool:
    """An element named as the box about the author."""
    return not _BYLINE.isdisjoint(element.names) and not _BOX.isdisjoint(element.names)


def _is_teasers(shape: Shape, element: Element) -> bool:
    """An element of linked headlines by its name."""
    mostly = shape.linked_in[element.order] >= MOSTLY * shape.width_in[element.order]
    return mostly and not _TEASERS.isdisjoint(element.names)


def _is_in_column(shape: Shape, index: int) -> bool:
    """A link, or the line above all links, in a column of a layout table that holds nothing but links."""
    owner = shape.owners[index]
    column = next((element for element in owner.around(NEAR) if element.tag in _COLUMNS), None)
    if column is None or shape.blocks_in[column.order] < LEAST_BLOCKS or shape.prose_in[column.order]:
        return False
    if shape.links[index] <= MOSTLY and index and column in shape.owners[index - 1].around(NEAR):
        return False
    return shape.linked_in[column.order] >= MOSTLY * shape.width_in[column.order]


def _is_byline(element: Element, line: str) -> bool:
    """Names and nothing else in an element named after the author."""
    if len(line) > LONGEST_BYLINE or any(near.tag in _QUOTING for near in element.around(NEAR // 2)):
        return False
    if _BYLINE.isdisjoint(element.names):
        return False
    names, rest = names_in(line)
    return bool(names) and not rest


def _headings(document: Document, look: Look, likelihoods: Sequence[float]) -> Iterator[int]:
    """Headings and questions without a link right above a block of the article that stands in the same element, or in
    the one around: below another block of the article, or the first since the headline."""
    owners, links = look.shape.owners, look.shape.links
    since = LINES_ABOVE
    for index in range(len(owners) - 1):
        element = owners[index]
        since = 0 if element.tag == "h1" else since + 1
        taken = likelihoods[index] >= look.threshold
        if not taken and since < LINES_ABOVE and likelihoods[index + 1] >= SURELY and not links[index]:
            asks = element.tag in _HEADINGS or document.lines[index].endswith(_ASKING)
            around = element.parent
            if asks and around is not None and not element.hidden and around in owners[index + 1].around(3):
                yield index
        if taken:
            since = 0


def _standfirsts(document: Document, look: Look) -> Iterator[int]:
    """Sentences between the headline and the story in elements named after a standfirst."""
    shape = look.shape
    first = next((i for i, prose in enumerate(shape.prose) if prose and look.likelihoods[i] > 0.9), 0)
    for index in range(first - 1, max(first - LINES_ABOVE, 0) - 1, -1):
        element = shape.owners[index]
        if element.tag == "h1":
            return
        named = any(not _STANDFIRST.isdisjoint(near.names) for near in element.around(2))
        long = len(document.lines[index]) >= SHORTEST_STANDFIRST and shape.links[index] <= MOSTLY
        if named and long and look.likelihoods[index] >= LEAST_LIKELY and not element.hidden:
            yield index
