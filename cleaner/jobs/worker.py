"""A worker: one process that cleans the rows it is sent, one at a time.

The first message is the setup, pickled; each further two are a row. The first answer says that it is ready, or why not;
each further one is that of `cleaner.jobs.answers.answer_to`.
"""

import pickle
import signal
import socket
from contextlib import suppress
from typing import NamedTuple

from cleaner.jobs.answers import answer_to
from cleaner.jobs.frames import frame, receive
from cleaner.jobs.rows import RowCleaner
from cleaner.jobs.slot import read_messages

READY = b"ready"
_WARM_UP = "<p>The ferry sank on Tuesday, and nobody was on board.</p>\n<p>Sign up for our newsletter!</p>\n" * 4


class Setup(NamedTuple):
    """What a worker has to know."""

    rows: RowCleaner
    row_seconds: float
    """Time limit of a row. The job sees to it; should the job be gone, the worker ends itself after twice that time."""


def main(descriptor: int) -> None:
    """Clean rows until the job goes away."""
    with suppress(ConnectionError):  # that is how it goes when it is killed
        _work(socket.socket(fileno=descriptor))


def _work(connection: socket.socket) -> None:
    setup = _begin(connection)
    if setup is None:
        return
    while (head := receive(connection)) is not None and (body := receive(connection)) is not None:
        signal.setitimer(signal.ITIMER_REAL, 2 * setup.row_seconds)
        answer = answer_to(setup.rows, *read_messages(head, body))
        signal.setitimer(signal.ITIMER_REAL, 0)
        connection.sendall(frame(answer))


def _begin(connection: socket.socket) -> Setup | None:
    """The setup, if it is one that works."""
    message = receive(connection)
    if message is None:
        return None
    try:
        setup: Setup = pickle.loads(message)
        for column in (setup.rows.columns.text, setup.rows.columns.html):
            setup.rows.clean({column: _WARM_UP})  # loads what the first rows would have to wait for
    except Exception as error:  # said to the job, which ends with it
        connection.sendall(frame(f"{type(error).__name__}: {error}".encode()))
        return None
    connection.sendall(frame(READY))
    return setup
