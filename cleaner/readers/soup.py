"""Pages parsed by BeautifulSoup: trees that a caller has, and strings where the parser in C is not at hand."""

import re
from dataclasses import replace
from operator import attrgetter
from typing import Any

from bs4 import BeautifulSoup
from bs4.builder import ParserRejectedMarkup
from bs4.element import NavigableString, RubyParenthesisString, RubyTextString, Tag, TemplateString

from cleaner.document import Document
from cleaner.errors import InputError
from cleaner.readers.depth import DEEPEST, deepest_of
from cleaner.readers.facts import facts_of
from cleaner.readers.linear import document_of
from cleaner.readers.page import Access, blocks_of
from cleaner.readers.rows import Run
from cleaner.readers.selected import selected_in
from cleaner.readers.shadow import show_shadow_trees
from cleaner.readers.signs import signs_of
from cleaner.readers.source import Ask
from cleaner.readers.tags import ENDS

_TEXTS = frozenset((NavigableString, RubyParenthesisString, RubyTextString, TemplateString))
_LEVELS = 64
"""Open elements that may end where another begins."""
_TAG = re.compile(r"<[A-Za-z/!?]")
_MARKED = re.compile(r"<!\[(?!CDATA\[)")
_XML_DECLARATION = re.compile(r"\s{0,99}<\?xml[^<>]{0,999}>")


class Node:
    """An element of a page: one of a soup, where the standard puts it."""

    __slots__ = ("attrs", "children", "depth", "link", "origin", "parent", "tag")

    def __init__(self, origin: Tag, parent: "Node | None", implied: str = "") -> None:
        self.origin = origin
        self.tag = implied or ("" if isinstance(origin, BeautifulSoup) else origin.name.lower())
        self.attrs: dict[str, Any] = {} if implied else origin.attrs or {}
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent else 0
        self.children: list[Node | Text] = []
        self.link: Node | None = parent.link if parent else None
        """The link that it is or stands in."""
        if self.tag == "a":
            if self.link is not None:
                self.link.tag = "span"  # a link inside a link: the outer one was never closed
            self.link = self

    def clear(self) -> None:
        """Let all children go."""
        self.children = []

    def extend(self, children: "list[Node | Text]") -> None:
        """Take children."""
        self.children += children
        for child in children:
            child.parent = self


class Text:
    """A text of a page."""

    __slots__ = ("data", "parent")

    def __init__(self, data: str, parent: Node) -> None:
        self.data = data
        self.parent = parent


def attribute_of(node: Any, name: str) -> str | None:
    """Value of an attribute of an element; BeautifulSoup holds classes as lists."""
    value = (node.attrs or {}).get(name)
    if value is None or isinstance(value, str):
        return value
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


ACCESS = Access(Node, Text, attrgetter("tag"), attrgetter("data"), attribute_of, attrgetter("children"))
TAGS = Access(Tag, NavigableString, attrgetter("name"), str, attribute_of, attrgetter("contents"))
"""Soups as they are, for what asks them for elements by name."""


def parse_soup(source: str) -> BeautifulSoup:
    """A string as a soup, by the parser of the standard library.

    Raises InputError when the parser gives up.
    """
    try:
        return BeautifulSoup(_tame(source) + "\n", "html.parser", multi_valued_attributes=None)
    except (ParserRejectedMarkup, AssertionError, RecursionError, ValueError) as error:
        raise InputError(
            f"a page that html.parser cannot read ({type(error).__name__}): install turbohtml, which can"
        ) from error


def _tame(source: str) -> str:
    """The source without what html.parser needs quadratic time for, or refuses. Offsets stay as they are.

    Browsers ignore a tag that the end of the page cuts off, read a comment that nothing ends to the end of the page,
    and take `<![` for a comment up to the next ">".
    """
    if match := _XML_DECLARATION.match(source):
        source = " " * match.end() + source[match.end() :]
    last = source.rfind(">") + 1
    if match := _TAG.search(source, last):
        source = source[: match.start()]
    closed = source.rfind("]]>") + 3 if "]]>" in source else 0
    source = _MARKED.sub("<!{", source[:closed]) + source[closed:].replace("<![", "<!{")
    return source + "<!---->" if source.rfind("<!--") > source.rfind("-->") else source


def read_soup(
    source: str | Tag, url: str | None = None, language: str | None = None, ask: Ask | None = None
) -> Document:
    """A page as a document. What is given is not changed; a tag stands for what is in it.

    ask  gives the selectors that are to be resolved on the page

    Raises InputError when the parser gives up on a string.
    """
    tree = parse_soup(source) if isinstance(source, str) else source
    top, templates = _tree_of(tree, deepest_of(source) if isinstance(source, str) else DEEPEST)
    show_shadow_trees(templates, ACCESS)
    runs, elements = blocks_of(top, ACCESS)
    if isinstance(source, str):
        _find_places(runs, source)
    facts = facts_of(tree, TAGS)
    selected = selected_in(top, ACCESS, (runs, elements), ask(url, facts)) if ask else None
    signs = signs_of(elements, ACCESS)
    document = document_of(runs, elements, facts, url, language, selected)
    return replace(document, signs=signs) if signs else document


def _tree_of(source: Tag, deepest: int) -> tuple[Node, list[Node]]:
    """The nodes of a soup, and the templates among them that hold shadow trees."""
    top = Node(source, None)
    inside: dict[int, Node] = {id(source): top}
    templates = []
    bodies: dict[Node, Node] = {}  # by table: the part that rows without one stand in
    for item in source.descendants:
        parent = inside[id(item.parent)]
        if isinstance(item, Tag):
            tag = item.name.lower()
            if tag in ENDS:
                parent = _open_at(tag, parent, inside)
            if tag == "tr" and parent.tag == "table":
                if parent not in bodies:
                    bodies[parent] = Node(item, parent, "tbody")
                    parent.children.append(bodies[parent])
                parent = bodies[parent]
            while parent.depth >= deepest and parent.parent is not None:
                parent = parent.parent
            node = Node(item, parent)
            parent.children.append(node)
            inside[id(item)] = node
            if tag == "template" and "shadowrootmode" in node.attrs:
                templates.append(node)
        elif type(item) in _TEXTS:
            parent.children.append(Text(str(item).replace("\x00", ""), parent))
    return top, templates


def _open_at(tag: str, parent: Node, inside: dict[int, Node]) -> Node:
    """Where an element stands once those are ended that it ends. What follows in them follows after them."""
    ends, within = ENDS[tag]
    passed: list[Node] = []
    ended = 0
    at: Node | None = parent
    while at is not None and at.tag not in within and len(passed) < _LEVELS:
        passed.append(at)
        if at.tag in ends:
            ended = len(passed)
        at = at.parent
    if not ended:
        return parent
    outer = passed[ended - 1].parent
    if outer is None:
        return parent
    for node in passed[:ended]:
        inside[id(node.origin)] = outer
    return outer


def _find_places(runs: list[Run], source: str) -> None:
    """Where elements begin in the source; html.parser does not tell where they end."""
    starts = [0]
    for line in source.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for run in runs:
        origin = run.element.node.origin
        if origin.sourceline is not None and origin.sourcepos is not None:
            run.element.html_start = starts[origin.sourceline - 1] + origin.sourcepos
