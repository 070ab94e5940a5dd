"""What documents keep of a page's markup: the elements around blocks, and what the page says beside its text."""

from collections.abc import Iterator
from typing import Any, NamedTuple

KINDS = {
    **{f"h{level}": "heading" for level in range(1, 7)},
    **dict.fromkeys(("li", "dt", "dd"), "list_item"),
    **dict.fromkeys(("listing", "plaintext", "pre", "xmp"), "code"),
    "blockquote": "quote", "tr": "table",
}  # fmt: skip
"""Label of what stands in an element, as far as the element tells."""


class Element:
    """An element around blocks, as rules may see it: no tree to walk down, nothing to edit."""

    __slots__ = ("depth", "hidden", "html_end", "html_start", "kind", "names", "node", "order", "parent", "tag")

    def __init__(self, tag: str, parent: "Element | None" = None, node: Any = None) -> None:
        self.tag = tag
        """Name of the element, lower case; empty for the page itself."""
        self.parent = parent
        self.node = node
        """What the reader holds on to while it reads; None in a document."""
        self.names: tuple[str, ...] = ()
        """Words of its class, id and role attributes, lower case."""
        self.order = -1
        """Place among the elements of the page in reading order."""
        self.hidden = False
        """Whether the markup of it or around it says that it is not shown (`hidden`, `display: none`)."""
        self.depth: int = parent.depth + 1 if parent else 0
        self.kind: str = KINDS.get(tag) or (parent.kind if parent else "paragraph")
        """A label of the body group."""
        self.html_start = self.html_end = -1
        """Character offsets of the element in the HTML; -1 if unknown, and if it holds no block directly."""

    def around(self, most: int = 32) -> Iterator["Element"]:
        """This element and those around it, innermost first; `most` bounds the cost on pages of any depth."""
        element: Element | None = self
        while element is not None and most > 0:
            yield element
            element, most = element.parent, most - 1


class Markup(NamedTuple):
    """What a page says about a block. Absent (None on the block) in text mode."""

    element: Element
    """The innermost block-level element around the text."""
    link_density: float = 0.0
    """Characters inside links / characters of the block, 0 to 1."""
    links: int = 0
    """Links with text in the block."""

    @property
    def tags(self) -> tuple[str, ...]:
        """Names of the enclosing elements, innermost first."""
        return tuple(element.tag for element in self.element.around())

    @property
    def heading_level(self) -> int:
        """1 to 6 for headings, else 0."""
        tag = self.element.tag
        return int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else 0


class Mark(NamedTuple):
    """An element that markup gives a meaning."""

    meaning: str
    """A microdata property ("author", "datePublished" …), "rel" (a link to the author), "profile" (a link to a page
    about an author, by its address), "time", or what its class speaks of: "byline" or "dateline"."""
    value: str
    """Its machine-readable value (attribute content, datetime or href), empty if it has none."""
    text: str
    """Its text on one line."""
    around: tuple[str, ...] = ()
    """Tags and class words of the element and of those around it, innermost first."""


class PageFacts(NamedTuple):
    """What a page says about itself outside its text, as it stands in the markup, unjudged."""

    title: str = ""
    """Text of the title element."""
    language: str = ""
    """The `lang` of the root element."""
    meta: tuple[tuple[str, str], ...] = ()
    """Name (property, name, itemprop or http-equiv), lower case, and content of each meta element."""
    links: tuple[tuple[str, str], ...] = ()
    """Relation and address of each link element."""
    json_ld: tuple[str, ...] = ()
    """Text of each JSON-LD script, not parsed."""
    marks: tuple[Mark, ...] = ()
    """Elements that markup gives a meaning, by meaning and tag, those of a tag in reading order."""
    hooks: tuple[str, ...] = ()
    """Where scripts and frames come from, and names and ids of elements that a script may fill, lower case."""
    encoding: str | None = None
    """Name of the encoding that bytes were decoded with; None for text."""
    replaced: int = 0
    """Characters that stand for bytes which could not be decoded."""


class Sign(NamedTuple):
    """An element in or around reader comments, with what its attributes say."""

    order: int
    """`Element.order` of the block-level element that it is or stands in."""
    own: bool
    """Whether it is that element."""
    tag: str
    names: str = ""
    """Its class, as written."""
    mark: str = ""
    """Its id, as written."""
    values: tuple[tuple[str, str], ...] = ()
    """Names and values of other attributes that may tell who, when and to whom."""
    text: str = ""
    """Of an inline element its text on one line; empty for a block-level one, whose text are its blocks."""

    def value(self, *names: str) -> str:
        """The first attribute of these names that has a value, else an empty text."""
        for name, value in self.values:
            if value and name in names:
                return value
        return ""
