"""Controls of players and galleries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cleaner.document import Cue, Document, Span
from cleaner.labels import Label
from cleaner.rules.base import Finding, block_span
from cleaner.rules.headline import is_kicker
from cleaner.rules.notice import Notice

_CLOCK = re.compile(
    r"\W*\d{1,2}:\d\d(?::\d\d)?(?:\s*[/|–-]\s*-?\d{1,2}:\d\d(?::\d\d)?)\W*\Z|\W*\d{1,3} (?:of|/) \d{1,3}(?:\s*\|)?\W*\Z"
)
MOST_CLOCK = 24


@dataclass(frozen=True)
class MediaControl(Notice):
    """What a player, a video or a gallery says about itself.

    Safe because these are whole lines in the words of a control, or two times with a bar between.
    Known problem: "Watch: …" over a list of advice.
    """

    name: ClassVar[str] = "media_control"
    label: ClassVar[Label] = Label.MEDIA

    most_words: int = 24

    def find(self, document: Document) -> Iterator[Span]:
        """Listed phrases, and the time displays of players."""
        yield from super().find(document)
        for index, line in enumerate(document.lines):
            if len(line) <= MOST_CLOCK and ("/" in line or " of " in line) and _CLOCK.match(line):
                yield block_span(document, index, self, (0.8, ("time or position of a player",)))

    def weigh_line(self, document: Document, index: int, cues: list[Cue]) -> Finding:
        """Kickers need their sign."""
        line = document.lines[index]
        if line[0] == "|":
            return Finding(0.0, frozenset(), ())
        if any(cue.kind == "form" and is_kicker(line, cue.end) for cue in cues) and not line.endswith("."):
            return Finding(3.2, frozenset(("line",)), ("kicker of a video",))
        return super().weigh_line(document, index, [cue for cue in cues if cue.kind != "form"])
