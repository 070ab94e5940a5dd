"""Which comment answers which: by nesting, by what the markup says of depth, by links."""

import re
from collections.abc import Sequence

from cleaner.article.threads.items import Frame, Item
from cleaner.article.threads.nesting import deeper_than
from cleaner.article.threads.roles import Role, main_role, roles_of
from cleaner.document import Element

_DEPTH = re.compile(r"(?:^|[\s_-])(?:depth|level|lvl|indent|ebene|nesting|kmt-child)[-_]?(\d{1,3})(?=$|[\s])")
_MARGIN = re.compile(r"(?:margin|padding)-left\s{0,3}:\s{0,3}(\d{1,4})(?:\.\d+)?\s{0,3}(px|em|rem|%)")
_ANSWER = re.compile(
    r"comment\w{0,20}[-_]{1,2}(?:sub|reply|child|nested|indented|answer|response)(?![\w-])|\b(?:is|has)-reply\b|reply-comment|sub-?comment"
)
MOST_AROUND = 12
"""Elements around a comment that are asked for a list of answers."""


def parents_of(items: Sequence[Item], frame: Frame) -> list[Item | None]:
    """For each comment the one it answers, None for those that answer the article."""
    numbers = {number: item for item in items if (number := item.number or item.sign.value("data-id"))}
    levels = [_level(item) for item in items]
    if 1 in levels and set(levels) <= {1, None} and not all(levels):
        levels = [level or 0 for level in levels]  # answers alone are named as such
    spread = len({level for level in levels if level is not None}) > 1
    known = set(items)
    deeper = deeper_than(items)
    last_in: dict[int, Item] = {}
    parents: list[Item | None] = []
    stack: list[tuple[int, Item]] = []
    for item, level in zip(items, levels, strict=True):
        parent = _said(item, numbers)
        while level is not None and stack and stack[-1][0] >= level:
            stack.pop()
        if parent is None and spread and level is not None:
            parent = stack[-1][1] if stack else None
        elif parent is None:
            parent = _around(item, known) or _beside(item, frame, last_in) or deeper.get(item)
        if level is not None:
            stack.append((level, item))
        parents.append(parent)
        _remember(item, last_in)
    return parents


def _around(item: Item, known: set[Item]) -> Item | None:
    """The comment that a comment stands in."""
    around = item.parent
    while around is not None and around not in known:
        around = around.parent
    return around


def _beside(item: Item, frame: Frame, last_in: dict[int, Item]) -> Item | None:
    """The comment above the list of answers that a comment stands in."""
    for element in list(item.element.around(MOST_AROUND))[1:]:
        above = element.parent
        if above is not None and _holds_answers(element, frame) and not _holds_answers(above, frame):
            return last_in.get(above.order)
    return None


def _holds_answers(element: Element, frame: Frame) -> bool:
    sign = frame.own.get(element.order)
    return sign is not None and main_role(roles_of(sign)) is Role.CHILDREN


def _remember(item: Item, last_in: dict[int, Item]) -> None:
    """A comment is the last one in the elements around it."""
    for element in list(item.element.around(4))[1:]:
        last_in[element.order] = item


def _said(item: Item, numbers: dict[str, Item]) -> Item | None:
    """The comment that an attribute names."""
    for name in ("data-parent-id", "data-parent", "data-parentid", "data-parent-comment-id", "data-comment-parent"):
        value = item.sign.value(name)
        found = numbers.get(value) if value else None
        if found is not None and found is not item:
            return found
    return None


def _level(item: Item) -> int | None:
    """How deep the markup says a comment is; only comparisons count."""
    if _ANSWER.search(item.sign.names):
        return 1
    for sign in item.signs[:40]:
        if sign.own and (match := _DEPTH.search(sign.names)):
            return int(match[1])
        value = sign.value("aria-level", "data-depth", "data-level", "data-indent", "indent")
        if value.isdigit() and len(value) < 5:
            return int(value)
        if sign.own and (match := _MARGIN.search(sign.value("style"))):
            return int(match[1])
    return None
