"""Dask: a bag of rows to a bag of records.

    from_lines(dask.bag.read_text("in/*.jsonl")).map(dumps).to_textfiles("out/*.jsonl.gz")

Dask and not Beam: its bag is one small package of pure Python that runs on a laptop and on a cluster alike, and needs
no type of its own for a record.
"""

from typing import Any

from dask.bag import Bag

from cleaner.errors import InputError
from cleaner.jobs.rows import RowCleaner, loads
from cleaner.record import RecordError


def clean_bag(bag: Bag, rows: RowCleaner | None = None) -> Bag:
    """The record of each row (a mapping from column to value), in order. Never fails for what a row holds."""
    return bag.map((rows or RowCleaner()).clean)


def from_lines(bag: Bag, rows: RowCleaner | None = None) -> Bag:
    """The record of each line of JSON, in order; of a line that is not JSON, a failed one."""
    return bag.map(_of_line, rows=rows or RowCleaner())


def _of_line(line: str, rows: RowCleaner) -> dict[str, Any]:
    try:
        return rows.clean(loads(line))
    except InputError as error:
        return rows.failed(None, RecordError("not_json", "read", str(error)))
