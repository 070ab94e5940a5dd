"""Whether lines below a story talk as comments do, and not as a column, a poem or an interview that goes on.

Below the end of a page nothing is left to come but comments, so that a third of the lines need to talk. Anywhere else
the first person proves nothing, for a column may begin with facts and go on with its author: there some lines have to
be marked as no author would write (beginning small, ending open, "!!", a word to the paper or to other readers), and
the story must have no talk of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cleaner.document import Document
from cleaner.rules.base import voice_at
from cleaner.rules.talk import Talk, ends, talk_at

_SAMPLE = 10
"""Paragraphs of the story that are listened to."""
LEAST_STORY, LEAST_STORY_ENDED = 3, 2
"""Paragraphs of a story at least, also where the end of a page stands below it."""
_OWN = frozenset(("me", "casual", "loose", "stance", "polite"))
"""Kinds of which any stretch must have one: notices address and ask, too."""
_PERSONAL = frozenset(("me", "casual", "loose"))
"""Kinds of which a stretch right below a story, and a single comment, must have one: advice has none."""
_ALONE = 1.6
"""Weight of a single comment."""
_LEAST_FULL, _LEAST_FULL_DENSE = 55, 22
"""Characters of a line that no poem has."""
_ANSWERED, _LEAST_ANSWERS = 0.5, 2
"""Share of lines that are questions and their answers, and pairs of them, from which on they are an interview."""
_LED = 6
"""Lines above that may lead to what follows."""
_ASKING = ("?", "？", "؟")


class Asked(NamedTuple):
    """What is asked for of a stretch."""

    lines: int
    share: float
    """Of lines that talk; below an end also of those that ask, exclaim or do not end."""
    above: float
    """Mean weight of talk above that of the story."""
    kinds: int
    most_story: float
    """Talk of the story at most."""


BELOW_FOOTER = Asked(2, 0.5, 0.1, 1, 1.0)
BELOW_END = Asked(1, 0.5, 0.25, 1, 1.0)
BELOW_CALL = Asked(1, 0.5, 0.5, 3, 0.35)
ELSEWHERE = Asked(2, 0.75, 1.0, 3, 0.35)
_FEW_MARKED = 3
"""In a stretch, one line in so many must be marked, at least one."""


_LEAST_TOLD, _LEAST_SPEAKERS, _MOST_NEWS, _LEAST_SPEAKING = 2, 3, 0.1, 1.3
"""What a story reports or quotes, lines that talk below it, talk of such a story at most, and mean weight of lines."""


@dataclass(frozen=True)
class Page:
    """A document as it is gone through."""

    document: Document
    codes: frozenset[str]
    """The languages that it may be in."""
    told: Callable[[], Sequence[int]]
    """Looks for the paragraphs that no rule found."""

    @cached_property
    def story(self) -> Sequence[int]:
        """Paragraphs that no rule found; most documents need none."""
        return self.told()

    def talk(self, index: int) -> Talk:
        """The talk of one block."""
        return talk_at(self.document, index, self.codes)

    def is_closed(self, index: int) -> bool:
        """Whether a block ends like a sentence."""
        return ends(self.document.lines[index])

    def usual(self, end: int) -> float:
        """How much the story above a block talks, by a few paragraphs spread over it."""
        above = [index for index in self.story if index < end]
        sample = above[:: max(1, len(above) // _SAMPLE)][:_SAMPLE]
        return sum(self.talk(index).weight for index in sample) / max(len(sample), 1)

    def agree(self, lines: Sequence[int], asked: Asked) -> bool:
        """Whether the lines talk as much as is asked for, below a story that does not."""
        above = sum(index < lines[0] for index in self.story) if lines else 0
        least = LEAST_STORY if asked is ELSEWHERE else LEAST_STORY_ENDED
        if len(lines) < asked.lines or above < max(least, len(lines) // 2):
            return False
        talks = [self.talk(index) for index in lines]
        kinds = frozenset[str]().union(*(talk.kinds for talk in talks))
        mean = sum(talk.weight for talk in talks) / len(talks)
        spoken = sum(talk.spoken or (asked is not ELSEWHERE and talk.lively) for talk in talks)
        if len(kinds) < asked.kinds or spoken < asked.share * len(talks):
            return False
        if kinds.isdisjoint(_OWN if len(talks) > 1 else _PERSONAL) or (len(talks) == 1 and mean < _ALONE):
            return False
        usual = self.usual(lines[0])
        return usual <= asked.most_story and mean - usual >= asked.above

    def stands_out(self, lines: Sequence[int]) -> bool:
        """Whether lines are not what the story leads to or goes on with."""
        talks = [self.talk(index) for index in lines]
        if all(talk.kinds.isdisjoint(_PERSONAL) for talk in talks) or not any(map(self._is_full, lines)):
            return False
        closed = any(map(self.is_closed, lines))
        marked = sum(talk.marked or (closed and talk.open) for talk in talks)
        if marked < max(1, len(lines) // _FEW_MARKED) and not self._follow_news(lines):
            return False
        return not self._are_answers(lines) and not self._are_led_to(lines[0])

    def _follow_news(self, lines: Sequence[int]) -> bool:
        """Whether the story reports what people said and nobody speaks in it, and below it everybody does."""
        talks = [self.talk(index) for index in lines]
        above = [index for index in self.story if index < lines[0]]
        voices = [voice_at(self.document, index) for index in above]
        told = sum((voice.reported > 0) + (voice.quoted > 0) for voice in voices)
        if told < _LEAST_TOLD or len(talks) < _LEAST_SPEAKERS or self.usual(lines[0]) > _MOST_NEWS:
            return False
        mean = sum(talk.weight for talk in talks) / len(talks)
        return mean >= _LEAST_SPEAKING and all(talk.spoken for talk in talks)

    def _is_full(self, index: int) -> bool:
        line = self.document.lines[index]
        return len(line) >= (_LEAST_FULL_DENSE if is_dense(line) else _LEAST_FULL)

    def _are_answers(self, lines: Sequence[int]) -> bool:
        """Whether lines are questions with answers, as in an interview."""
        asks = [self.document.lines[index].rstrip(')"”»').endswith(_ASKING) for index in lines]
        pairs = sum(asks[i] and not asks[i + 1] for i in range(len(asks) - 1))
        return pairs >= _LEAST_ANSWERS and 2 * pairs >= _ANSWERED * len(lines)

    def _are_led_to(self, first: int) -> bool:
        """Whether the story leads to what follows: "What our readers say:"."""
        return any(line.endswith((":", "：")) for line in self.document.lines[max(0, first - _LED) : first])


def is_dense(line: str) -> bool:
    """Whether a line is in a script where a word has one or two characters, by its middle."""
    middle = len(line) // 2  # where Korean may have a gap
    return max(line[middle : middle + 2]) >= "ぁ"
