"""Fixtures brought up to what the rules do now: as proposals, which somebody reads and accepts."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from cleaner.pipeline import Cleaner
from cleaner.testing.cases import Case, cases, failures, text_of
from cleaner.testing.pages import expected_of, formatted, pages


@dataclass(frozen=True)
class Change:
    """A fixture file as it is and as it would be."""

    path: Path
    before: str
    """Empty when the file is new."""
    after: str

    def diff(self) -> list[str]:
        """A unified diff, one line an item, without line breaks."""
        name = str(self.path)
        return list(unified_diff(self.before.splitlines(), self.after.splitlines(), name, name, lineterm=""))

    def write(self) -> None:
        """Put it on disk."""
        self.path.write_bytes(self.after.encode())


def changes(folder: str | Path, cleaner: Cleaner | None = None) -> Iterator[Change]:
    """What would have to change for every fixture below `folder` to hold. Writes nothing.

    In case files only the expected labels of failing cases differ; of pages, `expected.json`.

    Raises ConfigError without such a folder.
    """
    cleaner = cleaner or Cleaner()
    by_file: dict[Path, list[Case]] = defaultdict(list)
    for case in cases(folder):
        by_file[case.path].append(case)
    for path, held in by_file.items():
        before = text_of(path)
        after = _relabelled(before, held, cleaner)
        if after != before:
            yield Change(path, before, after)
    for page in pages(folder):
        before = text_of(page.expected) if page.expected.exists() else ""
        after = formatted(expected_of(page.clean(cleaner)))
        if after != before:
            yield Change(page.expected, before, after)


def _relabelled(text: str, held: list[Case], cleaner: Cleaner) -> str:
    rows = text.splitlines(keepends=True)
    for case in held:
        for index, label in failures(case, cleaner):
            row = rows[case.label_rows[index] - 1]
            rows[case.label_rows[index] - 1] = row.replace(case.expected[index], label, 1)
    return "".join(rows)
