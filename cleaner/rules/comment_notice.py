"""Where readers are asked to comment, counted, or told the rules."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from cleaner.document import Cue, Document
from cleaner.labels import Label
from cleaner.rules.base import Finding, voice_at
from cleaner.rules.notice import WEIGHTS, Notice

_QUOTES = ('"', "“", "”", "‘", "’", "«", "»", "'")
_QUOTED = re.compile(r"\s?[\"“”‘’«»„']")
"""The start of a quoted headline."""


@dataclass(frozen=True)
class CommentNotice(Notice):
    """Calls to comment, counts of comments, comment forms and rules.

    Safe because counts and buttons must be the whole line, a call must name the comments of this page,
    and rules count only next to such a line or when they address the reader.
    A call in a longer line needs a question or a notice next to it.
    Known problem: a long call to comment that stands alone at the end of a post is kept.
    """

    name: ClassVar[str] = "comment_notice"
    label: ClassVar[Label] = Label.COMMENT_NOTICE

    most_words: int = 130
    most_call_words: int = 45
    """A longer line needs evidence of two kinds: people write about comments, too."""
    join_lines: int = 6
    weights: Mapping[str, float] = field(
        default_factory=lambda: {**WEIGHTS, "line": 4.4, "terms": 1.0, "thing": 1.8}, repr=False, hash=False
    )

    def weigh_line(self, document: Document, index: int, cues: list[Cue]) -> Finding:
        """As for all notices; calls count once, a count before a quoted headline is a head, a reader's "I" is none."""
        calls = [cue for cue in cues if cue.kind == "thing"]
        found = super().weigh_line(document, index, [cue for cue in cues if cue not in calls[1:]])
        if "line" in found.kinds:
            return found
        score = found.score
        line = document.lines[index]
        if line.endswith(_QUOTES):
            score += sum(3.0 for cue in cues if cue.kind == "form" and _QUOTED.match(line, cue.end))
        if len(document.hints.words[index]) > self.most_call_words and not found.kinds & {"terms", "thing"}:
            score -= 1.5
        if voice_at(document, index).me:
            score -= 1.2
        return Finding(score, found.kinds, found.reasons)
