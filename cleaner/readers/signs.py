"""What markup says inside reader comments: the names and values of their elements, also of inline ones.

Blocks and elements tell what stands where; who wrote a comment, when, and in answer to what is told by inline elements
and attributes (`<time datetime>`, `<b class="fn">`, `data-parent-id`). They are read only below elements that are named
after comments, so that pages without any pay nothing but a look at the names.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from cleaner.document import Element, Sign
from cleaner.readers.page import Access, nodes_below
from cleaner.readers.tags import ROLES, SILENT

THREAD_WORDS = frozenset(
    "comment comments commentlist commentcontainer commentbox commentary disqus respond replies discussion discourse"
    " cmt cmts coral viafoura spot openweb fb fbcomments comtr hnmain hnuser cw commentbody postbody postbit postlist"
    " kommentar kommentare kommentarer kommentti kommentit commentaire commentaires comentario comentarios commenti"
    " commento"
    " reactie reacties reactions komentarz komentarze komentare leserbrief leserbriefe leserpost review reviews"
    " rev rezension rezensionen bewertung bewertungen feedback forum topic guestbook wpdiscuz hyvor giscus utterances"
    " isso remark cusdis spcv spotim livefyre fyre idc echo cbox posting postings prispevek prispevky diskuse"
    " diskussion diskusjon diskusia keskustelu hozzaszolas hozzaszolasok yorum yorumlar komentaras"
    " komentarai komentaru komentari"
    " opmerking opmerkingen kommentaar kommentaarid pinglun leserposts".split()
)
"""Words of names below which signs are read."""
VALUES = frozenset(
    "datetime title itemprop itemtype property typeof content href alt aria-level aria-label style indent width rel"
    " data-timestamp data-time data-date data-datetime data-utc data-created data-epoch data-ts data-unixtime"
    " data-content data-value"
    " data-author data-username data-user-name data-name data-parent-id data-parent data-parentid"
    " data-parent-comment-id"
    " data-comment-parent data-reply-to data-replyto data-depth data-level data-indent data-comment-id data-commentid"
    " data-id data-like-count data-likes data-count data-score data-votes".split()
)
"""Attributes that are kept."""
LONGEST_VALUE = 300
LONGEST_TEXT = 300
"""Characters; what is longer is no name and no date."""
_MOST_OPEN = 5
"""Inline elements around each other of which each gets the text."""
_SPEAKING = frozenset(("time", "cite"))
"""Inline elements that say something without any attribute."""


def signs_of(elements: Sequence[Element], access: Access) -> tuple[Sign, ...]:
    """The signs below elements with a telling name, in reading order. Asked while the elements hold their nodes."""
    roots = _roots(elements, access)
    if not roots:
        return ()
    orders = {element.node: element.order for element in elements}
    signs: list[Sign] = []
    for root in roots:
        signs += _below(root, access, orders)
    return tuple(signs)


def _roots(elements: Sequence[Element], access: Access) -> list[Element]:
    """The outermost elements with a telling name."""
    inside = [False] * len(elements)
    roots = []
    for element in elements:
        if element.parent is not None and element.parent.order >= 0 and inside[element.parent.order]:
            inside[element.order] = True
        elif (element.names and _is_telling(element.names)) or _is_comment(element, access):
            inside[element.order] = True
            roots.append(element)
    return roots


def _is_comment(element: Element, access: Access) -> bool:
    """Whether microdata or the name of a custom element says that an element holds comments."""
    if "-" in element.tag and "comment" in element.tag:
        return True
    if not element.tag or not len(element.node.attrs):
        return False
    return (access.attribute(element.node, "itemtype") or "").endswith("/Comment")


@lru_cache(maxsize=20_000)
def _is_telling(names: tuple[str, ...]) -> bool:
    return not THREAD_WORDS.isdisjoint(names) or any("comment" in name or "kommentar" in name for name in names)


def _below(root: Element, access: Access, orders: dict[Any, int]) -> Iterable[Sign]:
    """The signs of an element and of all below it."""
    found: list[tuple[Any, int, bool, list[str]]] = [(root.node, root.order, True, [])]
    places: dict[Any, int] = {root.node: root.order}  # by node: order of the block-level element; -1: silent
    opened: dict[Any, tuple[list[str], ...]] = {root.node: ()}
    for node in nodes_below(root.node, access):
        parent = node.parent
        place = places[parent]
        kind = type(node)
        if kind is access.text:
            for texts in opened[parent]:
                texts.append(access.data(node))
        elif kind is not access.element or place < 0 or ROLES.get(access.tag(node)) == SILENT:
            places[node], opened[node] = -1, ()
        else:
            own = node in orders
            places[node] = orders[node] if own else place
            around = () if own else opened[parent][-_MOST_OPEN:]
            if own or len(node.attrs) or access.tag(node) in _SPEAKING:
                texts = []
                found.append((node, places[node], own, texts))
                around = () if own else (*around, texts)
            opened[node] = around
    return [_sign(node, access, (order, own), texts) for node, order, own, texts in found]


def _sign(node: Any, access: Access, place: tuple[int, bool], texts: list[str]) -> Sign:
    """The names and values of an element; `place` is the order of its block-level element, and whether it is that."""
    names = mark = ""
    values: list[tuple[str, str]] = []
    attribute = access.attribute
    for key in node.attrs:
        if key == "class":
            names = f"{attribute(node, key) or ''} {names}" if names else attribute(node, key) or ""
        elif key == "slot":
            names = f"{names} {attribute(node, key) or ''}".strip()
        elif key == "id":
            mark = attribute(node, key) or ""
        elif key in VALUES:
            values.append((key, (attribute(node, key) or "")[:LONGEST_VALUE]))
    tag = access.tag(node)
    if "-" in tag:
        names = f"{tag} {names}"
    text = " ".join("".join(texts).split())[:LONGEST_TEXT] if texts else ""
    return Sign(*place, tag, names[:LONGEST_VALUE], mark[:LONGEST_VALUE], tuple(values), text)
