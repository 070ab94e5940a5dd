"""What the elements of HTML do to the text around them."""

INLINE, LINK, BLOCK, ASIDE, UNKNOWN, SILENT, BREAK, OPTION = range(8)
"""Inline: part of the line, or without content. Block: ends the line before it. Silent: its content is no text for
readers. Break: a new line. Link: inline, and its characters count as linked. Option: a word of its own in the line.
Aside: a block that ends no line while it is empty. Unknown: inline inside a line of text, else a block."""

ROLES = {
    **dict.fromkeys(
        "abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label map mark math meter nobr"
        " output picture progress q rb rp rt rtc ruby s samp slot small span strike strong sub sup time tt u var mi"
        " mn mo ms mtext mrow msup msub msubsup mfrac msqrt mroot mstyle munder mover munderover semantics area"
        " base basefont bgsound col colgroup embed frame img input keygen link meta param source track wbr".split(),
        INLINE,
    ),
    **dict.fromkeys(
        "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset"
        " figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing"
        " main menu menuitem nav ol optgroup p plaintext pre search section select summary table tbody td tfoot th"
        " thead tr ul xmp".split(),
        BLOCK,
    ),
    **dict.fromkeys(
        "annotation annotation-xml applet audio canvas datalist iframe noembed noframes object script style svg"
        " template textarea title video".split(),
        SILENT,
    ),
    "a": LINK, "br": BREAK, "option": OPTION, "noscript": ASIDE,
}  # fmt: skip
"""`head` is a block: what is silent in it is so by itself, and parsers that know no implied tags put text there."""

LINES = frozenset("p li h1 h2 h3 h4 h5 h6 td th dt dd figcaption summary blockquote pre caption legend".split())
"""Elements that hold lines of text: an unknown element inside one is part of the line."""

_SCOPE = frozenset("applet button caption html marquee object select svg table td template th".split())
_LISTS = _SCOPE | frozenset(
    "article aside body center details dl fieldset footer form header main menu nav ol section ul".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    **dict.fromkeys(
        "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form"
        " header hgroup hr main menu nav ol p pre search section summary table ul".split(),
        (frozenset(("p",)), _SCOPE),
    ),
    **dict.fromkeys(_HEADINGS, (frozenset(("p",)), _SCOPE)),
    "li": (frozenset(("li", "p")), _LISTS),
    **dict.fromkeys(("dd", "dt"), (frozenset(("dd", "dt", "p")), _LISTS)),
    **dict.fromkeys(("td", "th"), (frozenset(("p", "td", "th")), frozenset(("table", "tr")))),
    "tr": (frozenset(("p", "td", "th", "tr")), frozenset("table tbody tfoot thead".split())),
    **dict.fromkeys(
        ("tbody", "tfoot", "thead"),
        (frozenset("caption colgroup p tbody td tfoot th thead tr".split()), frozenset(("table",))),
    ),
    "option": (frozenset(("option",)), frozenset(("datalist", "select"))),
    "optgroup": (frozenset(("optgroup", "option")), frozenset(("select",))),
}
"""For parsers that know no implied end tags: the elements that one ends, and those that it looks no further than."""
