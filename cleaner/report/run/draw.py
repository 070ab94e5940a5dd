"""Figures as tables with bars: numbers for those who read, bars for those who look."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleaner.report.escape import safe

WIDTH, HEIGHT = 240, 14
"""Units of a bar at its longest."""
WORDS = frozenset(("what", "what moved most"))
"""Columns that hold words: they begin at the left."""
MANY = 3
"""Columns beyond which a narrow screen has no place for bars."""


class Line(NamedTuple):
    """One row of a table."""

    name: str
    parts: tuple[tuple[str, float], ...]
    """CSS class and size of each part of its bar."""
    cells: tuple[str, ...]
    link: str = ""
    """Page of samples."""


def table(caption: str, heads: Sequence[str], lines: Iterable[Line], level: int = 2) -> str:
    """A table with a bar a row, drawn to the largest, and links to samples; a sentence where there is nothing.

    level  of the heading above it
    """
    rows = list(lines)
    title = f"<h{level}>{safe(caption)}</h{level}>"
    if not rows:
        return f"{title}<p class=soft>None.</p>"
    many = ' class="many"' if len(heads) > MANY else ""
    most = max(sum(size for _, size in row.parts) for row in rows) or 1
    columns = [' class="words"' if name in WORDS else "" for name in heads[1:]]
    head = "".join(f'<th scope="col"{css}>{safe(name)}</th>' for name, css in zip(heads[1:], columns, strict=True))
    body = "".join(_row(row, most, columns) for row in rows)
    return (
        f'{title}<div class="wide" role="region" aria-label="{safe(caption)}" tabindex="0">'
        f'<table{many}><thead><tr><th scope="col">{safe(heads[0])}</th><td class="barhead"></td>'
        f"{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(row: Line, most: float, columns: Sequence[str]) -> str:
    name = f"<bdi>{safe(row.name)}</bdi>"
    name = f'<a href="{safe(row.link)}">{name}</a>' if row.link else name
    cells = "".join(f"<td{css}>{safe(cell)}</td>" for cell, css in zip(row.cells, columns, strict=True))
    return f'<tr><th scope="row">{name}</th><td class="bar">{bar(row.parts, most)}</td>{cells}</tr>\n'


def bar(parts: Iterable[tuple[str, float]], most: float) -> str:
    """A bar of coloured parts, as wide as their share of `most`."""
    left, shapes = 0.0, []
    for css, size in parts:
        width = WIDTH * size / most
        if width >= 0.05:
            title = f"<title>{safe(css.replace('_', ' '))}</title>"
            shapes.append(
                f'<rect class="{css}" x="{left:.1f}" width="{width:.1f}" height="{HEIGHT}" y="0">{title}</rect>'
            )
        left += width
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" aria-hidden="true">{"".join(shapes)}</svg>'
