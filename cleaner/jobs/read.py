"""The rows of a shard, whatever its format."""

import io
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from cleaner.errors import InputError
from cleaner.jobs.inputs import Content, Shard, Skipped, is_page
from cleaner.jobs.lines import json_rows, too_large
from cleaner.jobs.rows import Columns
from cleaner.jobs.store import input_signature
from cleaner.jobs.streams import Cursor, Hashed, decompressed, naming, opened, standard_input
from cleaner.jobs.tables import csv_rows, parquet_rows
from cleaner.jobs.warc import warc_rows


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
        self._stamps = self._stamps_now()

    def signature(self) -> dict[str, Any]:
        """Size and hash of the files; of standard input, of what was read of it. Raises InputError."""
        return self._stream.signature if self._stream else input_signature(self._shard.paths, self._shard.base)

    def rows(self) -> Iterator[Content | Skipped]:
        """The rows in order.

        Raises InputError, which names the file, where it cannot be read, is damaged, cut off or changed meanwhile.
        """
        with closing(self._unbounded()) as contents:
            for content in contents:
                yield self._bounded(content) if isinstance(content, dict) else content
        if self._stamps_now() != self._stamps:
            raise InputError(f"{self._shard.paths[0]}: changed while it was read; run again when it is finished")

    def _unbounded(self) -> Generator[Content | Skipped, None, None]:
        if self._stream:
            with naming("standard input"), decompressed(io.BufferedReader(self._stream)) as stream:
                yield from json_rows(stream, self._most_bytes)
        elif self._shard.format == "pages":
            yield from map(self._page, self._shard.paths)
        elif self._shard.format == "parquet":
            yield from parquet_rows(self._shard.paths[0])
            self._cursor.before += self._shard.paths[0].stat().st_size
        else:
            yield from self._streamed(self._shard.paths[0])

    def _streamed(self, path: Path) -> Iterator[Content | Skipped]:
        with opened(path, self._cursor) as stream:
            if self._shard.format == "jsonl":
                yield from json_rows(stream, self._most_bytes)
            elif self._shard.format == "csv":
                yield from csv_rows(stream, path, self._most_bytes)
            else:
                yield from warc_rows(stream, path, self._columns, self._most_bytes)

    def _page(self, path: Path) -> Content:
        with opened(path, self._cursor) as stream:
            source = stream.read(self._most_bytes + 1)
        column = self._columns.html if is_page(path) else self._columns.text
        return {self._columns.id: path.relative_to(self._shard.base).as_posix(), column: source}

    def _bounded(self, row: dict[str, Any]) -> Content:
        """The row, if it is within the limit."""
        size = sum(len(value) for value in row.values() if isinstance(value, str | bytes))
        if size <= self._most_bytes:
            return row
        largest = max((value for value in row.values() if isinstance(value, str | bytes)), key=len)
        return too_large(size, self._most_bytes, largest if isinstance(largest, bytes) else largest[:1000].encode())

    def _stamps_now(self) -> tuple[tuple[int, int], ...]:
        """Size and time of change of each file."""
        stamps = []
        for path in self._shard.paths:
            with naming(str(path)):
                held = path.stat()
            stamps.append((held.st_size, held.st_mtime_ns))
        return tuple(stamps)
