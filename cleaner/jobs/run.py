"""A job on one machine: shards in, shards out, resumable at any moment."""

import time
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from cleaner.errors import CleanerError, ConfigError
from cleaner.jobs.answers import failed_answer, row_task
from cleaner.jobs.here import workers_for
from cleaner.jobs.inputs import Shard, Skipped, plan
from cleaner.jobs.job import Job
from cleaner.jobs.output import ShardOutput
from cleaner.jobs.progress import Progress
from cleaner.jobs.read import Source
from cleaner.jobs.slot import Task
from cleaner.jobs.store import Store
from cleaner.jobs.streams import Cursor
from cleaner.jobs.summary import Summary
from cleaner.jobs.worker import Setup
from cleaner.record import RecordError


class Begin(NamedTuple):
    """The rows of a shard follow."""

    shard: Shard


class End(NamedTuple):
    """The rows of a shard are all there."""

    shard: Shard
    signature: dict[str, Any]
    rows: int
    skipped: Counter[str]


class Kept(NamedTuple):
    """A shard that was done before."""

    entry: dict[str, Any]


class Broken(NamedTuple):
    """A shard that cannot be read, or not to its end."""

    shard: Shard
    reason: str


def run(job: Job, progress: Progress | None = None) -> Summary:
    """Do a job, or what is left of it.

    After a kill at any moment the same call gives the same files, byte by byte. A shard whose input, rules or output
    changed since is redone.

    Raises ConfigError for what is wrong with the job as a whole, and OSError when the output cannot be written.
    """
    shards = plan(job.inputs, job.input_format, job.output)
    with Store(job.output) as store:
        return _Run(job, store, shards, progress or Progress()).all()


class _Run:
    """One call of `run`."""

    def __init__(self, job: Job, store: Store, shards: list[Shard], progress: Progress) -> None:
        self._job = job
        self._store = store
        self._shards = shards
        self._entries = store.entries()
        self._progress = progress
        self._cursor = Cursor()
        self._summary = Summary()
        self._output: ShardOutput | None = None

    def all(self) -> Summary:
        """All shards."""
        started = time.monotonic()
        self._check_folder()
        setup = Setup(self._job.rows, self._job.row_seconds)
        self._progress.begin(self._cursor, self._summary, _bytes_of(self._shards))
        try:
            with workers_for(setup, self._job.workers, self._given_up) as pool:
                for task, answer in pool.run(self._tasks()):
                    self._take(task, answer)
                    self._progress.show()
        except OSError as error:  # of the output: what is wrong with an input is told by its shard
            raise OSError(error.errno, error.strerror or str(error), str(self._store.folder)) from error
        finally:
            self._progress.end()
            if self._output:
                self._output.drop()
        self._summary.seconds = time.monotonic() - started
        return self._summary

    def _check_folder(self) -> None:
        """Refuse a folder that was made with other options, unless it is to be redone; note shards of other rules."""
        names = {shard.name for shard in self._shards}
        for name, entry in list(self._entries.items()):
            if entry["options"] != self._job.options:
                if not self._job.redo:
                    raise ConfigError(f"{self._store.folder}: {_difference(entry['options'], self._job.options)}")
                self._store.remove(name, self._entries.pop(name))
            elif name not in names and entry["rules"] != self._job.rules:
                self._summary.stale += 1

    def _tasks(self) -> Iterator[Task]:
        for shard in self._shards:
            try:
                yield from self._shard_tasks(shard)
            except CleanerError as error:
                yield _note(Broken(shard, str(error)))

    def _shard_tasks(self, shard: Shard) -> Iterator[Task]:
        source = Source(shard, self._job.rows.columns, self._job.most_row_bytes, self._cursor)
        signature = source.signature() if shard.paths else None
        entry = self._entries.get(shard.name)
        if entry and entry["input"] == signature and entry["rules"] == self._job.rules and self._store.has(entry):
            self._cursor.kept += entry["input"]["bytes"]
            yield _note(Kept(entry))
            return
        yield _note(Begin(shard))
        skipped, number = Counter[str](), 0
        for content in source.rows():
            if isinstance(content, Skipped):
                skipped[content.kind] += 1
                continue
            number += 1
            yield row_task(content, f"{shard.name}#{number}", self._job.rows)
        yield _note(End(shard, signature or source.signature(), number, skipped))

    def _take(self, task: Task, answer: bytes) -> None:
        """One thing that the pool gives back, in order."""
        about = task.about
        if isinstance(about, Begin):
            self._output = ShardOutput(self._store, about.shard.name, self._job.format)
        elif isinstance(about, Kept):
            self._summary.kept += 1
            self._summary.add(about.entry)
        elif isinstance(about, Broken):
            self._drop()
            self._summary.failed.append((about.shard.name, about.reason))
        elif isinstance(about, End):
            self._commit(about)
        elif self._output:
            failed = self._output.take(answer, task.content)
            self._summary.cleaned_now += 1
            self._summary.errors_now += failed

    def _commit(self, end: End) -> None:
        if not self._output or self._output.rows != end.rows:
            raise RuntimeError(f"{end.shard.name}: rows were lost between reading and writing; please report this")
        about = {"input": end.signature, "rules": self._job.rules, "options": self._job.options}
        entry = self._output.commit({**about, "skipped": dict(sorted(end.skipped.items()))})
        self._output = None
        self._summary.done += 1
        self._summary.add(entry)

    def _drop(self) -> None:
        if self._output:
            self._output.drop()
            self._output = None

    def _given_up(self, task: Task, error: RecordError) -> bytes:
        return failed_answer(self._job.rows, task.content, task.given_id, error)


def _note(about: object) -> Task:
    """A task that is done: it only has to come out in its place."""
    return Task(about, answer=b"")


def _bytes_of(shards: list[Shard]) -> int:
    """Size of all input files that are there."""
    return sum(path.stat().st_size for shard in shards for path in shard.paths if path.exists())


def _difference(then: dict[str, Any], now: dict[str, Any]) -> str:
    """What is other in the options of a folder, and what to do."""
    then, now = _flat(then), _flat(now)
    names = [name for name in sorted(then.keys() | now.keys()) if then.get(name) != now.get(name)]
    shown = ", ".join(f"{name} {then.get(name)!r}, not {now.get(name)!r}" for name in names)
    return f"was made with other options ({shown}); give these, another folder, or --redo to write it anew"


def _flat(options: dict[str, Any]) -> dict[str, Any]:
    """Options without groups, so that one that differs can be named."""
    columns = options.get("columns", {})
    return options | {"columns": None} | {f"{name} column": value for name, value in columns.items()}
