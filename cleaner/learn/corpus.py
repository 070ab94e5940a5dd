"""Articles of a corpus, one after the other: JSON lines, Parquet, folders of texts and pages."""

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from cleaner.errors import InputError

SUFFIXES = {".txt": "text", ".html": "html", ".htm": "html"}
"""Files of a folder that are one article each."""
_ROWS = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz", ".jsonl.zst", ".parquet")
_COLUMNS = ("text", "html", "url")


class Article(NamedTuple):
    """One article as it came."""

    source: str | bytes
    kind: str
    """ "text" or "html"."""
    url: str | None = None
    folder: str = ""
    """Name of the folder that it lies in, below the corpus."""


def articles(path: Path) -> Iterator[Article]:
    """The articles of a corpus: of a file of rows with `text` or `html` and perhaps `url`, or of all files of a folder.

    Raises InputError for what is no corpus, with the line of a bad row.
    """
    if path.is_dir():
        found = sorted(each for each in path.rglob("*") if each.is_file() and not each.name.startswith("."))
        for each in found:
            if each.suffix in SUFFIXES:
                folder = each.parent.name if each.parent != path else ""
                yield Article(each.read_bytes(), SUFFIXES[each.suffix], None, folder)
            elif each.name.endswith(_ROWS):
                yield from _rows(each)
        if not any(each.name.endswith((*SUFFIXES, *_ROWS)) for each in found):
            raise InputError(f"{path}: no article below it; put {', '.join(SUFFIXES)} or .jsonl files there")
    elif not path.exists():
        raise InputError(f"{path}: no such file; check the name")
    elif path.suffix in SUFFIXES:
        yield Article(path.read_bytes(), SUFFIXES[path.suffix])
    else:
        yield from _rows(path)


def _rows(path: Path) -> Iterator[Article]:
    rows = _parquet(path) if path.suffix == ".parquet" else json_rows(path)
    for number, row in enumerate(rows, 1):
        kind = next((k for k in ("html", "text") if isinstance(row.get(k), str) and row[k]), None)
        if kind is None:
            raise InputError(f"{path}:{number}: a row without text and html; give one of these fields")
        url = row.get("url")
        yield Article(row[kind], kind, url if isinstance(url, str) else None)


def json_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines, compressed or not; empty lines are passed over. Raises InputError."""
    number = 0
    try:
        with open_text(path) as lines:
            for line in lines:
                number += 1
                if line.strip():
                    yield _object(line, f"{path}:{number}")
    except (UnicodeDecodeError, EOFError, OSError, zlib.error) as error:
        raise InputError(f"{path}:{number + 1}: cannot be read ({error}); give JSON lines in UTF-8") from error


def _object(line: str, place: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: is no JSON ({error}); give one object a line") from error
    if not isinstance(row, dict):
        raise InputError(f"{place}: is no JSON object; give one object a line")
    return row


def open_text(path: Path) -> IO[str]:
    """A text file for reading, unpacked by its suffix. Raises InputError where .zst cannot be unpacked."""
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    if path.suffix == ".zst":
        return io.TextIOWrapper(_zst(path), encoding="utf-8")
    return path.open(encoding="utf-8")


def _zst(path: Path) -> Any:
    """A stream out of .zst."""
    from cleaner.jobs.streams import NO_ZSTD, zstd_module

    zstd = zstd_module()
    if zstd is None:
        raise InputError(f"{path}: {NO_ZSTD}; or unpack the file")
    return zstd.open(path, "rb")


def _parquet(path: Path) -> Iterator[dict[str, Any]]:
    try:
        from pyarrow import ArrowException, parquet  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except ImportError as error:
        raise InputError(f"{path}: Parquet needs pyarrow: pip install pyarrow; or give JSON lines") from error
    try:
        with parquet.ParquetFile(path) as table:
            columns = [name for name in table.schema_arrow.names if name in _COLUMNS]
            for batch in table.iter_batches(batch_size=1_000, columns=columns):
                yield from batch.to_pylist()
    except (ArrowException, OSError) as error:
        raise InputError(f"{path}: cannot be read ({error}); give a Parquet file") from error
