"""What of two runs is drift."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cleaner.amount import amount
from cleaner.drift.runs import Site

MOST = 0.5
"""A rule that found something on a larger share of the pages, and on none now, has lost its hold."""
MOVED = 0.5
"""The median body length may move by so much of what it was."""


class Drift(NamedTuple):
    """One thing that changed on a site."""

    site: str
    what: str
    """ "rule" or "body"."""
    name: str
    """Of the rule; empty for the body."""
    old: float
    """Share of the pages, 0 to 1, or characters."""
    new: float
    old_pages: int
    new_pages: int

    def __str__(self) -> str:
        """One line for people."""
        if self.what == "rule":
            pages = amount(self.old_pages, "page")
            return f"{self.site}: rule {self.name}: {self.old:.0%} of {pages}, none of {self.new_pages} now"
        moved = f" ({self.new / self.old - 1:+.0%})" if self.old else ""
        return f"{self.site}: body: median {self.old:,.0f} characters, {self.new:,.0f} now{moved}"


def drifts(old: Mapping[str, Site], new: Mapping[str, Site], least_pages: int = 1) -> Iterator[Drift]:
    """What drifted, by site, of those with so many pages in both runs."""
    for name in sorted(old.keys() & new.keys()):
        before, after = old[name], new[name]
        if min(before.pages, after.pages) < least_pages:
            continue
        pages = (before.pages, after.pages)
        for rule in sorted(before.rules):
            if before.share(rule) > MOST and not after.rules[rule]:
                yield Drift(name, "rule", rule, before.share(rule), 0.0, *pages)
        if abs(after.median - before.median) > MOVED * before.median:
            yield Drift(name, "body", "", before.median, after.median, *pages)


def details(name: str, old: Site, new: Site) -> Iterator[str]:
    """All that is compared of one site."""
    yield f"{name}: {amount(old.pages, 'page')}, {new.pages} now; body median {old.median:,}, {new.median:,} now"
    for kind, before, after in (("status", old.statuses, new.statuses), ("rule", old.rules, new.rules)):
        for each in sorted(before.keys() | after.keys()):
            yield f"  {kind} {each}: {before[each] / old.pages:.0%}, {after[each] / new.pages:.0%} now"
