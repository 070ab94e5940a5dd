"""The rows of a shard, whatever its format."""

import io
from collections.abc import Iterator
from typing import Any

from cleaner.errors import InputError
from cleaner.jobs.inputs import Content, Shard, Skipped
from cleaner.jobs.lines import json_rows
from cleaner.jobs.rows import Columns
from cleaner.jobs.store import input_signature
from cleaner.jobs.streams import Cursor, Hashed, decompressed, naming, opened, standard_input


class Source:
    """What a shard is read from.

    columns     names that rows without names of their own are given
    most_bytes  a row that is larger is not read
    """

    def __init__(self, shard: Shard, columns: Columns, most_bytes: int, cursor: Cursor) -> None:
        self._shard = shard
        self._columns = columns
        self._most_bytes = most_bytes
        self._cursor = cursor
        self._stream: Hashed | None = None if shard.paths else standard_input()
        self._stamps = self._stamps_now() if shard.paths else ()

    def signature(self) -> dict[str, Any]:
        """Size and hash of the files; of standard input, of what was read of it. Raises InputError."""
        return self._stream.signature if self._stream else input_signature(self._shard.paths)

    def rows(self) -> Iterator[Content | Skipped]:
        """The rows in order.

        Raises InputError, which names the file, where it cannot be read, is damaged, cut off or changed meanwhile.
        """
        if self._stream:
            with naming("standard input"), decompressed(io.BufferedReader(self._stream)) as stream:
                yield from json_rows(stream, self._most_bytes)
                return
        yield from self._rows_of_files()
        if self._stamps_now() != self._stamps:
            raise InputError(f"{self._shard.paths[0]}: changed while it was read; run again when it is finished")

    def _rows_of_files(self) -> Iterator[Content | Skipped]:
        path = self._shard.paths[0]
        if self._shard.format == "jsonl":
            with opened(path, self._cursor) as stream:
                yield from json_rows(stream, self._most_bytes)

    def _stamps_now(self) -> tuple[tuple[int, int], ...]:
        """Size and time of change of each file."""
        stamps = []
        for path in self._shard.paths:
            with naming(str(path)):
                held = path.stat()
            stamps.append((held.st_size, held.st_mtime_ns))
        return tuple(stamps)
