"""What to ask a person: the stretches of articles that the cleaner is least sure of, worst first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.errors import ConfigError
from cleaner.jobs.files import clean_file
from cleaner.labels import Group
from cleaner.pipeline import Cleaner
from cleaner.record import ArticleRecord
from cleaner.report.evidence import found_words
from cleaner.report.rows import Row, rows_of

INPUTS = frozenset((".txt", ".html", ".htm"))
WRITTEN = ("fixtures", "sites")
"""Folders below the reviewed one that corrections are saved in; they are not reviewed themselves."""
MOST_ARTICLES, MOST_QUESTIONS = 2000, 500
BESIDE_REMOVED = 0.3
"""Doubt of a line that stayed, without any rule's proposal, next to one that went."""
LEAST_DOUBT = 0.05
AROUND = 2
"""Stretches that are shown before and after the one in question."""
LONGEST = 2000
"""Characters of a stretch that are shown."""


class Question(NamedTuple):
    """One stretch of an article, and what the cleaner took it for."""

    article: str
    """Path below the folder."""
    start: int
    """Character offset in the source text, which names the stretch."""
    text: str
    label: str
    rule: str
    confidence: float
    doubt: float
    """0 to 1: how little is known of it."""
    evidence: tuple[str, ...]
    before: tuple[tuple[str, str], ...]
    """Label and text of the stretches before it."""
    after: tuple[tuple[str, str], ...]

    @property
    def id(self) -> str:
        """Name of the question, the same on every run."""
        return f"{self.start}@{self.article}"

    def to_dict(self) -> dict[str, Any]:
        """Plain data for the page."""
        return {"id": self.id, **self._asdict()}


def articles_in(folder: Path) -> list[Path]:
    """The texts and pages below a folder that may be reviewed, sorted. Raises ConfigError if there is none."""
    found = []
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        own = parts[0] in WRITTEN or any(part.startswith(".") for part in parts)
        if path.suffix.lower() in INPUTS and path.is_file() and not own:
            found.append(path)
    if not found:
        raise ConfigError(f"{folder}: no article below it; put .txt or .html files there")
    return found[:MOST_ARTICLES]


def questions(
    folder: Path, cleaner: Cleaner, look: Callable[[str, ArticleRecord], None] | None = None
) -> list[Question]:
    """At most `MOST_QUESTIONS` stretches of the articles below a folder, the least sure ones first.

    look  is called with the name and record of each article
    """
    found: list[Question] = []
    for path in articles_in(folder):
        name, record = path.relative_to(folder).as_posix(), clean_file(cleaner, str(path))
        found += questions_of(record, name)
        if look:
            look(name, record)
        if len(found) > 8 * MOST_QUESTIONS:
            found = _worst(found)
    return _worst(found)


def questions_of(record: ArticleRecord, name: str) -> Iterator[Question]:
    """The stretches of one article that there is some doubt of."""
    rows = rows_of(record)
    refused = {span.start: span.confidence for span in record.vetoed}
    for index, row in enumerate(rows):
        doubt = refused.get(row.start) or _doubt(rows, index)
        if doubt >= LEAST_DOUBT:
            around = (_context(rows[max(index - AROUND, 0) : index]), _context(rows[index + 1 : index + 1 + AROUND]))
            words = tuple(found_words(row.text, row.evidence)[1])
            about = (row.label.value, row.rule, row.confidence, round(doubt, 3), words)
            yield Question(name, row.start, row.text.strip()[:LONGEST], *about, *around)


def _doubt(rows: Sequence[Row], index: int) -> float:
    row = rows[index]
    if row.rule:
        return 1 - row.confidence
    near = (*rows[max(index - 1, 0) : index], *rows[index + 1 : index + 2])
    return BESIDE_REMOVED if any(other.group is Group.BOILERPLATE for other in near) else 0.0


def _context(rows: Iterable[Row]) -> tuple[tuple[str, str], ...]:
    return tuple((row.label.value, row.text.strip()[:LONGEST]) for row in rows)


def _worst(found: list[Question]) -> list[Question]:
    return sorted(found, key=lambda q: (-q.doubt, q.article, q.start))[:MOST_QUESTIONS]
