"""What makes comments of a page none: that they are its story, or stand on other pages."""

from collections.abc import Sequence

from cleaner.article.threads.draft import Draft
from cleaner.article.threads.items import Frame
from cleaner.article.threads.lines import is_counted, is_elsewhere_line
from cleaner.article.threads.parts import Part
from cleaner.article.threads.roles import is_item_type, is_of_several
from cleaner.document import Document
from cleaner.resolve import PROSE_END

PROSE = 60
"""Characters of a block that may be prose."""
MOST_LINKED = 0.4
STORY = 600
"""Characters of prose in one comment from which on it may be the story of the page."""
MOST_OF_PROSE = 0.6
LEAST_STORY = 200
NEARLY_ALL = 0.95
MOST_ABOVE = 3
"""Blocks between a heading and the first comment below it."""


def without_story(drafts: list[Draft], frame: Frame) -> list[Draft]:
    """The comments, unless one of them is the story of the page, or all of them are."""
    if not drafts or _are_story(drafts, frame) or _are_elsewhere(drafts, frame):
        return []
    reviews = [draft for draft in drafts if is_of_several(draft.item.sign)]
    if len(reviews) == 1:
        drafts = [draft for draft in drafts if draft is not reviews[0]]
    document = frame.document
    widths = [len(line) if _is_prose(document, index) else 0 for index, line in enumerate(document.lines)]
    total = sum(widths)
    headed = bool(frame.headed)
    return [draft for draft in drafts if not _is_story(sum(widths[i] for i in draft.of(Part.TEXT)), total, headed)]


def _are_story(drafts: Sequence[Draft], frame: Frame) -> bool:
    """Whether nothing is left for a story beside comments that no number or microdata shows to be such.

    Letters to the editor, statements of experts and posts of a forum look like comments, and what the page is about;
    below a heading that counts comments they are those of a picture.
    """
    if any(draft.item.number or is_item_type(draft.item.sign) for draft in drafts):
        return False
    document = frame.document
    first = min(drafts[0].item.blocks)
    if any(is_counted(line) for line in document.lines[max(first - MOST_ABOVE, 0) : first]):
        return False
    taken = {index for draft in drafts for index in draft.item.blocks}
    left = [i for i in range(len(document.lines)) if i not in taken and _bytes(document, i) >= PROSE]
    told = sum(_bytes(document, index) for index in left if document.lines[index].endswith(PROSE_END))
    return told < min(LEAST_STORY, sum(_bytes(document, i) for draft in drafts for i in draft.of(Part.TEXT)))


def _bytes(document: Document, index: int) -> int:
    """Bytes tell more alike than characters how much a line says in any script."""
    return len(document.lines[index].encode(errors="replace"))


def _are_elsewhere(drafts: Sequence[Draft], frame: Frame) -> bool:
    """Whether a heading above says that these are the latest comments, and they link to the pages they are on."""
    markups = frame.document.markups or ()
    first = min(drafts[0].item.blocks)
    above = frame.document.lines[max(first - MOST_ABOVE, 0) : first]
    texts = [index for draft in drafts for index in draft.of(Part.TEXT)]
    linked = sum(markups[index].links > 0 for index in texts)
    return 2 * linked >= len(texts) and any(is_elsewhere_line(line) for line in above)


def _is_prose(document: Document, index: int) -> bool:
    linked = document.markups[index].link_density if document.markups else 0.0
    return linked < MOST_LINKED and len(document.lines[index]) >= PROSE


def _is_story(width: int, total: int, headed: bool) -> bool:
    """Whether so much prose is the story: most of all on a page, or nearly all of one without a headline."""
    most = width > STORY and width > MOST_OF_PROSE * total
    return most or (not headed and width > LEAST_STORY and width > NEARLY_ALL * total)
