"""The blocks of a page as linear text."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from cleaner.document import Document, Element, Markup, PageFacts
from cleaner.readers.rows import Run
from cleaner.readers.selected import Piece


def document_of(
    runs: list[Run], elements: list[Element], facts: PageFacts, url: str | None = None, language: str | None = None,
    selected: Mapping[str, Sequence[Piece]] | None = None,
) -> Document:  # fmt: skip
    """Blocks with their places in the text, one a line. The elements let go of the tree.

    selected  by selector the pieces of blocks that it chooses
    """
    for element in elements:
        element.node = None
    lines = [run.text for run in runs]
    starts = list(accumulate([len(line) + 1 for line in lines], initial=0))[:-1]
    markups = [
        Markup(run.element, min(run.link_chars / len(run.text), 1.0), run.links)
        if run.link_chars
        else Markup(run.element)
        for run in runs
    ]
    kinds = [run.element.kind for run in runs]
    chosen = {
        selector: tuple((starts[index] + low, starts[index] + high) for index, low, high in pieces)
        for selector, pieces in (selected or {}).items()
    }
    return Document("\n".join(lines), lines, starts, kinds, elements, markups, facts, url, language, selected=chosen)
