"""The immutable document that rules look at: blocks of text in reading order, with offsets."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from cleaner.labels import Label
from cleaner.markup import Element, Mark, Markup, PageFacts, Sign

__all__ = [
    "Block",
    "Cue",
    "Document",
    "Element",
    "Hints",
    "Mark",
    "Markup",
    "PageFacts",
    "Reading",
    "Sign",
    "Span",
]


class Block(NamedTuple):
    """One run of text between block-level tags, or one line."""

    text: str
    """The text without surrounding white space."""
    start: int
    end: int
    """Character offsets into the document's text: `document.text[start:end] == text`."""
    kind: str = "paragraph"
    """A label of the body group, as far as the reader can tell."""
    markup: Markup | None = None


class Span(NamedTuple):
    """A rule's proposal: these characters are this. It edits nothing."""

    start: int
    end: int
    label: Label
    rule: str
    confidence: float
    """0 to 1; between overlapping spans the higher one wins."""
    evidence: tuple[str, ...] = ()
    """Readable reasons, strongest first."""


class Cue(NamedTuple):
    """A listed phrase found in a block."""

    label: Label
    kind: str
    """What the phrase is evidence of: "ask", "thing", "terms" … (see rules/phrases)."""
    start: int
    end: int
    """Offsets into the block's text."""
    phrase: str


class Hints(NamedTuple):
    """What one pass over the words of the document found, by block index."""

    low: Sequence[str]
    """Lower-cased text of each block, curly apostrophes made straight."""
    words: Sequence[Sequence[str]]
    """Lower-cased words of each block, without punctuation."""
    leads: Mapping[int, tuple[Cue, ...]]
    """The strong ones among the listed phrases, on the blocks that hold any."""
    look: Callable[[int, Label], list[Cue]]
    """All listed phrases of one label on any block."""
    memo: dict[tuple[str, Any], Any]
    """What was read off single blocks, kept so that rules do not read twice; never part of a result."""


Reading = Callable[[Sequence[str]], Hints]


def _no_hints(lines: Sequence[str]) -> Hints:
    low = [line.lower().replace("’", "'") for line in lines]
    return Hints(low, [line.split() for line in low], {}, lambda index, label: [], {})


@dataclass(frozen=True)
class Document:
    """A source as linear text. `lines` and `starts` run in parallel, one entry a block."""

    text: str
    lines: Sequence[str]
    """Text of each block, stripped."""
    starts: Sequence[int]
    """Offset of each block in `text`."""
    kinds: Sequence[str] | None = None
    elements: Sequence[Element] = ()
    """The elements around the blocks of a page, outermost first; empty in text mode. Stands before what points to
    them, so that a pickler meets each after its parent and deep pages need no deep recursion."""
    markups: Sequence[Markup] | None = None
    facts: PageFacts | None = None
    """What a page says about itself; None in text mode."""
    url: str | None = None
    language: str | None = None
    reference_date: date | None = None
    """When the source was read, as the caller says: ages ("2 days ago") are counted back from it."""
    selected: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=dict)
    """By CSS selector that the reader was asked for: the character ranges of the text in the elements it chooses."""
    signs: Sequence[Sign] = ()
    """What markup says in and around reader comments, in reading order."""
    reading: Reading = field(default=_no_hints, repr=False, compare=False)
    """How words and phrases are found; set by the pipeline from the phrases of its rules."""
    spans: tuple[Span, ...] = ()
    """What local rules proposed; only context rules see any."""
    memo: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    """What was read off all of its blocks, kept so that nobody reads twice; copies with the same blocks share it."""

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in reading order."""
        kinds = self.kinds or ["paragraph"] * len(self.lines)
        markups: Sequence[Markup | None] = self.markups or [None] * len(self.lines)
        return tuple(
            Block(text, start, start + len(text), kind, markup)
            for text, start, kind, markup in zip(self.lines, self.starts, kinds, markups, strict=True)
        )

    @cached_property
    def hints(self) -> Hints:
        """Words and listed phrases of every block, found once for all rules."""
        if self.markups is not None:  # program text has line breaks inside its blocks; one space each keeps offsets
            return self.reading([" ".join(line.splitlines()) if "\n" in line else line for line in self.lines])
        return self.reading(self.lines)

    def leads(self, label: Label) -> dict[int, list[Cue]]:
        """All phrases of one label on the blocks that hold a strong one, by block index in rising order."""
        memo, look = self.hints.memo, self.hints.look
        if ("leads", label) not in memo:
            memo["leads", label] = {index: look(index, label) for index in self._places.get(label, ())}
        leads: dict[int, list[Cue]] = memo["leads", label]
        return leads

    @cached_property
    def _places(self) -> dict[Label, dict[int, None]]:
        """Indexes of the blocks that hold a strong phrase, by label."""
        places: dict[Label, dict[int, None]] = {}
        for index, cues in self.hints.leads.items():
            for cue in cues:
                places.setdefault(cue.label, {})[index] = None
        return places

    def cues(self, index: int, label: Label) -> list[Cue]:
        """All listed phrases of one label on one block."""
        return self.hints.look(index, label)

    def with_facts(self, facts: PageFacts) -> "Document":
        """The same document with other facts."""
        return replace(self, facts=facts)

    def only(self, indexes: Sequence[int]) -> "Document":
        """The same text with some of its blocks alone; offsets stay."""
        return replace(
            self,
            lines=[self.lines[index] for index in indexes],
            starts=[self.starts[index] for index in indexes],
            kinds=self.kinds and [self.kinds[index] for index in indexes],
            markups=self.markups and [self.markups[index] for index in indexes],
            memo={},
        )

    def with_spans(self, spans: tuple[Span, ...]) -> "Document":
        """The same document as context rules see it."""
        other = replace(self, spans=spans)
        if "hints" in self.__dict__:
            other.__dict__["hints"] = self.hints
        return other
