"""Table rows as blocks."""

from typing import NamedTuple

from cleaner.document import Element

CELL_CHARS = 300
"""Longer cells are the columns of a layout, each with blocks of its own."""
_CELLS = frozenset(("td", "th"))
_LEVELS = 8
"""Elements between a cell and its text."""


class Run(NamedTuple):
    """A block before it has its place in the text."""

    text: str
    element: Element
    link_chars: int
    """Characters inside links."""
    links: int = 0
    """Links with text."""


def joined_rows(runs: list[Run]) -> list[Run]:
    """The blocks with the cells of each row joined to one, " | " between them.

    A row is left as it is if a cell is long or holds several blocks: that is a layout.
    """
    kinds = {run.element.kind for run in runs}
    if "table" not in kinds:
        return runs
    joined: list[Run] = []
    group: list[tuple[Run, Element]] = []
    for run in runs:
        cell = _cell_of(run.element) if run.element.kind == "table" else None
        if group and (cell is None or cell.parent is not group[0][1].parent):
            joined += _row(group)
            group = []
        if cell is None:
            joined.append(run)
        else:
            group.append((run, cell))
    return joined + _row(group)


def _cell_of(element: Element) -> Element | None:
    """The cell of a row that an element stands in or is."""
    around: Element | None = element
    for _ in range(_LEVELS):
        if around is None or around.kind != "table":
            return None
        parent = around.parent
        if around.tag in _CELLS:
            return around if parent is not None and parent.tag == "tr" else None
        around = parent
    return None


def _row(group: list[tuple[Run, Element]]) -> list[Run]:
    """Blocks that follow each other in one row."""
    runs = [run for run, _ in group]
    if not runs or (len(runs) == 1 and len(runs[0].text) <= CELL_CHARS):
        return runs
    if all(len(run.text) <= CELL_CHARS for run in runs) and len({id(cell) for _, cell in group}) == len(group):
        row = group[0][1].parent or group[0][1]
        text, chars = " | ".join([run.text for run in runs]), sum([run.link_chars for run in runs])
        return [Run(text, row, chars, sum([run.links for run in runs]))]
    for run in runs:
        run.element.kind = "paragraph"
    return runs
