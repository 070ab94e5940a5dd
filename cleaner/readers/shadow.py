"""Declarative shadow trees: what a host shows instead of its own children.

<https://html.spec.whatwg.org/multipage/scripting.html#attr-template-shadowrootmode>
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from cleaner.readers.page import Access


def show_shadow_trees(templates: Iterable[Any], access: Access) -> None:
    """Put each shadow tree in the place of its host's children, and those where the slots for them are.

    templates  those of the tree that have `shadowrootmode`, in reading order

    Children without a slot are not shown; they go. The tree is changed: read other things from it before.
    """
    shown: set[int] = set()
    for template in templates:
        host = template.parent
        if type(host) is access.element and id(host) not in shown:
            shown.add(id(host))
            _show(host, template, access)


def _show(host: Any, template: Any, access: Access) -> None:
    """One host."""
    own: dict[str, list[Any]] = defaultdict(list)
    for child in host.children:
        if child is not template:
            own[(type(child) is access.element and access.attribute(child, "slot")) or ""].append(child)
    host.clear()
    content = list(template.children)
    if len(content) == 1 and type(content[0]) not in (access.element, access.text):
        content = list(content[0].children)  # a fragment
    host.extend(content)
    for slot in _slots(content, access):
        given = own.pop(access.attribute(slot, "name") or "", [])
        if any(type(node) is access.element or access.data(node).strip() for node in given):
            slot.clear()
            slot.extend(given)


def _slots(content: list[Any], access: Access) -> list[Any]:
    """The slots of one shadow tree in reading order; those of trees inside it belong to them."""
    slots: list[Any] = []
    element_type: Any = access.element
    waiting: list[Any] = list(reversed(content))
    while waiting:
        node = waiting.pop()
        if type(node) is element_type and access.tag(node) != "template":
            if access.tag(node) == "slot":
                slots.append(node)
            waiting.extend(reversed(list(node.children)))
    return slots
