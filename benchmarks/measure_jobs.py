"""What a job costs beside the cleaning: records a second by workers, against a plain loop.

    python benchmarks/measure_jobs.py FILE.jsonl [--workers 0,1,2]
    python benchmarks/measure_jobs.py --memory 200000

FILE holds rows with a column "text" or "html". Prints records a second, how long a job of one row takes ("start"),
and what the process of the job, which does all but the cleaning, used of a processor beyond that: in seconds, and as a
share of what the plain loop used. With 0 workers it is what the one process used beyond the loop.
`--memory` runs so many short rows of its own, and prints the largest memory of the job and of a worker at a tenth of
the rows and at all.
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

ROUNDS = 3


def plain_loop(source: Path, target: Path) -> None:
    """What one would write without a job."""
    rows = RowCleaner()
    with source.open("rb") as lines, target.open("w", encoding="utf-8") as out:
        for line in lines:
            record = rows.clean(json.loads(line))
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def processor_seconds() -> float:
    """Of this process, without those that it starts."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def timed(action: Callable[[], object]) -> tuple[float, float]:
    """Wall seconds, and processor seconds of this process."""
    wall, processor = time.perf_counter(), processor_seconds()
    action()
    return time.perf_counter() - wall, processor_seconds() - processor


def speed(source: Path, workers: list[int]) -> None:
    """One line for the loop and for each number of workers. The best of some rounds, in which all take turns."""
    count = sum(1 for _ in source.open("rb"))
    with tempfile.TemporaryDirectory() as folder:
        one = Path(folder, "one.jsonl")
        one.write_bytes(next(source.open("rb")))

        def job(file: Path, number: int) -> Callable[[], object]:
            return lambda: run(Job((str(file),), Path(tempfile.mkdtemp(dir=folder)), workers=number))

        tasks = {"plain loop": lambda: plain_loop(source, Path(folder, "loop.jsonl"))}
        tasks |= {f"{number} workers": job(source, number) for number in workers}
        tasks |= {f"{number} workers, start": job(one, number) for number in workers}
        rounds = [{name: timed(task) for name, task in tasks.items()} for _ in range(ROUNDS)]
    best = {name: tuple(min(each[name][part] for each in rounds) for part in (0, 1)) for name in tasks}
    loop = best["plain loop"][1]
    print(f"{count} rows, {source.stat().st_size / count / 1000:.0f} kB each")
    print(f"plain loop: {count / best['plain loop'][0]:.0f}/s, processor {loop:.2f} s")
    for number in workers:
        wall, used = best[f"{number} workers"]
        start = best[f"{number} workers, start"]
        beside = used - start[1] - (0 if number else loop)
        print(
            f"{number} workers: {count / wall:.0f}/s; start {start[0]:.1f} s; job {beside:.2f} s, {beside / loop:.1%}"
        )


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
