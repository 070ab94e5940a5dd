"""One row in, one record out, whatever the row holds. The seam for engines: everything here is free of files."""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from cleaner.columns import json_columns
from cleaner.errors import CleanerError, InputError
from cleaner.pipeline import Cleaner
from cleaner.readers.text import read_text
from cleaner.record import ArticleRecord, RecordError
from cleaner.resolve import Settled

JSON_COLUMNS = json_columns()
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Columns:
    """Names of the columns that a row is read from. What a row has besides is passed through in `metadata`."""

    text: str = "text"
    html: str = "html"
    """Comes before `text` where a row has both."""
    url: str = "url"
    id: str = "id"
    language: str = "language"


@lru_cache(maxsize=1)
def _default() -> Cleaner:
    return Cleaner()


@dataclass(frozen=True)
class RowCleaner:
    """Cleans rows. Frozen and picklable, so that any engine can send it to its workers.

    cleaner  rules and options
    columns  where a row has its text
    """

    cleaner: Cleaner = field(default_factory=_default)
    columns: Columns = Columns()

    def clean(self, row: Any) -> dict[str, Any]:
        """The record of a row as plain data: `id`, all of `ArticleRecord.to_dict()`, and `metadata`.

        row  a mapping from column to value. The text is str, or bytes as `cleaner.clean` takes them

        Never raises: what goes wrong is status "error" and stands in `error` with code, stage and message. `metadata`
        holds the columns that were not read. `id` is None where the row has none; `cleaner run` then puts the place of
        the row there. Lone surrogates become U+FFFD, so that offsets stay.
        """
        try:
            return self._clean(row)
        except CleanerError as error:
            return self.failed(row, RecordError(error.code, error.stage, str(error)))
        except Exception as error:  # the promise: one bad row never ends a job of millions
            return self.failed(row, RecordError("internal", "clean", f"{type(error).__name__}: {error}"))

    def failed(self, row: Any, error: RecordError) -> dict[str, Any]:
        """The record of a row that could not be cleaned, with what the row says about itself."""
        about = row if isinstance(row, Mapping) else {}
        url, language = (_name(about.get(column)) for column in (self.columns.url, self.columns.language))
        empty = ArticleRecord(read_text("", url, language), Settled({}, ()), "error", error, self.cleaner.ruleset)
        return self._around(about, empty, (self.columns.html, self.columns.text))

    def _clean(self, row: Any) -> dict[str, Any]:
        if not isinstance(row, Mapping):
            raise InputError(f"a row of type {type(row).__name__}: give an object with named columns")
        column = self._column(row)
        source = row[column]
        if isinstance(source, str):
            source = whole(source)
        kind = "html" if column == self.columns.html else "text"
        url, language = (_name(row.get(name)) for name in (self.columns.url, self.columns.language))
        return self._around(row, self.cleaner.clean(source, kind, url, language), (column,))

    def _column(self, row: Mapping[str, Any]) -> str:
        """The column that holds the source: HTML before text, something before nothing."""
        names = (self.columns.html, self.columns.text)
        present = [name for name in names if row.get(name) is not None]
        if not present:
            lacking = f"the row has neither {names[0]!r} nor {names[1]!r}"
            raise InputError(f"{lacking}; name the columns that it has (--text-column, Columns)")
        return next((name for name in present if row[name]), present[0])

    def _around(self, row: Mapping[str, Any], record: ArticleRecord, read: tuple[str, ...]) -> dict[str, Any]:
        """A record with the name of its row and the columns that were not read."""
        known = (*read, self.columns.url, self.columns.id, self.columns.language)
        metadata = {str(name): value for name, value in row.items() if name not in known}
        return {"id": _name(row.get(self.columns.id)), **record.to_dict(), "metadata": metadata}


def as_columns(record: dict[str, Any]) -> dict[str, Any]:
    """A record with its objects, such as `metadata`, as JSON text: what has columns has no place for other keys."""
    return record | {name: dumps(record[name]) for name in JSON_COLUMNS}


def _name(value: Any) -> str | None:
    return None if value is None else whole(str(value))


def whole(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which no encoding can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _LONE_SURROGATE.sub("\ufffd", text)
    return text


def dumps(data: Any) -> str:
    """One line of JSON that any reader takes: no NaN, no lone surrogate; dates as ISO 8601, bytes as Base64.

    Raises ValueError or RecursionError for what JSON cannot hold.
    """
    try:
        text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain)
    except ValueError:  # NaN and infinities have no place in JSON
        loose = json.loads(json.dumps(data, default=_plain), parse_constant=lambda name: None)
        text = json.dumps(loose, ensure_ascii=False, separators=(",", ":"))
    return whole(text)


def loads(line: bytes | str) -> Any:
    """What a line of JSON holds; NaN and infinities are None. Raises InputError."""
    try:
        return json.loads(line, parse_constant=lambda name: None)
    except (ValueError, RecursionError) as error:
        raise InputError(f"the line is not JSON ({' '.join(str(error).split())}); write one object a line") from error


def _plain(value: Any) -> Any:
    """Values of other formats as JSON has them."""
    if isinstance(value, bytes | bytearray | memoryview):
        return b64encode(value).decode()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
