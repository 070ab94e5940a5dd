"""A tree of HTML nodes as blocks: one a run of text between block-level tags.

Both page readers hand their trees to `blocks_of`, so that they give the same blocks. White space is as a browser
shows it: runs count as one space, inline tags neither glue nor split words, `<br>` and block-level tags end a block.
Cells of a table row stand in one block, " | " between them.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from cleaner.document import Element

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math nobr output q rb rp rt rtc"
    " ruby s samp small span strike strong sub sup time tt u var wbr picture map meter progress option"
    " mi mn mo ms mtext mrow msup msub mfrac msqrt annotation semantics".split()
)
"""Elements that stand inside a line."""
SILENT = frozenset(
    "script style template svg iframe object embed canvas audio video applet noembed noframes datalist head title"
    " img meta link input source track col colgroup param base area".split()
)
"""Elements whose content is not text for readers, and those without content."""
CELL_CHARS = 300
"""Longer cells are the columns of a layout, each with blocks of its own."""
LONGEST_NAMES = 400
"""Characters of class, id, role and style that are read of one element."""
_CELLS = frozenset(("td", "th"))
_KINDS = {
    **{f"h{level}": "heading" for level in range(1, 7)},
    "li": "list_item", "dt": "list_item", "dd": "list_item", "blockquote": "quote", "pre": "code", "tr": "table",
}  # fmt: skip
_LINES = frozenset("p li h1 h2 h3 h4 h5 h6 td th tr dt dd figcaption summary".split())
"""Elements that hold lines of text: a custom element inside one is part of the line."""
_UNNAMED = frozenset(("html", "body"))
"""Their names say what page it is, and nothing about one block more than about another."""
_HIDDEN_STYLE = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")


class Access(NamedTuple):
    """How the nodes of a tree are read. A node has `parent`; the tree has `descendants` in reading order."""

    element: type
    text: type
    tag: Callable[[Any], str]
    """Name of an element, lower case."""
    data: Callable[[Any], str]
    """Characters of a text."""
    attribute: Callable[[Any, str], str | None]
    """Value of an attribute of an element, None if it has none."""


class Run(NamedTuple):
    """A block before it has its place in the text."""

    text: str
    element: Element
    link_chars: int
    """Characters inside links."""


@lru_cache(maxsize=20_000)
def name_words(names: str) -> tuple[str, ...]:
    """Words of class, id and role values: "articleBody entry-content" is article, body, entry, content."""
    return tuple(dict.fromkeys(word.lower() for word in _WORD.findall(names[:LONGEST_NAMES]) if len(word) > 1))


class _Place:
    """Where the children of a node stand. Its element is made when the first text asks for it."""

    __slots__ = ("above", "element", "linked", "node", "tag")

    def __init__(self, above: "_Place | None", node: Any, tag: str, linked: bool) -> None:
        self.above = above
        self.node = node
        self.tag = tag
        self.linked = linked
        self.element: Element | None = None


def blocks_of(tree: Any, access: Access) -> tuple[list[Run], list[Element]]:
    """The blocks of a tree, in reading order. One pass, no recursion."""
    reader = _Reader(access)
    element_type, text_type, tag_of, data_of = access.element, access.text, access.tag, access.data
    top = _Place(None, tree, "", False)
    top.element = Element("", None, (), 0)
    reader.elements.append(top.element)
    nodes: list[Any] = [tree]
    places: list[_Place | None] = [top]
    for node in tree.descendants:
        parent = node.parent
        while nodes[-1] is not parent:
            nodes.pop()
            places.pop()
        place = places[-1]
        kind = type(node)
        if kind is text_type:
            if place is not None:
                data = data_of(node)
                if not data.isspace():
                    reader.add(data, place)
                elif reader.element is not None and place.element is reader.element:
                    reader.pieces.append(" ")
        elif kind is element_type:
            if place is not None:
                tag = tag_of(node)
                if tag in INLINE:
                    if tag == "a" and not place.linked:
                        place = _Place(place, None, place.tag, True)
                    elif tag == "option":
                        reader.space()
                elif tag in SILENT:
                    place = None
                elif tag == "br":
                    reader.line_break()
                elif "-" not in tag or place.tag not in _LINES:
                    if reader.place is not None:
                        reader.flush()
                    place = _Place(place, node, tag, place.linked)
            nodes.append(node)
            places.append(place)
        else:
            nodes.append(node)
            places.append(None)
    reader.flush()
    return reader.runs, reader.elements


class _Reader:
    """The blocks so far, and the pieces of the one that is open."""

    __slots__ = ("attribute", "element", "elements", "link_chars", "pieces", "place", "runs")

    def __init__(self, access: Access) -> None:
        self.attribute = access.attribute
        self.runs: list[Run] = []
        self.pieces: list[str] = []
        self.place: _Place | None = None
        self.element: Element | None = None
        self.link_chars = 0
        self.elements: list[Element] = []

    def element_of(self, place: _Place) -> Element:
        """The element of a place; elements around it are made first."""
        missing = []
        at: _Place | None = place
        while at is not None and at.element is None:
            missing.append(at)
            at = at.above
        element = at.element if at else None
        for at in reversed(missing):
            if at.node is not None:
                element = self.begin(at.node, at.tag, element)
            at.element = element
        return element

    def begin(self, node: Any, tag: str, parent: Element) -> Element:
        """A block-level element."""
        attribute = self.attribute
        names = attribute(node, "class") or ""
        if other := attribute(node, "id"):
            names = f"{names} {other}"
        if other := attribute(node, "role"):
            names = f"{names} {other}"
        element = Element(tag, parent, name_words(names) if names and tag not in _UNNAMED else (), len(self.elements))
        self.elements.append(element)
        if tag in _KINDS:
            element.kind = _KINDS[tag]
        style = attribute(node, "style")
        if style and len(style) <= LONGEST_NAMES and _HIDDEN_STYLE.search(style):
            element.hidden = True
        elif attribute(node, "hidden") is not None:
            element.hidden = True
        return element

    def add(self, data: str, place: _Place) -> None:
        """Text: part of the open block if it stands in the same element."""
        if place is not self.place:
            element = place.element or self.element_of(place)
            if element is not self.element:
                if self.element is not None:
                    self.flush()
                self.element = element
            self.place = place
        self.pieces.append(data)
        if place.linked:
            self.link_chars += len(data)

    def space(self) -> None:
        if self.element is not None:
            self.pieces.append(" ")

    def line_break(self) -> None:
        """`<br>`: a new block; in program text a new line of the same block."""
        if self.element is not None and self.element.kind == "code":
            self.pieces.append("\n")
        elif self.element is not None:
            self.flush()

    def flush(self) -> None:
        """The open block ends."""
        element = self.element
        if element is None:
            return
        text = "".join(self.pieces) if len(self.pieces) > 1 else self.pieces[0]
        text = text.strip() if element.kind == "code" else " ".join(text.split())
        if text:
            run = Run(text, element, self.link_chars)
            if element.tag in _CELLS:
                self.add_cell(run)
            else:
                self.runs.append(run)
        self.pieces = []
        self.element = self.place = None
        self.link_chars = 0

    def add_cell(self, run: Run) -> None:
        """Cells of a row make one block unless one of them is a column of the layout."""
        row, runs = run.element.parent, self.runs
        last = runs[-1] if runs else None
        if last and row is not None and max(len(last.text), len(run.text)) <= CELL_CHARS:
            alone = last.element.parent is row and not (len(runs) > 1 and runs[-2].element is last.element)
            if last.element is row or (alone and last.element is not run.element):
                runs[-1] = Run(f"{last.text} | {run.text}", row, last.link_chars + run.link_chars)
                return
        runs.append(run)
