"""Appeals to the reader: what newsletter, messaging and donation rules share.

Single sentences of an appeal often read like journalism ("Their stories are often ignored
elsewhere."), so these rules take only what speaks for itself: *anchors* with evidence of two kinds
or more of their own, and lines near an anchor with some evidence. What stands between them is
settled later, all kinds together (run_remainder.py).
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from cleaner.document import Cue, Document, Span
from cleaner.labels import Label
from cleaner.rules.base import MAX_READ, Finding, Stage, block_span, outside_quotes, voice_at, weigh
from cleaner.rules.sentence import in_a_row, sentences_of
from cleaner.rules.tone import is_known
from cleaner.rules.voice import ME, YOU, Voice, voice_of

WEIGHTS: Mapping[str, float] = {
    "sure": 2.4, "ask": 1.2, "thing": 1.2, "detail": 0.9, "form": 1.4, "terms": 1.2, "thanks": 1.0, "voice": 0.8,
    "not": -2.0,
}  # fmt: skip

LEAST_PARAGRAPH = 90
"""Characters of a block of which a single sentence may be taken."""
LEAST_REST = 8
"""Words that must be left of it."""
RUN_LINES, RUN_REACH = 3, 5
"""So many lines in a row make a run, and it is looked for so far."""
LEAST_WEAK, RUN_SCORE = 1.0, 2.0
"""Evidence that each of its lines needs, and what all need together beyond that of an anchor."""
_SPEECH = ("– ", "— ", "― ", "－ ")
"""How speech begins in most languages; lists begin so only in few words."""
_PERSONS = YOU | ME
_SPEAKING = frozenset(("sure", "form", "ask", "terms", "thanks", "we", "you", "command"))
"""Kinds of evidence one of which a line must have to join a run: naming the thing is not enough."""
_CALLING = _SPEAKING - {"terms"}
"""Those that small print and reports of payments lack."""
_ADDRESSING = _SPEAKING - {"sure"}
"""Kinds that say that somebody speaks to somebody."""


@dataclass(frozen=True)
class Appeal:
    """Base of the appeal rules: subclasses give name, label and their known problem."""

    name: ClassVar[str]
    label: ClassVar[Label]
    stage: ClassVar[Stage] = "local"
    told_too: ClassVar[bool] = False
    """Whether stories tell of the thing in the words of an appeal, so that one line that speaks to nobody is none."""

    anchor_score: float = 3.0
    """Evidence that a line must have of its own to start a run."""
    guide_score: float = 1.5
    """How much more it must have in a text that speaks to its reader throughout: a guide, advice, a column."""
    join_score: float = 1.8
    """Evidence that a line near a run must have of its own to join it."""
    reach_lines: int = 3
    """How near a line must be to join."""
    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS, hash=False)

    def find(self, document: Document) -> Iterator[Span]:
        """Anchors, and lines near them with some evidence of their own."""
        findings = {i: self._finding(document, i, cues) for i, cues in document.leads(self.label).items()}
        if not findings:
            return
        least = self.anchor_score + (self.guide_score if speaks_to_reader(document) else 0.0)
        anchors = sorted(i for i, found in findings.items() if self._is_anchor(found, least))
        parts = {i: part for i in sorted(findings) if (part := self._own_sentences(document, i, least))}
        anchors = [i for i in anchors if i not in parts and not self._is_lone_mention(document, findings, i)]
        anchors += self._weak_runs(document, findings, anchors)
        for index, (start, end, found) in parts.items():
            at = document.starts[index]
            yield Span(at + start, at + end, self.label, self.name, confidence(found), found.reasons)
        taken: set[int] = set()
        for anchor in anchors:
            for step in (1, -1):
                taken |= self._near(document, findings, (anchor, step))
        for index in sorted(taken.union(anchors).difference(parts)):
            yield block_span(document, index, self, (confidence(findings[index]), findings[index].reasons))

    def _is_anchor(self, found: Finding, least: float) -> bool:
        if not found.kinds & _SPEAKING:
            return False
        return found.score >= least and (len(found.kinds) > 1 or found.score >= least + 1)

    def _is_lone_mention(self, document: Document, findings: dict[int, Finding], index: int) -> bool:
        """Names the thing and speaks to nobody, with no line of an appeal near, where the tone is unknown."""
        if not self.told_too or is_known(document, index) or findings[index].kinds & _ADDRESSING:
            return False
        near = (findings.get(i) for step in range(1, self.reach_lines) for i in (index - step, index + step))
        return not any(found is not None and found.score >= LEAST_WEAK for found in near)

    def _weak_runs(self, document: Document, findings: dict[int, Finding], anchors: list[int]) -> list[int]:
        """Neighbouring lines that together say what none says alone, where the tone of their language is unknown."""
        taken: set[int] = set(anchors)
        for lead in sorted(findings):
            run = [] if lead in taken or is_known(document, lead) else self._weak_run(document, findings, lead)
            kinds = [findings[index].kinds for index in run]
            spoken = sum(bool(found & _CALLING) for found in kinds)
            if len(run) >= RUN_LINES and spoken >= RUN_LINES - 1 and frozenset().union(*kinds) >= {"ask", "thing"}:
                total = sum(findings[index].score for index in run)
                taken.update(run if total >= RUN_SCORE + self.anchor_score else ())
        return sorted(taken.difference(anchors))

    def _weak_run(self, document: Document, findings: dict[int, Finding], lead: int) -> list[int]:
        """Lines next to each other that all have some evidence, around one that names the thing."""
        run = [lead]
        for step in (-1, 1):
            for index in range(lead + step, lead + step * (RUN_REACH + 1), step):
                if not 0 <= index < len(document.lines):
                    break
                if index not in findings:
                    findings[index] = self._finding(document, index, document.cues(index, self.label))
                if findings[index].score < LEAST_WEAK:
                    break
                run.append(index)
        return run if findings[lead].score >= LEAST_WEAK else []

    def _finding(self, document: Document, index: int, cues: list[Cue]) -> Finding:
        """Listed phrases outside quotations, and who speaks to whom."""
        cues = not_denied(outside_quotes(document.lines[index], cues))
        if not cues:
            return Finding(0.0, frozenset(), ())
        plain = weigh(cues, self.weights)
        voice = voice_at(document, index)
        score = plain.score + address(voice) - story(document, index, voice)
        return Finding(score, plain.kinds | voice_kinds(voice), plain.reasons)

    def _own_sentences(self, document: Document, index: int, least: float) -> tuple[int, int, Finding] | None:
        """The sentences of a paragraph of the story, together in one place, that hold all there is of an appeal."""
        line = document.lines[index]
        if not LEAST_PARAGRAPH <= len(line) <= MAX_READ:
            return None
        sentences = sentences_of(line)
        cues = not_denied(outside_quotes(line, document.cues(index, self.label)))
        held = [[cue for cue in cues if s.start <= cue.start < s.end] for s in sentences]
        place = in_a_row(sentences, [bool(some) for some in held])
        if place is None or not any(cue.kind == "sure" for cue in cues):
            return None
        left = line[: place[0]] + line[place[1] :]
        part, rest = voice_of(line[place[0] : place[1]]), voice_of(left)
        reports = rest.past or rest.reported or rest.third or rest.quoted
        if rest.we or rest.you or not reports or left.count(" ") < LEAST_REST or part.reported:
            return None
        plain = weigh(cues, self.weights)
        found = Finding(plain.score + address(part), plain.kinds | voice_kinds(part), plain.reasons)
        return (*place, found) if self._is_anchor(found, least) else None

    def _near(self, document: Document, findings: dict[int, Finding], origin: tuple[int, int]) -> set[int]:
        """Lines in one direction from an anchor that have evidence of their own, each within reach of the last."""
        last, step = origin
        taken: set[int] = set()
        for index in range(last + step, last + step * 40, step):
            if not 0 <= index < len(document.lines) or abs(index - last) > self.reach_lines:
                break
            if index not in findings:
                findings[index] = self._finding(document, index, document.cues(index, self.label))
            if findings[index].score >= self.join_score and findings[index].kinds & _SPEAKING:
                taken.add(index)
                last = index
        return taken


def not_denied(cues: list[Cue]) -> list[Cue]:
    """Phrases that are no part of a near miss, such as the name of a group in "join the farm's WhatsApp group"."""
    denied = [(cue.start, cue.end) for cue in cues if cue.kind == "not"]
    return [cue for cue in cues if cue.kind == "not" or not any(low <= cue.start < high for low, high in denied)]


def confidence(found: Finding) -> float:
    """0 to 1, rising with the evidence."""
    return round(1 - 0.45 * math.exp(-max(found.score, 0) / 4), 3)


def speaks_to_reader(document: Document) -> bool:
    """Whether the story itself, and not just an appeal in it, says "you" outside quotation marks."""
    return _is_told_by(document, "speaks", YOU)


def is_personal(document: Document) -> bool:
    """Whether the story is told to "you" or by "I" throughout: then its own lines sound like appeals."""
    return _is_told_by(document, "personal", _PERSONS)


def _is_told_by(document: Document, name: str, persons: frozenset[str]) -> bool:
    memo = document.hints.memo
    if (name, 0) not in memo:
        prose = [low for low in document.hints.low if len(low) >= 60]
        listed = prose if persons is not YOU else [low for low in prose if "you" in low]  # as all words of YOU begin
        spoken = sum('"' not in low and "“" not in low and not persons.isdisjoint(low.split()) for low in listed)
        memo[name, 0] = spoken * 5 >= len(prose) * 2 and len(prose) >= 5
    return bool(memo[name, 0])


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
    elif document.lines[index].startswith(_SPEECH) and voice.words >= LEAST_REST:
        score += 1.5
    if voice.third >= 2 and not voice.we:
        score += 0.6
    if voice.me and not voice.we:
        score += 0.5
    if voice.past >= 2 and voice.past > voice.we + voice.you:
        score += 0.8
    return score


def voice_kinds(voice: Voice) -> frozenset[str]:
    """Kinds of evidence that the voice adds."""
    return frozenset(
        kind for kind, found in (("we", voice.we), ("you", voice.you), ("command", voice.command)) if found
    )
