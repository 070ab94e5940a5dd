"""Candidates with what they say, and which of them are comments."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cleaner.article.dates import find_date
from cleaner.article.threads.fields import author_of, name_in
from cleaner.article.threads.items import Frame, Item, tells
from cleaner.article.threads.lines import speaks_of_commenting
from cleaner.article.threads.parts import ANSWERING, Part
from cleaner.article.threads.roles import Role, is_answer, is_item_type, is_named_one, is_of_several
from cleaner.article.threads.when import When, when_of
from cleaner.resolve import PROSE_END

BARE = 40
"""Characters of a comment that says neither who nor when."""
LONGEST_REFRAIN = 60
"""Characters of a line that comments repeat."""
LEAST_REFRAIN = 3
"""Comments that repeat a line which is no text."""
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Draft:
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


def draft_of(item: Item, parts: Sequence[tuple[int, Part]], frame: Frame) -> Draft:
    lines = frame.document.lines
    subjects = _subjects(parts, frame)
    parts = [(index, Part.ABOUT if index in subjects else part) for index, part in parts]
    told = [index for index, part in parts if part is Part.ABOUT and index not in subjects]
    about = [(_said_by(frame.role(index, item), lines[index]), lines[index]) for index in told]
    if len(about) > 1:
        about = [line for line in about if len(line[1]) > 1 or line[1].isdigit()]  # the letter in place of a picture
    return Draft(item, parts, author_of(item, about), when_of(item, about))


def _subjects(parts: Sequence[tuple[int, Part]], frame: Frame) -> set[int]:
    """Headings that are the subject of a comment, neither its text nor its author.

    One is the beginning of the text below it, of which systems make a subject; or what no name is, where a line says
    who and when.
    """
    lines = frame.document.lines
    texts = [index for index, part in parts if part is Part.TEXT]
    signed = [i for i, part in parts if part is Part.ABOUT and find_date(lines[i]) and name_in(lines[i])]
    found = set()
    for index, part in parts:
        if frame.document.elements[frame.order(index)].kind != "heading":
            continue
        said = lines[index].rstrip(" .…")
        below = next((i for i in texts if i > index), None)
        doubled = part is Part.TEXT and below is not None and said and lines[below].startswith(said)
        if doubled or (part is Part.ABOUT and any(i != index for i in signed) and _is_subject(lines[index])):
            found.add(index)
    return found


def _is_subject(line: str) -> bool:
    """Whether a line is no name: "Re: The bridge", "Not the last repair"."""
    return ANSWERING.match(line) is not None or sum(word[:1].islower() for word in line.split()) > 1


def _said_by(role: Role | None, line: str) -> Role | None:
    """A signature that holds a date is no badge: it says who and when."""
    return None if role is Role.BADGE and find_date(line) else role


def is_bare(draft: Draft, frame: Frame) -> bool:
    """Whether a text without author and date is a comment: one named so among comments, and not about comments."""
    item = draft.item
    above = frame.document.elements[item.sign.order].parent
    if above is None or not frame.near[above.order] or not is_named_one(item.sign) or is_of_several(item.sign):
        return False
    lines = [frame.document.lines[index] for index in draft.of(Part.TEXT)]
    if item.children or Role.PINGBACK in item.roles or not lines or not lines[-1].endswith(PROSE_END):
        return False
    return sum(map(len, lines)) >= BARE and not any(map(speaks_of_commenting, lines))


def several(drafts: list[Draft]) -> list[Draft]:
    """Those with a text, if there are two or more."""
    told = [draft for draft in drafts if draft.of(Part.TEXT) and not draft.item.children]
    return told if len(told) > 1 else []


def without_refrains(drafts: Sequence[Draft], frame: Frame) -> list[Draft]:
    """The comments; a short line that most of them repeat, but for numbers, is a control, whatever its language."""
    held = Counter(line for draft in drafts for line in {_plain(i, frame) for i in draft.of(Part.TEXT)} if line)
    refrains = {line for line, count in held.items() if count >= LEAST_REFRAIN and 2 * count > len(drafts)}
    return [_without(draft, refrains, frame) for draft in drafts] if refrains else list(drafts)


def _plain(index: int, frame: Frame) -> str:
    line = frame.document.lines[index]
    subject = frame.document.elements[frame.order(index)].kind == "heading"
    return _DIGITS.sub("0", line.lower()) if len(line) <= LONGEST_REFRAIN and not subject else ""


def _without(draft: Draft, refrains: set[str], frame: Frame) -> Draft:
    texts = [index for index in draft.of(Part.TEXT) if _plain(index, frame) not in refrains]
    if not texts:
        return draft
    parts = [(i, Part.CONTROL if part is Part.TEXT and i not in texts else part) for i, part in draft.parts]
    return replace(draft, parts=parts)
