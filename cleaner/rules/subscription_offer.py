"""Paywalls and subscriber offers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from cleaner.document import Cue, Document
from cleaner.labels import Label
from cleaner.rules.base import Finding, voice_at
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
    weights: Mapping[str, float] = field(
        default_factory=lambda: {**WEIGHTS, "line": 3.4, "thing": 0.8, "ask": 0.6, "detail": 0.5, "voice": 1.0},
        repr=False, hash=False,
    )  # fmt: skip

    def weigh_line(self, document: Document, index: int, cues: list[Cue]) -> Finding:
        """As for all notices, and the voice of an offer."""
        found = super().weigh_line(document, index, cues)
        if "thing" not in found.kinds or not found.kinds & {"detail", "ask", "voice"}:
            return found
        voice = voice_at(document, index)
        offered = (0.8 if voice.we else 0.0) + (0.5 if voice.question else 0.0)
        return Finding(found.score + offered, found.kinds, found.reasons)
