"""Fixtures: cases of rules and whole articles, for this project and for yours.

A case file is plain text: a title line, a line with a dot, the input, a dot, the expected label of
each block ("body" stands for any label of the body), a dot.

    keeps a newsletter that is the news
    .
    The parish newsletter has been printed on the same press since 1964.
    .
    body
    .
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cleaner.errors import ConfigError
from cleaner.labels import Group
from cleaner.pipeline import Cleaner
from cleaner.record import ArticleRecord


@dataclass(frozen=True)
class Case:
    """One case of a rule. `place` is file and line of its title."""

    title: str
    lines: tuple[str, ...]
    expected: tuple[str, ...]
    place: str


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of one file. Raises ConfigError with file and line when one is malformed."""
    rows = path.read_text(encoding="utf-8").splitlines()
    parts: list[list[str]] = [[]]
    begun = 0
    for number, row in enumerate(rows, 1):
        if row == ".":
            parts.append([])
        elif row.strip() or len(parts) > 1:
            begun = begun or number
            parts[-1].append(row)
        if len(parts) == 4:
            yield _case(parts, f"{path}:{begun}")
            parts, begun = [[]], 0
    if begun:
        raise ConfigError(f"{path}:{begun}: a case without its closing dot")


def _case(parts: list[list[str]], place: str) -> Case:
    title, lines, expected = (tuple(row for row in part if row.strip()) for part in parts[:3])
    if len(title) != 1 or len(lines) != len(expected):
        raise ConfigError(f"{place}: one title, then {len(lines)} blocks and {len(expected)} labels: they must be as many")
    return Case(title[0], lines, expected, place)


def labels_of(record: ArticleRecord) -> tuple[str, ...]:
    """For each block of a text record the label of most of it, "body" for any label of the body."""
    found = []
    segments = iter(record.segments)
    segment = next(segments, None)
    for line, start in zip(record.document.lines, record.document.starts, strict=True):
        best: dict[str, int] = {}
        while segment is not None:
            name = "body" if segment.label.group is Group.BODY else segment.label.value
            overlap = min(segment.end, start + len(line)) - max(segment.start, start)
            if overlap > 0:
                best[name] = best.get(name, 0) + overlap
            if segment.end > start + len(line):
                break
            segment = next(segments, None)
        found.append(max(best, key=lambda name: (best[name], name)))
    return tuple(found)


def check_case(case: Case, cleaner: Cleaner) -> list[str]:
    """What differs, one line a block; empty when the case holds."""
    got = labels_of(cleaner.clean("\n".join(case.lines), kind="text"))
    return [
        f"{case.place}: {case.title}: want {want}, got {label}: {line}"
        for line, want, label in zip(case.lines, case.expected, got, strict=True)
        if want != label
    ]
