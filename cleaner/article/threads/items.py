"""Which elements are comments: candidates by name, merged where several stand around the same comment."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from cleaner.article.threads.roles import (
    Role,
    is_elsewhere,
    is_item_type,
    main_role,
    number_of,
    roles_of,
    speaks_of_comments,
)
from cleaner.article.threads.says import is_cited, is_dated, is_signed, is_titled
from cleaner.document import Document, Element, Sign

MOST_CLIMBED = 3
"""Elements around a comment's text that may hold its author and date."""
LONGEST_HEAD = 300
"""Characters of what these hold besides the text."""


MOST_AHEAD = 4
"""Blocks of an element in which the text of an inline one is looked for, from the last that held one on."""


@dataclass(eq=False, slots=True)
class Item:
    """An element that may be a comment."""

    element: Element
    sign: Sign
    parent: "Item | None"
    """The comment around it."""
    roles: frozenset[Role] = frozenset()
    number: str = ""
    """What its id says."""
    blocks: list[int] = field(default_factory=list)
    """Indexes of its blocks, without those of the comments in it."""
    signs: list[Sign] = field(default_factory=list)
    children: "list[Item]" = field(default_factory=list)
    into: "Item | None" = None
    """The candidate around the same comment that has taken its blocks."""

    @property
    def kind(self) -> tuple[str, str]:
        """What the comments of a thread have in common."""
        return self.sign.tag, self.sign.names.partition(" ")[0]


