"""Some records for each figure, the same ones whatever the order of the rows."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from heapq import heappush, heapreplace
from typing import Any

from cleaner.report.run.counts import error_of, is_record, length_class, site_of

EACH = 4
"""Records a figure."""
LONGEST = 200_000
"""Characters of a body beyond which a record is no sample: a page of samples must open."""
Figure = tuple[str, str]
"""What is counted and its value, such as ("rule", "newsletter_signup")."""
Sample = tuple[str, Mapping[str, Any]]
"""Name and record."""
FiguresOf = Callable[[Mapping[str, Any]], Iterable[Figure]]


class Samples:
    """For each figure some records, those with the highest hash of their name and text.

    figures_of  gives the figures that a record is part of
    """

    def __init__(self, figures: Collection[Figure], figures_of: FiguresOf | None = None) -> None:
        self._held: dict[Figure, list[tuple[int, str, Mapping[str, Any]]]] = {figure: [] for figure in figures}
        self._figures_of = figures_of or shown_figures
        self.each, self.longest = EACH, LONGEST

    @property
    def figures(self) -> Collection[Figure]:
        """Those for which samples are held."""
        return self._held.keys()

    def look(self, records: Iterable[Any]) -> None:
        """Go through records once."""
        for record in records:
            if is_record(record) and len(str(record.get("text", ""))) <= self.longest:
                wanted = self._held.keys() & set(self._figures_of(record))
                if wanted:
                    name, place = name_of(record), _place(record)
                    for figure in wanted:
                        self._offer(self._held[figure], (place, name, record))

    def _offer(self, held: list[Any], item: tuple[int, str, Mapping[str, Any]]) -> None:
        if any(item[:2] == other[:2] for other in held):
            return
        if len(held) < self.each:
            heappush(held, item)
        elif item[:2] > held[0][:2]:
            heapreplace(held, item)

    def of(self, figure: Figure) -> list[Sample]:
        """The samples of a figure, in a fixed order."""
        held = sorted(self._held[figure], key=lambda item: (-item[0], item[1]))
        return [(name, record) for _, name, record in held]


def shown_figures(record: Mapping[str, Any]) -> Iterator[Figure]:
    """All figures of the overview that a record is part of."""
    yield "site", site_of(record)
    yield "status", str(record["status"])
    for item in record["removed"]:
        yield "label", item["label"]
        yield "rule", item["rule"]
    for item in record["vetoed"]:
        yield "veto", item["rule"]
    if record["status"] == "error":
        yield "error", " ".join(error_of(record))
    else:
        yield "length", str(length_class(record))


def name_of(record: Mapping[str, Any]) -> str:
    """What a record is called: its id, else its address, else its file."""
    named = (record.get(field) for field in ("id", "url", "source", "title"))
    return str(next((value for value in named if value), "record"))


def _place(record: Mapping[str, Any]) -> int:
    said = f"{name_of(record)}\n{record.get('text', '')}".encode(errors="replace")
    return int.from_bytes(hashlib.blake2b(said, digest_size=8).digest(), "big")
