"""Rows of WARC and WET files: each page or text in them."""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from cleaner.errors import CleanerError, ConfigError, InputError
from cleaner.jobs.inputs import Content, Skipped, Unread
from cleaner.jobs.lines import too_large
from cleaner.jobs.rows import Columns

_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain",)
_KINDS = ("response", "resource", "conversion")
_ENCODINGS = ("", "identity", "gzip", "x-gzip", "deflate")
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PIECE = 1 << 20
_MOST_SAID = 120
"""Characters of what the library says of a damaged file."""


def warc_rows(stream: IO[bytes], path: Path, columns: Columns, most_bytes: int) -> Iterator[Content | Skipped]:
    """A row for each page and each text; what else there is, is skipped by name.

    Raises InputError when the file is no WARC file or ends within a record, ConfigError without warcio.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise ConfigError("WARC files need warcio: pip install warcio") from error
    records = ArchiveIterator(_Whole(stream, path))
    while (record := _next(records, path)) is not None:
        row = _row(record, columns, most_bytes)
        _check_end(record, path)
        yield row


class _Whole:
    """A stream whose cut end is no end: the library takes EOFError for the end of the archive."""

    def __init__(self, stream: IO[bytes], path: Path) -> None:
        self._stream = stream
        self._path = path

    def read(self, size: int = -1) -> bytes:
        """The next bytes. Raises InputError."""
        try:
            return self._stream.read(size)
        except EOFError as error:
            raise InputError(f"{self._path}: damaged or cut off ({error}); get the file anew") from error


def _row(record: Any, columns: Columns, most_bytes: int) -> Content | Skipped:
    kind = _content_type(record)
    if record.rec_type not in _KINDS or kind not in (*_PAGES, *_TEXTS):
        return Skipped(kind if record.rec_type in _KINDS else record.rec_type)
    encoding = _http(record, "Content-Encoding").lower()
    if encoding not in _ENCODINGS:
        return Unread("bad_input", f"content encoding {encoding!r} is not read; store the page decoded")
    payload = _read(record.content_stream(), most_bytes)
    if len(payload) > most_bytes:
        return too_large(len(payload), most_bytes, payload)
    head = record.rec_headers
    return {
        columns.id: head.get_header("WARC-Record-ID"),
        columns.url: head.get_header("WARC-Target-URI"),
        columns.html if kind in _PAGES else columns.text: _decoded(payload, record),
        "date": head.get_header("WARC-Date"),
        "http_status": _status(record),
        "identified_language": head.get_header("WARC-Identified-Content-Language"),
    }


def _status(record: Any) -> str | None:
    """The status that the server answered with, if any."""
    line = record.http_headers.statusline if record.http_headers else None
    return line.split(" ", 1)[0] if line else None


def _content_type(record: Any) -> str:
    """The media type of what the record holds, lower case."""
    named = _http(record, "Content-Type") if record.http_headers else record.rec_headers.get_header("Content-Type")
    return (named or "").partition(";")[0].strip().lower() or "unknown"


def _http(record: Any, name: str) -> str:
    return (record.http_headers.get_header(name) or "").strip() if record.http_headers else ""


def _decoded(payload: bytes, record: Any) -> bytes | str:
    """Text, if the answer of the server names an encoding that fits and no byte order mark says otherwise."""
    charset = _http(record, "Content-Type").lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    if not charset or payload.startswith(_BOMS):
        return payload
    try:
        return payload.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return payload


def _read(stream: Any, most_bytes: int) -> bytes:
    """What a stream holds, up to one byte more than the limit."""
    parts, size = [], 0
    while size <= most_bytes and (part := stream.read(min(_PIECE, most_bytes + 1 - size))):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _check_end(record: Any, path: Path) -> None:
    """Raises InputError when the file ends before the record does, which the library does not tell."""
    left = getattr(record.raw_stream, "limit", None)
    while left and record.raw_stream.read(_PIECE):
        left = record.raw_stream.limit
    if left != 0 or record.rec_headers.get_header("Content-Length") is None:
        raise InputError(f"{path}: cut off within a record, or a record without length; get the file anew")


def _next(records: Any, path: Path) -> Any:
    """The next record; None at the end. Raises InputError."""
    try:
        record = next(records, None)
    except CleanerError:
        raise
    except Exception as error:  # on damaged headers the library raises whatever its code runs into
        said = " ".join(str(error).split())[:_MOST_SAID]  # the library quotes the line, which may be any bytes
        raise InputError(f"{path}: no whole WARC file ({said}); get the file anew") from error
    if records.err_count:  # the library only counts these
        raise InputError(f"{path}: damaged (bytes that belong to no record); get the file anew")
    return record
