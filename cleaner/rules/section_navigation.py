"""Breadcrumbs, tags, page numbers and other means of moving about a site."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cleaner.document import Cue, Document, Span
from cleaner.labels import Label
from cleaner.rules.base import Finding, block_span
from cleaner.rules.headline import has_clock, is_kicker
from cleaner.rules.notice import Notice

BACK, ON = "←‹«", "→›»"
MOST_ARROW = 140
TAG_SIGNS = ":|›»>/→·•–—,#(：｜＞、＃"


@dataclass(frozen=True)
class SectionNavigation(Notice):
    """Breadcrumbs, tags, previous and next, contents, skip links.

    Safe because each is a whole line in fixed words, or a listed word with the sign of a list behind
    it; items below a head are a few words each, and below "Contents" stand again as headings later.
    Known problem: menus of single words with no head.
    """

    name: ClassVar[str] = "section_navigation"
    label: ClassVar[Label] = Label.NAVIGATION

    item_lines: int = 12
    item_words: int = 5

    def find(self, document: Document) -> Iterator[Span]:
        """Listed phrases, arrows, and the entries of a table of contents."""
        yield from super().find(document)
        for index, line in enumerate(document.lines):
            if (line[0] in BACK or line[-1] in ON) and 1 < len(line) <= MOST_ARROW and is_step(line):
                yield block_span(document, index, self, (0.75, ("arrow",)))

    def weigh_line(self, document: Document, index: int, cues: list[Cue]) -> Finding:
        """Kickers need the sign of a list; those of several words also stand without."""
        line = document.lines[index]
        form = [cue for cue in cues if cue.kind == "form" and is_kicker(line, cue.end, TAG_SIGNS)]
        open_form = [cue for cue in cues if cue.kind == "thing" and not line.endswith(".")]
        if form or open_form:
            best = max(form + open_form, key=lambda cue: (cue.end, cue.phrase))
            kinds = frozenset(("head",) if best.end >= len(line) - 2 else ("line",))
            return Finding(3.2, kinds, (f"list: {best.phrase}",))
        return super().weigh_line(document, index, [cue for cue in cues if cue.kind not in ("form", "thing")])

    def items(self, document: Document, head: int) -> Iterator[int]:
        """Short lines below a head, up to a comment's author or date."""
        for index in super().items(document, head):
            here = document.lines[index : index + 2]
            if index in document.hints.leads or any(map(has_clock, here)):
                return
            yield index


def is_step(line: str) -> bool:
    """An arrow that leads to another page, not a quotation mark and not the arrow of a list."""
    return not ("«" in line and "»" in line) and line[0] not in ON
