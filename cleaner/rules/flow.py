"""The course of a document: story, boilerplate, reader comments, line by line.

A page runs from story to end matter to comments, with inserts in between; it seldom jumps. So
lines that no phrase decides are settled together: the cheapest course through three states, by
what local rules found, how each line sounds (tone) and what each change of state costs
(Viterbi's algorithm: A. Viterbi, 1967). Lines far from anything found are not read at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cleaner.document import Document, Span
from cleaner.labels import Group, Label
from cleaner.rules.base import voice_at
from cleaner.rules.thread_line import is_control_line, is_name_line, is_says_line, is_stamp_line
from cleaner.rules.tone import tone_at

STORY, ASIDE, COMMENT = range(3)
_CHANGE = (
    # to STORY, ASIDE, COMMENT
    (0.0, -3.0, -9.0),
    (-2.0, 0.0, -3.0),
    (-9.0, -2.5, 0.0),
)
"""What a step costs, by state left and state entered, in log-odds."""
_INVITED = 3.0
"""What a line that calls for comments is worth to comments after it."""
_FOUND = 8.0
_APPEALS = (Label.NEWSLETTER, Label.MESSAGING, Label.DONATION)
_NEAR = 6
"""Lines around an appeal that are read for tone."""
_TAIL = 40
"""Lines after the last finding that are read for tone; further ones go with them."""


@dataclass(frozen=True)
class Course:
    """State of each block, and the finding of local rules on it."""

    states: Sequence[int]
    found: dict[int, Span]
    thread: frozenset[int]
    """Blocks that are lines of a comment thread."""


def course_of(document: Document) -> Course:
    """The course of a document that local rules have been over; worked out once for all rules."""
    memo = document.hints.memo
    key = ("course", document.spans)
    if key not in memo:
        found = _findings(document)
        thread = _thread_lines(document, found)
        memo[key] = Course(_decode(document, found, thread), found, thread)
    course: Course = memo[key]
    return course


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


def _thread_lines(document: Document, found: dict[int, Span]) -> frozenset[int]:
    """Date, reply and "says" lines of a thread: two at least, with text between, after some story."""
    lines = document.lines
    marks = []
    for index in range(_first_prose(document) + 1, len(lines)):
        line = lines[index]
        if len(line) <= 80 and (is_stamp_line(line) or is_says_line(line) or is_control_line(line)):
            marks.append(index)
    marks = _in_groups(marks)
    names = [m - 1 for m in marks if m - 1 not in marks and m > 0 and is_name_line(lines[m - 1]) and not is_control_line(lines[m])]
    return frozenset(marks) | frozenset(n for n in names if n not in found or found[n].label in (Label.BYLINE, Label.RELATED))


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
    """The cheapest course."""
    read = _worth_reading(document, found, thread)
    states = [STORY] * len(document.lines)
    if not read:
        return states
    first = min(read)
    scores = [0.0, 0.0, -20.0]
    back: list[tuple[int, int, int]] = []
    last_found: Label | None = None
    for index in range(first, len(states)):
        gain = _gain(document, index, found, index in read, index in thread)
        invited = _INVITED if last_found is Label.COMMENT_NOTICE else 0.0
        steps = [
            max((scores[old] + _CHANGE[old][new] + (invited if new == COMMENT != old else 0.0), -old, old) for old in range(3))
            for new in range(3)
        ]
        back.append((steps[0][2], steps[1][2], steps[2][2]))
        scores = [steps[new][0] + gain[new] for new in range(3)]
        last_found = found[index].label if index in found else last_found
    state = max(range(3), key=lambda s: (scores[s], -s))
    for index in range(len(states) - 1, first - 1, -1):
        states[index] = state
        state = back[index - first][state]
    return states


def _worth_reading(document: Document, found: dict[int, Span], thread: frozenset[int]) -> frozenset[int]:
    """Blocks whose tone may decide something: around appeals, and the tail after the last findings."""
    count = len(document.lines)
    read: set[int] = set()
    for index, span in found.items():
        if span.label in _APPEALS:
            read.update(range(max(index - _NEAR, 0), min(index + _NEAR + 1, count)))
    ends = [i for i, span in found.items() if i > _first_prose(document)]
    if ends or thread:
        begin = min([*ends, *thread])
        read.update(range(begin, min(begin + _TAIL, count)))
        read.update(range(max(count - _TAIL, 0) if begin < count - _TAIL else begin, count))
    else:
        read.update(range(max(count - 3, 0), count))
    return frozenset(read)


def _gain(document: Document, index: int, found: dict[int, Span], read: bool, thread: bool) -> tuple[float, float, float]:
    """What a line says for each state."""
    if thread:
        return (-3.0, -1.0, 4.0)
    span = found.get(index)
    if span is not None:
        return (-_FOUND * span.confidence, _FOUND * span.confidence, -4.0)
    if not read:
        return (0.0, 0.0, 0.0)
    tone = tone_at(document, index)
    return (0.0, max(min(tone.appeal + 0.8, 5.0), -5.0), max(min(tone.comment + 2.0, 5.0), -5.0))
