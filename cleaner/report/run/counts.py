"""What is counted of a run: one pass, memory that grows with the number of sites and rules alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from cleaner.labels import Label

NO_SITE = "no address"
OTHER_SITES = "all other sites"
MOST_SITES = 50_000
"""Sites that are counted one by one; the rest together."""
LENGTH_EDGES = (0, 1, 250, 500, 1000, 2000, 4000, 8000, 16_000, 32_000)
"""Lower ends of the classes of body length, in characters; the first is empty bodies."""
SHARE_STEPS = 10
FIELDS = frozenset(("status", "body", "comments", "removed", "vetoed", "error"))
_REMOVED = frozenset(label.value for label in Label)


@dataclass
class SiteCounts:
    """What is counted for one site."""

    records: int = 0
    removed: Counter[str] = field(default_factory=Counter)
    """Characters removed, by label."""
    kept: int = 0
    """Characters of the bodies."""
    segments: int = 0
    vetoed: int = 0


@dataclass
class RunCounts:
    """What is counted for a run."""

    records: int = 0
    strange: int = 0
    """Rows that are no records of this version."""
    statuses: Counter[str] = field(default_factory=Counter)
    errors: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Stage and code of failed records."""
    sites: dict[str, SiteCounts] = field(default_factory=lambda: defaultdict(SiteCounts))
    labels: Counter[str] = field(default_factory=Counter)
    """Segments removed, by label."""
    rules: Counter[str] = field(default_factory=Counter)
    """Segments removed, by rule."""
    vetoes: Counter[str] = field(default_factory=Counter)
    """Proposals refused, by rule."""
    lengths: Counter[int] = field(default_factory=Counter)
    """Records by class of body length."""
    shares: Counter[int] = field(default_factory=Counter)
    """Records with text by tenth of it that is body."""
    comments: int = 0
    rulesets: Counter[str] = field(default_factory=Counter)


def count(records: Iterable[Any]) -> RunCounts:
    """Count plain records (`ArticleRecord.to_dict()`, or rows of a run). Anything else is counted as strange."""
    counts = RunCounts()
    for record in records:
        if not is_record(record):
            counts.strange += 1
            continue
        _count(counts, record)
    return counts


def is_record(record: Any) -> bool:
    """Whether a row has the fields of a record, in the shape that is counted here."""
    if not isinstance(record, Mapping) or not record.keys() >= FIELDS:
        return False
    lists = (record["body"], record["comments"], record["removed"], record["vetoed"])
    return all(isinstance(items, list) and all(isinstance(item, Mapping) for item in items) for items in lists) and all(
        isinstance(item.get("text"), str) and item.get("label") in _REMOVED and isinstance(item.get("rule"), str)
        for items in (record["removed"], record["vetoed"])
        for item in items
    )


def site_of(record: Mapping[str, Any]) -> str:
    """The host of the address, without www, or `NO_SITE`."""
    url = record.get("url")
    try:
        host = urlsplit(url).hostname if isinstance(url, str) else None
    except ValueError:  # an address such as http://[x
        host = None
    return host.removeprefix("www.") if host else NO_SITE


def error_of(record: Mapping[str, Any]) -> tuple[str, str]:
    """Stage and code of a failed record."""
    error = record["error"]
    known = error if isinstance(error, Mapping) else {}
    return str(known.get("stage", "unknown")), str(known.get("code", "unknown"))


def length_class(record: Mapping[str, Any]) -> int:
    """Index of the class of its body length among `LENGTH_EDGES`."""
    kept = _kept(record)
    return sum(kept >= edge for edge in LENGTH_EDGES[1:])


def _kept(record: Mapping[str, Any]) -> int:
    return sum(len(block.get("text", "")) for block in record["body"])


def _count(counts: RunCounts, record: Mapping[str, Any]) -> None:
    counts.records += 1
    counts.statuses[str(record["status"])] += 1
    counts.rulesets[str(record.get("ruleset"))] += 1
    if record["status"] == "error":
        counts.errors[error_of(record)] += 1
    name = site_of(record)
    site = counts.sites[name if name in counts.sites or len(counts.sites) < MOST_SITES else OTHER_SITES]
    site.records += 1
    kept = _kept(record)
    left = 0
    for item in record["removed"]:
        size = len(item["text"].strip())
        left += size
        site.removed[item["label"]] += size
        counts.labels[item["label"]] += 1
        counts.rules[item["rule"]] += 1
    site.kept += kept
    site.segments += len(record["removed"])
    site.vetoed += len(record["vetoed"])
    counts.vetoes.update(item["rule"] for item in record["vetoed"])
    counts.comments += len(record["comments"])
    said = sum(len(comment.get("text", "")) for comment in record["comments"])
    if record["status"] != "error":
        counts.lengths[length_class(record)] += 1
        whole = kept + left + said
        if whole:
            counts.shares[min(kept * SHARE_STEPS // whole, SHARE_STEPS - 1)] += 1
