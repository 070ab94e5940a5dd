"""Cleans once more what failed, and puts the records where they belong."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cleaner.errors import CleanerError, ConfigError
from cleaner.jobs.answers import failed_answer, row_task
from cleaner.jobs.here import workers_for
from cleaner.jobs.job import processors, rules_of
from cleaner.jobs.letters import content_of
from cleaner.jobs.output import ShardOutput
from cleaner.jobs.records import read_records
from cleaner.jobs.rows import Columns, RowCleaner, dumps
from cleaner.jobs.slot import Task
from cleaner.jobs.store import Store
from cleaner.jobs.summary import Summary
from cleaner.jobs.worker import Setup
from cleaner.pipeline import Cleaner
from cleaner.record import RecordError
from cleaner.schema import STATUSES


def retry(folder: Path, cleaner: Cleaner, workers: int | None = None, row_seconds: float = 60.0) -> Summary:
    """Clean the failed rows of an output folder again. Afterwards it is as if they had not failed, where they do not.

    folder       what `run` wrote
    cleaner      rules and options, the same that `run` had
    workers      processes; one a processor if None, 0 for this process
    row_seconds  time limit of a row

    Raises ConfigError when the folder is of other rules, or holds nothing.
    """
    started, summary = time.monotonic(), Summary()
    with Store(folder) as store:
        entries = store.entries()
        if not entries:
            raise ConfigError(f"{folder}: no output of 'cleaner run'; name the folder that it wrote")
        for name, entry in entries.items():
            rows = RowCleaner(cleaner, Columns(**entry["options"]["columns"]))
            if entry["rules"] != rules_of(rows):
                raise ConfigError(f"{folder}: {name} is of other rules; give the same options, or run the whole again")
            setup = Setup(rows, row_seconds)
            _add(summary, _Retry(store, name, entry), setup, processors() if workers is None else workers)
    summary.seconds = time.monotonic() - started
    return summary


def _add(summary: Summary, again: "_Retry", setup: Setup, workers: int) -> None:
    """Do one shard, and count it."""
    try:
        entry = again.all(setup, workers)
    except CleanerError as error:
        summary.failed.append((again.name, str(error)))
        return
    summary.done += entry is not again.entry
    summary.kept += entry is again.entry
    summary.cleaned_now += again.entry["statuses"].get("error", 0)
    summary.add(entry)


class _Retry:
    """The failed rows of one shard."""

    def __init__(self, store: Store, name: str, entry: dict[str, Any]) -> None:
        self._store = store
        self.name = name
        self.entry = entry

    def all(self, setup: Setup, workers: int) -> dict[str, Any]:
        """Clean them; the new entry, or the old one if nothing had failed. Raises InputError."""
        if not self.entry["errors"]:
            return self.entry
        self._store.check(self.entry)
        output = ShardOutput(self._store, self.name, self.entry["options"]["format"])
        try:
            with workers_for(setup, workers, lambda task, error: _given_up(setup.rows, task, error)) as pool:
                written = self._written()
                for task, answer in pool.run(self._tasks(setup.rows)):
                    while output.rows < task.about:
                        output.take(next(written), b"")
                    next(written)
                    output.take(answer, task.content)
                for line in written:
                    output.take(line, b"")
        except BaseException:
            output.drop()
            raise
        return output.commit({name: self.entry[name] for name in ("input", "rules", "options", "skipped")})

    def _tasks(self, rows: RowCleaner) -> Iterator[Task]:
        with (self._store.folder / self.entry["errors"]["file"]).open("rb") as letters:
            for line in letters:
                number, given_id, content = content_of(line)
                yield row_task(content, given_id, rows)._replace(about=number)

    def _written(self) -> Iterator[bytes]:
        """The records that stand there, as workers would have answered."""
        for record in read_records(self._store.folder / self.entry["output"]["file"]):
            yield bytes([STATUSES.index(record["status"])]) + dumps(record).encode() + b"\n"


def _given_up(rows: RowCleaner, task: Task, error: RecordError) -> bytes:
    return failed_answer(rows, task.content, task.given_id, error)
