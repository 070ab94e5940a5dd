"""The course of a document: story, boilerplate, reader comments, line by line.

A page runs from story to end matter to comments, with inserts in between; it seldom jumps. So
lines that no phrase decides are settled together: the cheapest course through three states, by
what local rules found, how each line sounds (tone) and what each change of state costs
(Viterbi's algorithm: A. Viterbi, 1967). Lines far from anything found are not read at all.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from cleaner.document import Document, Span
from cleaner.labels import Group, Label
from cleaner.rules.base import voice_at
from cleaner.rules.thread_line import LONGEST_MARK, is_control_line, is_mark_line, is_name_line
from cleaner.rules.tone import Tone, tone_at

STORY, ASIDE, COMMENT = range(3)
_CHANGE = (
    # to STORY, ASIDE, COMMENT
    (0.0, -3.0, -9.0),
    (-1.5, 0.0, -3.0),
    (-9.0, -4.0, 0.0),
)
"""What a step costs, by state left and state entered, in log-odds."""
_CHANGE_FOUND = ((0.0, -0.5, -9.0), _CHANGE[1], (-9.0, -4.0, 0.0))
"""The same where a rule found something: boilerplate may then begin anywhere."""
_INVITED = 3.0
"""What a line that calls for comments is worth to comments after it."""
_FOUND = 8.0
APPEALS = (Label.NEWSLETTER, Label.MESSAGING, Label.DONATION)
_NEAR = 4
"""Lines around an appeal and after a call to comment that are read for tone."""
_LAST = 8
"""Lines without a finding at the end of the page that are read."""
_APART = 3
_ENDING = frozenset((Label.CONTACT, Label.LEGAL, Label.NAVIGATION, Label.BYLINE, Label.DONATION, Label.COMMENT_NOTICE))
"""Labels that stand at the end of a page more often than in the middle."""
_SAMPLE = 6
"""Paragraphs of the story that are read for its usual tone."""
_PLAIN = (-4.5, -5.0)
"""The usual tone of reported news, appeal and comment."""
_SHIFT = (2.0, 3.0)
"""What the place of a line (near an appeal, in the tail) adds to its tone, appeal and comment."""
_REPORTED = 2.5
"""What speaks for the story where a line reports what somebody said and nobody speaks."""
_TRIED = 12
"""Bare comments that are listened to before a run is trusted."""
_MOST_BARE = 16
"""More bare comments than this need a line that announces them."""
_LEAST_TONE = (-2.4, -2.35, -1.6, -5.0, -8.0)
"""Mean tone that a run must have: in a thread with marks, after boilerplate, after the story,
after a long end, and after a long end that calls for comments."""
_FEW_WORDS = 4
"""Fewer words a line than this are a list."""
_CLEAR_TONE = -1.3
_LEAST_STORY = 3
"""Paragraphs of the story that must stand before comments; as many as there are bare ones that sound little so."""
_LONG_END = 4
"""So many findings among the six lines before make a long end."""
_LOUDEST = -1.7
"""Tone that one of its lines must reach."""
_UNREAD = (0.0, -4.0, 0.0)
"""A line that is not read: story among story, a comment among comments, no boilerplate."""


@dataclass(frozen=True)
class Course:
    """State of each block, and the finding of local rules on it."""

    states: Sequence[int]
    found: dict[int, Span]
    thread: frozenset[int]
    """Blocks that are lines of a comment thread."""

    def appeal(self, document: Document, index: int) -> float:
        """How much a block sounds like an appeal in this document, in log-odds."""
        return _sound(document, index, _usual_tone(document, self.found, self.thread))[0]


def course_of(document: Document) -> Course:
    """The course of a document that local rules have been over; worked out once for all rules."""
    memo = document.hints.memo
    spans, course = memo.get(("course", None), (None, None))
    if course is None or spans is not document.spans:
        course = _course(document)
        memo["course", None] = (document.spans, course)
    settled: Course = course
    return settled


def _course(document: Document) -> Course:
    found = _findings(document)
    thread = _thread_lines(document, found)
    states = _decode(document, found, thread)
    for index in _paragraphs(document):
        states[index] = STORY
    for run in _comment_runs(states):
        if not _trusted(document, run, found, thread):
            for index in run:
                states[index] = ASIDE if index in found else STORY
    return Course(states, found, thread)


def _comment_runs(states: Sequence[int]) -> list[list[int]]:
    """Blocks of comments, with the boilerplate between them, up to where the story goes on."""
    runs: list[list[int]] = [[]]
    for index, state in enumerate(states):
        if state == COMMENT:
            runs[-1].append(index)
        elif state == STORY and runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _trusted(document: Document, run: list[int], found: dict[int, Span], thread: frozenset[int]) -> bool:
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
    if not _like_sentences(document, bare[:_TRIED], mean):
        return False
    before = [found[i].label for i in range(max(run[0] - 6, 0), run[0]) if i in found]
    if not before:
        return len(bare) <= _MOST_BARE and mean >= _LEAST_TONE[2] and max(tones) >= _LOUDEST
    announced = Label.COMMENT_NOTICE in before or len(before) >= _LONG_END
    if len(bare) > _MOST_BARE and Label.COMMENT_NOTICE not in before:
        return False
    if len(before) > _LONG_END and any(
        i in found and found[i].label is Label.COMMENT_NOTICE for i in range(max(run[0] - 12, 0), run[0])
    ):
        return mean >= _LEAST_TONE[4]
    return mean >= _LEAST_TONE[3 if announced else 1] and (announced or max(tones) >= _LOUDEST)


def _like_sentences(document: Document, bare: list[int], mean: float) -> bool:
    """Whether lines are words of people and no list or table; those that sound clearly so need no full stop."""
    voices = [voice_at(document, index) for index in bare]
    if sum(len(voice.tokens) for voice in voices) < _FEW_WORDS * len(voices):
        return False
    if any(document.lines[index].startswith(("|", "http")) for index in bare):
        return False
    return mean >= _CLEAR_TONE or sum(voice.closed for voice in voices) * 2 >= len(voices)


def _findings(document: Document) -> dict[int, Span]:
    """The most confident span over each whole block."""
    place = {start: index for index, start in enumerate(document.starts)}
    found: dict[int, Span] = {}
    for span in document.spans:
        index = place.get(span.start)
        if index is None or span.label.group is Group.BODY or span.end < span.start + len(document.lines[index]):
            continue
        if index not in found or span.confidence > found[index].confidence:
            found[index] = span
    return found


def _paragraphs(document: Document) -> list[int]:
    """Blocks of which a rule took some sentences only: the rest is the story."""
    starts, lines = document.starts, document.lines
    partial = []
    for span in document.spans:
        index = bisect_right(starts, span.start) - 1
        whole = span.start == starts[index] and span.end >= starts[index] + len(lines[index])
        if not whole and span.start >= starts[index]:
            partial.append(index)
    return partial


def _thread_lines(document: Document, found: dict[int, Span]) -> frozenset[int]:
    """Date, reply and "says" lines of a thread: two at least, with text between, after some story."""
    lines = document.lines
    marks = []
    for index in range(_first_prose(document) + 1, len(lines)):
        line = lines[index]
        if len(line) <= LONGEST_MARK and is_mark_line(line):
            marks.append(index)
    thread = frozenset(_in_groups(marks))
    names = [m - 1 for m in thread if m > 0 and m - 1 not in thread and is_name_line(lines[m - 1])]
    return thread | frozenset(
        n
        for n in names
        if not is_control_line(lines[n + 1]) and (n not in found or found[n].label in (Label.BYLINE, Label.RELATED))
    )


def _in_groups(marks: list[int]) -> list[int]:
    """Marks that have another mark within reach, without the lone ones."""
    near = [
        m for n, m in enumerate(marks)
        if (n and m - marks[n - 1] <= 12) or (n + 1 < len(marks) and marks[n + 1] - m <= 12)
    ]  # fmt: skip
    return near if len(near) >= 2 else []


def _first_prose(document: Document) -> int:
    return next((i for i, line in enumerate(document.lines) if len(line) >= 80), len(document.lines))


def _decode(document: Document, found: dict[int, Span], thread: frozenset[int]) -> list[int]:
    """The cheapest course. The usual tone, which can only favour the story, is found out where that may matter."""
    read = _worth_reading(document, found, thread)
    if not read and not found:
        return [STORY] * len(document.lines)
    states = _cheapest(document, (found, thread, read), (0.0, 0.0))
    if any(states[index] != STORY and index not in found and index not in thread for index in read):
        usual = _usual_tone(document, found, thread)
        if any(usual):
            states = _cheapest(document, (found, thread, read), usual)
    return states


def _cheapest(
    document: Document, known: tuple[dict[int, Span], frozenset[int], frozenset[int]], usual: tuple[float, float]
) -> list[int]:
    """The cheapest course by what is `known`: findings, lines of threads, lines to read."""
    found, thread, read = known
    states = [STORY] * len(document.lines)
    first = min([*read, *found])
    story, aside, comment = 0.0, _CHANGE[STORY][ASIDE], -20.0
    back: list[tuple[int, int, int]] = []
    closing = _Closing()
    prose = _first_prose(document)
    for index in range(first, len(states)):
        span = found.get(index)
        gain = _gain(document, index, (span, index in thread, index in read), usual)
        leave, end, begin = _CHANGE if span is None else _CHANGE_FOUND
        to_story = _best(story, aside + end[STORY] - closing.weight, comment + begin[STORY])
        to_aside = _best(story + leave[ASIDE], aside, comment + begin[ASIDE])
        asked = aside + end[COMMENT] + closing.weight + closing.invited
        to_comment = _best(story + leave[COMMENT], asked, comment)
        back.append((to_story[1], to_aside[1], to_comment[1]))
        story, aside, comment = to_story[0] + gain[0], to_aside[0] + gain[1], to_comment[0] + gain[2]
        closing.pass_line(span if index >= prose else None)
    state = _best(story, aside, comment)[1]
    for index in range(len(states) - 1, first - 1, -1):
        states[index] = state
        state = back[index - first][state]
    return states


def _best(story: float, aside: float, comment: float) -> tuple[float, int]:
    """The highest of the scores of the three states, and its state; of equal ones the first."""
    if story >= aside:
        return (story, STORY) if story >= comment else (comment, COMMENT)
    return (aside, ASIDE) if aside >= comment else (comment, COMMENT)


class _Closing:
    """How much the boilerplate just passed looks like the end of the page: its length and its labels."""

    def __init__(self) -> None:
        self._lines = 0
        self._missed = 0
        self._labels: set[Label] = set()
        self.weight = 0.0
        """Log-odds against the story going on."""
        self.invited = 0.0
        """Log-odds for comments to come."""

    def pass_line(self, span: Span | None) -> None:
        """Take one line of story or tail into account; three lines without a finding end the run."""
        if span is None:
            self._missed += 1
            if self._lines and self._missed >= _APART:
                self._lines, self.weight, self.invited = 0, 0.0, 0.0
                self._labels.clear()
            return
        self._lines += 1
        self._missed = 0
        self._labels.add(span.label)
        ending = 0.8 if self._labels & _ENDING else 0.0
        self.weight = 0.2 * min(self._lines, 12) + ending + 0.4 * (len(self._labels) - 1)
        self.invited = _INVITED if Label.COMMENT_NOTICE in self._labels else 0.0


def _worth_reading(document: Document, found: dict[int, Span], thread: frozenset[int]) -> frozenset[int]:
    """Blocks whose tone may decide something: beside appeals, after calls to comment, and the last ones."""
    count, story = len(document.lines), _first_prose(document)
    read: set[int] = set()
    for index, cues in document.hints.leads.items():
        if any(cue.label in APPEALS for cue in cues):
            read.update(range(index - 2, index + 3))
    for index, span in found.items():
        if span.label in APPEALS:
            read.update(range(index - _NEAR, index + _NEAR + 1))
        elif span.label is Label.COMMENT_NOTICE and index > story:
            read.update(range(index + 1, index + 1 + _NEAR))
    for index in thread:
        read.update(range(index - 1, index + _NEAR))
    bare = (index for index in range(count - 1, story, -1) if index not in found and index not in thread)
    read.update(islice(bare, _LAST))
    return frozenset(_spread(document, {index for index in read if 0 <= index < count}, found))


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
    return tone.appeal > 0 or tone.comment > _LOUDEST


def _usual_tone(document: Document, found: dict[int, Span], thread: frozenset[int]) -> tuple[float, float]:
    """How the story of this document sounds: an essay in the first person is no comment."""
    memo = document.hints.memo
    spans, usual = memo.get(("usual", None), (None, (0.0, 0.0)))
    if spans is not document.spans:
        usual = _average_tone(document, found, thread)
        memo["usual", None] = (document.spans, usual)
    known: tuple[float, float] = usual
    return known


def _average_tone(document: Document, found: dict[int, Span], thread: frozenset[int]) -> tuple[float, float]:
    """Mean appeal and comment tone of the first paragraphs of the story, above that of plain news."""
    begin = _first_prose(document)
    lines = document.lines
    plain = (i for i in range(begin, len(lines)) if len(lines[i]) >= 60 and i not in found and i not in thread)
    prose = [*islice(plain, _SAMPLE)]
    count = len(prose)
    if not count:
        return (0.0, 0.0)
    appeal = comment = 0.0
    for index in prose:
        tone = tone_at(document, index)
        appeal += min(tone.appeal, 0.0)
        comment += min(tone.comment, 0.0)
        if appeal <= _PLAIN[0] * count and comment <= _PLAIN[1] * count:
            break
    return (max(appeal / count, _PLAIN[0]) - _PLAIN[0], max(comment / count, _PLAIN[1]) - _PLAIN[1])


def _gain(
    document: Document, index: int, known: tuple[Span | None, bool, bool], usual: tuple[float, float]
) -> tuple[float, float, float]:
    """What a line says for each state; `known` is its finding, whether it is a thread's line, whether to read it."""
    span, in_thread, read = known
    if in_thread:
        return (-3.0, -1.0, 4.0)
    if span is not None:
        return (-_FOUND * span.confidence, _FOUND * span.confidence, -4.0)
    if not read:
        return _UNREAD
    appeal, comment = _sound(document, index, usual)
    return (0.0, appeal, comment)


def _sound(document: Document, index: int, usual: tuple[float, float]) -> tuple[float, float]:
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
