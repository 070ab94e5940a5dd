"""Prompts to install the outlet's app."""

from dataclasses import dataclass
from typing import ClassVar

from cleaner.document import Cue, Document
from cleaner.labels import Label
from cleaner.rules.base import Finding
from cleaner.rules.notice import Notice

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
        found = super().weigh_line(document, index, cues)
        if "line" in found.kinds:
            return found
        about = sum(any(cue.kind == "thing" for cue in lead) for lead in document.leads(self.label).values())
        return Finding(found.score - (2.0 if about > MOST_LINES else 0.0), found.kinds, found.reasons)
