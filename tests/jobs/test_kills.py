"""Kills at any moment: afterwards the same call gives the same bytes."""

import os
import random
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from samples import read_rows, row, tree, write_rows

import cleaner


def long_row(number: int) -> dict[str, str]:
    return row(number) | {"text": "\n".join(row(number * 40 + line)["text"] for line in range(8))}


def start(folder: Path, out: str, workers: int = 2, form: str = "jsonl.gz") -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-m", "cleaner", "run", str(folder / "in"), "-o", str(folder / out)]
    return subprocess.Popen(
        [*words, f"--workers={workers}", f"--format={form}"], start_new_session=True, stderr=subprocess.DEVNULL
    )


def workers_of(pid: int) -> list[int]:
    """Processes that a process started."""
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def visible(out: Path) -> dict[str, str]:
    """Files that readers see, by name."""
    return {name: held for name, held in tree(out).items() if not Path(name).name.startswith(".")}


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks processes up in /proc")
@pytest.mark.parametrize(("kills", "workers"), [(3, 0), pytest.param(20, 2, marks=pytest.mark.engines)])
def test_after_kills_at_random_moments_the_bytes_are_the_same(tmp_path: Path, kills: int, workers: int) -> None:
    for shard in range(12 if workers else 3):
        rows = [long_row(100 * shard + n) for n in range(25)]
        write_rows(tmp_path / "in" / f"{shard}.jsonl", [*rows, {"no": "text"}])
    began = time.monotonic()
    assert start(tmp_path, "whole", workers).wait() == 1
    whole, took = tree(tmp_path / "whole"), time.monotonic() - began
    moments = random.Random(kills)
    for kill in range(kills):
        process = start(tmp_path, "out", workers)
        time.sleep(moments.uniform(0.1, max(took * 0.8, 1)))
        children = workers_of(process.pid)
        os.kill(process.pid, signal.SIGKILL) if kill % 2 else os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if (tmp_path / "out").exists():
            assert visible(tmp_path / "out").items() <= whole.items()
        deadline = time.monotonic() + 10
        while any(Path(f"/proc/{pid}/exe").exists() for pid in children) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not any(Path(f"/proc/{pid}/exe").exists() for pid in children), "workers outlive the job"
    assert start(tmp_path, "out", workers).wait() == 1
    assert tree(tmp_path / "out") == whole


@pytest.mark.engines
def test_ctrl_c_is_quiet_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    write_rows(tmp_path / "in" / "a.jsonl", [long_row(n) for n in range(4000)])
    words = [sys.executable, "-m", "cleaner", "run", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--workers=2"]
    heeds = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # what a shell starts in the background ignores it
    process = subprocess.Popen(words, stderr=subprocess.PIPE, preexec_fn=heeds)
    while not list((tmp_path / "out").glob(".*.part")) or len(workers_of(process.pid)) < 2:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    assert process.communicate()[1].strip() == b""
    assert process.returncode == 130
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["_manifest"]


@pytest.mark.engines
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks processes up in /proc")
def test_a_worker_killed_each_second_for_a_minute_costs_no_row(tmp_path: Path) -> None:
    kinds = [long_row(n) for n in range(20)]
    write_rows(tmp_path / "in" / "a.jsonl", [kinds[n % 20] | {"id": str(n)} for n in range(6000)])
    process = start(tmp_path, "out", form="jsonl")
    moments, kills = random.Random(60), 0
    while process.poll() is None:
        time.sleep(1)
        workers = workers_of(process.pid)
        if kills < 60 and workers:
            os.kill(moments.choice(workers), signal.SIGKILL)
            kills += 1
    held = read_rows(tmp_path / "out" / "a.jsonl")
    assert process.returncode == 0
    assert [each["id"] for each in held] == [str(n) for n in range(6000)]
    expected = [cleaner.clean(each["text"], "text").text for each in kinds]
    assert all(each["text"] == expected[n % 20] for n, each in enumerate(held))
    assert kills >= 20
