"""Records that were written, read back."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cleaner.errors import ConfigError, InputError
from cleaner.jobs.rows import JSON_COLUMNS
from cleaner.jobs.store import read_entries
from cleaner.jobs.streams import Cursor, opened
from cleaner.jobs.tables import parquet_rows


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file that `cleaner run` or `cleaner clean` wrote, in order.

    Raises InputError, which names the file, when it is damaged, cut off, or holds something else.
    """
    return (_checked(record, path) for record in read_any(path))


def run_files(folder: Path) -> list[Path]:
    """The files of records that `cleaner run` wrote into a folder, in order. Raises ConfigError if it wrote none."""
    entries = read_entries(folder)
    if not entries:
        raise ConfigError(f"{folder}: no output of 'cleaner run'; name the folder that it wrote")
    return [folder / entry["output"]["file"] for entry in entries.values()]


def read_run(path: Path) -> Iterator[Any]:
    """What the folder of a run or a file of records holds, in order. Raises ConfigError and InputError."""
    for each in run_files(path) if path.is_dir() else [path]:
        for number, row in enumerate(read_any(each), 1):
            if not isinstance(row, dict):
                raise InputError(f"{each}:{number}: is no object; name a file of records")
            yield row


def read_any(path: Path) -> Iterator[Any]:
    """What a file of JSON lines or Parquet holds, records or not, in order.

    Raises InputError, which names the file, when it is damaged or cut off.
    """
    if path.suffix == ".parquet":
        for row in parquet_rows(path):
            if isinstance(row, dict):
                yield row | {name: json.loads(row.get(name) or "{}") for name in JSON_COLUMNS}
        return
    with opened(path, Cursor()) as stream:
        for number, line in enumerate(stream, 1):
            try:
                yield json.loads(line)
            except ValueError as error:
                raise InputError(f"{path}:{number}: is not JSON ({error}); name a file of records") from error


def _checked(record: Any, path: Path) -> dict[str, Any]:
    if not isinstance(record, dict) or "segments" not in record or "status" not in record:
        raise InputError(f"{path}: holds something else than records; name a file that cleaner wrote")
    return record
