"""Paywalls and subscriber offers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import ClassVar

from cleaner.document import Cue, Document, Span
from cleaner.labels import Label
from cleaner.rules.appeal import story
from cleaner.rules.base import Finding, block_span, voice_at
from cleaner.rules.notice import WEIGHTS, Notice


@dataclass(frozen=True)
class SubscriptionOffer(Notice):
    """Paywall, log-in and subscriber offers, and the prices next to them.

    Safe because prices and subscriptions in the story are reported, not offered to the reader: a line
    that only names a subscription counts when the outlet speaks of itself or asks.
    Known problem: a service piece that compares subscriptions line by line.
    """

    name: ClassVar[str] = "subscription_offer"
    label: ClassVar[Label] = Label.SUBSCRIPTION

    join_lines: int = 3
    join_score: float = 2.0
    wall_words: int = 4
    """Words of a line that may bound a list of benefits: "Sign in" alone stands in page heads, too."""
    benefit_lines: int = 8
    """Longest such list."""
    weights: Mapping[str, float] = field(
        default_factory=lambda: {**WEIGHTS, "line": 3.4, "thing": 0.8, "ask": 0.6, "detail": 0.5, "voice": 1.0},
        repr=False, hash=False,
    )  # fmt: skip

    def find(self, document: Document) -> Iterator[Span]:
        """Lines with evidence, and the benefits listed between two of them."""
        spans = list(super().find(document))
        yield from spans
        at = {span.start for span in spans}
        found = [index for index, start in enumerate(document.starts) if start in at] if len(spans) > 1 else []
        walls = [index for index in found if len(document.hints.words[index]) >= self.wall_words]
        for first, last in pairwise(walls):
            between = range(first + 1, last)
            if len(between) <= self.benefit_lines and all(self.benefit(document, index) for index in between):
                for index in between:
                    yield block_span(document, index, self, (0.68, ("between lines of an offer",)))

    def benefit(self, document: Document, index: int) -> bool:
        """A line that may stand in a list of what subscribers get: short, nobody reports or is quoted."""
        return len(document.hints.words[index]) <= 26 and not story(document, index, voice_at(document, index))

    def weigh_line(self, document: Document, index: int, cues: list[Cue]) -> Finding:
        """As for all notices, and the voice of an offer."""
        found = super().weigh_line(document, index, cues)
        if "thing" not in found.kinds or not found.kinds & {"detail", "ask", "voice"}:
            return found
        voice = voice_at(document, index)
        ours = voice.we and "us$" not in document.hints.low[index]
        offered = (0.8 if ours else 0.0) + (0.5 if voice.question else 0.0)
        return Finding(found.score + offered, found.kinds, found.reasons)
