"""How to reach the outlet: tip lines, corrections desks, letters."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from cleaner.document import Cue, Document
from cleaner.labels import Label
from cleaner.rules.base import Finding, voice_at
from cleaner.rules.notice import WEIGHTS, Notice

_ADDRESS = re.compile(r"\w@\w|\[email|\+?\(?\d{2,5}\)?[ .-]?\d{3,}")
"""An e-mail address or a telephone number."""


@dataclass(frozen=True)
class ContactLine(Notice):
    """Tip lines, calls for readers' stories, corrections desks, addresses of the outlet.

    Safe because appeals by the police, helplines and companies name them, and numbers inside the
    story do not follow a call to the reader.
    Known problem: a reporter's personal call that does not say "us", "tip" or "story" may stay.
    """

    name: ClassVar[str] = "contact_line"
    label: ClassVar[Label] = Label.CONTACT

    most_words: int = 45
    join_lines: int = 2
    weights: Mapping[str, float] = field(
        default_factory=lambda: {**WEIGHTS, "form": 0.9, "ask": 0.5, "voice": 0.6, "detail": 0.4},
        repr=False,
        hash=False,
    )

    def weigh_line(self, document: Document, index: int, cues: list[Cue]) -> Finding:
        """As for all notices; an address or number beside a call adds to it."""
        found = super().weigh_line(document, index, cues)
        voice = voice_at(document, index)
        if (voice.me or voice.third) and "line" not in found.kinds:
            found = Finding(found.score - 1.0, found.kinds, found.reasons)
        if found.score > 0.8 and _ADDRESS.search(document.lines[index]):
            return Finding(found.score + 1.2, found.kinds | {"address"}, found.reasons)
        return found
