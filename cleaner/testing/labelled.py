"""Whole articles labelled line by line: a file an article, a line a block, label, tab, text.

    body<TAB>The bridge opened on Monday.
    newsletter<TAB>Sign up for our free newsletter!

Any label of the body may be written "body"; a close call has two labels, "legal|comment_notice".
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cleaner.errors import ConfigError
from cleaner.labels import Group, Label
from cleaner.pipeline import Cleaner
from cleaner.testing.cases import labels_of

MISSION = ("newsletter", "messaging", "donation", "comment")
"""The labels whose mean F1 is the mission F1."""


@dataclass(frozen=True)
class Labelled:
    """One article: its text by line, and for each line the labels that are right, the first one best."""

    name: str
    lines: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """The article as a scraper gives it."""
        return "\n".join(self.lines)


@dataclass(frozen=True)
class Score:
    """How many lines with a label there are, and how well they are found; shares are 0 to 1."""

    lines: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read_labelled(folder: str | Path) -> Iterator[Labelled]:
    """The articles below a folder, in order of their paths. Raises ConfigError with file and line."""
    for path in sorted(Path(folder).rglob("*.txt")):
        rows = path.read_text(encoding="utf-8").splitlines()
        pairs = [_pair(row, f"{path}:{number}") for number, row in enumerate(rows, 1) if row.strip()]
        yield Labelled(path.stem, tuple(text for _, text in pairs), tuple(labels for labels, _ in pairs))


def _pair(row: str, place: str) -> tuple[tuple[str, ...], str]:
    labels, tab, text = row.partition("\t")
    if not tab or not text.strip():
        raise ConfigError(f"{place}: no label, tab and text")
    return tuple(_plain(label, place) for label in labels.split("|")), text.strip()


def _plain(label: str, place: str) -> str:
    if label == "body":
        return label
    if label not in set(Label):
        raise ConfigError(f"{place}: {label!r} is no label")
    return "body" if Label(label).group is Group.BODY else label


def score(cleaner: Cleaner, articles: Iterable[Labelled]) -> dict[str, Score]:
    """Each label's score over all lines of the articles; a line counts for the label of most of its characters."""
    taken: Counter[tuple[str, str]] = Counter()
    for article in articles:
        got = labels_of(cleaner.clean(article.text, kind="text"))
        for labels, label in zip(article.labels, got, strict=True):
            taken[label if label in labels else labels[0], label] += 1
    scores = {}
    for name in sorted({label for pair in taken for label in pair}):
        right = taken[name, name]
        there = sum(count for (truth, _), count in taken.items() if truth == name)
        claimed = sum(count for (_, got), count in taken.items() if got == name)
        scores[name] = Score(there, right / claimed if claimed else 1.0, right / there if there else 1.0)
    return scores


def mission_f1(scores: dict[str, Score]) -> float:
    """Mean F1 of newsletter, messaging, donation and comment, of those that occur."""
    found = [scores[name].f1 for name in MISSION if name in scores]
    return sum(found) / len(found) if found else 1.0
