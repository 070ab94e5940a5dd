"""What a rule is, and the scoring that rules over listed phrases share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol, runtime_checkable

from cleaner.document import Cue, Document, Span
from cleaner.labels import Label
from cleaner.rules.voice import QUOTED, Voice, may_quote, voice_of

MAX_READ = 4000
"""Characters of a line that are read for voice: longer lines are no appeals."""


NAMING = frozenset(("thing", "detail", "voice"))
"""Kinds of phrases that name: the lists of several languages name the same apps."""
Stage = Literal["page", "local", "context"]


@runtime_checkable
class Rule(Protocol):
    """One kind of thing to find. A frozen dataclass; options are its fields.

    `stage` "page" rules see whole pages; the others see the blocks that these left, all of a text. "local" rules
    see the document alone; "context" rules also see, in `document.spans`, what the local rules proposed. A rule
    edits nothing and knows no other rule.
    """

    name: ClassVar[str]
    label: ClassVar[Label]
    stage: ClassVar[Stage]

    def find(self, document: Document) -> Iterator[Span]:
        """Propose spans, in any order."""
        ...


@dataclass(frozen=True)
class Finding:
    """How much the listed phrases of a line speak for a label."""

    score: float
    kinds: frozenset[str]
    reasons: tuple[str, ...]


def voice_at(document: Document, index: int) -> Voice:
    """The voice of one block, read once for all rules."""
    memo = document.hints.memo
    voice: Voice | None = memo.get(("voice", index))
    if voice is None:
        line = document.lines[index]
        words = document.hints.words[index] if len(line) <= MAX_READ else None
        voice = memo["voice", index] = voice_of(line[:MAX_READ], words)
    return voice


def outside_quotes(line: str, cues: list[Cue]) -> list[Cue]:
    """Phrases that nobody is quoted to say (a line that is one whole quotation still counts)."""
    if not cues or not may_quote(line):
        return cues
    quoted = [m.span() for m in QUOTED.finditer(line) if m.end() - m.start() < len(line) - 2]
    return [cue for cue in cues if not any(low <= cue.start and cue.end <= high for low, high in quoted)]


def weigh(cues: Sequence[Cue], weights: Mapping[str, float], repeat: float = 0.4) -> Finding:
    """Sum the phrases of a line: each kind counts fully once, further phrases of it by `repeat`.

    Where phrases of several languages are the same words ("Telegram"), they count once.
    """
    score = 0.0
    seen: dict[str, int] = {}
    for cue in {(cue.kind, cue.start, cue.end) if cue.kind in NAMING else cue: cue for cue in cues}.values():
        weight = weights.get(cue.kind, 0.0)
        times = seen.get(cue.kind, 0)
        seen[cue.kind] = times + 1
        score += weight if not times else weight * repeat if times < 4 else 0.0
    reasons = tuple(f"{cue.kind}: {cue.phrase}" for cue in sorted(cues, key=lambda c: (c.kind != "sure", c.start))[:4])
    return Finding(score, frozenset(seen), reasons)


def block_span(document: Document, index: int, rule: Rule, verdict: tuple[float, tuple[str, ...]]) -> Span:
    """A span over one whole block; `verdict` is confidence and evidence."""
    start = document.starts[index]
    return Span(start, start + len(document.lines[index]), rule.label, rule.name, round(verdict[0], 3), verdict[1])
