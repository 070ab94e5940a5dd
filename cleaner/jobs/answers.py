"""Records of rows as bytes: what workers answer, and what the job answers for rows that no worker can."""

from typing import Any

from cleaner.errors import CleanerError
from cleaner.jobs.inputs import Content, Unread
from cleaner.jobs.rows import RowCleaner, dumps, loads
from cleaner.jobs.slot import Task
from cleaner.record import RecordError
from cleaner.schema import STATUSES


def answer_to(rows: RowCleaner, content: bytes | dict[str, Any], given_id: str) -> bytes:
    """The answer to one row: one byte for its status (its place in `STATUSES`), then the record as a line of JSON."""
    row: Any = None
    try:
        row = loads(content) if isinstance(content, bytes) else content
        record = rows.clean(row)
    except CleanerError as error:
        record = rows.failed(row, RecordError(error.code, error.stage, str(error)))
    return _encoded(_named(record, given_id), rows)


def failed_answer(rows: RowCleaner, content: Content, given_id: str, error: RecordError) -> bytes:
    """The answer for a row that was not cleaned, with all that can be read of it."""
    row: Any = None
    try:
        row = loads(content) if isinstance(content, bytes) else content
    except CleanerError:
        row = None  # the error that is told is the one that was given
    return _encoded(_named(rows.failed(row, error), given_id), rows)


def row_task(content: Content, given_id: str, rows: RowCleaner) -> Task:
    """The task of cleaning a row; done already when it was not read."""
    if isinstance(content, Unread):
        error = RecordError(content.code, "read", content.message)
        return Task(None, content, given_id, failed_answer(rows, content, given_id, error))
    return Task(None, content, given_id)


def _encoded(record: dict[str, Any], rows: RowCleaner) -> bytes:
    try:
        line = dumps(record)
    except (ValueError, RecursionError) as error:  # columns passed through that JSON cannot hold
        reason = RecordError("bad_input", "write", f"a column is no JSON ({error}); drop it, or write it as text")
        record = _named(rows.failed(None, reason), record["id"])
        line = dumps(record)
    return bytes([STATUSES.index(record["status"])]) + line.encode() + b"\n"


def _named(record: dict[str, Any], given_id: str) -> dict[str, Any]:
    """The record with an id: its own, else where the row stood."""
    return record if record["id"] is not None else record | {"id": given_id}
