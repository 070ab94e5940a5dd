"""Notices and controls: what the rules over single lines share.

These lines are recognised by what they say and their shape; unlike appeals they do not run on in
prose. A *head* ("Related stories", "Topics:") may be followed by items, which are short lines
without a full stop, and ends where prose begins.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from cleaner.document import Cue, Document, Span
from cleaner.labels import Label
from cleaner.resolve import is_prose
from cleaner.rules.appeal import story
from cleaner.rules.base import Finding, Stage, block_span, outside_quotes, voice_at, weigh
from cleaner.rules.tone import is_known

WEIGHTS: Mapping[str, float] = {
    "line": 3.0, "head": 3.0, "sure": 2.4, "form": 1.6, "ask": 1.2, "thing": 1.2, "terms": 1.2, "detail": 0.8,
    "voice": 0.8, "field": 1.8, "not": -2.5,
}  # fmt: skip
"""line: the whole line (or its start) suffices; head: the same, and items follow; the rest as for appeals."""

SENTENCE, UNSURE = 15, 0.9
"""What a line of more words that addresses nobody, where the tone is unknown, needs beyond one phrase: a second."""
STATEMENT = 4
"""A line of more words that ends in a full stop may be a sentence of the story."""


@dataclass(frozen=True)
class Notice:
    """Base of the rules over single lines: subclasses give name, label and their known problem."""

    name: ClassVar[str]
    label: ClassVar[Label]
    stage: ClassVar[Stage] = "local"

    least_score: float = 2.4
    """Evidence that a line needs."""
    most_words: int = 60
    """Longer lines are left alone."""
    item_lines: int = 0
    """How many items may follow a head."""
    item_words: int = 22
    """Longest item."""
    join_lines: int = 0
    """How many lines next to a found one may belong to it (small print, fields of a form)."""
    join_score: float = 1.6
    """Evidence that such a line needs."""
    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS, hash=False)

    def find(self, document: Document) -> Iterator[Span]:
        """Lines with evidence enough, and the items below heads."""
        taken: set[int] = set()
        found_at: set[int] = set()
        for index, cues in document.leads(self.label).items():
            if index in taken or len(document.hints.words[index]) > self.most_words:
                continue
            found = self.weigh_line(document, index, cues)
            if found.score < self.least_score:
                continue
            found_at.add(index)
            yield block_span(document, index, self, (min(0.55 + 0.08 * found.score, 0.95), found.reasons))
            if self.item_lines and "head" in found.kinds:
                for item in self.items(document, index):
                    taken.add(item)
                    yield block_span(document, item, self, (0.7, (f"item below {document.lines[index][:40]!r}",)))
        if self.join_lines and found_at:
            yield from self.joined(document, found_at)

    def joined(self, document: Document, found_at: set[int]) -> Iterator[Span]:
        """Lines next to found ones with some evidence of their own."""
        for origin in sorted(found_at):
            for step in (1, -1):
                for index in range(origin + step, origin + step * (self.join_lines + 1), step):
                    if not 0 <= index < len(document.lines) or index in found_at:
                        break
                    found = self.weigh_line(document, index, document.cues(index, self.label))
                    if found.score < self.join_score:
                        break
                    found_at.add(index)
                    yield block_span(document, index, self, (0.75, ("next to such a line", *found.reasons)))

    def weigh_line(self, document: Document, index: int, cues: list[Cue]) -> Finding:
        """Listed phrases outside quotations, shape, and reporting against it."""
        found = weigh(outside_quotes(document.lines[index], cues), self.weights)
        words = len(document.hints.words[index])
        stated = words > STATEMENT and document.lines[index].endswith(".") and not is_known(document, index)
        if found.kinds & {"line", "head"} and "not" not in found.kinds:
            return Finding(found.score - UNSURE, found.kinds, found.reasons) if stated else found
        shape = 0.6 if words <= 12 and not document.lines[index].endswith((".", ",", ";", ":")) else 0.0
        against = self._against(document, index, found) if words > 12 else 0.0
        return Finding(found.score + shape - against, found.kinds, found.reasons)

    def _against(self, document: Document, index: int, found: Finding) -> float:
        """What speaks for the story in a line that is long enough for a sentence of it."""
        voice = voice_at(document, index)
        against = story(document, index, voice)
        words = len(document.hints.words[index])
        if words > SENTENCE and len(found.kinds) == 1 and not voice.you and not is_known(document, index):
            against += UNSURE
        return against

    def items(self, document: Document, head: int) -> Iterator[int]:
        """Short lines without a full stop below a head."""
        for index in range(head + 1, min(head + 1 + self.item_lines, len(document.lines))):
            line = document.lines[index]
            if is_prose(line) or len(document.hints.words[index]) > self.item_words or line.endswith((".", ":", ",")):
                return
            yield index
