"""Rows of CSV and Parquet files."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from cleaner.errors import ConfigError, InputError
from cleaner.jobs.inputs import Content, Unread

_BATCH_ROWS = 64


def csv_rows(stream: IO[bytes], path: Path, most_bytes: int) -> Iterator[Content]:
    """Rows of a file with a header, in UTF-8; bytes that are not become U+FFFD. Tabs divide where the name says so.

    Raises InputError for a file without columns, an open quote, and a field beyond the limit.
    """
    csv.field_size_limit(max(csv.field_size_limit(), most_bytes))
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    reader = csv.reader(text, delimiter="\t" if ".tsv" in path.suffixes else ",", strict=True)
    try:
        header = _header(reader, path)
        while (row := _csv_row(reader, header, path)) is not None:
            if row:
                yield row
    finally:
        text.detach()


def _header(reader: Any, path: Path) -> list[str]:
    """Names of the columns. Raises InputError."""
    try:
        header: list[str] = next(reader, [])
    except csv.Error as error:
        raise InputError(f"{path}: the header is not CSV ({error}); is it the right format?") from error
    if len(set(header)) < len(header):
        raise InputError(f"{path}: two columns of one name in the header; name them apart")
    return header


def _csv_row(reader: Any, header: list[str], path: Path) -> Content | None:
    """The next row; empty for a blank line, None at the end."""
    try:
        values = next(reader)
    except StopIteration:
        return None
    except csv.Error as error:
        if "field larger" in str(error) or "end of data" in str(error):  # no way to tell where the next row begins
            raise InputError(f"{path}: line {reader.line_num}: {error}; is a quote open or the end missing?") from error
        return Unread("bad_input", f"line {reader.line_num} is not CSV ({error}); quote its fields")
    if values and len(values) != len(header):
        said = f"line {reader.line_num} has {len(values)} fields, the header {len(header)}; quote its fields"
        return Unread("bad_input", said, ",".join(values)[:1000])
    return dict(zip(header, values, strict=True)) if values else {}


def parquet_rows(path: Path) -> Iterator[Content]:
    """Rows of a Parquet file.

    Raises InputError when the file is damaged or cut off, ConfigError without pyarrow.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ConfigError("Parquet needs pyarrow: pip install pyarrow") from error
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_BATCH_ROWS):
                yield from batch.to_pylist()
    except (pa.ArrowException, OSError, ValueError) as error:
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise InputError(f"{path}: no whole Parquet file ({first}); get the file anew") from error
