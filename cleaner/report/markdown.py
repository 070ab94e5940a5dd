"""The body of a record as Markdown (CommonMark, tables as GitHub has them)."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from cleaner.document import Block
from cleaner.labels import Label
from cleaner.record import ArticleRecord

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_BEGINS = re.compile(r"(?=[#+~=-])|\d{1,9}(?=[.)]\s)")
_BULLET = re.compile(r"[-•*–·‣◦▪■●➤✓✔]\s+")
_LEAST_LEVEL = 2
"""Level of headings below the title, and of those that a text does not tell."""


def markdown(record: ArticleRecord) -> str:
    """The title as the first heading, then the blocks of the body. Text is escaped: it stays text."""
    parts = [f"# {_escaped(record.title)}"] if record.title else []
    last = ""
    for block in record.body:
        if block.kind == Label.TITLE:
            continue
        row = "\n".join(_rows(record, block))
        if block.kind == last and last in (Label.LIST_ITEM, Label.TABLE):
            parts[-1] += "\n" + row
        elif block.kind == Label.TABLE:
            parts.append(row + "\n|" + " --- |" * (block.text.count(" | ") + 1))
        else:
            parts.append(row)
        last = block.kind
    return "\n\n".join(parts)


def _rows(record: ArticleRecord, block: Block) -> Iterator[str]:
    """The lines of one block."""
    if block.kind == Label.CODE:
        longest = max((len(run) for run in re.findall(r"`+", block.text)), default=0)
        fence = "`" * max(3, longest + 1)
        yield from (fence, block.text, fence)
    elif block.kind == Label.HEADING:
        yield f"{'#' * _level(record, block)} {_escaped(block.text)}"
    elif block.kind == Label.LIST_ITEM:
        yield f"- {_escaped(_BULLET.sub('', block.text, count=1))}"
    elif block.kind == Label.QUOTE:
        yield f"> {_escaped(block.text.removeprefix('> '))}"
    elif block.kind == Label.TABLE:
        yield f"| {_escaped(block.text)} |"
    else:
        yield _escaped(block.text)


def _level(record: ArticleRecord, block: Block) -> int:
    """The level that the page gives a heading, 2 at least."""
    document = record.document
    if not document.markups:
        return _LEAST_LEVEL
    index = bisect_right(document.starts, block.start) - 1
    return max(document.markups[index].heading_level, _LEAST_LEVEL)


def _escaped(text: str) -> str:
    """Text that Markdown reads as it is."""
    text = _SPECIAL.sub(r"\\\1", text)
    begins = _BEGINS.match(text)
    return f"{text[: begins.end()]}\\{text[begins.end() :]}" if begins else text
