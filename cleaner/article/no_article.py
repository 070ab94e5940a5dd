"""Pages that hold no article: index pages, consent walls, error pages, pages that a script has yet to fill."""

import re
from collections.abc import Iterator

from cleaner.article.consent import asks_for_consent, is_consent
from cleaner.article.main_content import Look
from cleaner.document import Document, Element, PageFacts

NO_TEXT = "hardly any text: the page may be filled by a script"
CONSENT = "a consent notice and nothing else"
LEAST_PROSE = 140
"""Bytes of prose that an article has at least."""
SURE = 0.9
"""A shorter article is one when some block of it is as likely as this."""
LEAST_TEXT = 300
"""Bytes of text that a page has at least which is more than a shell for a script."""
CARDS = 5
CARD_SHARE = 0.6
"""A page is an index when so many of its prose blocks, and so large a share, stand under linked headlines."""
ERROR_WORDS = 4
"""A part of a title with more words is a headline."""
_PARTS = re.compile(r"\s[-|–—»:·]\s")
STORY_RUN = 3
"""So many prose blocks one below the other, none of them under a linked headline, are a story."""
_ERROR = re.compile(
    r"\b(?:40[134]|410|50[0234])\b|\bnot found\b|\bnicht gefunden\b|\bintrouvable\b|\bno encontrad|\bnon trovat"
    r"|\bniet gevonden\b|\bforbidden\b|\baccess denied\b|\bjust a moment\b",
    re.IGNORECASE,
)
_ARTICLE_TYPE = re.compile(
    r'"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"(?:[A-Za-z]{0,20}Article|BlogPosting|HowTo|Recipe|Review)"'
)
_HEADINGS = frozenset(("h2", "h3", "h4", "h5"))


def why_no_article(document: Document, look: Look) -> str | None:
    """The reason in a few words, or None where there is an article."""
    shape = look.shape
    taken = [index for index, likelihood in enumerate(look.likelihoods) if likelihood >= look.threshold]
    prose = sum(shape.prose[index] for index in taken)
    title = document.facts.title if document.facts else ""
    noticed = sum(width for width, element in _prose(look) if _is_consent(element)) if prose < LEAST_PROSE else 0.0
    sure = max(map(look.likelihoods.__getitem__, taken), default=0.0) >= SURE
    if prose < LEAST_PROSE and (not sure or 2 * noticed > shape.total):
        if sum(shape.widths) < LEAST_TEXT:
            return NO_TEXT
        if _is_error(title):
            return "an error page"
        if 2 * noticed > shape.total:
            return CONSENT
        linked = sum(width * share for width, share in zip(shape.widths, shape.links, strict=True))
        return "a list of links" if 2 * linked > sum(shape.widths) else "no block reads like an article"
    if asks_for_consent([document.lines[index] for index in taken if shape.prose[index]], document.lines):
        return CONSENT
    if len(document.lines) < 12 and prose < 600 and _is_error(title):
        return "an error page"
    return "a list of articles" if _is_index(look, taken) and not _declares_article(document.facts) else None


def _is_error(title: str) -> bool:
    """Whether a title is little more than the name of an error; headlines only hold such words."""
    return any(len(part.split()) <= ERROR_WORDS and _ERROR.search(part) for part in _PARTS.split(title))


def _declares_article(facts: PageFacts | None) -> bool:
    """Whether the page itself says that it is one article."""
    if facts is None:
        return False
    if any(name == "og:type" and "article" in value.lower() for name, value in facts.meta):
        return True
    return any(_ARTICLE_TYPE.search(text) for text in facts.json_ld)


def _prose(look: Look) -> Iterator[tuple[float, Element]]:
    """Width of each block that is prose, else 0, and the element that it stands in."""
    return zip(look.shape.prose, look.shape.owners, strict=True)


def _is_consent(element: Element) -> bool:
    """Whether a block stands in a notice about cookies."""
    return any(near.names and is_consent(near) for near in element.around(8))


def _is_index(look: Look, taken: list[int]) -> bool:
    """Whether most prose that would be taken stands one block each under a linked headline."""
    shape = look.shape
    prose = cards = run = 0
    for index in taken:
        if not shape.prose[index]:
            continue
        prose += 1
        above = index - 1
        while above >= 0 and not shape.prose[above] and index - above <= 4:
            headline = shape.links[above] > 0.8 and shape.widths[above] >= 15
            if headline and any(element.tag in _HEADINGS for element in shape.owners[above].around(2)):
                cards += 1
                run = -1
                break
            above -= 1
        run += 1
        if run == STORY_RUN:
            return False
    return cards >= CARDS and cards >= CARD_SHARE * prose
