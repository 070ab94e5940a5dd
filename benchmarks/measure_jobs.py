"""What a job costs beside the cleaning: records a second by workers, against a plain loop.

    python benchmarks/measure_jobs.py FILE.jsonl [--workers 0,1,2]
    python benchmarks/measure_jobs.py --memory 200000

FILE holds rows with a column "text" or "html". Prints wall time and processor time (of all processes) of each; the
overhead is that of processor time, which other programs on the machine hardly change. `--memory` runs so many short
rows of its own, and prints the largest memory of the job and of a worker at a tenth of the rows and at all.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cleaner.jobs.job import Job
from cleaner.jobs.rows import RowCleaner
from cleaner.jobs.run import run


def plain_loop(source: Path, target: Path) -> None:
    """What one would write without a job."""
    rows = RowCleaner()
    with source.open("rb") as lines, target.open("w", encoding="utf-8") as out:
        for line in lines:
            record = rows.clean(json.loads(line))
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def processor_seconds() -> float:
    """Of this process and of all that have ended below it."""
    usage = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in usage)


def timed(action: Callable[[], object]) -> tuple[float, float]:
    """Wall and processor seconds."""
    wall, processor = time.perf_counter(), processor_seconds()
    action()
    return time.perf_counter() - wall, processor_seconds() - processor


def speed(source: Path, workers: list[int]) -> None:
    """One line for the loop and for each number of workers."""
    count = sum(1 for _ in source.open("rb"))
    with tempfile.TemporaryDirectory() as folder:
        RowCleaner().clean(json.loads(next(source.open("rb"))))
        wall, loop = timed(lambda: plain_loop(source, Path(folder, "loop.jsonl")))
        print(f"{count} rows")
        print(f"plain loop  {count / wall:8.1f}/s  processor {loop:7.2f} s")
        for number in workers:
            job = Job((str(source),), Path(folder, str(number)), workers=number)
            wall, used = timed(lambda job=job: run(job))  # type: ignore[misc]
            share = (used - loop) / loop
            print(f"{number} workers   {count / wall:8.1f}/s  processor {used:7.2f} s  overhead {share:+.1%}")


def memory(rows: int) -> None:
    """Largest memory of the job by rows, each count in a process of its own."""
    for count in (rows // 10, rows):
        with tempfile.TemporaryDirectory() as folder:
            with Path(folder, "a.jsonl").open("w") as file:
                for number in range(count):
                    file.write(json.dumps({"id": number, "text": f"Ferry {number} sank on Tuesday."}) + "\n")
            words = [sys.executable, "-m", "cleaner", "run", f"{folder}/a.jsonl", "-o", f"{folder}/out", "--workers=2"]
            code = "import resource, subprocess, sys; from cleaner.cli import main\ntry: main()\nfinally: print("
            code += "*(resource.getrusage(who).ru_maxrss // 1024 for who in (0, -1)))"
            done = subprocess.run([sys.executable, "-c", code, *words[3:]], check=True, capture_output=True, text=True)
            job, worker = done.stdout.split()
            print(f"{count} rows: job {job} MB, worker {worker} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--workers", default="0,1,2")
    parser.add_argument("--memory", type=int, default=0)
    given = parser.parse_args()
    if given.file:
        speed(given.file, [int(number) for number in given.workers.split(",")])
    if given.memory:
        memory(given.memory)
