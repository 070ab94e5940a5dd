"""Whether a run of lines that may be comments is one: losing the story is worse than leaving a comment."""

import re

from cleaner.document import Document, Span
from cleaner.labels import Label
from cleaner.rules.base import voice_at
from cleaner.rules.sound import LOUDEST
from cleaner.rules.tone import tone_at

_TRIED = 12
"""Bare comments that are listened to before a run is trusted."""
_MOST_BARE = 16
"""More bare comments than this need a line that announces them."""
_LEAST_TONE = (-2.4, -2.35, -1.6, -5.0, -8.0)
"""Mean tone that a run must have: in a thread with marks, after boilerplate, after the story,
after a long end, and after a long end that calls for comments."""
_ITEM = re.compile(r"\d[\d.:]*\W|[^\W\d_][\w'’-]*(?:,?\s[\w'’-]+){0,4}:\s|[-–—•*·]\s")
"""How an item of a list begins: "4.1: …", "Maureen Tay, 70: …", "- …"."""
_FEW_WORDS = 4
"""Fewer words a line than this are a list."""
_TOLD = 6
"""In a story one line of so many, or more, tells who said what it quotes."""
_CLEAR_TONE = -1.3
_LEAST_STORY = 3
"""Paragraphs of the story that must stand before comments; as many as there are bare ones that sound little so."""
_LONG_END = 4
"""So many findings among the six lines before make a long end."""


def trusted(document: Document, run: list[int], found: dict[int, Span], thread: frozenset[int]) -> bool:
    """Whether a run of comments is one: a thread with its marks, or few bare lines that sound so, at the end."""
    marks = sum(index in thread for index in run)
    bare = [index for index in run if index not in thread]
    tones = [tone_at(document, index).comment for index in bare[:_TRIED]]
    if not tones:
        return marks >= 4
    mean = sum(tones) / len(tones)
    story = sum(len(document.lines[i]) >= 60 and i not in found for i in range(run[0]))
    if story < (_LEAST_STORY if mean >= _CLEAR_TONE or marks else max(len(bare), _LEAST_STORY)):
        return False
    if marks >= 2 and marks * 4 >= len(bare):
        return mean >= _LEAST_TONE[0]
    if (
        _is_led_to(document, run[0], found)
        or not _like_sentences(document, bare[:_TRIED], mean)
        or _reports(document, bare[:_TRIED])
    ):
        return False
    before = [found[i].label for i in range(max(run[0] - 6, 0), run[0]) if i in found]
    if not before:
        return len(bare) <= _MOST_BARE and mean >= _LEAST_TONE[2] and max(tones) >= LOUDEST
    announced = Label.COMMENT_NOTICE in before or len(before) >= _LONG_END
    if len(bare) > _MOST_BARE and Label.COMMENT_NOTICE not in before:
        return False
    if len(before) > _LONG_END and any(
        i in found and found[i].label is Label.COMMENT_NOTICE for i in range(max(run[0] - 12, 0), run[0])
    ):
        return mean >= _LEAST_TONE[4]
    return mean >= _LEAST_TONE[3 if announced else 1] and (announced or max(tones) >= LOUDEST)


def _reports(document: Document, bare: list[int]) -> bool:
    """Whether lines quote somebody and say who said it, as a story does: one in six or more."""
    voices = [voice_at(document, index) for index in bare]
    told = sum(voice.quoted > 0.3 and voice.reported > 0 and not voice.me and not voice.you for voice in voices)
    return told > 0 and told * _TOLD >= len(voices)


def _is_led_to(document: Document, first: int, found: dict[int, Span]) -> bool:
    """Whether the line above says that a list follows ("If you need help:"), and does not call for comments."""
    called = first - 1 in found and found[first - 1].label is Label.COMMENT_NOTICE
    return first > 0 and not called and document.lines[first - 1].endswith(":")


def _like_sentences(document: Document, bare: list[int], mean: float) -> bool:
    """Whether lines are words of people and no list or table; those that sound clearly so need no full stop."""
    voices = [voice_at(document, index) for index in bare]
    if sum(len(voice.tokens) for voice in voices) < _FEW_WORDS * len(voices):
        return False
    if any(document.lines[index].startswith(("|", "http")) for index in bare):
        return False
    if sum(_ITEM.match(document.lines[index]) is not None for index in bare) * 3 > 2 * len(bare):
        return False
    return mean >= _CLEAR_TONE or sum(voice.closed for voice in voices) * 2 >= len(voices)
