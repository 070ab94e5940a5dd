"""What changed since an earlier run, as a part of the first page of a report."""

from collections.abc import Callable, Iterable, Iterator

from cleaner.drift.changes import Change
from cleaner.report.escape import safe
from cleaner.report.run.compare import MOST, Comparison, figure_of
from cleaner.report.run.draw import Line, table
from cleaner.report.run.samples import Figure

Link = Callable[[Figure], str]
"""Address of the page of samples of a figure, empty if there is none."""
NAMED = 5
"""Sites that are named where two runs have none in common."""


def changed(comparison: Comparison, link: Link) -> str:
    """The section about the earlier run."""
    return (
        '<section id="changed" aria-labelledby="changed-head"><h2 id="changed-head">Changed since '
        f"<bdi>{safe(comparison.name)}</bdi></h2>{''.join(_content(comparison, link))}</section>"
    )


def _content(comparison: Comparison, link: Link) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    if old.strange:
        yield _note(
            f"Rows of the earlier run that are no records of this version, and are not compared: {old.strange:,}. "
            "Clean its articles again to compare them."
        )
    if not old.records or not new.records:
        which = "The earlier run" if not old.records else "This run"
        yield _note(f"{which} has no record to compare.")
        return
    if not comparison.both:
        yield _note("The runs have no site in common, so nothing is compared.")
        yield f"<p>Earlier: {_names(old.sites)}<br>Now: {_names(new.sites)}</p>"
        return
    yield _said(comparison)
    if comparison.changes or comparison.sites:
        yield from _tables(comparison, link)


def _said(comparison: Comparison) -> str:
    old, new, both = comparison.old, comparison.new, len(comparison.both)
    only = [(len(tally.sites) - both, when) for tally, when in ((old, "then"), (new, "now"))]
    apart = "".join(f", {number:,} {when} alone" for number, when in only if number)
    shared = "the one site" if both == 1 else f"the {both:,} sites"
    said = f"Compared on {shared} that both runs have{apart}; {old.records:,} records then, {new.records:,} now."
    if not (comparison.changes or comparison.sites):
        said += " Nothing changed: no status, label, rule or body length moved."
    return f"<p>{said}</p>"


def _tables(comparison: Comparison, link: Link) -> Iterator[str]:
    if comparison.drifts:
        yield table("Drift", ("site", "what", "then", "now"), _drifts(comparison, link), 3)
        yield rest(len(comparison.drifts) - MOST, "drifts")
    if comparison.sites:
        heads = ("site", "records", "median body", "moved", "what moved most")
        yield table("Sites that changed most", heads, _site_lines(comparison, link), 3)
        yield rest(len(comparison.sites) - MOST, "sites that changed less")
    for kind, caption in (("label", "Labels"), ("rule", "Rules"), ("status", "Statuses")):
        columns, found = (kind, "records then", "now", "change in points"), comparison.of(kind)
        if found:
            yield table(f"{caption}, by share of the records", columns, _changes(found, link), 3)
        yield rest(sum(change.kind == kind for change in comparison.changes) - MOST, "smaller changes")


def _drifts(comparison: Comparison, link: Link) -> Iterator[Line]:
    for drift in comparison.drifts[:MOST]:
        if drift.what == "rule":
            cells, size = (f"rule {drift.name}", f"{drift.old:.0%}", "none"), drift.old
        else:
            cells, size = ("median body", f"{drift.old:,.0f}", f"{drift.new:,.0f}"), 1 - drift.new / max(drift.old, 1)
        yield Line(drift.site, (_part(-size),), cells, link(figure_of(drift)))


def _site_lines(comparison: Comparison, link: Link) -> Iterator[Line]:
    for change in comparison.sites[:MOST]:
        old, new, most = change.old, change.new, change.most
        moved = f"{change.moved:+.0%}" if old.median else "–"
        what = f"{_called(most)} {most.old:.0%} → {most.new:.0%}" if most else "body length"
        cells = (f"{old.pages:,} → {new.pages:,}", f"{old.median:,} → {new.median:,}", moved, what)
        yield Line(
            change.site, (_part(max(change.moved, most.by if most else 0, key=abs)),), cells, link(figure_of(change))
        )


def _changes(found: Iterable[Change], link: Link) -> Iterator[Line]:
    for change in found:
        cells = (f"{change.old:.1%}", f"{change.new:.1%}", f"{100 * change.by:+.1f}")
        yield Line(change.name.replace("_", " "), (_part(change.by),), cells, link(figure_of(change)))


def _part(by: float) -> tuple[str, float]:
    """A bar of a change, by its direction."""
    return ("more" if by > 0 else "less"), min(abs(by), 1.0)


def _called(change: Change) -> str:
    return f"{change.kind} {change.name.replace('_', ' ')}"


def _names(sites: Iterable[str]) -> str:
    names = sorted(sites)
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    return ", ".join(f"<bdi>{safe(name)}</bdi>" for name in names[:NAMED]) + more


def _note(text: str) -> str:
    return f'<p class="error" role="note">{safe(text)}</p>'


def rest(number: int, what: str) -> str:
    """What a table leaves out."""
    return f"<p class=soft>{number:,} {what} are not shown.</p>" if number > 0 else ""
