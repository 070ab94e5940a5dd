"""Comments in an element each: the elements around lines that say when, as far up as each line has its own."""

import re
from collections.abc import Iterator, Sequence

from cleaner.article.threads.fields import name_in
from cleaner.article.threads.items import Item
from cleaner.article.threads.lines import is_count, is_heading
from cleaner.article.threads.parts import Part, is_control
from cleaner.document import Document, Element, Sign
from cleaner.resolve import PROSE_END

MOST_BESIDE = 45
"""Characters of a line besides its date: a name and small words."""
MOST_LINKED = 0.8
HIGHEST = 12
"""Elements around a line that are asked whether they hold one comment."""
LONGEST_NAME = 40
MOST_WORDS = 4
"""Of a name that no markup tells."""
_INITIAL = re.compile(r"(?:^|\s)[^\W\d_]\.$")
"""How a name ends that is cut to its first letter: "Robert K."."""
_NO_NAME = ("!", "?", "…", ":", "。", "！", "？")

Parts = list[tuple[int, Part]]
Reach = tuple[list[int], list[int]]
"""First and last block below each element, by order."""


def is_plain(document: Document, index: int) -> bool:
    """Whether most of a block stands outside links."""
    return document.markups is not None and document.markups[index].link_density < MOST_LINKED


def is_teaser(document: Document, index: int) -> bool:
    """Whether a line is a linked headline."""
    if is_plain(document, index) or document.markups is None:
        return False
    return len(document.lines[index]) > MOST_BESIDE or (
        document.markups[index].heading_level > 0 and len(document.lines[index].split()) >= MOST_WORDS
    )


def boxed(document: Document, stamps: Sequence[int], reach: Reach) -> list[tuple[Item, Parts]] | None:
    """The comments of lines that say when, one an element; none if these are teasers, None if no elements part them."""
    boxes = _boxes(document, stamps)
    if not boxes:
        return None
    own = _blocks(boxes, reach)
    if any(is_teaser(document, index) for blocks in own.values() for index in blocks):
        return []
    texts = [_texts(document, own[box.order], stamp) for box, stamp in zip(boxes, stamps, strict=True)]
    below = sum(bool(above) for above, _ in texts) > len(texts) / 2 and not any(beneath for _, beneath in texts)
    led = min(_leading(document, own[box.order], stamp) for box, stamp in zip(boxes, stamps, strict=True))
    found: list[tuple[Item, Parts]] = []
    items: dict[int, Item] = {}
    for box, stamp in zip(boxes, stamps, strict=True):
        blocks = own[box.order]
        head = range(stamp) if not below else blocks[:led] if led else [stamp - 1] if blocks[0] < stamp - 1 else []
        parts = list(_parts(document, blocks, stamp, head))
        if not any(part is Part.TEXT for _, part in parts):
            return None
        around = next((items[e.order] for e in list(box.around(HIGHEST * 2))[1:] if e.order in items), None)
        item = items[box.order] = Item(box, Sign(box.order, True, box.tag), around, blocks=[i for i, _ in parts])
        found.append((item, parts))
    return found


def _boxes(document: Document, stamps: Sequence[int]) -> list[Element]:
    """For each line the highest element around it that is alike for all lines and holds no other one alone."""
    if len(stamps) < 2 or document.markups is None:
        return []
    boxes: list[Element] = []
    above: list[Element | None] = [document.markups[index].element for index in stamps]
    for _ in range(HIGHEST):
        held = [element for element in above if element is not None]
        if len(held) < len(above) or len({element.tag for element in held}) > 1:
            break
        if len({element.order for element in held}) < len(held):
            break
        boxes, above = held, [element.parent for element in held]
    return boxes


def _blocks(boxes: Sequence[Element], reach: Reach) -> dict[int, list[int]]:
    """The blocks of each box that are in no box inside it."""
    first, last = reach
    own: dict[int, list[int]] = {}
    taken: set[int] = set()
    for box in reversed(boxes):
        own[box.order] = [i for i in range(first[box.order], last[box.order] + 1) if i not in taken]
        taken.update(own[box.order])
    return own


def _texts(document: Document, blocks: Sequence[int], stamp: int) -> tuple[list[int], list[int]]:
    """Blocks above and below the line of a comment that may be its text."""
    above = [i for i in blocks if i < stamp and _is_text(document, i) and not is_name(document.lines[i])]
    return above, [i for i in blocks if i > stamp and _is_text(document, i)]


def _is_text(document: Document, index: int) -> bool:
    line = document.lines[index]
    return not (is_control(line) or is_count(line) or is_heading(line))


def is_name(line: str) -> bool:
    """Whether a line may be a name by its shape."""
    return len(line) <= LONGEST_NAME and len(line.split()) <= MOST_WORDS and not line.endswith(_NO_NAME)


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, and not with an initial."""
    return line.endswith(PROSE_END) and _INITIAL.search(line) is None


def _leading(document: Document, blocks: Sequence[int], stamp: int) -> int:
    """How many blocks at the beginning of a comment may be a name, and a place or title below it, above its text."""
    if name_in(document.lines[stamp]) is not None:
        return 0
    count = 0
    while count + 1 < len(blocks) and blocks[count + 1] < stamp and _is_bare_name(document.lines[blocks[count]]):
        count += 1
    return count


def _is_bare_name(line: str) -> bool:
    return is_name(line) and not ends_sentence(line)


def _parts(document: Document, blocks: Sequence[int], stamp: int, head: Sequence[int]) -> Iterator[tuple[int, Part]]:
    """What the blocks of a comment are; `head` are those that may name the author."""
    for index in blocks:
        line = document.lines[index]
        if index == stamp or (index in head and (index < stamp - 1 or head[0] == 0 or _is_bare_name(line))):
            yield index, Part.ABOUT
        elif not _is_text(document, index):
            yield index, Part.CONTROL
        else:
            yield index, Part.TEXT
