"""Share bars and follow lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cleaner.document import Cue, Document
from cleaner.labels import Label
from cleaner.rules.base import Finding
from cleaner.rules.notice import Notice

_COUNT = re.compile(r"\W*\d[\d.,]*\s?[KkMm]?\+?\s+\w+\W*\Z")
MOST_BAR_WORDS = 40
QUOTES = "“\"‘'«"
"""A line that begins with one is spoken."""
FEWEST_NETWORKS = 3


@dataclass(frozen=True)
class SocialControl(Notice):
    """Share and follow controls of the outlet.

    Safe because a bar holds nothing but names of networks and words of sharing, and calls to
    follow open the line; what people of a story say about following stands in prose or quotation marks.
    Known problem: a bare list of networks in an article about networks.
    """

    name: ClassVar[str] = "social_control"
    label: ClassVar[Label] = Label.SOCIAL

    def weigh_line(self, document: Document, index: int, cues: list[Cue]) -> Finding:
        """A bar or a counter is judged by all of its words, the rest by listed phrases."""
        if is_bar(document.hints.words[index], cues):
            return Finding(3.5, frozenset(("line",)), ("only networks and words of sharing",))
        if any(cue.kind == "form" for cue in cues) and _COUNT.match(document.lines[index]):
            return Finding(3.0, frozenset(("line",)), ("a count of shares",))
        if document.lines[index][0] in QUOTES:
            return Finding(0.0, frozenset(), ())
        strong = [cue for cue in cues if cue.kind in ("line", "sure", "not")]
        return super().weigh_line(document, index, strong) if strong else Finding(0.0, frozenset(), ())


def is_bar(words: Sequence[str], cues: list[Cue]) -> bool:
    """Networks and words of sharing and no other word; three networks if nothing is said to be shared."""
    if not 2 <= len(words) <= MOST_BAR_WORDS or words[0].isdigit():
        return False
    networks = {word for cue in cues if cue.kind == "thing" for word in cue.phrase.split("|")}
    listed = networks | {word for cue in cues if cue.kind == "detail" for word in cue.phrase.split("|")}
    named = sum(word in networks for word in words)
    if not named or not all(word in listed or word.isdigit() or len(word) == 1 for word in words):
        return False
    return named >= FEWEST_NETWORKS or any(word not in networks and word in listed and len(word) > 2 for word in words)
