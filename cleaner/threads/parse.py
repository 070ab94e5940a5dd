"""Comment segments as comments."""

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol


class Comment(NamedTuple):
    """One reader comment."""

    id: str
    text: str
    start: int
    end: int
    """Character offsets of the comment's text in the source text."""
    parent_id: str | None = None
    depth: int = 0
    author: str | None = None
    date_published: str | None = None
    """ISO 8601, None where the text does not tell."""
    date_raw: str | None = None
    """The date as written."""
    upvote_count: int | None = None
    confidence: float = 1.0

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return self._asdict()


class Stretch(Protocol):
    """What a segment offers here."""

    start: int
    end: int
    text: str
    confidence: float


def parse_threads(text: str, segments: Sequence[Any]) -> tuple[Comment, ...]:
    """Comments of the segments labelled comment, in reading order."""
    return tuple(
        Comment(f"c{n}", s.text.strip(), s.start, s.start + len(s.text.rstrip()), confidence=s.confidence)
        for n, s in enumerate(segments, 1)
    )
