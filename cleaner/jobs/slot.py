"""A row on its way through the workers."""

import pickle
from typing import Any, NamedTuple


class Task(NamedTuple):
    """What is to be done. Tasks come out in the order in which they went in."""

    about: Any
    """Whatever the caller wants back; no one else looks at it."""
    content: Any = None
    """What a worker cleans: a line of JSON as bytes, or a row."""
    given_id: str = ""
    """The id of the record where the row has none."""
    answer: bytes | None = None
    """Set when nothing is left to do."""


class Slot:
    """A task between reading and writing, and how it went so far."""

    __slots__ = ("answer", "deaths", "hangs", "message", "size", "task")

    def __init__(self, task: Task) -> None:
        self.task = task
        self.answer = task.answer
        self.message = pickle.dumps((task.content, task.given_id)) if task.answer is None else b""
        self.size = len(self.message)
        """Bytes that were sent; what comes back is of the same order."""
        self.deaths = self.hangs = 0

    def settle(self, answer: bytes) -> None:
        """Take the answer, and forget what was sent."""
        self.answer, self.message = answer, b""
