"""Rows of JSON lines."""

from collections.abc import Iterator
from typing import IO

from cleaner.jobs.inputs import Unread

_BOM = b"\xef\xbb\xbf"
_PIECE = 1 << 20
HEAD_CHARS = 1000


def json_rows(stream: IO[bytes], most_bytes: int) -> Iterator[bytes | Unread]:
    """A row a line that is not blank. Lines end at \\n alone, as U+2028 may stand in JSON."""
    first = True
    while line := stream.readline(most_bytes + 1):
        if first:
            line, first = line.removeprefix(_BOM), False
        if len(line) <= most_bytes or line.endswith(b"\n"):
            if not line.isspace() and line:
                yield line
            continue
        size = len(line) + _skip(stream)
        yield too_large(size, most_bytes, line)


def _skip(stream: IO[bytes]) -> int:
    """Read to the end of the line; how many bytes that was."""
    size = 0
    while piece := stream.readline(_PIECE):
        size += len(piece)
        if piece.endswith(b"\n"):
            break
    return size


def too_large(size: int, most_bytes: int, start: bytes) -> Unread:
    """What stands for a row beyond the limit."""
    message = f"the row has {size} bytes, more than {most_bytes}; raise the limit, or split the row"
    return Unread("row_too_large", message, start[:HEAD_CHARS].decode(errors="replace"))
