"""What stands between the lines of a run of boilerplate."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cleaner.document import Document, Span
from cleaner.labels import Label
from cleaner.rules.appeal import is_personal, speaks_to_reader
from cleaner.rules.base import Stage, block_span, voice_at
from cleaner.rules.flow import ASIDE, Course, course_of
from cleaner.rules.landmarks import APPEALS
from cleaner.rules.tone import CLASSES, reasons, tone_at

_SPEAKING = frozenset(
    (*APPEALS, Label.SUBSCRIPTION, Label.COMMENT_NOTICE, Label.CONTACT, Label.LEGAL, Label.APP, Label.ADVERTISEMENT)
)
"""Labels whose text speaks in sentences, and so may take a neighbour that does."""
_BESIDE = 1.5
"""What standing next to a label is worth against sounding like another."""
_LEAST_SOUND = (1.0, 0.5, -0.5)
"""Mean sound of an appeal that a group must have with findings on none, one or both of its sides, in log-odds."""
_OPEN_START, _OPEN_END, _HEADING = 0.8, -1.0, -2.0
"""Sound that the first and the last line of a group must have with no finding beside them; a heading needs less."""
_LONG = 9
"""So many lines that no phrase catches are seldom an appeal."""
_WORDED = 1.5
"""What a listed phrase on a line is worth for its label."""
_SHAPED = 1.0
"""Labels that are known by shape more than by tone take neighbours less readily."""


@dataclass(frozen=True)
class RunRemainder:
    """Lines of a run that no phrase catches: what sounds like its neighbours and stands among them.

    Safe because a line must stand next to boilerplate that was found by its wording, and sound unlike the story.
    Known problem: a paragraph of the story in the outlet's own voice between two inserts.
    """

    name: ClassVar[str] = "run_remainder"
    label: ClassVar[Label] = Label.OTHER
    stage: ClassVar[Stage] = "context"

    def find(self, document: Document) -> Iterator[Span]:
        """Unlabelled blocks that the course of the document takes for boilerplate, a group at a time."""
        course = course_of(document)
        for whole in _groups(course):
            group = _trimmed(document, course, whole)
            if not group:
                continue
            label = _label(document, course, group)
            if label is None:
                continue
            kind = label.value if label.value in CLASSES else "notice"
            for index in group:
                why = reasons(voice_at(document, index), document.lines[index], kind)
                span = block_span(document, index, self, (0.6, (f"among {label.value} lines", *why)))
                yield span._replace(label=label)


def _groups(course: Course) -> Iterator[list[int]]:
    """Runs of neighbouring blocks that are boilerplate by course and not by wording."""
    group: list[int] = []
    for index, state in enumerate(course.states):
        if state == ASIDE and index not in course.found:
            group.append(index)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _trimmed(document: Document, course: Course, group: list[int]) -> list[int]:
    """A group without the lines at its open ends that sound too much like the story; a heading may lead it."""
    first, last = 0, len(group)
    if group[0] - 1 not in course.found:
        while first < last and not _leads(document, course, group[first]):
            first += 1
    if group[-1] + 1 not in course.found:
        while first < last and course.appeal(document, group[last - 1]) < _OPEN_END:
            last -= 1
    return group[first:last]


def _leads(document: Document, course: Course, index: int) -> bool:
    """Whether a run of boilerplate may begin with this line: it sounds so, or is short as a heading."""
    voice = voice_at(document, index)
    heading = len(voice.tokens) <= 9 and not voice.reported and not voice.past
    return course.appeal(document, index) >= (_HEADING if heading else _OPEN_START)


def _convinces(document: Document, course: Course, group: list[int], appeals: bool) -> bool:
    """Whether a group sounds enough unlike the story, for its length and for what stands beside it."""
    around = (group[0] - 1, group[-1] + 1)
    beside = sum(index in course.found and course.found[index].label in _SPEAKING for index in around)
    sound = sum(course.appeal(document, index) for index in group) / len(group)
    if len(group) == 1 and beside < 2 and not appeals:
        return False
    if len(group) >= _LONG:
        return sound >= _LEAST_SOUND[0] + 1
    guide = 0.7 if speaks_to_reader(document) else 0.0
    return sound >= _LEAST_SOUND[beside] + guide + (0.0 if appeals else 0.5)


def _label(document: Document, course: Course, group: list[int]) -> Label | None:
    """The label that a group sounds most like; None where too little speaks for any."""
    beside = [course.found[i].label for i in (group[0] - 1, group[-1] + 1) if i in course.found]
    hinted = [cue.label for i in group for cue in document.hints.leads.get(i, ()) if cue.label in APPEALS]
    near = _among_appeals(course, group)
    if not beside and not near and is_personal(document):
        return None
    if not _convinces(document, course, group, bool(hinted or near)):
        return None
    tones = [tone_at(document, index) for index in group]
    wanted: dict[Label, float] = {}
    for label in dict.fromkeys((*(label for label in beside if label in _SPEAKING), *APPEALS)):
        kind = label.value if label.value in CLASSES else "notice"
        alike = sum(tone.kinds[kind] for tone in tones)
        place = (
            _BESIDE * beside.count(label)
            if label in beside
            else _BESIDE / 2
            if label in hinted or label in near
            else 0.0
        )
        worded = _WORDED * sum(bool(document.cues(index, label)) for index in group)
        wanted[label] = alike + worded + place - (0.0 if label in APPEALS else _SHAPED)
    return max(wanted, key=lambda label: (wanted[label], label))


def _among_appeals(course: Course, group: list[int]) -> list[Label]:
    """Labels of the appeals in the same unbroken run of boilerplate as a group."""
    labels = []
    for begin, step in ((group[0] - 1, -1), (group[-1] + 1, 1)):
        index = begin
        while 0 <= index < len(course.states) and course.states[index] == ASIDE:
            if index in course.found and course.found[index].label in APPEALS:
                labels.append(course.found[index].label)
            index += step
    return labels
