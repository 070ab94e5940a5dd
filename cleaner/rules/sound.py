"""How lines sound in their document, and which of them are worth listening to."""

from collections.abc import Iterator
from itertools import islice

from cleaner.document import Document, Span
from cleaner.labels import Label
from cleaner.rules.base import voice_at
from cleaner.rules.landmarks import APPEALS, first_prose
from cleaner.rules.tone import MOST_TOKENS, Tone, tone_at

_NEAR = 4
"""Lines around an appeal and after a call to comment that are read for tone."""
_LAST = 8
"""Lines without a finding at the end of the page that are read at most."""
_QUIET = (-3.0, -4.0)
"""Tone of a line that clearly belongs to the story: so many of them in a row end the reading from the end."""
_QUIET_LINES = 3
_SAMPLE = 6
"""Paragraphs of the story that are read for its usual tone."""
_PLAIN_APPEAL = -4.5
"""The usual tone of reported news, appeal."""
_PLAIN_COMMENT = ((12, -3.0), (18, -3.5), (24, -4.3), (MOST_TOKENS + 1, -5.0))
"""The usual tone of reported news, comment, in lines of fewer words than the first: a short line tells less."""
_LESS = 1.5
"""So much less like a comment than usual a paragraph counts at most."""
_SHIFT = (2.0, 3.0)
"""What the place of a line (near an appeal, in the tail) adds to its tone, appeal and comment."""
_REPORTED = 2.5
"""What speaks for the story where a line reports what somebody said and nobody speaks."""
LOUDEST = -1.7
"""Tone of a comment that lets the lines beside it be read, and that one of a run must reach."""


def worth_reading(document: Document, found: dict[int, Span], thread: frozenset[int]) -> frozenset[int]:
    """Blocks whose tone may decide something: beside appeals, after calls to comment, and the last ones."""
    count, story = len(document.lines), first_prose(document)
    read: set[int] = set()
    for index, cues in document.hints.leads.items():
        if any(cue.label in APPEALS for cue in cues):
            read.update(range(index - 1, index + 2))
    for index, span in found.items():
        if span.label in APPEALS:
            read.update(range(index - _NEAR, index + _NEAR + 1))
        elif span.label is Label.COMMENT_NOTICE and index > story:
            read.update(range(index + 1, index + 1 + _NEAR))
    for index in thread:
        read.update(range(index - 1, index + _NEAR))
    read.update(_last(document, found, thread))
    return frozenset(_spread(document, {index for index in read if 0 <= index < count}, found))


def _last(document: Document, found: dict[int, Span], thread: frozenset[int]) -> Iterator[int]:
    """The last lines without a finding, up to where some in a row sound like the story."""
    story, quiet = first_prose(document), 0
    bare = (i for i in range(len(document.lines) - 1, story, -1) if i not in found and i not in thread)
    for index in islice(bare, _LAST):
        yield index
        quiet = quiet + 1 if _is_quiet(tone_at(document, index)) else 0
        if quiet == _QUIET_LINES:
            return


def _is_quiet(tone: Tone) -> bool:
    return tone.appeal < _QUIET[0] and tone.comment < _QUIET[1]


def _spread(document: Document, read: set[int], found: dict[int, Span]) -> set[int]:
    """The lines to read and those beside any that sounds like an appeal or a comment, on and on."""
    fresh = sorted(read)
    while fresh:
        loud = [index for index in fresh if index not in found and _is_loud(tone_at(document, index))]
        beside = {near for index in loud for near in range(max(index - 2, 0), min(index + 3, len(document.lines)))}
        fresh = sorted(beside - read)
        read |= beside
    return read


def _is_loud(tone: Tone) -> bool:
    return tone.appeal > 0 or tone.comment > LOUDEST


def usual_tone(document: Document, found: dict[int, Span], thread: frozenset[int]) -> tuple[float, float]:
    """How the story of this document sounds: an essay in the first person is no comment."""
    memo = document.hints.memo
    spans, usual = memo.get(("usual", None), (None, (0.0, 0.0)))
    if spans is not document.spans:
        usual = _average_tone(document, found, thread)
        memo["usual", None] = (document.spans, usual)
    known: tuple[float, float] = usual
    return known


def _average_tone(document: Document, found: dict[int, Span], thread: frozenset[int]) -> tuple[float, float]:
    """Mean appeal and comment tone of the first paragraphs of the story, above that of plain news as long."""
    begin = first_prose(document)
    lines = document.lines
    plain = (i for i in range(begin, len(lines)) if len(lines[i]) >= 60 and i not in found and i not in thread)
    prose = [*islice(plain, _SAMPLE)]
    if not prose:
        return (0.0, 0.0)
    appeal = comment = 0.0
    for index in prose:
        tone = tone_at(document, index)
        appeal += min(tone.appeal, 0.0) - _PLAIN_APPEAL
        comment += max(min(tone.comment, 0.0) - _plain_comment(document, index), -_LESS)
    return (max(appeal / len(prose), 0.0), max(comment / len(prose), 0.0))


def _plain_comment(document: Document, index: int) -> float:
    """The comment tone of a line of news as long as this block."""
    words = min(len(voice_at(document, index).tokens), MOST_TOKENS)
    return next(tone for below, tone in _PLAIN_COMMENT if words < below)


def sound(document: Document, index: int, usual: tuple[float, float]) -> tuple[float, float]:
    """How a line sounds against the usual tone of its document: appeal and comment, within bounds."""
    tone = tone_at(document, index)
    appeal = tone.appeal + _SHIFT[0] - usual[0]
    comment = tone.comment + _SHIFT[1] - usual[1]
    if appeal <= -6.0 and comment <= -6.0:
        return -6.0, -6.0
    voice = voice_at(document, index)
    if voice.reported and not (voice.me or voice.we or voice.you):
        appeal, comment = appeal - _REPORTED, comment - _REPORTED
    return max(min(appeal, 4.0), -6.0), max(min(comment, 4.0), -6.0)
