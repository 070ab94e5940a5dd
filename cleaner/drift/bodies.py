"""Records of two runs side by side, and the difference of their bodies in words."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from cleaner.errors import InputError

CONTEXT = 4
"""Words around a difference that are shown."""
MOST_WORDS = 3_000
"""What differs over more words is shown as one difference, so that time stays bounded."""
_KEYS = ("id", "url", "source")


class Changed(NamedTuple):
    """A record whose body is not what it was."""

    key: str
    old: str | None
    """The body; None for a record that is in one run alone."""
    new: str | None


class Difference(NamedTuple):
    """Words that went and words that came, in one place."""

    before: str
    gone: str
    come: str
    after: str

    def __str__(self) -> str:
        """One line, as wdiff writes it."""
        marked = (self.before, self.gone and f"[-{self.gone}-]", self.come and f"{{+{self.come}+}}", self.after)
        return " ".join(part for part in marked if part)


def changed(old: Iterable[Mapping[str, Any]], new: Iterable[Mapping[str, Any]]) -> Iterator[Changed]:
    """The records whose body differs, in the order of the new run; then those that are gone.

    Matched by `id`, else `url`, else `source`, else by row; records with the same one in order. The old run waits on
    disk, so memory is bounded. Raises InputError for a row without text.
    """
    with TemporaryDirectory(prefix="cleaner-diff-") as folder:
        base = sqlite3.connect(Path(folder) / "old.sqlite", isolation_level=None)
        try:
            base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;")
            base.execute("CREATE TABLE old (key TEXT, text TEXT, used INTEGER DEFAULT 0)")
            base.executemany("INSERT INTO old (key, text) VALUES (?, ?)", _keyed(old, "OLD"))
            base.execute("CREATE INDEX by_key ON old (key, used)")
            for key, text in _keyed(new, "NEW"):
                query = "SELECT rowid, text FROM old WHERE key = ? AND used = 0 ORDER BY rowid LIMIT 1"
                row = base.execute(query, [key]).fetchone()
                if row is not None:
                    base.execute("UPDATE old SET used = 1 WHERE rowid = ?", [row[0]])
                if row is None or row[1] != text:
                    yield Changed(key, row[1] if row else None, text)
            for key, text in base.execute("SELECT key, text FROM old WHERE used = 0 ORDER BY rowid"):
                yield Changed(key, text, None)
        finally:
            base.close()


def _keyed(records: Iterable[Mapping[str, Any]], run: str) -> Iterator[tuple[str, str]]:
    for number, record in enumerate(records, 1):
        text = record.get("text")
        if not isinstance(text, str):
            raise InputError(f"{run}, record {number}: has no text; give the output of cleaner clean")
        name = next((name for name in _KEYS if record.get(name) not in (None, "", "-")), None)
        yield (f"{name} {record[name]}" if name else f"row {number}"), text.encode("utf-8", "replace").decode("utf-8")


def differences(old: str, new: str) -> list[Difference]:
    """What differs between two bodies, word by word."""
    a, b = old.split(), new.split()
    low = 0
    while low < min(len(a), len(b)) and a[low] == b[low]:
        low += 1
    high = 0
    while high < min(len(a), len(b)) - low and a[-1 - high] == b[-1 - high]:
        high += 1
    middle = (a[low : len(a) - high], b[low : len(b) - high])
    if max(map(len, middle)) > MOST_WORDS:
        codes = [("replace", 0, len(middle[0]), 0, len(middle[1]))]
    else:
        codes = [code for code in SequenceMatcher(None, *middle, autojunk=False).get_opcodes() if code[0] != "equal"]
    return [
        Difference(
            " ".join(a[max(low + i - CONTEXT, 0) : low + i]),
            " ".join(a[low + i : low + j]),
            " ".join(b[low + k : low + m]),
            " ".join(a[low + j : low + j + CONTEXT]),
        )
        for _, i, j, k, m in codes
    ]
