"""Appeals to the reader: what newsletter, messaging and donation rules share.

Single sentences of an appeal often read like journalism ("Their stories are often ignored
elsewhere."), so a line is judged twice: an *anchor* has evidence of two kinds or more of its
own; from the anchors a run grows over neighbours that speak in the same voice (an outlet to a
reader) and stops where the story resumes: attribution, quotation, people of the story.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from cleaner.document import Cue, Document, Span
from cleaner.labels import Label
from cleaner.rules.base import Finding, block_span, outside_quotes, voice_at, weigh
from cleaner.rules.voice import Voice

WEIGHTS: Mapping[str, float] = {
    "sure": 2.4, "ask": 1.2, "thing": 1.2, "detail": 0.9, "form": 1.4, "terms": 1.2, "thanks": 1.0, "voice": 0.8, "not": -2.0,
}  # fmt: skip


@dataclass(frozen=True)
class Appeal:
    """Base of the appeal rules: subclasses give name, label and their known problem."""

    name: ClassVar[str]
    label: ClassVar[Label]
    stage: ClassVar[Literal["local", "context"]] = "local"

    anchor_score: float = 3.0
    """Evidence that a line must have of its own to start a run."""
    join_score: float = 0.6
    """Evidence that a neighbour of a run must have to join it."""
    reach_lines: int = 10
    """How far a run may grow from an anchor."""
    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS, repr=False, hash=False)

    def find(self, document: Document) -> Iterator[Span]:
        """Anchors first, then what belongs to them."""
        findings = {i: self._finding(document, i, cues) for i, cues in document.leads(self.label).items()}
        anchors = {i for i, f in findings.items() if f.score >= self.anchor_score and len(f.kinds) > 1 or f.score >= 4}
        if not anchors:
            return
        for index, reasons in sorted(self._grow(document, findings, anchors).items()):
            found = findings.get(index)
            if index in anchors and found:
                confidence = min(0.6 + 0.07 * found.score, 0.97)
                yield block_span(document, index, self, (confidence, found.reasons))
            else:
                confidence = 0.6 + (0.04 * max(found.score, 0) if found else 0)
                yield block_span(document, index, self, (min(confidence, 0.8), reasons))

    def _finding(self, document: Document, index: int, cues: list[Cue]) -> Finding:
        """Listed phrases outside quotations, and who speaks to whom."""
        cues = outside_quotes(document.lines[index], cues)
        if not cues:
            return Finding(0.0, frozenset(), ())
        plain = weigh(cues, self.weights)
        voice = voice_at(document, index)
        score = plain.score + address(voice) - story(document, index, voice)
        return Finding(score, plain.kinds | voice_kinds(voice), plain.reasons)

    def _grow(self, document: Document, findings: Mapping[int, Finding], anchors: set[int]) -> dict[int, tuple[str, ...]]:
        """The run around each anchor: block index to reasons."""
        run: dict[int, tuple[str, ...]] = dict.fromkeys(anchors, ())
        for anchor in sorted(anchors):
            for step in (1, -1):
                self._extend(document, findings, (anchor, step), run)
        return run

    def _extend(
        self, document: Document, findings: Mapping[int, Finding], origin: tuple[int, int], run: dict[int, tuple[str, ...]]
    ) -> None:
        """Grow in one direction; one doubtful line may be stepped over if the next one belongs."""
        anchor, step = origin
        pending: list[int] = []
        for distance in range(1, self.reach_lines + 1):
            index = anchor + step * distance
            if not 0 <= index < len(document.lines) or index in run:
                break
            joins = self._joins(document, findings, index)
            if joins is None:
                break
            if joins >= self.join_score:
                for member in (*pending, index):
                    run[member] = (f"next to {self.label} lines", *voice_reasons(document, member))
                pending = []
            elif len(pending) < 1:
                pending.append(index)
            else:
                break
        heading = pending[0] if pending else anchor + step * 1
        if step == -1 and pending and is_heading(document, heading):
            run[heading] = (f"heading of {self.label} lines",)

    def _joins(self, document: Document, findings: Mapping[int, Finding], index: int) -> float | None:
        """How well a neighbour fits the run; None where the story resumes."""
        voice = voice_at(document, index)
        against = story(document, index, voice)
        found = findings.get(index) or self._finding(document, index, document.cues(index, self.label))
        score = (found.score + against - address(voice)) + address(voice) - against - 0.5
        if against >= 2 and score < self.join_score:
            return None
        return score


def address(voice: Voice) -> float:
    """How much a line is an outlet talking to a reader."""
    score = 0.0
    if voice.we:
        score += 0.9
    if voice.you:
        score += 0.7
    if voice.command:
        score += 0.6
    if voice.words <= 12 and not voice.closed:
        score += 0.4
    return score


def story(document: Document, index: int, voice: Voice) -> float:
    """How much a line is reporting: attribution, quotation, third persons, people named elsewhere."""
    score = 0.0
    if voice.reported and voice.quoted:
        score += 3.0
    elif voice.reported:
        score += 1.2
    if voice.quoted > 0.3:
        score += 1.2
    if voice.third >= 2 and not voice.we:
        score += 0.6
    if voice.me and not voice.we:
        score += 0.5
    if voice.past >= 2 and voice.past > voice.we + voice.you:
        score += 0.8
    return score


def voice_kinds(voice: Voice) -> frozenset[str]:
    """Kinds of evidence that the voice adds."""
    return frozenset(kind for kind, found in (("we", voice.we), ("you", voice.you), ("command", voice.command)) if found)


def voice_reasons(document: Document, index: int) -> tuple[str, ...]:
    """The same, for people."""
    return tuple(f"voice: {kind}" for kind in sorted(voice_kinds(voice_at(document, index))))


def is_heading(document: Document, index: int) -> bool:
    """A short line without a full stop that follows prose: the head of what comes next."""
    line = document.lines[index]
    if len(line) > 110 or line.endswith((".", ",", ";", "”", '"')) or index == 0:
        return False
    before = document.lines[index - 1]
    return len(before) > 60 or before.endswith((".", "!", "?", "”", '"', "…"))
