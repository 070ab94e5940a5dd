"""A run against an earlier one: both counted by site as their records pass, in memory bounded by sites and rules."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cleaner.drift.changes import Change, SiteChange, changes, site_changes
from cleaner.drift.compare import Drift, drifts
from cleaner.drift.runs import Site, site_name
from cleaner.report.run.counts import MOST_SITES, OTHER_SITES, is_record
from cleaner.report.run.samples import Figure

MOST = 20
"""Rows of a table of changes; the rest is told by number."""


@dataclass
class Tally:
    """The records of one run by site."""

    sites: dict[str, Site] = field(default_factory=dict)
    records: int = 0
    strange: int = 0
    """Rows that are no records of this version."""

    def through(self, records: Iterable[Any]) -> Iterator[Any]:
        """The same records, each counted as it passes."""
        for record in records:
            if is_comparable(record):
                self.records += 1
                name = site_name(record)
                known = name in self.sites or len(self.sites) < MOST_SITES
                self.sites.setdefault(name if known else OTHER_SITES, Site()).add(record)
            else:
                self.strange += 1
            yield record

    def read(self, records: Iterable[Any]) -> "Tally":
        """Count all of them."""
        for _ in self.through(records):
            pass
        return self


def is_comparable(record: Any) -> bool:
    """Whether a row is a record, and its body and segments can be compared."""
    if not is_record(record) or not isinstance(record.get("text"), str):
        return False
    segments = record.get("segments")
    return isinstance(segments, list) and all(
        isinstance(s, Mapping) and isinstance(s.get("rule"), str) for s in segments
    )


class Comparison:
    """What changed from one run to the next."""

    def __init__(self, name: str, old: Tally, new: Tally) -> None:
        self.name = name
        """Of the earlier run."""
        self.old, self.new = old, new
        self.both = sorted((old.sites.keys() & new.sites.keys()) - {OTHER_SITES})
        shared = ({site: tally.sites[site] for site in self.both} for tally in (old, new))
        before, after = shared
        self.changes: list[Change] = changes(before, after)
        self.sites: list[SiteChange] = site_changes(before, after)
        self.drifts: list[Drift] = list(drifts(before, after))

    def of(self, kind: str) -> list[Change]:
        """The changes of one kind that are shown."""
        return [change for change in self.changes if change.kind == kind][:MOST]

    def figures(self) -> dict[Figure, bool]:
        """The figures that are shown, and whether what they count was there before rather than now."""
        found = {figure_of(drift): drift.what == "rule" for drift in self.drifts[:MOST]}
        found |= {figure_of(change): False for change in self.sites[:MOST]}
        for kind in ("status", "label", "rule"):
            found |= {figure_of(change): change.by < 0 for change in self.of(kind)}
        return found


def figure_of(change: Change | SiteChange | Drift) -> Figure:
    """What a change is counted as in records."""
    if isinstance(change, Change):
        return change.kind, change.name
    if isinstance(change, Drift) and change.what == "rule":
        return "rule", f"{change.name} on {change.site}"
    return "site", change.site


def compared_figures(record: Mapping[str, Any]) -> Iterator[Figure]:
    """All figures of a comparison that a record is part of."""
    if not is_comparable(record):
        return
    site, rules = site_name(record), {segment["rule"] for segment in record["segments"]}
    yield "site", site
    yield "status", str(record["status"])
    yield from (("label", label) for label in {str(segment.get("label")) for segment in record["segments"]})
    yield from (("rule", rule) for rule in rules)
    yield from (("rule", f"{rule} on {site}") for rule in rules)
