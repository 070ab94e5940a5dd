"""A tree of HTML nodes as blocks: one a run of text between block-level tags.

Both page readers hand their trees to `blocks_of`, so that they give the same blocks. White space is as a browser
shows it: runs count as one space, inline tags neither glue nor split words, `<br>` and block-level tags end a block.
Program text keeps its white space. Cells of a table row stand in one block, " | " between them (see rows.py).
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from cleaner.document import Element
from cleaner.readers.names import hides, name_words
from cleaner.readers.rows import Run, joined_rows
from cleaner.readers.tags import ASIDE, BLOCK, BREAK, INLINE, LINES, LINK, OPTION, ROLES, SILENT, UNKNOWN


class Access(NamedTuple):
    """How the nodes of a tree are read."""

    element: type
    text: type
    tag: Callable[[Any], str]
    """Name of an element, lower case."""
    data: Callable[[Any], str]
    """Characters of a text."""
    attribute: Callable[[Any, str], str | None]
    """Value of an attribute of an element, None if it has none."""
    children: Callable[[Any], Sequence[Any]]
    """The nodes directly in an element in reading order. Each has its `parent`, each element its `attrs`, counted."""


def nodes_below(tree: Any, access: Access) -> Iterator[Any]:
    """All nodes below one in reading order."""
    waiting = [*reversed(access.children(tree))]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, access.element):
            waiting += reversed(access.children(node))


Attribute = Callable[[Any, str], str | None]
Line = tuple[Element, list[str]]
"""A block-level element and the texts in it that follow each other without a break."""
LONG = 80
"""Characters of a linked line that is no headline."""
MOST_LONG = 2
"""Long lines that one link holds at most: headline and summary of a card."""
_UNSEEN = "\ufeff\u200b\u2060 "
"""Characters without width that are nothing at the edge of a block: byte order mark, zero width space, word joiner."""
_UNNAMED = frozenset(("html", "body"))
"""Their names say what page it is, and nothing about one block more than about another."""


def blocks_of(tree: Any, access: Access) -> tuple[list[Run], list[Element]]:
    """The blocks of a tree and the elements around them, in reading order. No recursion.

    The elements still hold their nodes.
    """
    top = Element("", node=tree)
    if type(tree) is access.element and access.tag(tree):
        top = Element(access.tag(tree), top, tree)
    elements: list[Element] = []
    lines, linked = _lines(top, access)
    _reopen(linked, access.attribute)
    return joined_rows(_runs(lines, linked, elements, access.attribute)), elements


class Linked:
    """What of a line stands in links."""

    __slots__ = ("chars", "count", "last")

    def __init__(self) -> None:
        self.chars = self.count = 0
        self.last: Any = None
        """The last link with text."""


def _lines(top: Element, access: Access) -> tuple[list[Line], list[Linked]]:
    """The lines of a tree, and for each what of it stands in links.

    The loop sees every node of a page, so it calls nothing that it can do without, and goes down from element to
    children: so the tree is not asked for parents, and what is silent is not entered.
    """
    element_type, text_type, tag_of, data_of, role_of = access.element, access.text, access.tag, access.data, ROLES.get
    children_of = access.children
    lines: list[Line] = []
    linked: list[Linked] = []
    here = Linked()
    texts: list[str] = []
    line: Element | None = None
    element, link, nodes = top, None, iter(children_of(top.node))
    waiting: list[tuple[Element, Any, Iterator[Any]]] = []  # where the elements around this one go on
    while True:
        for node in nodes:
            kind = type(node)
            if kind is text_type:
                data = data_of(node)
                if element is line:
                    texts.append(data)
                elif data.isspace():
                    continue
                else:
                    line, texts = element, [data]
                    lines.append((element, texts))
                    here = Linked()
                    linked.append(here)
                if link is not None:
                    here.chars += len(data)
                    if link is not here.last and not data.isspace():
                        here.count += 1
                        here.last = link
            elif kind is element_type:
                tag = tag_of(node)
                role = role_of(tag, UNKNOWN)
                if role == UNKNOWN:
                    role = INLINE if element.tag in LINES or ":" in tag else BLOCK
                if role == SILENT:
                    continue
                inside, within = element, link
                if role == BLOCK:
                    line, inside = None, Element(tag, element, node)
                elif role == LINK:
                    if link is None and not _is_place(node, access.attribute):
                        within = node
                elif role == ASIDE:
                    inside = Element(tag, element, node)
                elif role == BREAK and element.kind != "code":
                    line = None
                elif role > SILENT and element is line:
                    texts.append(" " if role == OPTION else "\n")
                if below := children_of(node):
                    waiting.append((element, link, nodes))
                    element, link, nodes = inside, within, iter(below)
                    break
        else:
            if not waiting:
                return lines, linked
            element, link, nodes = waiting.pop()


def _reopen(linked: list[Linked], attribute: Attribute) -> None:
    """Takes links back that were never closed, so that parsers open them again in each line of a story.

    <https://html.spec.whatwg.org/multipage/parsing.html#reconstruct-the-active-formatting-elements>
    """
    address: str | None = None
    held: list[Linked] = []
    for line in [*linked, Linked()]:
        leads = attribute(line.last, "href") if line.count == 1 else None
        if leads is None or leads != address:
            if sum(one.chars >= LONG for one in held) > MOST_LONG:
                for one in held:
                    one.chars = one.count = 0
            address, held = leads, []
        held.append(line)


def _is_place(node: Any, attribute: Attribute) -> bool:
    """A named place that links lead to, as old pages open around all that follows: `<a name=top>`."""
    return attribute(node, "href") is None and attribute(node, "name") is not None


def _runs(lines: list[Line], linked: list[Linked], elements: list[Element], attribute: Attribute) -> list[Run]:
    """Lines as blocks; the elements around them are entered among `elements`."""
    runs: list[Run] = []
    for (element, texts), links in zip(lines, linked, strict=True):
        text = (texts[0] if len(texts) == 1 else "".join(texts)).strip()
        if ("  " in text or not text.isprintable()) and element.kind != "code":
            text = " ".join(text.split()).strip(_UNSEEN)
        if text:
            if element.order < 0:
                _enter(element, elements, attribute)
            runs.append(Run(text, element, links.chars, links.count))
    return runs


def _enter(innermost: Element, elements: list[Element], attribute: Attribute) -> None:
    """An element with text, and those around it, get their places and names."""
    entering = [innermost]
    above = innermost.parent
    while above is not None and above.order < 0:
        entering.append(above)
        above = above.parent
    hidden = above is not None and above.hidden
    for element in reversed(entering):
        element.order = len(elements)
        elements.append(element)
        if element.parent is not None and len(element.node.attrs):
            hidden = _name(element, attribute) or hidden
        if hidden:
            element.hidden = True


def _name(element: Element, attribute: Attribute) -> bool:
    """An element gets its names. Returns whether it hides what is in it. Reads no more attributes than there are."""
    node = element.node
    left = len(node.attrs)
    names = ""
    for key in ("class", "id", "role"):
        if left and (value := attribute(node, key)) is not None:
            names = f"{names} {value}" if names else value
            left -= 1
    if names and element.tag not in _UNNAMED:
        element.names = name_words(names)
    if not left:
        return False
    style = attribute(node, "style")
    return (style is not None and hides(style)) or attribute(node, "hidden") is not None
