"""Answers that stand deeper in a page than what they answer, in an element around both that holds no other thread."""

from collections import Counter
from collections.abc import Sequence

from cleaner.article.threads.items import Item
from cleaner.document import Element

MOST_AROUND = 12
"""Elements around a comment that are looked at."""


def deeper_than(items: Sequence[Item]) -> dict[Item, Item]:
    """For comments that stand deeper than one before them, that one, if both have an element for themselves.

    Comments are compared with those of the same tag. An element around both that holds a second comment as little deep
    as the first is the list of all, not the thread of one.
    """
    around = {item: list(item.element.around(MOST_AROUND)) for item in items}
    held = Counter((element.order, item.element.depth) for item in items for element in around[item])
    found: dict[Item, Item] = {}
    stack: list[Item] = []
    for item in items:
        while stack and stack[-1].element.depth >= item.element.depth:
            stack.pop()
        above = stack[-1] if stack else None
        if above is not None and above.element.tag == item.element.tag:
            shared = _shared(around[item], around[above])
            if shared is not None and held[shared.order, above.element.depth] == 1:
                found[item] = above
        stack.append(item)
    return found


def _shared(one: Sequence[Element], other: Sequence[Element]) -> Element | None:
    """The innermost element of both."""
    orders = {element.order for element in other}
    return next((element for element in one if element.order in orders), None)
