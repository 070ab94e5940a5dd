"""The body of a record as Markdown (CommonMark, tables as GitHub has them)."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby

from cleaner.document import Block
from cleaner.labels import Label
from cleaner.record import ArticleRecord

_SPECIAL = re.compile(r"[\\`*_\[\]<>~]|&(?=[#A-Za-z])")
_BEGINS = re.compile(r"(?=[#+=-])|\d{1,9}(?=[.)](?:\s|$))")
_CLOSES = re.compile(r"(?<=\s)(?=#+$)")
"""Signs at the end of a heading that would go with it."""
_BACKSLASH = r"\\"
_BULLET = re.compile(r"[-•*–·‣◦▪■●➤✓✔]\s+")
_LEAST_LEVEL = 2
"""Level of headings below the title, and of those that a text does not tell."""


def markdown(record: ArticleRecord) -> str:
    """The title as the first heading, then the blocks of the body. Text is escaped: it stays text."""
    parts = [_heading(1, record.title)] if record.title else []
    for kind, group in groupby(record.body, key=lambda block: block.kind):
        if kind == Label.TITLE:
            continue
        blocks = list(group)
        texts = _table(blocks) if kind == Label.TABLE else [_formatted(record, block) for block in blocks]
        parts += ["\n".join(texts)] if kind in (Label.LIST_ITEM, Label.TABLE) else texts
    return "\n\n".join(parts)


def _formatted(record: ArticleRecord, block: Block) -> str:
    """One block that is no row of a table."""
    if block.kind == Label.CODE:
        longest = max((len(run) for run in re.findall(r"`+", block.text)), default=0)
        fence = "`" * max(3, longest + 1)
        return f"{fence}\n{block.text}\n{fence}"
    if block.kind == Label.HEADING:
        return _heading(_level(record, block), block.text)
    if block.kind == Label.LIST_ITEM:
        return f"- {_escaped(_BULLET.sub('', block.text, count=1))}"
    if block.kind == Label.QUOTE:
        return f"> {_escaped(block.text.removeprefix('> '))}"
    return _escaped(block.text)


def _heading(level: int, text: str) -> str:
    return f"{'#' * level} {_CLOSES.sub(_BACKSLASH, _escaped(text))}"


def _table(rows: Sequence[Block]) -> list[str]:
    """Rows of which the first is the head, as wide as the widest: readers of Markdown leave out what is beyond it."""
    cells = [[_escaped(cell).replace("|", "\\|") for cell in row.text.split(" | ")] for row in rows]
    width = max(map(len, cells))
    cells[0] += [""] * (width - len(cells[0]))
    lines = [f"| {' | '.join(row)} |" for row in cells]
    return [lines[0], "|" + " --- |" * width, *lines[1:]]


def _level(record: ArticleRecord, block: Block) -> int:
    """The level that the page gives a heading, 2 at least."""
    document = record.document
    if not document.markups:
        return _LEAST_LEVEL
    index = bisect_right(document.starts, block.start) - 1
    return max(document.markups[index].heading_level, _LEAST_LEVEL)


def _escaped(text: str) -> str:
    """Text that Markdown reads as it is."""
    text = _SPECIAL.sub(_BACKSLASH + r"\g<0>", text)
    begins = _BEGINS.match(text)
    return f"{text[: begins.end()]}\\{text[begins.end() :]}" if begins else text
