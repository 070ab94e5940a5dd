"""Share bars and follow lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
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
    networks = [_words(cue.phrase) for cue in cues if cue.kind == "thing"]
    listed = [*networks, *(_words(cue.phrase) for cue in cues if cue.kind == "detail")]
    if not all(word.isdigit() or len(word) == 1 or _is_in(word, listed) for word in words):
        return False
    named = [word for word in words if _is_in(word, networks)]
    others = any(len(word) > 2 and not _is_in(word, networks) and _is_in(word, listed) for word in words)
    return len(named) >= FEWEST_NETWORKS or (bool(named) and others)


@lru_cache(maxsize=256)
def _words(phrase: str) -> frozenset[str]:
    return frozenset(phrase.split("|"))


def _is_in(word: str, lists: Sequence[frozenset[str]]) -> bool:
    return any(word in words for words in lists)
