"""The first page of a report: the whole run at a glance, and from every figure to records behind it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cleaner.labels import Group, Label
from cleaner.report.escape import safe
from cleaner.report.frame import frame
from cleaner.report.run.changed import Link, rest
from cleaner.report.run.counts import LENGTH_EDGES, SHARE_STEPS, RunCounts, SiteCounts
from cleaner.report.run.draw import Line, table
from cleaner.report.run.samples import Figure

MOST_SITES, MOST_RULES = 40, 40
"""Rows of a table; the rest is told by number."""


def figures(counts: RunCounts) -> list[Figure]:
    """The figures that the page shows, for which samples are wanted."""
    found: list[Figure] = [("site", name) for name, _ in _sites(counts)]
    found += [("status", name) for name in counts.statuses]
    found += [("label", name) for name in counts.labels]
    found += [("rule", name) for name, _ in _top(counts.rules)]
    found += [("veto", name) for name, _ in _top(counts.vetoes)]
    found += [("error", " ".join(kind)) for kind in counts.errors]
    found += [("length", str(index)) for index in counts.lengths]
    return found


def overview(counts: RunCounts, name: str, link: Link, since: str = "") -> str:
    """The page. `since` is markup about an earlier run."""
    parts = [f'<header><h1 dir="auto">{safe(name)}</h1></header><main>', _totals(counts)]
    parts.append(since)
    if counts.records:
        parts += _tables(counts, link)
    parts.append("</main>")
    return frame(f"{name} – report", "\n".join(parts), "overview")


def _totals(counts: RunCounts) -> str:
    facts = [("records", counts.records), ("sites", len(counts.sites)), ("comments", counts.comments)]
    facts += [("removals", sum(counts.labels.values())), ("refused by the guard", sum(counts.vetoes.values()))]
    facts += [(f"status {status}", number) for status, number in sorted(counts.statuses.items())]
    shown = "".join(f"<div><dt>{safe(name)}</dt><dd>{number:,}</dd></div>" for name, number in facts)
    notes = []
    if not counts.records:
        notes.append("The run has no record." if not counts.strange else "The run has no record that can be shown.")
    elif counts.statuses["error"] == counts.records:
        notes.append("Every record failed: look at the errors below.")
    if counts.strange:
        what = "Rows that are no records of this version, and are not counted"
        notes.append(f"{what}: {counts.strange:,}. Was the run made by another one? Clean its articles again.")
    if len(counts.rulesets) > 1:
        notes.append(f"The records were made with {len(counts.rulesets)} different rule sets.")
    said = "".join(f'<p class="error" role="note">{safe(note)}</p>' for note in notes)
    return f"{said}<dl class=totals>{shown}</dl>"


def _tables(counts: RunCounts, link: Link) -> Iterator[str]:
    if counts.errors:
        yield table("Errors", ("stage and code", "records"), _errors(counts, link))
    if counts.lengths:
        yield table("Removed, by label", ("label", "segments"), _labels(counts, link))
    heads = ("site", "records", "kept", "removals a record", "refused")
    yield table("Removed a site, by label" if counts.lengths else "Sites", heads, _site_lines(counts, link))
    yield _legend(counts)
    yield rest(len(counts.sites) - MOST_SITES, "sites with fewer removals")
    if counts.lengths:
        yield from _of_articles(counts, link)


def _of_articles(counts: RunCounts, link: Link) -> Iterator[str]:
    """What there is to say where any record has an article."""
    yield table("Length of the body", ("characters", "records"), _lengths(counts, link))
    yield table("Share of the text that is body", ("share", "records"), _shares(counts))
    yield table("Rules with the most removals", ("rule", "segments"), _rules(counts.rules, "rule", link))
    yield rest(len(counts.rules) - MOST_RULES, "rules with fewer removals")
    yield table("Rules that the guard refused most", ("rule", "proposals"), _rules(counts.vetoes, "veto", link))


def _errors(counts: RunCounts, link: Link) -> Iterator[Line]:
    for kind, number in sorted(counts.errors.items(), key=lambda item: (-item[1], item[0])):
        yield Line(": ".join(kind), (("error", number),), (f"{number:,}",), link(("error", " ".join(kind))))


def _labels(counts: RunCounts, link: Link) -> Iterator[Line]:
    for label, number in _top(counts.labels):
        yield Line(label.replace("_", " "), ((f"l-{label}", number),), (f"{number:,}",), link(("label", label)))


def _legend(counts: RunCounts) -> str:
    """Which colour is which label, for the table of sites."""
    used = [label for label in Label if any(site.removed[label.value] for site in counts.sites.values())]
    items = "".join(
        f'<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="l-{label}" width="10" height="10"/></svg>'
        f"{label.value.replace('_', ' ')}</li>"
        for label in used
        if label.group in (Group.BOILERPLATE, Group.ABOUT)
    )
    return f'<ul class="legend" aria-label="Colours">{items}</ul>' if items else ""


def _site_lines(counts: RunCounts, link: Link) -> Iterator[Line]:
    for name, site in _sites(counts):
        left = sum(site.removed.values())
        share = f"{100 * site.kept / (site.kept + left):.0f} %" if site.kept + left else "–"
        cells = (f"{site.records:,}", share, f"{site.segments / site.records:.1f}", f"{site.vetoed:,}")
        parts = tuple((f"l-{label}", site.removed[label] / site.records) for label in Label if site.removed[label])
        yield Line(name, parts, cells, link(("site", name)))


def _lengths(counts: RunCounts, link: Link) -> Iterator[Line]:
    for index, edge in enumerate(LENGTH_EDGES):
        number = counts.lengths[index]
        upper = LENGTH_EDGES[index + 1] - 1 if index + 1 < len(LENGTH_EDGES) else None
        name = "none" if index == 0 else f"{edge:,} to {upper:,}" if upper else f"{edge:,} and more"
        yield Line(name, (("body", number),), (f"{number:,}",), link(("length", str(index))) if number else "")


def _shares(counts: RunCounts) -> Iterator[Line]:
    for step in range(SHARE_STEPS):
        number = counts.shares[step]
        low = 100 * step // SHARE_STEPS
        yield Line(f"{low} to {low + 100 // SHARE_STEPS} %", (("body", number),), (f"{number:,}",))


def _rules(numbers: Counter[str], kind: str, link: Link) -> Iterator[Line]:
    for rule, number in _top(numbers):
        yield Line(rule, ((kind, number),), (f"{number:,}",), link((kind, rule)))


def _top(numbers: Counter[str]) -> Sequence[tuple[str, int]]:
    """The largest, in a fixed order."""
    return sorted(numbers.items(), key=lambda item: (-item[1], item[0]))[:MOST_RULES]


def _sites(counts: RunCounts) -> Iterable[tuple[str, SiteCounts]]:
    """The sites with the most removals."""
    return sorted(counts.sites.items(), key=lambda item: (-item[1].segments, item[0]))[:MOST_SITES]
