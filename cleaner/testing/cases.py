"""Cases of rules: a few lines of text and the label that each should get.

A case file is plain text: a title line, a line with a dot, the input, a dot, the expected label of
each block ("body" stands for any label of the body), a dot.

    keeps a newsletter that is the news
    .
    The parish newsletter has been printed on the same press since 1964.
    .
    body
    .

The input of a case may also be markup, with an element a line: then it is read as a page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cleaner.errors import ConfigError
from cleaner.labels import Group, Label
from cleaner.pipeline import Cleaner
from cleaner.readers.kind import kind_of
from cleaner.record import ArticleRecord

ANY_BODY = "body"
Rows = list[tuple[int, str]]
"""Line number, from 1, and text."""


@dataclass(frozen=True)
class Case:
    """One case of a rule. `place` is file and line of its title."""

    title: str
    lines: tuple[str, ...]
    expected: tuple[str, ...]
    place: str
    path: Path = Path()
    label_rows: tuple[int, ...] = ()
    """Line numbers, from 1, of the expected labels in the file."""

    def __str__(self) -> str:
        return self.title

    def place_of(self, index: int) -> str:
        """File and line of the expected label of one block."""
        return f"{self.path}:{self.label_rows[index]}" if self.label_rows else self.place


def cases(folder: str | Path) -> list[Case]:
    """The cases below `folder`/rules, in order of path and line.

    Raises ConfigError at a malformed one, and without such a folder.
    """
    return [case for path in sorted(there(folder).glob("rules/*/*.txt")) for case in read_cases(path)]


def there(folder: str | Path) -> Path:
    """The folder. Raises ConfigError if there is none: a test of no fixtures would hold."""
    path = Path(folder)
    if not path.is_dir():
        raise ConfigError(f"{path}: no such folder of fixtures, seen from {Path.cwd()}; check the name")
    return path


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of one file. Raises ConfigError with file and line when one is malformed."""
    parts: list[Rows] = [[]]
    for number, row in enumerate(text_of(path).splitlines(), 1):
        if row == ".":
            parts.append([])
        elif row.strip():
            parts[-1].append((number, row))
        if len(parts) == 4:
            yield _case(parts, path, number)
            parts = [[]]
    begun = next((rows[0][0] for rows in parts if rows), None)
    if begun:
        raise ConfigError(f"{path}:{begun}: a case without its closing dot; put '.' after title, input and labels")


def text_of(path: Path) -> str:
    """A fixture file as text, line breaks as they are, or ConfigError."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 text (byte {error.start}); save it as UTF-8") from error


def _case(parts: list[Rows], path: Path, end: int) -> Case:
    title, lines, labels = parts[:3]
    place = f"{path}:{title[0][0] if title else end}"
    markup = bool(lines) and lines[0][1].lstrip().startswith("<")
    if len(title) != 1 or not lines or not labels or (len(lines) != len(labels) and not markup):
        counts = f"{len(title)} title lines, {len(lines)} blocks, {len(labels)} labels"
        raise ConfigError(f"{place}: {counts}; a case has one title and as many labels as blocks")
    for number, label in labels:
        if label.strip() != ANY_BODY and label.strip() not in set(Label):
            raise ConfigError(f"{path}:{number}: no such label: {label.strip()!r}; give {ANY_BODY} or a label")
    text = tuple(row for _, row in lines)
    expected = tuple(label.strip() for _, label in labels)
    return Case(title[0][1].strip(), text, expected, place, path, tuple(number for number, _ in labels))


def labels_of(record: ArticleRecord) -> tuple[str, ...]:
    """For each block of a text record the label of most of it, "body" for any label of the body."""
    return tuple(ANY_BODY if label.group is Group.BODY else label.value for label in _exact_labels(record))


def _exact_labels(record: ArticleRecord) -> tuple[Label, ...]:
    """For each block of a text record the label of most of it."""
    found = []
    segments = iter(record.segments)
    segment = next(segments, None)
    for line, start in zip(record.document.lines, record.document.starts, strict=True):
        sizes: dict[Label, int] = {}
        while segment is not None:
            overlap = min(segment.end, start + len(line)) - max(segment.start, start)
            if overlap > 0:
                sizes[segment.label] = sizes.get(segment.label, 0) + overlap
            if segment.end > start + len(line):
                break
            segment = next(segments, None)
        found.append(max(sizes, key=lambda label: (sizes[label], label)))
    return tuple(found)


def failures(case: Case, cleaner: Cleaner) -> Iterator[tuple[int, str]]:
    """Index of each block whose label differs, and the label it got, as it would be written in the case."""
    source = "\n".join(case.lines)
    got = _exact_labels(cleaner.clean(source, kind_of(source)))
    if len(got) != len(case.expected):
        raise ConfigError(f"{case.place}: {len(case.expected)} labels, but {len(got)} blocks were read; one a block")
    for index, (want, label) in enumerate(zip(case.expected, got, strict=True)):
        in_body = label.group is Group.BODY
        if want != label and not (want == ANY_BODY and in_body):
            exact = want in set(Label) and Label(want).group is Group.BODY
            yield index, ANY_BODY if in_body and not exact else label.value


def check_case(case: Case, cleaner: Cleaner | None = None) -> list[str]:
    """What differs, one line a block: `file:line: title: want x, got y: text`. Empty when the case holds.

    cleaner  the configuration to check; the default is `Cleaner()`
    """
    return [
        f"{case.place_of(index)}: {case.title}: want {case.expected[index]}, got {label}: {_shown(case, index)}"
        for index, label in failures(case, cleaner or Cleaner())
    ]


def _shown(case: Case, index: int) -> str:
    """The line of a block; of a page its number, as lines and blocks do not run in parallel."""
    return f"block {index + 1}" if case.lines[0].lstrip().startswith("<") else case.lines[index]
