"""DuckDB: a function of SQL.

create_clean_function(connection)
SELECT record.* FROM (SELECT clean({id: id, url: url, text: text}) AS record FROM articles)
"""

from collections.abc import Sequence

import duckdb
import pyarrow as pa
from duckdb.sqltypes import DuckDBPyType

from cleaner.columns import Type, columns
from cleaner.jobs.arrow import ARROW_SCHEMA, clean_batch
from cleaner.jobs.rows import RowCleaner

_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "json": "VARCHAR"}


def record_type() -> DuckDBPyType:
    """The type of a record: a STRUCT with the columns of `cleaner schema`."""
    fields = {name: DuckDBPyType(_sql(kind)) for name, kind in columns()}
    return duckdb.struct_type(fields)


def create_clean_function(
    connection: duckdb.DuckDBPyConnection,
    name: str = "clean",
    names: Sequence[str] = ("id", "url", "text"),
    rows: RowCleaner | None = None,
) -> None:
    """Create a function of a struct with the columns of a row that gives its record.

    name   of the function
    names  of the fields of the struct, in order; all are VARCHAR
    rows   how rows are cleaned; the default rules and columns if None
    """
    cleaner = rows or RowCleaner()

    def clean(held: pa.ChunkedArray) -> pa.Array:
        batches = (pa.RecordBatch.from_struct_array(each) for each in held.chunks)
        records = [clean_batch(batch, cleaner).to_struct_array() for batch in batches]
        return pa.chunked_array(records, pa.struct(ARROW_SCHEMA)).combine_chunks()

    row = duckdb.struct_type(dict.fromkeys(names, DuckDBPyType("VARCHAR")))
    connection.create_function(name, clean, [row], record_type(), type="arrow", null_handling="special")


def _sql(kind: Type) -> str:
    if kind.items:
        return f"{_sql(kind.items)}[]"
    if kind.fields:
        return f"STRUCT({', '.join(f'{chr(34)}{name}{chr(34)} {_sql(each)}' for name, each in kind.fields)})"
    return _TYPES[kind.kind]
