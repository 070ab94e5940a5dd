"""The lines of a corpus on disk, sorted by site and by what they have in common, so that memory stays bounded.

SQLite of the standard library sorts outside memory. Each line has up to three keys, a row each: hashes of its
patterns (see `sites/like.py`). Texts are stored for lines alone that somebody has said before, which a Bloom filter
tells.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from cleaner.resolve import is_prose
from cleaner.sites.like import LONGEST, keys_of

MOST_SAMPLED = 1_500
"""Articles of a site, at most, for which it is looked where its blocks stand; all are counted."""
PROSE_LINES = 6
"""Lines of prose that are kept of a site, as examples of what must stay."""
PROSE_ARTICLES = 6
LONGEST_PROSE = 400
NAMED_UP_TO = 400
"""Characters of a line in which names may vary; paragraphs are longer."""
_FILTER_BITS = 1 << 27
_BATCH = 50_000
_SCHEMA = """
CREATE TABLE lines (site INTEGER, key INTEGER, article INTEGER, place INTEGER, length INTEGER, line INTEGER);
CREATE TABLE texts (line INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE prose (site INTEGER, text TEXT);
"""


class Occurrence(NamedTuple):
    """A line of an article."""

    article: int
    """Number of the article on its site."""
    place: int
    """Index of the line, from 0."""
    length: int
    """Lines of the article."""
    line: int
    """By this its text is found."""


class Repeated(NamedTuple):
    """Lines with one key."""

    key: int
    articles: int
    """Articles that have such a line."""
    sampled: tuple[Occurrence, ...]


def hash_of(key: str) -> int:
    """63 bits of a hash that is the same in every run."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).digest()) >> 1


class Store:
    """Takes articles, gives back what repeats, site by site."""

    def __init__(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / "lines.sqlite", isolation_level=None)
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-65536", "temp_store=FILE"):
            self._base.execute(f"PRAGMA {pragma}")
        self._base.executescript(_SCHEMA)
        self._numbers: dict[str, int] = {}
        self._counts: list[int] = []
        self._seen = bytearray(_FILTER_BITS // 8)
        self._rows: list[tuple[int, int, int, int, int, int]] = []
        self._texts: list[tuple[int, str]] = []
        self._last = 0

    def add(self, site: str, lines: Sequence[str]) -> None:
        """Take the lines of an article. A line that it has twice counts once."""
        number = self._numbers.setdefault(site, len(self._numbers))
        if number == len(self._counts):
            self._counts.append(0)
        article = self._counts[number]
        self._counts[number] += 1
        known: set[int] = set()
        for place, line in enumerate(lines):
            if len(line) > LONGEST:
                continue
            shared = keys_of(line)[: None if len(line) <= NAMED_UP_TO else 1]
            keys = [key for key in map(hash_of, shared) if key not in known]
            known.update(keys)
            if keys:
                self._last += 1
                self._rows += [(number, key, article, place, len(lines), self._last) for key in keys]
                if sum(self._was_seen(number, key) for key in keys):
                    self._texts.append((self._last, line))
        if article < PROSE_ARTICLES:
            prose = [line for line in lines if is_prose(line) and len(line) <= LONGEST_PROSE][:PROSE_LINES]
            self._base.executemany("INSERT INTO prose VALUES (?, ?)", [(number, line) for line in prose])
        if len(self._rows) > _BATCH:
            self._write()

    def _was_seen(self, site: int, key: int) -> bool:
        """Whether a key was met before on a site; now and then a wrong yes."""
        mixed = (key + site * 0x9E3779B97F4A7C15) & 0x7FFFFFFFFFFFFFFF
        seen = True
        for bit in (mixed % _FILTER_BITS, (mixed >> 32) % _FILTER_BITS):
            if not self._seen[bit >> 3] >> (bit & 7) & 1:
                seen = False
                self._seen[bit >> 3] |= 1 << (bit & 7)
        return seen

    def _write(self) -> None:
        self._base.execute("BEGIN")
        self._base.executemany("INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?)", self._rows)
        self._base.executemany("INSERT INTO texts VALUES (?, ?)", self._texts)
        self._base.execute("COMMIT")
        self._rows, self._texts = [], []

    def sites(self, least_of: Callable[[int], int]) -> Iterator[tuple[str, int, list[Repeated]]]:
        """Each site, how many articles it has, and what repeats on it, in order of the hashes.

        least_of  gives for a number of articles in how many a line must stand
        """
        self._write()
        self._base.execute("CREATE INDEX prose_of ON prose (site)")
        names = {number: name for name, number in self._numbers.items()}
        rows = self._base.execute(
            "SELECT site, key, article, place, length, line FROM lines ORDER BY site, key, article"
        )
        for number, of_site in groupby(rows, key=itemgetter(0)):
            total = self._counts[number]
            least, step = least_of(total), -(-total // MOST_SAMPLED)
            groups = (_group(key, of_key, step) for key, of_key in groupby(of_site, key=itemgetter(1)))
            yield names[number], total, [group for group in groups if group.articles >= least]

    def texts(self, occurrences: Sequence[Occurrence], most: int) -> list[str]:
        """Texts of some of the occurrences, at most so many, spread over all of them."""
        step = max(len(occurrences) // most, 1)
        wanted = [each.line for each in occurrences[::-1][::step][:most]]
        marks = ",".join("?" * len(wanted))
        found = self._base.execute(f"SELECT text FROM texts WHERE line IN ({marks}) ORDER BY line", wanted)
        return [str(text) for (text,) in found]

    def prose(self, site: str) -> list[str]:
        """Lines of prose of a site, some of its first articles."""
        found = self._base.execute("SELECT text FROM prose WHERE site = ?", [self._numbers[site]])
        return list(dict.fromkeys(str(text) for (text,) in found))

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()


def _group(key: int, rows: Iterator[tuple[int, ...]], step: int) -> Repeated:
    """The rows of one key; every `step`th article of the site is sampled, and the last row in any case."""
    count, sampled, last = 0, [], None
    for _, _, *rest in rows:
        count += 1
        last = Occurrence(*rest)
        if last.article % step == 0:
            sampled.append(last)
    if last is not None and (not sampled or sampled[-1] != last):
        sampled.append(last)
    return Repeated(key, count, tuple(sampled))
