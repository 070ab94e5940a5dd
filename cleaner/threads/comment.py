"""What a reader comment is, as data."""

from typing import Any, NamedTuple


class Comment(NamedTuple):
    """One reader comment."""

    id: str
    """"c1", "c2" … in reading order."""
    text: str
    start: int | None
    end: int | None
    """Character offsets in the source text, from its first line (author, date) to its last (reply, votes). None for a
    comment that stands in the linked data of a page alone, and so nowhere in its text."""
    parent_id: str | None = None
    """The comment it answers, where the text says so without doubt."""
    depth: int = 0
    author: str | None = None
    date_published: str | None = None
    """ISO 8601, None where the text does not tell (no year, "2 hours ago")."""
    date_raw: str | None = None
    """The date as written."""
    upvote_count: int | None = None
    confidence: float = 1.0
    """0 to 1; low where only the text itself shows that it is a comment."""

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return self._asdict()
