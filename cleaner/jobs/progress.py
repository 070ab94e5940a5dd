"""How far a job is, on a terminal."""

import sys
import time
from typing import IO

from cleaner.amount import amount
from cleaner.jobs.streams import Cursor
from cleaner.jobs.summary import Summary

_EVERY_SECONDS = 0.3
_CLEAR = "\r\x1b[K"


class Progress:
    """One line that is written anew a few times a second; nothing where nobody looks.

    total_bytes  size of all input files; 0 when it is not known
    stream       where to write; None for nowhere
    """

    def __init__(self, stream: IO[str] | None = None) -> None:
        self._stream = stream
        self._cursor = Cursor()
        self._summary = Summary()
        self._total_bytes = 0
        self._started = self._shown = time.monotonic()

    @classmethod
    def of_terminal(cls) -> "Progress":
        """On standard error if that is a terminal."""
        return cls(sys.stderr if sys.stderr is not None and sys.stderr.isatty() else None)

    def begin(self, cursor: Cursor, summary: Summary, total_bytes: int) -> None:
        """Look at these from now on."""
        self._cursor, self._summary, self._total_bytes = cursor, summary, total_bytes
        self._started = time.monotonic()

    def show(self) -> None:
        """Write the line if it is time for it."""
        now = time.monotonic()
        if self._stream and now - self._shown > _EVERY_SECONDS:
            self._shown = now
            self._stream.write(_CLEAR + self.line(now - self._started))
            self._stream.flush()

    def end(self) -> None:
        """Take the line away."""
        if self._stream:
            self._stream.write(_CLEAR)
            self._stream.flush()

    def line(self, seconds: float) -> str:
        """What is shown after so many seconds."""
        rows, errors = self._summary.cleaned_now, self._summary.errors_now
        parts = [amount(rows, "record"), f"{rows / max(seconds, 0.001):,.0f}/s", amount(errors, "error")]
        read = self._cursor.bytes - self._cursor.kept
        share = read / max(self._total_bytes - self._cursor.kept, 1)
        if read and 0 < share <= 1:
            parts.append(f"{_time(seconds / share - seconds)} left")
        return " · ".join(parts)


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