class Frame:
    """A page as its threads see it: roles and candidates by `Element.order`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.own = {sign.order: sign for sign in document.signs if sign.own}
        size = len(document.elements)
        self.holders: list[Item | None] = [None] * size
        """The candidate around each element."""
        self.near: list[bool] = [False] * size
        """Whether an element is in one that is named after comments and does not hold the headline."""
        self.items: list[Item] = []
        self._roles: list[tuple[Role | None, int]] = [(None, -1)] * size
        self._elsewhere = [False] * size
        self._orders = [markup.element.order for markup in document.markups or ()]
        self.headed = _with_headline(document)
        """Orders of the elements that hold the headline."""
        self._whole = _around_dates(document, self.own)
        for element in document.elements:
            self._place(element)
        self.inline = _inline_by_block(document, self._orders)
        """Inline elements by the index of their block."""
        for sign in document.signs:
            holder = self.holders[sign.order]
            if holder is not None:
                holder.signs.append(sign)
        for index, order in enumerate(self._orders):
            holder = self.holders[order]
            if holder is not None:
                holder.blocks.append(index)

    def order(self, index: int) -> int:
        """`Element.order` of the innermost element around a block."""
        return self._orders[index]

    def role(self, index: int, item: Item | None = None) -> Role | None:
        """What the nearest element with a telling name around a block holds; inside a comment, if one is given."""
        role, depth = self._roles[self._orders[index]]
        return role if item is None or depth > item.element.depth else None

    def _place(self, element: Element) -> None:
        """An element becomes a candidate, or has what the one around it has."""
        order = element.order
        above = element.parent.order if element.parent is not None else -1
        holder, role = (self.holders[above], self._roles[above]) if above >= 0 else (None, (None, -1))
        near = above >= 0 and self.near[above]
        sign = self.own.get(order)
        self._elsewhere[order] = (above >= 0 and self._elsewhere[above]) or (sign is not None and is_elsewhere(sign))
        if sign is not None:
            roles = roles_of(sign)
            found = main_role(roles)
            if found is Role.TEXT and order in self._whole:
                found = Role.LIST
            speaks = speaks_of_comments(sign)
            if found in (Role.ITEM, Role.PINGBACK):
                sure = near or speaks or is_item_type(sign)
                if sure and order not in self.headed and not self._elsewhere[order]:
                    holder, role = self._enter(element, sign, (roles, holder)), (None, -1)
            elif found in (Role.CHILDREN, Role.LIST):
                role = (None, -1)
            elif found is not None:
                role = (found, element.depth)
            near = (near or (speaks and order not in self.headed)) and not self._elsewhere[order]
        self.holders[order], self._roles[order], self.near[order] = holder, role, near

    def _enter(self, element: Element, sign: Sign, found: tuple[frozenset[Role], Item | None]) -> Item:
        roles, around = found
        item = Item(element, sign, around, roles, number_of(sign.mark) or sign.value("data-comment-id"))
        self.items.append(item)
        return item


def _around_dates(document: Document, own: Mapping[int, Sign]) -> set[int]:
    """Orders of the elements named after a text that hold a date: these are around the whole comment."""
    found: set[int] = set()
    for sign in document.signs:
        if not is_dated(sign):
            continue
        inside = document.elements[sign.order]
        for element in list(inside.around(MOST_CLIMBED + 2))[1 if sign.own else 0 :]:
            if element.kind == "quote" or element.order in found:
                break
            around = own.get(element.order)
            if around is not None and main_role(roles_of(around)) is Role.TEXT:
                found.add(element.order)
    return found


def _inline_by_block(document: Document, orders: Sequence[int]) -> dict[int, list[Sign]]:
    """Inline elements by block: those of one block-level element stand in its blocks in the same order."""
    blocks: dict[int, list[int]] = {}
    for index, order in enumerate(orders):
        blocks.setdefault(order, []).append(index)
    at: dict[int, tuple[int, int]] = {}
    found: dict[int, list[Sign]] = {}
    for sign in document.signs:
        if sign.own or sign.order not in blocks:
            continue
        own = blocks[sign.order]
        place, low = at.get(sign.order, (0, 0))
        for ahead in range(place, min(place + MOST_AHEAD, len(own))) if sign.text else ():
            begin = document.lines[own[ahead]].find(sign.text, low if ahead == place else 0)
            if begin >= 0:
                place, low = ahead, begin
                break
        at[sign.order] = place, low
        found.setdefault(own[place], []).append(sign)
    return found


def _with_headline(document: Document) -> frozenset[int]:
    """Orders of the elements that hold a headline of the page."""
    held: set[int] = set()
    for element in document.elements:
        if element.tag == "h1":
            above: Element | None = element
            while above is not None and above.order not in held:
                held.add(above.order)
                above = above.parent
    return frozenset(held)


def tells(item: Item) -> bool:
    """Whether a candidate says who or when."""
    return any(
        is_dated(sign) or is_signed(sign) or is_cited(sign) or is_titled(sign)
        for sign in item.signs
        if sign is not item.sign
    )


def merged(items: Sequence[Item], has_text: Callable[[Item], bool]) -> list[Item]:
    """One item a comment, in reading order."""
    gone: set[Item] = set()
    holding: set[Item] = set()
    for item in reversed(items):
        around = item.parent
        if around is None:
            continue
        whole = item in holding or (tells(item) and has_text(item))
        if whole or _differ(item, around):
            holding.add(around)
        else:
            _give(item, around)
            gone.add(item)
    left = _in_order(items, gone)
    gone.clear()
    for item in reversed(left):
        item.children = [below for child in item.children for below in (child.children if child in gone else (child,))]
        if not item.children or has_text(item):
            continue
        first = item.children[0]
        if _is_wrapper(item):
            _give(first, item)
            item.number = item.number or first.number
            item.children = first.children + item.children[1:]
            gone.add(first)
        else:
            gone.add(item)
    return _in_order(left, gone)


def _in_order(items: Sequence[Item], gone: set[Item]) -> list[Item]:
    """What is left, each with the item around it and those directly in it."""
    left = []
    for item in items:
        around = item.parent
        if around is not None and around in gone:
            item.parent = around.into or around.parent
        item.children = []
        if item not in gone:
            item.blocks.sort()
            left.append(item)
            if item.parent is not None:
                item.parent.children.append(item)
    return left


def _differ(item: Item, other: Item) -> bool:
    return bool(item.number and other.number and item.number != other.number)


def _give(item: Item, other: Item) -> None:
    """What a candidate holds goes to another one."""
    other.blocks += item.blocks
    other.signs += item.signs
    item.into = other


def _is_wrapper(item: Item) -> bool:
    """Whether a candidate without text stands around one comment and its answers, and not around several comments."""
    first, rest = item.children[0], item.children[1:]
    same = item.number and item.number == first.number
    return bool(not rest or same or tells(item) or any(child.kind == item.kind for child in rest))
