"""The course of a document: story, boilerplate, reader comments, line by line.

A page runs from story to end matter to comments, with inserts in between; it seldom jumps. So
lines that no phrase decides are settled together: the cheapest course through three states, by
what local rules found, how each line sounds (tone) and what each change of state costs
(Viterbi's algorithm: A. Viterbi, 1967). Lines far from anything found are not read at all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cleaner.document import Document, Span
from cleaner.labels import Label
from cleaner.rules.bare_comments import bare_comments
from cleaner.rules.closing import Closing
from cleaner.rules.landmarks import find_threads, findings, first_prose, paragraphs
from cleaner.rules.sound import sound, usual_tone, worth_reading
from cleaner.rules.thread import Thread
from cleaner.rules.trust import trusted

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
_FOUND = 8.0
_BETWEEN = frozenset((Label.COMMENT_NOTICE, Label.ADVERTISEMENT))
"""Boilerplate that may stand between the comments of a thread."""
_MARKED = 4
"""So many lines of what may be a thread are one, as far as bare comments go."""
_LEAD, _MOST_LEAD = 1.0, 3
"""How much blocks above comments must sound like one, and how many of them are looked at."""
_LEAST_STORY = 2
"""Blocks of the story that stay above them at least, behind its first long line."""
_SETTLED = 8
"""After so many lines in a row that are not read, one more changes no score."""
_UNREAD = (0.0, -4.0, 0.0)
"""A line that is not read: story among story, a comment among comments, no boilerplate."""

_Scores = tuple[float, float, float]
_States = tuple[int, int, int]


@dataclass(frozen=True)
class Course:
    """State of each block, and the finding of local rules on it."""

    states: Sequence[int]
    found: dict[int, Span]
    thread: frozenset[int]
    """Blocks that are lines of a comment thread."""
    inside: Mapping[int, Thread]
    """The thread that a block is certain to be part of."""
    bare: Mapping[int, tuple[str, ...]]
    """Blocks that are comments without marks in languages that have no tone, with the kinds of talk in them."""

    def appeal(self, document: Document, index: int) -> float:
        """How much a block sounds like an appeal in this document, in log-odds."""
        return sound(document, index, usual_tone(document, self.found, self.thread))[0]


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
    found = findings(document)
    told = _tells_by_names(document)
    threads = [] if told else find_threads(document, found)
    inside = {index: thread for thread in threads for index in range(thread.start, thread.end)}
    marks = frozenset(index for thread in threads for index in thread.marks)
    states = _decode(document, found, marks.union(inside))
    for index in paragraphs(document):
        states[index] = STORY
    for run in _comment_runs(states):
        for piece in _pieces(run, inside):
            if told or piece[-1] + 1 in inside or not trusted(document, piece, found, marks):
                for index in piece:
                    states[index] = ASIDE if index in found else STORY
            else:
                for index in _lead(document, piece[0], (states, found, marks)):
                    states[index] = COMMENT
    for index in inside:
        between = index in found and found[index].label in _BETWEEN and index not in marks
        states[index] = ASIDE if between else COMMENT
    bare = bare_comments(document, found, bool(inside) or len(marks) >= _MARKED)
    for index in bare:
        states[index] = COMMENT
    return Course(states, found, marks, inside, bare)


def _tells_by_names(document: Document) -> bool:
    """Whether a page names its elements: its comments are then told by markup alone, as stories sound like some too."""
    return document.markups is not None and any(element.names for element in document.elements)


def _lead(document: Document, first: int, known: tuple[Sequence[int], dict[int, Span], frozenset[int]]) -> list[int]:
    """Blocks right above comments below a bare story that sound so, too: the course begins where they grow loud.

    `known`: the states, findings and marks of the document.
    """
    states, found, marks = known
    begin = first_prose(document)
    if any(begin <= index < first for index in found):
        return []
    usual, start = usual_tone(document, found, marks), first
    while start > max(first - _MOST_LEAD, begin + _LEAST_STORY + 1) and start - 1 not in marks:
        if sound(document, start - 1, usual)[1] < _LEAD:
            break
        start -= 1
    return [] if any(state != STORY for state in states[begin:start]) else [*range(start, first)]


def _pieces(run: Sequence[int], inside: Mapping[int, Thread]) -> list[list[int]]:
    """What of a run stands outside threads, in stretches."""
    pieces: list[list[int]] = [[]]
    for index in run:
        if index not in inside:
            pieces[-1].append(index)
        elif pieces[-1]:
            pieces.append([])
    return [piece for piece in pieces if piece]


def _comment_runs(states: Sequence[int]) -> list[list[int]]:
    """Blocks of comments, with the boilerplate between them, up to where the story goes on."""
    runs: list[list[int]] = [[]]
    for index, state in enumerate(states):
        if state == COMMENT:
            runs[-1].append(index)
        elif state == STORY and runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _decode(document: Document, found: dict[int, Span], thread: frozenset[int]) -> list[int]:
    """The cheapest course. The usual tone, which can only favour the story, is found out where that may matter."""
    read = worth_reading(document, found, thread)
    if not read and not found:
        return [STORY] * len(document.lines)
    states = _cheapest(document, (found, thread, read), (0.0, 0.0))
    if any(states[index] != STORY and index not in found and index not in thread for index in read):
        usual = usual_tone(document, found, thread)
        if any(usual):
            states = _cheapest(document, (found, thread, read), usual)
    return states


def _cheapest(
    document: Document, known: tuple[dict[int, Span], frozenset[int], frozenset[int]], usual: tuple[float, float]
) -> list[int]:
    """The cheapest course by what is `known`: findings, lines of threads, lines to read."""
    found, thread, read = known
    first, prose, count = min([*read, *found]), first_prose(document), len(document.lines)
    scores: _Scores = (0.0, _CHANGE[STORY][ASIDE], -20.0)
    back: list[_States] = []
    closing = Closing()
    silent = 0
    for index in range(first, count):
        span = found.get(index)
        if span is None and index not in read and index not in thread:
            silent += 1
            gain = _UNREAD
            if silent > _SETTLED:
                back.append(back[-1])
                continue
        else:
            silent = 0
            gain = _gain(document, index, (span, index in thread), usual)
        (story, aside, comment), states = _step(scores, _CHANGE if span is None else _CHANGE_FOUND, closing)
        scores = (story + gain[0], aside + gain[1], comment + gain[2])
        back.append(states)
        if span is not None or closing.lines:
            closing.pass_line(span if index >= prose else None)
    return [STORY] * first + _traced(back, scores.index(max(scores)))


def _step(scores: _Scores, change: tuple[_Scores, _Scores, _Scores], closing: Closing) -> tuple[_Scores, _States]:
    """The best score of each state after one change, and the state it comes from; of equal ones the first."""
    story, aside, comment = scores
    leave, end, begin = change
    to_story, to_aside, to_comment = story, story + leave[ASIDE], story + leave[COMMENT]
    from_story = from_aside = from_comment = STORY
    if aside + end[STORY] - closing.weight > to_story:
        to_story, from_story = aside + end[STORY] - closing.weight, ASIDE
    if aside > to_aside:
        to_aside, from_aside = aside, ASIDE
    if aside + end[COMMENT] + closing.weight + closing.invited > to_comment:
        to_comment, from_comment = aside + end[COMMENT] + closing.weight + closing.invited, ASIDE
    if comment + begin[STORY] > to_story:
        to_story, from_story = comment + begin[STORY], COMMENT
    if comment + begin[ASIDE] > to_aside:
        to_aside, from_aside = comment + begin[ASIDE], COMMENT
    if comment > to_comment:
        to_comment, from_comment = comment, COMMENT
    return (to_story, to_aside, to_comment), (from_story, from_aside, from_comment)


def _traced(back: Sequence[_States], state: int) -> list[int]:
    """The course that ends in a state, by the states that each came from."""
    states = []
    for before in reversed(back):
        states.append(state)
        state = before[state]
    return states[::-1]


def _gain(
    document: Document, index: int, known: tuple[Span | None, bool], usual: tuple[float, float]
) -> tuple[float, float, float]:
    """What a line says for each state; `known` is its finding, and whether it is a thread's line."""
    span, in_thread = known
    if in_thread:
        return (-3.0, -1.0, 4.0)
    if span is not None:
        return (-_FOUND * span.confidence, _FOUND * span.confidence, -4.0)
    appeal, comment = sound(document, index, usual)
    return (0.0, appeal, comment)
