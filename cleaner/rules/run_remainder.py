"""What stands between the lines of a run of boilerplate."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from cleaner.document import Document, Span
from cleaner.labels import Label
from cleaner.rules.base import block_span, voice_at
from cleaner.rules.flow import ASIDE, Course, course_of
from cleaner.rules.tone import CLASSES, reasons, tone_at


@dataclass(frozen=True)
class RunRemainder:
    """Lines of a run that no phrase catches: what sounds like its neighbours and stands among them.

    Safe because a line must stand next to boilerplate that was found by its wording, and sound unlike the story.
    Known problem: a paragraph of the story in the outlet's own voice between two inserts.
    """

    name: ClassVar[str] = "run_remainder"
    label: ClassVar[Label] = Label.OTHER
    stage: ClassVar[Literal["local", "context"]] = "context"

    def find(self, document: Document) -> Iterator[Span]:
        """Unlabelled blocks that the course of the document takes for boilerplate."""
        course = course_of(document)
        for index, state in enumerate(course.states):
            if state == ASIDE and index not in course.found:
                label = _label(document, course, index)
                kind = label.value if label.value in CLASSES else "notice"
                why = reasons(voice_at(document, index), document.lines[index], kind)
                span = block_span(document, index, self, (0.6, (f"among {label.value} lines", *why)))
                yield span._replace(label=label)


def _label(document: Document, course: Course, index: int) -> Label:
    """The label of a neighbouring finding that the line sounds most like; below wins a tie for headings."""
    kinds = tone_at(document, index).kinds
    near = []
    for step in (-1, 1):
        place = index + step
        while 0 <= place < len(course.states) and place not in course.found and course.states[place] == ASIDE:
            place += step
        if place in course.found and course.states[place] == ASIDE:
            near.append((kinds.get(course.found[place].label, kinds["notice"]), step, course.found[place].label))
    return max(near)[2] if near else Label.OTHER
