"""Records as Arrow data. Needs pyarrow, which the extra `jobs` brings."""

import json
from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from cleaner.columns import Type, columns
from cleaner.jobs.rows import RowCleaner, as_columns, dumps

_PLAIN = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "json": pa.string()}


def _arrow(kind: Type) -> pa.DataType:
    if kind.items:
        return pa.list_(_arrow(kind.items))
    if kind.fields:
        return pa.struct([(name, _arrow(each)) for name, each in kind.fields])
    return _PLAIN[kind.kind]


ARROW_SCHEMA = pa.schema([(name, _arrow(kind)) for name, kind in columns()])
"""The schema of all records, whatever the rows hold: never inferred. Objects, such as `metadata`, are JSON as text."""


def clean_batch(batch: pa.RecordBatch, rows: RowCleaner | None = None) -> pa.RecordBatch:
    """One record a row, in order, with `ARROW_SCHEMA`. Never raises for what a row holds.

    batch  columns as `rows` names them; others go into `metadata`
    rows   how rows are cleaned; the default rules and columns if None
    """
    rows = rows or RowCleaner()
    return batch_of(rows.clean(row) for row in batch.to_pylist())


def batch_of(records: Iterable[dict[str, Any]]) -> pa.RecordBatch:
    """Records, as `RowCleaner.clean` gives them, as a batch with `ARROW_SCHEMA`."""
    return pa.RecordBatch.from_pylist([flat(record) for record in records], schema=ARROW_SCHEMA)


def flat(record: dict[str, Any]) -> dict[str, Any]:
    """A record with objects as text, and without lone surrogates, which Arrow cannot hold."""
    record = as_columns(record)
    try:
        json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        record = json.loads(dumps(record))
    return record
