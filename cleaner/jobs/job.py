"""What a job is told."""

import os
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import cleaner
from cleaner.errors import ConfigError
from cleaner.jobs.rows import RowCleaner
from cleaner.jobs.write import check_format, default_format


def processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True)
class Job:
    """What to do with which input.

    inputs          files, folders, globs, "-" for standard input
    output          the folder to write to
    rows            how rows are cleaned
    format          of the output, one of `cleaner.jobs.write.FORMATS`
    input_format    one of `cleaner.jobs.inputs.FORMATS`; else the names of the files tell
    workers         processes; 0 for this one, which has no time limit and survives nothing
    row_seconds     time limit of a row
    most_row_bytes  a larger row is not read
    redo            whether an output folder that was made with other options is written anew
    """

    inputs: tuple[str, ...]
    output: Path
    rows: RowCleaner = field(default_factory=RowCleaner)
    format: str = field(default_factory=default_format)
    input_format: str | None = None
    workers: int = field(default_factory=processors)
    row_seconds: float = 60.0
    most_row_bytes: int = 64 << 20
    redo: bool = False

    def __post_init__(self) -> None:
        check_format(self.format)
        if self.workers < 0:
            raise ConfigError(f"workers={self.workers}: give a number of processes, or 0 for none")
        for name in ("row_seconds", "most_row_bytes"):
            if getattr(self, name) <= 0:
                raise ConfigError(f"{name}={getattr(self, name)}: give a positive number")

    @property
    def options(self) -> dict[str, Any]:
        """What gives the output its shape: a folder holds shards of the same options alone."""
        return {
            "format": self.format,
            "input_format": self.input_format,
            "columns": asdict(self.rows.columns),
            "most_row_bytes": self.most_row_bytes,
        }

    @cached_property
    def rules(self) -> dict[str, Any]:
        """What cleans: shards of other rules are redone."""
        return rules_of(self.rows)


def rules_of(rows: RowCleaner) -> dict[str, Any]:
    """What cleans rows, as the manifest has it."""
    made_by = rows.cleaner
    return {
        "version": cleaner.__version__,
        "ruleset": made_by.ruleset,
        "parser": made_by.parser,
        "max_chars": made_by.max_chars,
    }
