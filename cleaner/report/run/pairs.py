"""Records behind a change: the same article before and now, side by side."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple

from cleaner.report.run.compare import Comparison, compared_figures
from cleaner.report.run.samples import Figure, Sample, Samples, name_of

CANDIDATES = 12
"""Records a change among which those are looked for that show it."""
EACH = 3
"""Pairs a change."""
LONGEST = 20_000
"""Characters of a body beyond which a record shows no change: so many are held."""
Read = Callable[[], Iterable[Any]]


class Pair(NamedTuple):
    """One article, as it was and as it is; None where that run has no record of the same name."""

    name: str
    old: Mapping[str, Any] | None
    new: Mapping[str, Any] | None


def pairs_of(comparison: Comparison, read_old: Read, read_new: Read) -> dict[Figure, list[Pair]]:
    """For each change up to `EACH` articles, first those of which just one record has what changed.

    Each run is read twice: to choose records that have what went (before) or came (now), and to find their like.
    """
    figures = comparison.figures()
    if not figures:
        return {}
    sides = []
    for read, before in ((read_old, True), (read_new, False)):
        chosen = Samples([figure for figure, gone in figures.items() if gone == before], compared_figures)
        chosen.each, chosen.longest = CANDIDATES, LONGEST
        chosen.look(read())
        sides.append({figure: chosen.of(figure) for figure in chosen.figures})
    old, new = sides
    like_old = _named({name for samples in old.values() for name, _ in samples}, read_new())
    like_new = _named({name for samples in new.values() for name, _ in samples}, read_old())
    found = {figure: [Pair(name, record, like_old.get(name)) for name, record in of] for figure, of in old.items()}
    found |= {figure: [Pair(name, like_new.get(name), record) for name, record in of] for figure, of in new.items()}
    return {figure: sorted(pairs, key=partial(_worth, figure))[:EACH] for figure, pairs in found.items()}


def _named(names: set[str], records: Iterable[Any]) -> dict[str, Mapping[str, Any]]:
    """The first record of each name."""
    found: dict[str, Mapping[str, Any]] = {}
    for record in records:
        if isinstance(record, Mapping) and (name := name_of(record)) in names and name not in found:
            found[name] = record
    return found


def _worth(figure: Figure, pair: Pair) -> int:
    """0 for a pair that shows the change, 2 for a record alone."""
    if pair.old is None or pair.new is None:
        return 2
    has = [figure in set(compared_figures(record)) for record in (pair.old, pair.new)]
    return 0 if has[0] != has[1] or (figure[0] == "site" and pair.old.get("text") != pair.new.get("text")) else 1


def samples_of(pairs: Iterable[Pair]) -> list[Sample]:
    """The records of pairs in order, named then and now."""
    found = []
    for name, old, new in pairs:
        found += [(f"{when}: {name}", record) for when, record in (("then", old), ("now", new)) if record is not None]
    return found
