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


def messages_of(task: Task) -> tuple[bytes, bytes]:
    """What a worker is sent: a head, and the row, which is not copied when it is a line."""
    is_line = isinstance(task.content, bytes)
    return pickle.dumps((task.given_id, is_line)), task.content if is_line else pickle.dumps(task.content)


def read_messages(head: bytes, body: bytes) -> tuple[Any, str]:
    """The row and its given id."""
    given_id, is_line = pickle.loads(head)
    return body if is_line else pickle.loads(body), given_id


class Slot:
    """A task between reading and writing, and how it went so far."""

    __slots__ = ("answer", "deaths", "hangs", "messages", "size", "task")

    def __init__(self, task: Task) -> None:
        self.task = task
        self.answer = task.answer
        self.messages = messages_of(task) if task.answer is None else ()
        self.size = sum(map(len, self.messages))
        """Bytes that were sent; what comes back is of the same order."""
        self.deaths = self.hangs = 0

    def settle(self, answer: bytes) -> None:
        """Take the answer, and forget what was sent."""
        self.answer, self.messages = answer, ()
