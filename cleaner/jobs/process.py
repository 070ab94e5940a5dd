"""One worker process as the job sees it."""

import contextlib
import selectors
import socket
import subprocess
import sys
import time
from collections import deque

from cleaner.jobs.frames import Wire
from cleaner.jobs.slot import Slot
from cleaner.jobs.worker import READY

_CODE = "import sys; sys.path[:] = {path!r}; from cleaner.jobs.worker import main; main({descriptor})"
_START_SECONDS = 120.0
AHEAD_ROWS, AHEAD_BYTES = 4, 1 << 16
"""What a worker is sent before it has answered, so that it does not wait for its next row."""


class WorkerProcess:
    """A process, the wire to it, and the rows it has. A fresh interpreter, so that our threads and locks do no harm."""

    def __init__(self, setup: bytes, selector: selectors.BaseSelector) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            code = _CODE.format(path=sys.path, descriptor=theirs.fileno())
            self._process = subprocess.Popen(
                [sys.executable, "-c", code],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=2,  # what rules print is no output of the job
                process_group=0,  # Ctrl-C is for the job, which ends its workers
            )
        self._wire = Wire(ours)
        self._selector = selector
        self._rows: deque[Slot] = deque()
        self._since = time.monotonic()
        self.ready = False
        self.gone = False
        self.trouble = ""
        """What it said instead of being ready."""
        selector.register(ours, selectors.EVENT_READ, self)
        self._wire.send(setup)
        self.flush()

    @property
    def pid(self) -> int:
        """Number of the process."""
        return self._process.pid

    @property
    def has_room(self) -> bool:
        """Whether it should be sent one more row."""
        held = sum(slot.size for slot in self._rows)
        return self.ready and (len(self._rows) < 2 or (len(self._rows) < AHEAD_ROWS and held < AHEAD_BYTES))

    def give(self, slot: Slot) -> None:
        """Send a row."""
        if not self._rows:
            self._since = time.monotonic()
        self._rows.append(slot)
        for message in slot.messages:
            self._wire.send(message)
        self.flush()

    def flush(self) -> None:
        """Send what can be sent now, and have the selector tell when there is room for the rest."""
        with contextlib.suppress(OSError):  # it has gone: reading says so, after its last answers
            self._wire.flush()
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if self._wire.has_outgoing else 0)
        if self._selector.get_key(self._wire.connection).events != events:
            self._selector.modify(self._wire.connection, events, self)

    def listen(self) -> None:
        """Take the answers that have come."""
        messages, self.gone = self._wire.receive()
        for message in messages:
            if self._rows:
                self._rows.popleft().settle(message)
            elif message == READY:
                self.ready = True
            else:
                self.trouble = message.decode()
            self._since = time.monotonic()

    def is_late(self, seconds: float) -> bool:
        """Whether the row it is at has taken longer than that, or its start longer than any start takes."""
        most = seconds if self.ready else max(seconds, _START_SECONDS)
        return bool(self._rows or not self.ready) and time.monotonic() - self._since > most

    def end(self) -> list[Slot]:
        """Kill it; the rows it leaves, that which it was at first."""
        self._process.kill()
        self._process.wait()
        if self._wire.connection.fileno() >= 0:
            self._selector.unregister(self._wire.connection)
            self._wire.connection.close()
        return list(self._rows)

    @property
    def exit_note(self) -> str:
        """How it ended, for people."""
        status = self._process.returncode
        return f"signal {-status}" if status is not None and status < 0 else f"exit status {status}"
