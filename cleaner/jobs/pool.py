"""Worker processes: one that dies or hangs is replaced, its row tried again, and in the end given up."""

import pickle
import selectors
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from cleaner.errors import ConfigError
from cleaner.jobs.process import WorkerProcess
from cleaner.jobs.slot import Slot, Task
from cleaner.jobs.worker import Setup
from cleaner.record import RecordError

MOST_ROWS, MOST_BYTES = 1024, 32 << 20
"""Rows between reading and writing, and about how many bytes they may hold: the bound of memory."""
DEATHS, HANGS = 3, 2
"""How often a row may see its worker die, or hang, before it is given up: one death may be somebody else's doing."""
MOST_FAILED_STARTS = 20
"""Workers in a row that may die before they are ready."""
_BITE = 16
_TICK_SECONDS = 0.2


GiveUp = Callable[[Task, RecordError], bytes]
"""Gives the answer for a row that was given up."""


class Pool:
    """Cleans rows in worker processes, from one thread.

    setup    what a worker has to know
    workers  how many processes
    give_up  gives the answer for a row that was given up
    """

    def __init__(self, setup: Setup, workers: int, give_up: GiveUp) -> None:
        try:
            self._setup = pickle.dumps(setup)
        except (pickle.PicklingError, AttributeError, TypeError) as error:
            raise ConfigError(f"rules cannot be sent to workers ({error}); define them in a module") from error
        self._seconds = setup.row_seconds
        self._give_up = give_up
        self._selector = selectors.DefaultSelector()
        self._window: deque[Slot] = deque()
        self._waiting: deque[Slot] = deque()
        self._held = 0
        self._failed_starts = 0
        self._wanted = workers
        self._workers: list[WorkerProcess] = []

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *error: object) -> None:
        for worker in self._workers:
            worker.end()
        self._selector.close()

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, bytes]]:
        """Each task with its answer, in order. Tasks are drawn when there is room for them.

        Raises ConfigError when workers do not start.
        """
        source, more = iter(tasks), True
        while more or self._window:
            room = more and len(self._window) < MOST_ROWS and self._held < MOST_BYTES
            if room:
                more = self._draw(source)
            self._hand_out()
            while self._window and (answer := self._window[0].answer) is not None:
                slot = self._window.popleft()
                self._held -= slot.size
                yield slot.task, answer
            self._listen(0 if room or not self._window else _TICK_SECONDS)

    def _draw(self, source: Iterator[Task]) -> bool:
        """Take a few more tasks; whether there were any."""
        slots = [Slot(task) for task in islice(source, _BITE)]
        self._window += slots
        self._held += sum(slot.size for slot in slots)
        self._waiting += (slot for slot in slots if slot.answer is None)
        return bool(slots)

    def _hand_out(self) -> None:
        """Send rows to workers, which start with the first row."""
        while self._waiting and len(self._workers) < self._wanted:
            self._workers.append(WorkerProcess(self._setup, self._selector))
        for worker in self._workers:
            while self._waiting and worker.has_room:
                worker.give(self._waiting.popleft())

    def _listen(self, seconds: float) -> None:
        """Take what workers say, then see to those that are gone or late."""
        for key, events in self._selector.select(seconds):
            worker: WorkerProcess = key.data
            if events & selectors.EVENT_READ:
                worker.listen()
            if not worker.gone:
                worker.flush()
            if worker.trouble:
                raise ConfigError(
                    f"workers cannot start ({worker.trouble}); define rules in a module that can be imported"
                )
        for index, worker in enumerate(self._workers):
            if worker.gone or worker.is_late(self._seconds):
                self._workers[index] = self._replace(worker)

    def _replace(self, worker: WorkerProcess) -> WorkerProcess:
        """A new worker for one that is gone or late; its rows go to the front of the line."""
        rows = worker.end()
        self._failed_starts = 0 if worker.ready else self._failed_starts + 1
        if self._failed_starts > MOST_FAILED_STARTS:
            raise ConfigError(f"workers die before they are ready ({worker.exit_note}); see the messages above")
        if rows:
            self._blame(rows[0], worker)
        self._waiting.extendleft(slot for slot in reversed(rows) if slot.answer is None)
        return WorkerProcess(self._setup, self._selector)

    def _blame(self, slot: Slot, worker: WorkerProcess) -> None:
        """Count what happened to a row, and give it up when it is enough."""
        if worker.gone:
            slot.deaths += 1
        else:
            slot.hangs += 1
        if slot.deaths >= DEATHS:
            why = f"its worker died {DEATHS} times ({worker.exit_note}); look at the row, then retry"
            slot.settle(self._give_up(slot.task, RecordError("worker_died", "clean", why)))
        elif slot.hangs >= HANGS:
            why = f"it took longer than {self._seconds:g} s, {HANGS} times; raise the time limit, then retry"
            slot.settle(self._give_up(slot.task, RecordError("time_limit", "clean", why)))
