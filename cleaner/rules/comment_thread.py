"""Reader comments of whole pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cleaner.article.threads.find import threads_of
from cleaner.document import Document, Span
from cleaner.labels import Label
from cleaner.rules.base import Stage


@dataclass(frozen=True)
class CommentThread:
    """Comments of readers below or above the article of a page.

    Safe because an element counts as a comment only if it is named or marked as one and says who wrote it or when,
    and never if it holds the headline.
    Known problem: several comments of one reader, without dates and names in the markup, are one comment.
    """

    name: ClassVar[str] = "comment_thread"
    label: ClassVar[Label] = Label.COMMENT
    stage: ClassVar[Stage] = "page"

    def find(self, document: Document) -> Iterator[Span]:
        """One span a block of a comment."""
        threads = threads_of(document)
        for comment in threads.comments:
            for index in comment.blocks:
                label = Label.COMMENT_NOTICE if index in comment.controls else Label.COMMENT
                yield self._span(document, index, label, "element of a comment")
        for index in threads.notices:
            yield self._span(document, index, Label.COMMENT_NOTICE, "beside comments")

    def _span(self, document: Document, index: int, label: Label, evidence: str) -> Span:
        start = document.starts[index]
        return Span(start, start + len(document.lines[index]), label, self.name, 1.0, (evidence,))
