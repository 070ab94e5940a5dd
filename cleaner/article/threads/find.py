"""The comments of a page, and the notices around them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from cleaner.article.threads.extent import lists_without_items, pieces_of, widen
from cleaner.article.threads.fields import author_of, votes_of
from cleaner.article.threads.items import Frame, Item, merged, tells
from cleaner.article.threads.moments import is_day_first, iso_with_order
from cleaner.article.threads.parts import Part, is_control, parts_of, text_of
from cleaner.article.threads.roles import (
    ASIDE,
    Role,
    is_answer,
    is_count,
    is_item_type,
    is_named_one,
    is_of_several,
    speaks_of_commenting,
)
from cleaner.article.threads.tree import parents_of
from cleaner.article.threads.unnamed import unnamed_comments
from cleaner.article.threads.when import When, when_of
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

BARE = 40
"""Characters of a comment that says neither who nor when."""
LONGEST_NOTICE = 400
"""Characters of a line of a form or policy."""


class Found(NamedTuple):
    """A comment of a page."""

    blocks: tuple[int, ...]
    """Indexes of all its blocks."""
    controls: tuple[int, ...]
    """Those that are controls."""
    texts: tuple[int, ...]
    """Those that hold its text."""
    text: str
    author: str | None
    when: When
    upvote_count: int | None
    parent: int | None
    """Place of the comment that it answers among those of the page."""


class Threads(NamedTuple):
    """The comments of a page."""

    comments: tuple[Found, ...] = ()
    notices: tuple[int, ...] = ()
    """Indexes of blocks beside comments: forms, counts, headings, controls."""


def threads_of(document: Document) -> Threads:
    """The comments of a page in reading order; none for text. Linear in the size of the page, and read once."""
    if "threads" not in document.memo:
        document.memo["threads"] = _threads(document)
    found: Threads = document.memo["threads"]
    return found


def released(document: Document) -> Document:
    """The document without the signs of its markup, once its comments are read: nobody asks for them again."""
    return replace(document, signs=()) if document.signs and "threads" in document.memo else document


def _threads(document: Document) -> Threads:
    if document.markups is None or not document.lines:
        return Threads()
    frame = Frame(document) if document.signs else None
    drafts = _named(frame) if frame else []
    if not drafts and (unnamed := unnamed_comments(document)):
        frame = frame or Frame(document)
        found = [_draft(item, parts, frame) for item, parts in unnamed]
        drafts = found if all(draft.author and draft.when.raw for draft in found) else []
    if frame is None or not (drafts := _without_story(drafts, frame)):
        return Threads()
    return Threads(tuple(_found(drafts, frame)), tuple(_notices(drafts, frame)))


def _named(frame: Frame) -> list["_Draft"]:
    """Comments by names and microdata."""
    items = merged(frame.items, lambda item: any(part is Part.TEXT for _, part in parts_of(item, frame)))
    widen(items, frame)
    pieces = [piece for item in items for piece in (pieces_of(item, frame) if _is_open(item) else (item,))]
    for held in lists_without_items(frame):
        parts = pieces_of(held, frame)
        pieces += parts if len(parts) > 1 else ()
    whole = [_draft(piece, parts_of(piece, frame), frame) for piece in pieces]
    drafts = [draft for draft in whole if draft.is_comment] or [draft for draft in whole if _is_bare(draft, frame)]
    return sorted(drafts, key=lambda draft: draft.item.blocks)


def _is_bare(draft: "_Draft", frame: Frame) -> bool:
    """Whether a text without author and date is a comment: one named so among comments, and not about comments."""
    item = draft.item
    above = frame.document.elements[item.sign.order].parent
    if above is None or not frame.near[above.order] or not is_named_one(item.sign) or is_of_several(item.sign):
        return False
    lines = [frame.document.lines[index] for index in draft.of(Part.TEXT)]
    if item.children or Role.PINGBACK in item.roles or not lines or not lines[-1].endswith(PROSE_END):
        return False
    return sum(map(len, lines)) >= BARE and not any(map(speaks_of_commenting, lines))


def _is_open(item: Item) -> bool:
    """Whether nothing shows that an element holds one comment alone."""
    return not item.number and not item.children and not is_item_type(item.sign)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A candidate with what it says."""

    item: Item
    parts: Sequence[tuple[int, Part]]
    author: str | None
    when: When

    @property
    def is_comment(self) -> bool:
        """Whether it has text, and says who and when, or one of them and is a comment by its id or microdata."""
        item = self.item
        if not self.of(Part.TEXT) or (Role.PINGBACK in item.roles and not self.when.raw):
            return False
        if item.children and not (item.number or (tells(item) and _may_hold(item))):
            return False
        dated = bool(self.when.raw or self.when.iso)
        if item.parent is not None and is_answer(item.sign):
            return True
        sure = bool(item.number or is_item_type(item.sign))
        return bool(self.author and dated) or (sure and (dated or self.author is not None))

    def of(self, part: Part) -> list[int]:
        """Indexes of its blocks of one kind."""
        return [index for index, found in self.parts if found is part]


