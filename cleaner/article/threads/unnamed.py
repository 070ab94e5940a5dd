"""Comments that no name of an element tells: lines that say who and when, again and again, below a heading that counts
comments or above controls to reply."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleaner.article.dates import find_date, may_show_date
from cleaner.article.threads.extent import subtree
from cleaner.article.threads.fields import name_in
from cleaner.article.threads.items import Item
from cleaner.article.threads.lines import is_count, is_heading, is_reply, speaks_of_commenting
from cleaner.article.threads.parts import Part, is_control
from cleaner.article.threads.repeated import MOST_BESIDE, Parts, Reach, boxed, ends_sentence, is_plain, is_teaser
from cleaner.document import Document, Element, Sign

LONGEST_STAMP = 90
LONGEST_NAME = 40
MOST_SPACES = 5
"""In a heading of comments, or a control to reply."""
MOST_BETWEEN = 3
"""Blocks between a heading and the first comment."""
MOST_ABOVE = 8
"""Blocks between a heading and the first date."""
LEAST_REPLIES = 3
"""Comments with a control to reply that need no heading above them."""
MOST_HEADINGS = 8
NEAR = 4
"""Elements around two blocks of which one has to be around both."""
FAR = 8
"""The same for a heading and a comment."""
FARTHEST_UP = 60
"""Blocks above the first control to reply that may belong to the first comment."""


def unnamed_comments(document: Document) -> list[tuple[Item, Parts]]:
    """Comments of a page by wording and repetition, each with what its blocks are."""
    short = [
        (index, line)
        for index, line in enumerate(document.lines)
        if len(line) <= LONGEST_NAME and line.count(" ") < MOST_SPACES
    ]
    headings = [index for index, line in short if is_heading(line) and is_plain(document, index)]
    replies = [index for index, line in short if is_reply(line)]
    if not headings and len(replies) < LEAST_REPLIES:
        return []
    first = min([*headings[:1], *replies[:1]])
    stamps = [index for index in range(max(first - FARTHEST_UP, 0), len(document.lines)) if is_stamp(document, index)]
    if not stamps:
        return []
    reach = subtree(document)
    for heading in headings[:MOST_HEADINGS]:
        below = [index for index in stamps if index > heading]
        if below and below[0] - heading <= MOST_ABOVE and _is_beside(document, (heading, below[0]), FAR):
            found = comments_of(document, below, reach, heading)
            if found and found[0][0].blocks[0] - heading <= MOST_BETWEEN:
                return found
    if len(replies) >= LEAST_REPLIES:
        above = [index for index in stamps if index < replies[0]]
        found = comments_of(document, [*above[-1:], *(i for i in stamps if i > replies[0])], reach)
        answered = sum(
            any(part is Part.CONTROL and is_reply(document.lines[i]) for i, part in parts) for _, parts in found
        )
        if answered >= LEAST_REPLIES and 2 * answered >= len(found):
            return found
    return []


def comments_within(document: Document, blocks: Sequence[int], reach: Reach) -> list[tuple[Item, Parts]]:
    """The comments among blocks that markup names after comments, where an element holds each."""
    stamps = [index for index in blocks if is_stamp(document, index)]
    for size in (2, 3) if len(stamps) > 1 else ():
        if found := boxed(document, alike(document, stamps, size), reach):
            return found
    return []


def is_stamp(document: Document, index: int) -> bool:
    """Whether a line says when, and besides that who at most."""
    line = document.lines[index]
    if len(line) > LONGEST_STAMP or not may_show_date(line):
        return False
    found = find_date(line)
    return found is not None and any(map(str.isdigit, found[1])) and len(line) - len(found[1]) <= MOST_BESIDE


def alike(document: Document, stamps: Sequence[int], size: int) -> list[int]:
    """Those that stand in elements like those around the first one; `size` of them are compared."""
    kinds = [document.markups[index].tags[:size] if document.markups else () for index in stamps]
    return [index for index, kind in zip(stamps, kinds, strict=True) if kind == kinds[0]]


def comments_of(
    document: Document, stamps: Sequence[int], reach: Reach, heading: int | None = None
) -> list[tuple[Item, Parts]]:
    """The comments that say who and when on these lines: one an element where elements hold one each, else by line.

    Below a heading the lines may stand below the texts as well.
    """
    near = alike(document, stamps, 3)
    for like in (alike(document, stamps, 2), near):
        if (found := boxed(document, like, reach)) is not None:
            return found
    signed = _signed(document, near, heading) if heading is not None else []
    return signed or _comments(document, near, reach)


def _signed(document: Document, stamps: Sequence[int], heading: int) -> list[tuple[Item, Parts]]:
    """The comments that end with these lines: text stands above each, none like it below the last."""
    found: list[tuple[Item, Parts]] = []
    for low, stamp in pairwise([heading, *stamps]):
        parts: Parts = list(_parts(document, (low + 1, low), stamp))
        texts = [index for index, part in parts if part is Part.TEXT]
        if not texts or not ends_sentence(document.lines[texts[-1]]) or name_in(document.lines[stamp]) is None:
            return []
        if any(is_teaser(document, index) for index in texts):
            return []
        parts.append((stamp, Part.ABOUT))
        element = document.markups[stamp].element if document.markups else Element("")
        found.append((Item(element, Sign(element.order, True, element.tag), None, blocks=[i for i, _ in parts]), parts))
    after = stamps[-1] + 1
    return [] if after < len(document.lines) and _is_like(document, after, heading + 1) else found


def _is_like(document: Document, index: int, other: int) -> bool:
    """Whether a block is text in elements like those around another."""
    line = document.lines[index]
    alike_tags = document.markups is not None and document.markups[index].tags[:3] == document.markups[other].tags[:3]
    return alike_tags and not (is_control(line) or is_count(line) or is_heading(line) or speaks_of_commenting(line))


def _comments(document: Document, stamps: Sequence[int], reach: Reach) -> list[tuple[Item, Parts]]:
    """The comments that begin with these lines, up to the first that is none."""
    found = []
    starts = [_start(document, index) for index in stamps]
    ends = [*starts[1:], _end(document, stamps, reach) + 1]
    for stamp, low, high in zip(stamps, starts, ends, strict=True):
        parts = list(_parts(document, (low, stamp), high))
        texts = [index for index, part in parts if part is Part.TEXT]
        if not texts:
            break
        if any(is_teaser(document, index) for index in texts):
            return []
        element = document.markups[stamp].element if document.markups else Element("")
        found.append((Item(element, Sign(element.order, True, element.tag), None, blocks=[i for i, _ in parts]), parts))
    return found


def _start(document: Document, stamp: int) -> int:
    """Where the comment with a date begins: a line above that may be a name belongs to it."""
    above = document.lines[stamp - 1] if stamp else ""
    beside = _is_beside(document, (stamp - 1, stamp), NEAR) if stamp else False
    names = beside and len(above) <= LONGEST_NAME and not ends_sentence(above) and name_in(above)
    own = name_in(document.lines[stamp])
    return stamp - 1 if names and not own and not is_control(above) and not is_heading(above) else stamp


def _is_beside(document: Document, blocks: tuple[int, int], most: int) -> bool:
    """Whether two blocks have an element around both, at most so many elements up from each."""
    if document.markups is None:
        return False
    one, other = (list(document.markups[index].element.around(most)) for index in blocks)
    orders = {element.order for element in one}
    return any(element.order in orders for element in other)


def _end(document: Document, stamps: Sequence[int], reach: Reach) -> int:
    """The last block of the last comment: as far as the element goes that it has for itself."""
    last = stamps[-1]
    markups = document.markups or ()
    others = {element.order for index in stamps[:-1] for element in markups[index].element.around(8)}
    widest = markups[last].element
    for element in list(widest.around(4))[1:]:
        if element.order in others or (len(stamps) == 1 and reach[1][widest.order] > last):
            break
        widest = element
    if reach[1][widest.order] == last and widest.parent is not None:
        widest = widest.parent
    end = reach[1][widest.order]
    for index in range(last + 1, end + 1):
        if is_count(document.lines[index]) or is_heading(document.lines[index]):
            return index - 1
    return end


def _parts(document: Document, head: tuple[int, int], high: int) -> Iterator[tuple[int, Part]]:
    low, stamp = head
    for index in range(low, high):
        line = document.lines[index]
        if index <= stamp:
            yield index, Part.ABOUT
        elif is_control(line) or is_count(line):
            yield index, Part.CONTROL
        else:
            yield index, Part.TEXT
