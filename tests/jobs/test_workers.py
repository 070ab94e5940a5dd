"""Workers that die or hang: the row is tried again, then given up, and no other row is lost."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from samples import read_rows, row, tree, write_rows

from cleaner import Cleaner, ConfigError, Label
from cleaner.jobs import pool
from cleaner.jobs.pool import Pool
from cleaner.jobs.retry import retry
from cleaner.jobs.rows import RowCleaner
from cleaner.jobs.slot import Task
from cleaner.jobs.summary import Summary
from cleaner.jobs.verify import problems
from cleaner.jobs.worker import Setup

Go = Callable[..., Summary]


@pytest.mark.parametrize(
    ("trap", "code"),
    [("EXIT-NOW", "worker_died"), pytest.param("HANG-NOW", "time_limit", marks=pytest.mark.engines)],
)
def test_a_row_that_crashes_or_hangs_fails_alone_and_can_be_retried(
    tmp_path: Path, job: Go, trapped: RowCleaner, trap: str, code: str
) -> None:
    rows = [row(n, desk="harbour") for n in range(40)]
    rows[7]["text"] += f"\n{trap}"
    rows[20]["text"] += "\nRAISE-NOW"
    write_rows(tmp_path / "in" / "a.jsonl", rows)
    summary = job(rows=trapped, workers=2, row_seconds=3)
    held = read_rows(tmp_path / "out" / "a.jsonl")
    assert [each["id"] for each in held] == [f"r{n}" for n in range(40)]
    failed = {each["id"]: each["error"]["code"] for each in held if each["status"] == "error"}
    assert failed == {"r7": code, "r20": "rule_failed"}
    assert (summary.rows, summary.errors) == (40, 2)
    assert ("exit status 7" if code == "worker_died" else "longer than 3 s") in held[7]["error"]["message"]
    assert (held[7]["url"], held[7]["metadata"]) == (rows[7]["url"], {"desk": "harbour"})
    assert [letter["row"] for letter in read_rows(tmp_path / "out" / "_errors" / "a.jsonl")] == [7, 20]

    (tmp_path / "harmless").touch()
    again = retry(tmp_path / "out", trapped.cleaner, workers=0)
    assert (again.rows, again.errors) == (40, 1)
    held = read_rows(tmp_path / "out" / "a.jsonl")
    assert [each["status"] for each in held].count("error") == 1
    assert list(problems(tmp_path / "out")) == []
    after = tree(tmp_path / "out")
    assert job(rows=trapped).kept == 1
    (tmp_path / "out" / "a.jsonl").unlink()
    job(rows=trapped)
    assert tree(tmp_path / "out") == after


def test_workers_that_are_killed_or_stopped_are_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = RowCleaner()
    tasks = [Task(n, {"id": str(n), "text": row(n)["text"]}, "") for n in range(150)]
    done: list[int] = []
    with Pool(Setup(rows, 2.0), 2, lambda task, error: pytest.fail(f"{task.about} given up: {error}")) as workers:
        for task, answer in workers.run(tasks):
            assert answer[1:].startswith(b'{"id":"%d"' % task.about)
            done.append(task.about)
            if task.about == 20:
                os.kill(workers._workers[0].pid, signal.SIGKILL)
            if task.about == 90:
                os.kill(workers._workers[1].pid, signal.SIGSTOP)
    assert done == list(range(150))


@dataclass(frozen=True)
class Nowhere:
    """A rule that no worker can import."""

    name = "nowhere"
    label = Label.OTHER
    stage = "local"

    def find(self, document: object) -> list[object]:
        return []


def test_rules_that_workers_cannot_import_are_an_error_at_once(
    tmp_path: Path, job: Go, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_rows(tmp_path / "in" / "a.jsonl", [row(1)])
    monkeypatch.setattr(sys, "path", [part for part in sys.path if not part.endswith("tests/jobs")])
    with pytest.raises(ConfigError, match="can be imported"):
        job(rows=RowCleaner(Cleaner(add=(Nowhere(),))), workers=1)


def test_workers_that_never_start_are_an_error(tmp_path: Path, job: Go, monkeypatch: pytest.MonkeyPatch) -> None:
    write_rows(tmp_path / "in" / "a.jsonl", [row(1)])
    monkeypatch.setattr(pool, "MOST_FAILED_STARTS", 1)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(ConfigError, match="exit status 1"):
        job(workers=1)


def test_rows_larger_than_any_buffer_go_both_ways_without_a_deadlock(tmp_path: Path, job: Go) -> None:
    text = "\n".join(row(n)["text"] for n in range(2000))
    write_rows(tmp_path / "in" / "a.jsonl", [{"id": str(n), "note": text * 3, "text": "One line."} for n in range(12)])
    started = time.monotonic()
    assert job(workers=1, row_seconds=30).rows == 12
    assert time.monotonic() - started < 25


def test_a_job_leaves_no_process_and_no_thread(tmp_path: Path, job: Go) -> None:
    write_rows(tmp_path / "in" / "a.jsonl", [row(1)])
    before = threading.active_count()
    job(workers=1)
    assert threading.active_count() == before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
