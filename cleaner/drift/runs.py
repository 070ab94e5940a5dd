"""The counts of a run: per site pages, statuses, hits of each rule, labels taken, and lengths of the body."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cleaner.errors import InputError
from cleaner.labels import Group, Label
from cleaner.sites.site import host_of

NO_ADDRESS = "(no address)"
WHITE_SPACE = "white_space"
"""Names no rule: what covers the space between blocks."""
_TAKEN = frozenset(label.value for label in Label if label.group is not Group.BODY)
_PER_DOUBLING = 32
"""Classes of length between a number of characters and twice as many: medians are right to about 2 %."""


@dataclass
class Site:
    """The counts of one site. Their size does not grow with the number of pages."""

    pages: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    """Pages on which each rule took or held something."""
    labels: Counter[str] = field(default_factory=Counter)
    """Pages from whose body something of each label was taken."""
    lengths: Counter[int] = field(default_factory=Counter)
    """Pages by class of body length."""

    def add(self, record: Mapping[str, Any]) -> None:
        """Count one record."""
        self.pages += 1
        self.statuses[str(record["status"])] += 1
        by_rule = [segment for segment in record["segments"] if segment["rule"] not in ("", WHITE_SPACE)]
        self.rules.update({str(segment["rule"]) for segment in by_rule})
        self.labels.update({str(segment.get("label")) for segment in by_rule} & _TAKEN)
        length = len(record["text"])
        self.lengths[round(math.log2(length) * _PER_DOUBLING) + 1 if length else 0] += 1

    def share(self, rule: str) -> float:
        """Share of the pages on which a rule found something, 0 to 1."""
        return self.rules[rule] / self.pages if self.pages else 0.0

    @property
    def median(self) -> int:
        """Median of the body lengths in characters, to about 2 %."""
        half, count = (self.pages + 1) // 2, 0
        for each in sorted(self.lengths):
            count += self.lengths[each]
            if count >= half:
                return round(2 ** ((each - 1) / _PER_DOUBLING)) if each else 0
        return 0


def counted(records: Iterable[Mapping[str, Any]], place: str) -> dict[str, Site]:
    """The counts of the records of `cleaner clean`, by host of their address. `place` names them in errors.

    Raises InputError for a row that is no record.
    """
    sites: dict[str, Site] = {}
    for number, record in enumerate(records, 1):
        try:
            sites.setdefault(site_name(record), Site()).add(record)
        except (KeyError, TypeError) as error:
            raise InputError(f"{place}:{number}: is no record of cleaner clean ({error!r}); give its output") from error
    return sites


def site_name(record: Mapping[str, Any]) -> str:
    """The host of a record's address, or `NO_ADDRESS`."""
    url = record.get("url")
    return (host_of(url) if isinstance(url, str) else None) or NO_ADDRESS
