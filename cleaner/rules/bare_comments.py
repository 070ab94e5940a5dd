"""Comments of readers with no line about them, in languages other than English: no name, no date, no "says".

A stretch of lines below the story is taken where several kinds of talk agree in it and the story has little of them.
How much is asked for depends on what stands between: after the end of the page (small print, a call to comment) half
of the lines must talk; after a box or a link nearly all; right below the story they must differ from it altogether.
A column goes on in the voice it began with, an interview asks and is answered, a letter has no story above it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import dropwhile
from typing import NamedTuple

from cleaner.document import Document, Span
from cleaner.labels import Label
from cleaner.rules.base import voice_at
from cleaner.rules.landmarks import first_prose
from cleaner.rules.mother_tongue import mother_tongue
from cleaner.rules.talk import Talk, talk_at
from cleaner.rules.talk_words import tongues_of_talk
from cleaner.rules.thread import is_long

_TAIL = 40
"""Lines at the end of a document that are looked at."""
_SAMPLE = 10
"""Paragraphs of the story that are listened to."""
_LEAST_STORY = 3
"""Paragraphs of a story at least."""
_PARAGRAPH, _DENSE_PARAGRAPH = 40, 16
"""Characters of one that ends like a sentence, and in scripts where a word has one or two."""
_MANY, _MANY_LABELS = 4, 3
"""Findings, and different labels among them, that make the end of a page."""
_FEW = 2
_ENDING = frozenset((Label.LEGAL, Label.COMMENT_NOTICE))
"""Labels that end a page with few others."""
_ANSWERED, _LEAST_ANSWERS = 0.5, 2
"""Share of lines that are questions and their answers, and pairs of them, from which on they are an interview."""


class _Asked(NamedTuple):
    """What is asked for of a stretch."""

    lines: int
    share: float
    """Of lines that talk."""
    above: float
    """Mean weight of talk above that of the story."""
    kinds: int
    most_story: float
    """Talk of the story at most."""


_AFTER_END = _Asked(1, 0.4, 0.4, 2, 1.0)
_AFTER_BOX = _Asked(2, 0.75, 0.9, 4, 0.5)
_AFTER_STORY = _Asked(2, 0.8, 1.1, 3, 0.35)
_TELLING = frozenset(("stance", "about", "casual", "polite", "loose"))
"""Kinds of which a stretch below the story must have one: a reporter who says "I" at the end has none."""
_PERSONAL = frozenset(("me", "casual", "loose"))
"""Kinds of which it must have one, too: advice, which addresses its readers and asks, has none."""
_OWN = _PERSONAL | {"stance", "polite"}
"""Kinds of which any stretch must have one: notices address and ask, too."""
_MOST_BELOW = 12
"""Comments right below the story at most."""
_ALONE = 1.6
"""Weight of a single comment."""


@dataclass(frozen=True)
class _Page:
    """A document as it is gone through."""

    document: Document
    codes: frozenset[str]
    story: Sequence[int]
    """Paragraphs above what is looked at that no rule found."""

    def talk(self, index: int) -> Talk:
        return talk_at(self.document, index, self.codes)

    def usual(self, end: int) -> float:
        """How much the story above a block talks, by a few paragraphs spread over it."""
        above = [index for index in self.story if index < end]
        sample = above[:: max(1, len(above) // _SAMPLE)][:_SAMPLE]
        return sum(self.talk(index).weight for index in sample) / max(len(sample), 1)


def bare_comments(document: Document, found: Mapping[int, Span], threaded: bool) -> dict[int, tuple[str, ...]]:
    """Blocks that are bare comments, with the kinds of talk in them; none in a document with a thread."""
    begin, count = first_prose(document), len(document.lines)
    if document.markups is not None or begin >= count or threaded:
        return {}
    story = [i for i in range(begin, count) if i not in found and _is_paragraph(document, i)]
    codes = mother_tongue(document, tongues_of_talk()) if len(story) >= _LEAST_STORY else frozenset()
    return _walk(_Page(document, codes, story), found, max(begin, count - _TAIL)) if codes else {}


def _is_paragraph(document: Document, index: int) -> bool:
    line = document.lines[index]
    if is_long(line):
        return True
    least = _DENSE_PARAGRAPH if line[len(line) // 2 :][:1] >= "ぁ" else _PARAGRAPH
    return len(line) >= least and voice_at(document, index).closed


def _walk(page: _Page, found: Mapping[int, Span], first: int) -> dict[int, tuple[str, ...]]:
    """Go through the tail, stretch by stretch; where the story goes on, what was taken above it is none."""
    comments: dict[int, tuple[str, ...]] = {}
    passed: list[Label] = []
    for stretch in _stretches(page.document, found, first):
        if isinstance(stretch, Label):
            passed.append(stretch)
            continue
        chosen = _comments_of(page, stretch, passed, bool(comments))
        comments.update({i: tuple(sorted(page.talk(i).kinds)) for i in chosen})
        plain = [i for i in stretch if i not in comments and is_long(page.document.lines[i])]
        if not chosen and plain:
            passed.clear()
            if len(plain) > 1:
                comments.clear()
    return comments


def _stretches(document: Document, found: Mapping[int, Span], first: int) -> list[Label | list[int]]:
    """Labels of what was found, and runs of lines between them."""
    parts: list[Label | list[int]] = []
    for index in range(first, len(document.lines)):
        if index in found:
            parts.append(found[index].label)
        elif parts and isinstance(parts[-1], list):
            parts[-1].append(index)
        else:
            parts.append([index])
    return parts


def _comments_of(page: _Page, stretch: list[int], passed: Sequence[Label], among: bool) -> list[int]:
    """The lines of a stretch that are comments; `passed` stands above it, `among` others."""
    small_print = len(passed) >= _FEW and not _ENDING.isdisjoint(passed)
    if among or small_print or (len(passed) >= _MANY and len(set(passed)) >= _MANY_LABELS):
        lines = _from_sentence(page, stretch)
        return lines if _agree(page, lines, _AFTER_END) else []
    if passed:
        lines = _from_talk(page, stretch)
        if _agree(page, lines, _AFTER_BOX):
            return lines
    for start in range(max(1, len(stretch) - _MOST_BELOW), len(stretch) - 1):
        if _opens(page.talk(stretch[start])) and _agree(page, stretch[start:], _AFTER_STORY):
            return stretch[start:]
    return []


def _from_sentence(page: _Page, stretch: list[int]) -> list[int]:
    """A stretch without what stands first and is no sentence: titles and controls that no rule knows."""
    lines = page.document.lines
    return [
        *dropwhile(
            lambda i: not (page.talk(i).spoken or voice_at(page.document, i).closed or is_long(lines[i])), stretch
        )
    ]


def _from_talk(page: _Page, stretch: list[int]) -> list[int]:
    """A stretch from its first line that talks."""
    return [*dropwhile(lambda i: not page.talk(i).spoken, stretch)]


def _opens(talk: Talk) -> bool:
    """Whether a line may be the first comment below a story, whose last paragraph may address its readers."""
    return talk.spoken and (len(talk.kinds) > 1 or not talk.kinds.isdisjoint(_PERSONAL))


def _agree(page: _Page, lines: list[int], asked: _Asked) -> bool:
    """Whether the lines talk as much as is asked for."""
    above = sum(index < lines[0] for index in page.story) if lines else 0
    if len(lines) < asked.lines or above < max(_LEAST_STORY, len(lines) // 2):
        return False
    if asked is not _AFTER_END and (_are_answers(page, lines) or _are_announced(page, lines[0])):
        return False
    talks = [page.talk(index) for index in lines]
    mean = sum(talk.weight for talk in talks) / len(talks)
    if len(lines) == 1 and mean < _ALONE:
        return False
    kinds = frozenset[str]().union(*(talk.kinds for talk in talks))
    own = _OWN if len(talks) > 1 else _PERSONAL
    if kinds.isdisjoint(own) or (asked is _AFTER_STORY and (kinds.isdisjoint(_TELLING) or kinds.isdisjoint(_PERSONAL))):
        return False
    if len(kinds) < asked.kinds or sum(talk.spoken for talk in talks) < asked.share * len(talks):
        return False
    usual = page.usual(lines[0])
    return usual <= asked.most_story and mean - usual >= asked.above


def _are_answers(page: _Page, lines: Sequence[int]) -> bool:
    """Whether lines are questions with answers, as in an interview."""
    asks = [page.document.lines[index].rstrip(')"”»').endswith(("?", "？", "؟")) for index in lines]
    pairs = sum(asks[i] and not asks[i + 1] for i in range(len(asks) - 1))
    return pairs >= _LEAST_ANSWERS and 2 * pairs >= _ANSWERED * len(lines)


def _are_announced(page: _Page, first: int) -> bool:
    """Whether the story leads to a line: "What our readers say:"."""
    above = max((index for index in page.story if index < first), default=0)
    return any(page.document.lines[index].endswith((":", "：")) for index in range(above, first))
