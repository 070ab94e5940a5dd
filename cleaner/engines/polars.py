"""Polars: an expression whose values are records."""

import polars as pl
import pyarrow as pa

from cleaner.jobs.arrow import ARROW_SCHEMA, clean_batch
from cleaner.jobs.rows import RowCleaner

RECORD = pl.Struct(pl.Schema(pl.from_arrow(ARROW_SCHEMA.empty_table()).schema))
"""The type of a record."""


def clean_struct(row: pl.Expr, rows: RowCleaner | None = None) -> pl.Expr:
    """The record of each row: `frame.select(clean_struct(pl.struct(pl.all())).alias("record")).unnest("record")`.

    row   a struct with the columns of a row
    rows  how rows are cleaned; the default rules and columns if None
    """
    cleaner = rows or RowCleaner()

    def clean(held: pl.Series) -> pl.Series:
        table = held.struct.unnest().to_arrow()
        batches = [clean_batch(batch, cleaner) for batch in table.to_batches()]
        records = pl.from_arrow(pa.Table.from_batches(batches, schema=ARROW_SCHEMA))
        return records.to_struct()

    return row.map_batches(clean, return_dtype=RECORD, is_elementwise=True)
