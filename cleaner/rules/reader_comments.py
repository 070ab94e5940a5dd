"""Reader comments in plain text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cleaner.document import Document, Span
from cleaner.labels import Label
from cleaner.rules.base import Stage, block_span, voice_at
from cleaner.rules.flow import COMMENT, course_of
from cleaner.rules.tone import reasons


@dataclass(frozen=True)
class ReaderComments:
    """Comments of readers below the article: threads with author, date and reply lines, and bare ones.

    Safe because the lines are judged together: comments must follow the story or its end matter, and a
    change from story to comment costs more than any single line can pay.
    In languages without a tone, bare comments are found by words of talk (see `bare_comments`).
    Known problem: bare comments that report in the third person, like the article above them.
    """

    name: ClassVar[str] = "reader_comments"
    label: ClassVar[Label] = Label.COMMENT
    stage: ClassVar[Stage] = "context"

    def find(self, document: Document) -> Iterator[Span]:
        """All blocks that the course of the document takes for comments."""
        course = course_of(document)
        for index, state in enumerate(course.states):
            if state != COMMENT:
                continue
            if index in course.thread:
                yield block_span(document, index, self, (0.96, ("line of a comment thread",)))
            elif index in course.inside:
                yield block_span(document, index, self, (0.95, (f"in a thread: {course.inside[index].reason}",)))
            elif index in course.bare:
                why = tuple(f"talk: {kind}" for kind in course.bare[index])
                yield block_span(document, index, self, (0.8, ("below the article", *why)))
            else:
                why = reasons(voice_at(document, index), document.lines[index], "comment")
                yield block_span(document, index, self, (0.85, ("after the end of the article", *why)))
