"""Whether a settled document still has an article, and why not."""

from collections.abc import Sequence

from cleaner.article.no_article import NO_TEXT
from cleaner.document import Document, Span
from cleaner.labels import Group, Label
from cleaner.record import RecordError
from cleaner.resolve import Settled


def is_body(span: Span) -> bool:
    """Whether it says that its text is part of the article."""
    return span.label.group is Group.BODY


def has_article(document: Document, settled: Settled) -> bool:
    """Whether anything is left in the body; the headline of a page alone is no article."""
    title = Label.TITLE if document.markups is not None else None
    left = len(settled.verdicts) < len(document.lines)
    return left or any(
        piece.span is None or (piece.span.label is not title and is_body(piece.span))
        for pieces in settled.verdicts.values()
        for piece in pieces
    )


def why_empty(document: Document, spans: Sequence[Span], page_rules: frozenset[str]) -> RecordError | None:
    """What the rule that looked for the article of a page has to say; a text without an article needs no reason."""
    if document.markups is not None and not document.lines:
        return RecordError("no_article", "page", NO_TEXT)
    about_comments = (Label.COMMENT, Label.COMMENT_NOTICE)
    of_pages = (span for span in spans if span.rule in page_rules and span.label not in about_comments)
    reasons = (span.evidence[0] for span in of_pages if span.evidence)
    reason = next(reasons, None)
    return RecordError("no_article", "page", reason) if reason else None
