"""Records that were written, read back."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cleaner.errors import InputError
from cleaner.jobs.streams import Cursor, opened
from cleaner.jobs.tables import parquet_rows


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file that `cleaner run` or `cleaner clean` wrote, in order.

    Raises InputError, which names the file, when it is damaged, cut off, or holds something else.
    """
    if path.suffix == ".parquet":
        for row in parquet_rows(path):
            if isinstance(row, dict):
                yield _checked(row, path) | {"metadata": json.loads(row.get("metadata") or "{}")}
        return
    with opened(path, Cursor()) as stream:
        for line in stream:
            try:
                record = json.loads(line)
            except ValueError as error:
                raise InputError(f"{path}: a line is not JSON ({error}); name a file of records") from error
            yield _checked(record, path)


def _checked(record: Any, path: Path) -> dict[str, Any]:
    if not isinstance(record, dict) or "segments" not in record or "status" not in record:
        raise InputError(f"{path}: holds something else than records; name a file that cleaner wrote")
    return record
