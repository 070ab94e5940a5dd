"""How far comments reach where no element holds exactly one: what stands around a text, and lists without items."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from cleaner.article.threads.items import Frame, Item, tells
from cleaner.article.threads.parts import Part, parts_of
from cleaner.article.threads.roles import ABOUT, Role, is_named_one
from cleaner.document import Document, Sign

MOST_CLIMBED = 3
"""Elements around a comment's text that may hold its author and date."""
LONGEST_HEAD = 300
"""Characters of what these hold besides the text."""
MOST_BETWEEN = 24
"""Elements between a block of a comment and the element of the comment."""
_Kind = tuple[str, str, str]


def subtree(document: Document) -> tuple[list[int], list[int]]:
    """First and last block below each element, by order."""
    size = len(document.elements)
    first, last = [len(document.lines)] * size, [-1] * size
    for index, markup in enumerate(document.markups or ()):
        order = markup.element.order
        first[order], last[order] = min(first[order], index), max(last[order], index)
    for element in reversed(document.elements):
        if element.parent is not None:
            above, order = element.parent.order, element.order
            first[above], last[above] = min(first[above], first[order]), max(last[above], last[order])
    return first, last


def paired(items: Sequence[Item]) -> list[Item]:
    """Candidates, with a `dt` that says who and when given to the `dd` below it that holds the text."""
    left: list[Item] = []
    for item in items:
        head = left[-1] if left else None
        if head is not None and _is_pair(head, item) and tells(head):
            item.blocks, item.signs = head.blocks + item.blocks, head.signs + item.signs
            item.number = item.number or head.number
            left.pop()
        left.append(item)
    return left


def _is_pair(head: Item, item: Item) -> bool:
    """Whether two candidates are `dt` and `dd` of one list with the same names."""
    tags = head.element.tag, item.element.tag
    return tags == ("dt", "dd") and item.element.parent is head.element.parent and item.sign.names == head.sign.names


def widen(items: Sequence[Item], frame: Frame) -> None:
    """Candidates that say neither who nor when get the blocks of the widest element around that holds no other."""
    document = frame.document
    first, last = subtree(document)
    held = [0] * len(document.elements)
    for item in items:
        held[item.element.order] += 1
    for element in reversed(document.elements):
        if element.parent is not None:
            held[element.parent.order] += held[element.order]
    for item in items:
        if tells(item) or not is_named_one(item.sign):
            continue
        own = sum(len(document.lines[index]) for index in item.blocks)
        widest = None
        for element in list(item.element.around(MOST_CLIMBED + 1))[1:]:
            if held[element.order] > 1 or element.order in frame.headed:
                break
            blocks = range(first[element.order], last[element.order] + 1)
            if sum(len(document.lines[index]) for index in blocks) - own > LONGEST_HEAD:
                break
            widest = element
        if widest is not None:
            item.element = widest
            blocks = range(first[widest.order], last[widest.order] + 1)
            held_before = set(item.blocks)
            item.signs += [s for index in blocks if index not in held_before for s in frame.inline.get(index, ())]
            item.blocks = list(blocks)


def areas(frame: Frame) -> list[Item]:
    """The outermost elements that are named after comments."""
    return _areas(frame, set())


def lists_without_items(frame: Frame) -> list[Item]:
    """Those of them that hold no candidate."""
    document = frame.document
    held = {item.element.order for item in frame.items}
    for item in frame.items:
        for element in item.element.around(len(document.elements)):
            if element.order in held and element is not item.element:
                break
            held.add(element.order)
    return _areas(frame, held)


def _areas(frame: Frame, held: set[int]) -> list[Item]:
    document = frame.document
    first, last = subtree(document)
    lists = []
    for element in document.elements:
        above = element.parent
        outermost = frame.near[element.order] and not (above is not None and frame.near[above.order])
        if outermost and element.order not in held and element.order in frame.own:
            item = Item(element, frame.own[element.order], None)
            item.blocks = list(range(first[element.order], last[element.order] + 1))
            lists.append(item)
    return lists


def pieces_of(item: Item, frame: Frame) -> list[Item]:
    """The comments of an element that holds several, one after the other; the element itself if it holds one.

    Each begins with a line of the kind that the first one begins with. Where text stands above the first such line
    and none below the last, each ends with it.
    """
    parts = parts_of(item, frame)
    kinds = [_kind(index, item, frame) if part is Part.ABOUT else None for index, part in parts]
    first = next((kind for kind in kinds if kind is not None), None)
    heads = [place for place, kind in enumerate(kinds) if kind == first] if first else []
    if len(heads) < 2 or not _alternate(heads, parts):
        return [item]
    texts = [place for place, (_, part) in enumerate(parts) if part is Part.TEXT]
    below = texts[0] < heads[0] and texts[-1] < heads[-1]
    cuts = [0, *(head + 1 for head in heads)] if below else [*heads, len(parts)]
    return [_piece(item, [index for index, _ in parts[low:high]], frame) for low, high in pairwise(cuts)]


def _alternate(heads: Sequence[int], parts: Sequence[tuple[int, Part]]) -> bool:
    """Whether text stands between all lines that begin comments."""
    return all(any(part is Part.TEXT for _, part in parts[low:high]) for low, high in pairwise(heads))


def _kind(index: int, item: Item, frame: Frame) -> _Kind | None:
    """What a line that says who or when looks like, None where no name or tag tells."""
    role = frame.role(index, item)
    element = frame.document.elements[frame.order(index)]
    if role in (Role.AUTHOR, Role.DATE):
        return "own", role, element.tag
    for sign in frame.inline.get(index, ()):
        if sign.tag == "time" or sign.names:
            return "inline", sign.tag, sign.names
    return ("line", element.tag, role or "") if role in ABOUT or role is None else None


def _piece(item: Item, blocks: list[int], frame: Frame) -> Item:
    """A part of an element as a comment of its own."""
    piece = Item(item.element, item.sign, item.parent, item.roles, "", blocks)
    piece.signs = list(_signs(blocks, frame))
    return piece


def signs_within(item: Item, frame: Frame) -> list[Sign]:
    """The signs of the elements that hold the blocks of a comment, and of those between them and it."""
    seen: set[int] = set()
    found = []
    for index in item.blocks:
        around = []
        for element in frame.document.elements[frame.order(index)].around(MOST_BETWEEN):
            if element.order in seen or element.depth < item.element.depth:
                break
            seen.add(element.order)
            around += [frame.own[element.order]] if element.order in frame.own else []
        found += [*reversed(around), *frame.inline.get(index, ())]
    return found


def _signs(blocks: Iterable[int], frame: Frame) -> Iterator[Sign]:
    """The elements directly around blocks, and the inline ones in them."""
    before = -1
    for index in blocks:
        order = frame.order(index)
        if order != before and order in frame.own:
            yield frame.own[order]
        before = order
        yield from frame.inline.get(index, ())