def _may_hold(item: Item) -> bool:
    """Whether the comments in an element may be answers to it, and not all comments of a list."""
    return len(item.children) == 1 or any(child.kind == item.kind for child in item.children)


def _draft(item: Item, parts: Sequence[tuple[int, Part]], frame: Frame) -> _Draft:
    lines = frame.document.lines
    about = [(frame.role(index, item), lines[index]) for index, part in parts if part is Part.ABOUT]
    return _Draft(item, parts, author_of(item, about), when_of(item, about))


def _without_story(drafts: list[_Draft], frame: Frame) -> list[_Draft]:
    """The comments, unless one of them is the story of the page."""
    if not drafts:
        return []
    reviews = [draft for draft in drafts if is_of_several(draft.item.sign)]
    if len(reviews) == 1:
        drafts = [draft for draft in drafts if draft is not reviews[0]]
    document = frame.document
    widths = [len(line) if _is_prose(document, index) else 0 for index, line in enumerate(document.lines)]
    total = sum(widths)
    headed = bool(frame.headed)
    return [draft for draft in drafts if not _is_story(sum(widths[i] for i in draft.of(Part.TEXT)), total, headed)]


def _is_prose(document: Document, index: int) -> bool:
    linked = document.markups[index].link_density if document.markups else 0.0
    return linked < MOST_LINKED and len(document.lines[index]) >= PROSE


def _is_story(width: int, total: int, headed: bool) -> bool:
    """Whether so much prose is the story: most of all on a page, or nearly all of one without a headline."""
    most = width > STORY and width > MOST_OF_PROSE * total
    return most or (not headed and width > LEAST_STORY and width > NEARLY_ALL * total)


def _found(drafts: Sequence[_Draft], frame: Frame) -> Iterator[Found]:
    places = {draft.item: place for place, draft in enumerate(drafts)}
    day_first = is_day_first(draft.when.raw for draft in drafts if draft.when.raw)
    for draft, parent in zip(drafts, parents_of([draft.item for draft in drafts], frame), strict=True):
        yield Found(
            blocks=tuple(draft.item.blocks),
            controls=tuple(draft.of(Part.CONTROL)),
            texts=tuple(draft.of(Part.TEXT)),
            text="\n".join(text_of(index, frame) for index in draft.of(Part.TEXT)),
            author=draft.author,
            when=_settled(draft.when, day_first),
            upvote_count=votes_of(draft.item),
            parent=places[parent] if parent is not None else None,
        )


def _settled(when: When, day_first: bool | None) -> When:
    """A date that others of the thread help to read."""
    if when.iso or not when.raw:
        return when
    return When(iso_with_order(when.raw, day_first), when.raw)


def _notices(drafts: Sequence[_Draft], frame: Frame) -> Iterator[int]:
    """Forms, counts, policies and controls in elements that are named after comments."""
    taken = {index for draft in drafts for index in draft.item.blocks}
    for index, line in enumerate(frame.document.lines):
        if index in taken or not frame.near[frame.order(index)]:
            continue
        if is_count(line) or is_control(line) or (frame.role(index) in ASIDE and len(line) <= LONGEST_NOTICE):
            yield index
