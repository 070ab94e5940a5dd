"""Prompts to install the outlet's app."""

import re
from dataclasses import dataclass
from typing import ClassVar

from cleaner.document import Cue, Document
from cleaner.labels import Label
from cleaner.rules.base import Finding, weigh
from cleaner.rules.notice import Notice

_NAMED = re.compile(r"\b[A-Z][\w’']* app\b|\b[Aa]pp (?:Store|is|works)\b")
"""The outlet names its app; "the state's emergency app" is somebody else's."""
SHORT = 0.6
"""What a short line adds to its phrases."""
MOST_LINES = 2
"""An article that names apps on more lines is about apps."""


@dataclass(frozen=True)
class AppPrompt(Notice):
    """Requests to install the outlet's app or to switch on its alerts.

    Safe because the line has to command or offer, in few words, in an article that is not about apps.
    Known problem: a short service piece that ends by naming the one app to install.
    """

    name: ClassVar[str] = "app_prompt"
    label: ClassVar[Label] = Label.APP

    most_words: int = 45

    def weigh_line(self, document: Document, index: int, cues: list[Cue]) -> Finding:
        """Listed phrases; in an article about apps only whole lines."""
        if not any(cue.kind in ("line", "sure") for cue in cues) and not _NAMED.search(document.lines[index]):
            return Finding(0.0, frozenset(), ())
        if weigh(cues, self.weights).score < self.least_score - SHORT:
            return Finding(0.0, frozenset(), ())
        found = super().weigh_line(document, index, cues)
        if "line" in found.kinds or found.score < self.least_score:
            return found
        about = sum(any(cue.kind == "thing" for cue in lead) for lead in document.leads(self.label).values())
        return Finding(found.score - (2.0 if about > MOST_LINES else 0.0), found.kinds, found.reasons)
