"""How much two runs differ, over the sites that both have: by label, rule and status, and site by site."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cleaner.drift.runs import Site

LEAST = 0.005
"""A change of a smaller share of the records is none: in per cent, both would print alike."""
LEAST_MOVE = 0.04
"""The same for a median body length, which is right to about 2 % on either side."""
KINDS = ("status", "label", "rule")


class Change(NamedTuple):
    """One thing that more or fewer records have than before."""

    kind: str
    """One of `KINDS`."""
    name: str
    old: float
    """Share of the records, 0 to 1."""
    new: float

    @property
    def by(self) -> float:
        """The difference, -1 to 1."""
        return self.new - self.old


class SiteChange(NamedTuple):
    """What changed most on one site."""

    site: str
    old: Site
    new: Site
    most: Change | None
    """The share that changed most; None where only the body length did."""

    @property
    def moved(self) -> float:
        """By what of its old value the median body length changed; 1 for a site whose bodies were empty."""
        old, new = self.old.median, self.new.median
        return (new - old) / old if old else float(new > 0)


def changes(old: Mapping[str, Site], new: Mapping[str, Site]) -> list[Change]:
    """What changed by half a per cent of the records or more: by kind, the most first.

    A share of the old run is taken as if each site had had as many records then as now. So a run of other articles
    shows what sites and rules do, and not which site was read more (direct standardisation).
    """
    return _sorted(_changes([(old[name], new[name]) for name in sorted(old.keys() & new.keys())]))


def site_changes(old: Mapping[str, Site], new: Mapping[str, Site]) -> list[SiteChange]:
    """The sites that changed, those that did most first."""
    found = []
    for name in old.keys() & new.keys():
        shares = _changes([(old[name], new[name])])
        change = SiteChange(name, old[name], new[name], max(shares, key=_size, default=None))
        if change.most or abs(change.moved) >= LEAST_MOVE:
            found.append(change)
    return sorted(found, key=lambda c: (-max(abs(c.moved), abs(c.most.by) if c.most else 0), c.site))


def _changes(pairs: Iterable[tuple[Site, Site]]) -> list[Change]:
    """The changes over sites, before and now."""
    shares: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    total = 0
    for old, new in pairs:
        total += new.pages
        for at, site in enumerate((old, new)):
            for key, count in _counts(site):
                shares[key][at] += count * new.pages / site.pages
    found = (Change(*key, before / total, after / total) for key, (before, after) in shares.items())
    return [change for change in found if abs(change.by) >= LEAST]


def _counts(site: Site) -> Iterator[tuple[tuple[str, str], int]]:
    for kind, counts in zip(KINDS, (site.statuses, site.labels, site.rules), strict=True):
        yield from (((kind, name), count) for name, count in counts.items())


def _sorted(found: Iterable[Change]) -> list[Change]:
    return sorted(found, key=lambda change: (KINDS.index(change.kind), -abs(change.by), change.name))


def _size(change: Change) -> tuple[float, str]:
    return abs(change.by), change.name
