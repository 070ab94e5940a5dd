"""Rows cleaned in this process: for debugging, and where processes cannot be started."""

from collections.abc import Iterable, Iterator

from cleaner.jobs.answers import answer_to
from cleaner.jobs.pool import GiveUp, Pool
from cleaner.jobs.rows import RowCleaner
from cleaner.jobs.slot import Task
from cleaner.jobs.worker import Setup


class Here:
    """Stands for a pool: no time limit, and a crash is a crash."""

    def __init__(self, rows: RowCleaner) -> None:
        self._rows = rows

    def __enter__(self) -> "Here":
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, bytes]]:
        """Each task with its answer, in order."""
        for task in tasks:
            answer = task.answer
            yield task, answer_to(self._rows, task.content, task.given_id) if answer is None else answer


def workers_for(setup: Setup, workers: int, give_up: GiveUp) -> Pool | Here:
    """So many processes; with 0 this one."""
    return Pool(setup, workers, give_up) if workers else Here(setup.rows)
