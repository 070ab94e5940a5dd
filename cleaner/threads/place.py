"""Which comment a comment answers: the one its head names, the one it is set in below, the one its text addresses."""

import re
from collections.abc import Sequence

from cleaner.article.words import word_lists
from cleaner.rules.thread_depth import set_in
from cleaner.threads.comment import Comment
from cleaner.threads.split import Draft, Part

_NUMBERED = re.compile(r"^(?:comment\s*)?(?:#|number\s)?\s?(\d{1,6}(?:\.\d{1,4}){0,9})(?=[.):\s楼樓]|$)", re.IGNORECASE)
_CALLED_NUMBER = re.compile(r"#?(\d{1,6}(?:\.\d{1,4}){0,9})(?=\s|$)")
_ADDRESSED = re.compile(r"^(?:@\s?|(?=[^\W\d_]+ [^\W\d_]))([\w.'’ -]{2,40})")
_ADDRESSED_NUMBER = re.compile(r"^(?:>>|@?#)(\d{1,6})\b")
_NESTED = frozenset(word_lists("thread", "nested"))
_TAB, _STEP = 4, 2
"""Columns of a tab, and from which on a line stands further right than another."""


class Places:
    """The comments so far, by number, by author, and those that the next one may be set in below."""

    def __init__(self) -> None:
        self._all: list[Comment] = []
        self._numbers: dict[str, Comment] = {}
        self._authors: dict[str, list[Comment]] = {}
        self._nest: tuple[Comment, str] | None = None
        """Below which comment a line "Replies" stands, and the button that closes what is below it."""
        self._open: list[tuple[int, Comment]] = []
        """Level and comment, each deeper than the one before."""

    def placed(self, comment: Comment, draft: Draft, level: int) -> Comment:
        """The comment with its parent and depth."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        buttons = [line.text for line in draft.lines if line.part is Part.CONTROL]
        if self._nest and buttons[:1] == [self._nest[1]]:
            self._nest = None
        parent = self._parent(comment, draft)
        if parent is not None:
            comment = comment._replace(parent_id=parent.id, depth=parent.depth + 1)
        self._open.append((level, comment))
        self._nest = self._nest_below(comment, buttons)
        number = _number_of(draft)
        if number:
            self._numbers[number] = comment
        known = self._authors.setdefault(_key(comment.author), []) if comment.author else [comment] * 2
        if len(known) < 2:  # a second one is enough to know that a name is no single comment
            known.append(comment)
        return comment

    def _parent(self, comment: Comment, draft: Draft) -> Comment | None:
        above = self._open[-1][1] if self._open else None
        called = next((line.mark.answer for line in draft.lines if line.mark is not None and line.mark.answer), "")
        if called:
            number = _CALLED_NUMBER.match(called)
            if number and (called[0] == "#" or number.end() == len(called)):
                return self._numbers.get(number[1])
            return _only(self._authors.get(_key(called), [])) or above
        if above is not None or self._nest:
            return above or (self._nest[0] if self._nest else None)
        number = _ADDRESSED_NUMBER.match(comment.text)
        return self._numbers.get(number[1]) if number else self._addressed(comment.text)

    def _nest_below(self, comment: Comment, buttons: Sequence[str]) -> tuple[Comment, str] | None:
        """What the next comments answer: one with "Reply" and "Replies" below it.

        The last of them has the "Reply" to all below its own buttons; one that begins with it stands beside them.
        """
        if any(text.lower() in _NESTED for text in buttons[1:]):
            return comment, buttons[0]
        return None if self._nest is None or buttons[-1:] == [self._nest[1]] else self._nest

    def _addressed(self, text: str) -> Comment | None:
        """The one comment of the author that a text begins with."""
        match = _ADDRESSED.match(text)
        if not match:
            return None
        low = match[1].lower()
        cuts = {_key(low[:end]) for end in range(2, len(low) + 1) if end == len(low) or not low[end].isalnum()}
        return _only([comment for cut in sorted(cuts) for comment in self._authors.get(cut, [])])


def _key(name: str) -> str:
    return name.lower().rstrip(".")


def _only(comments: Sequence[Comment]) -> Comment | None:
    return comments[0] if len(comments) == 1 else None


def levels_of(drafts: Sequence[Draft], source: str) -> list[int]:
    """How far each comment is set in: by the signs before its head, or else by the space before it in `source`."""
    signs = [_signs_of(draft) for draft in drafts]
    if any(signs) or len(drafts) < _STEP or not source:
        return signs
    spaces = [_space_before(source, draft.lines[0].start) for draft in drafts]
    rest = min(spaces[1:])
    if spaces[0] < rest:  # what was stripped of its margin begins further left
        spaces[0] = rest
    return [(space - rest) // _STEP for space in spaces] if max(spaces) - rest >= _STEP else signs


def _signs_of(draft: Draft) -> int:
    """Arrows, quotation signs or "Level 2" before a head."""
    first = draft.lines[0]
    return set_in(first.raw)[0] if first.part is not Part.TEXT else 0


def _space_before(source: str, start: int) -> int:
    """Columns between the margin and what begins at `start`."""
    at = start
    while at > 0 and source[at - 1] in " \t\xa0\u3000":
        at -= 1
    if at > 0 and source[at - 1] not in "\n\r\x0b\x0c\x85\u2028\u2029":
        return 0
    return sum(_TAB if sign == "\t" else 1 for sign in source[at:start])


def _number_of(draft: Draft) -> str:
    """The number that a thread gives a comment, empty without one."""
    for line in draft.lines[:2]:
        match = _NUMBERED.match(line.text) if line.part is not Part.TEXT and line.part is not Part.CONTROL else None
        if match and (line.mark is None or line.mark.numbered):
            return match[1]
    return ""
