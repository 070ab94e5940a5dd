"""The comments of a page, and the notices around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cleaner.article.threads.doubts import without_story
from cleaner.article.threads.draft import Draft, draft_of, is_bare, several, without_refrains
from cleaner.article.threads.extent import areas, lists_without_items, paired, pieces_of, signs_within, subtree, widen
from cleaner.article.threads.fields import votes_of
from cleaner.article.threads.items import Frame, Item, merged
from cleaner.article.threads.lines import is_count, is_heading
from cleaner.article.threads.moments import is_day_first, iso_with_order
from cleaner.article.threads.parts import Part, is_control, parts_of, text_of
from cleaner.article.threads.repeated import Reach
from cleaner.article.threads.roles import ASIDE, Role, is_item_type, is_named_one
from cleaner.article.threads.tree import parents_of
from cleaner.article.threads.unnamed import comments_within, unnamed_comments
from cleaner.article.threads.when import When
from cleaner.document import Document

_NUMBER = re.compile(r"[+-]?\d{1,6}")
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
        for item, _ in unnamed:
            item.signs = signs_within(item, frame)
        found = [draft_of(item, parts, frame) for item, parts in unnamed]
        drafts = found if all(draft.author and draft.when.raw for draft in found) else []
    if frame is None or not (drafts := without_story(drafts, frame)):
        return Threads()
    drafts = without_refrains(drafts, frame)
    return Threads(tuple(_found(drafts, frame)), tuple(_notices(drafts, frame)))


def _named(frame: Frame) -> list[Draft]:
    """Comments by names and microdata."""
    items = merged(paired(frame.items), lambda item: any(part is Part.TEXT for _, part in parts_of(item, frame)))
    widen(items, frame)
    pieces = [piece for item in items for piece in (pieces_of(item, frame) if _is_open(item) else (item,))]
    whole: list[Draft] = []
    reach = subtree(frame.document)
    for held in lists_without_items(frame):
        if found := _within(held, frame, reach):
            whole += found
        else:
            parts = pieces_of(held, frame)
            pieces += parts if len(parts) > 1 else ()
    whole += [draft_of(piece, parts_of(piece, frame), frame) for piece in pieces]
    drafts = [draft for draft in whole if draft.is_comment]
    drafts = drafts or [draft for area in areas(frame) for draft in _within(area, frame, reach)]
    drafts = drafts or several([draft for draft in whole if draft.author and is_named_one(draft.item.sign)])
    drafts = drafts or [draft for draft in whole if is_bare(draft, frame)]
    return sorted(drafts, key=lambda draft: draft.item.blocks)


def _within(held: Item, frame: Frame, reach: Reach) -> list[Draft]:
    """The comments in an element that is named after comments where elements without names hold one each."""
    drafts = []
    for item, parts in comments_within(frame.document, held.blocks, reach):
        item.signs = signs_within(item, frame)
        item.sign = frame.own.get(item.element.order, item.sign)
        named = dict(parts_of(item, frame))
        kept = {i for i, part in parts if frame.role(i, item) is None or (part, named[i]) == (Part.ABOUT, Part.TEXT)}
        parts = [(i, part if i in kept else named[i]) for i, part in parts]
        drafts.append(draft_of(item, parts, frame))
    return drafts if all(draft.author and draft.when.raw for draft in drafts) else []


def _is_open(item: Item) -> bool:
    """Whether nothing shows that an element holds one comment alone."""
    return not item.number and not item.children and not is_item_type(item.sign)


def _found(drafts: Sequence[Draft], frame: Frame) -> Iterator[Found]:
    places = {draft.item: place for place, draft in enumerate(drafts)}
    day_first = is_day_first([draft.when.raw for draft in drafts if draft.when.raw], _language(frame.document))
    for draft, parent in zip(drafts, parents_of([draft.item for draft in drafts], frame), strict=True):
        yield Found(
            blocks=tuple(draft.item.blocks),
            controls=tuple(draft.of(Part.CONTROL)),
            texts=tuple(draft.of(Part.TEXT)),
            text="\n".join(text_of(index, frame) for index in draft.of(Part.TEXT)),
            author=draft.author,
            when=_settled(draft.when, day_first),
            upvote_count=_votes(draft, frame),
            parent=places[parent] if parent is not None else None,
        )


def _language(document: Document) -> str | None:
    """The language that a caller or the page itself names."""
    return document.language or (document.facts.language if document.facts else None)


def _votes(draft: Draft, frame: Frame) -> int | None:
    """How many voted for a comment: by an inline element, else by a block named after votes that holds a number."""
    found = votes_of(draft.item)
    for index in draft.of(Part.CONTROL) if found is None else ():
        line = frame.document.lines[index]
        if frame.role(index, draft.item) is Role.VOTE and _NUMBER.fullmatch(line):
            return int(line)
    return found


def _settled(when: When, day_first: bool | None) -> When:
    """A date that others of the thread help to read."""
    if when.iso or not when.raw:
        return when
    return When(iso_with_order(when.raw, day_first), when.raw)


def _notices(drafts: Sequence[Draft], frame: Frame) -> Iterator[int]:
    """Forms, counts, policies and controls in elements that are named after comments, or directly beside comments."""
    taken = {index for draft in drafts for index in draft.item.blocks}
    beside = _beside(taken, len(frame.document.lines))
    for index, line in enumerate(frame.document.lines):
        near = frame.near[frame.order(index)]
        if index in taken or not (near or index in beside):
            continue
        if is_count(line) or (is_heading(line) if not near else is_control(line) or _is_aside(index, frame)):
            yield index


def _beside(taken: set[int], size: int) -> set[int]:
    """The block above all comments and the one below them."""
    return {min(taken) - 1, max(taken) + 1} & set(range(size)) if taken else set()


def _is_aside(index: int, frame: Frame) -> bool:
    return frame.role(index) in ASIDE and len(frame.document.lines[index]) <= LONGEST_NOTICE
