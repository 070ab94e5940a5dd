"""What the caller gets: one record for each source, whatever happened."""

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from cleaner.article.about import authors_of, dates_of
from cleaner.article.metadata import Metadata, metadata_of
from cleaner.article.threads.linked import linked_comments
from cleaner.article.threads.systems import system_of
from cleaner.document import Block, Document, Span
from cleaner.labels import Group, Label
from cleaner.resolve import Settled
from cleaner.segments import Segment, pieces_of, segments_of
from cleaner.threads.comment import Comment
from cleaner.threads.linked import with_linked
from cleaner.threads.page import counted_back, page_comments
from cleaner.threads.parse import parse_threads

__all__ = ["ArticleRecord", "RecordError", "Segment"]

_BODY = {label: label.value for label in Label if label.group is Group.BODY}
"""The kind of a block of each label that is one of the body."""


class RecordError(NamedTuple):
    """Why a record has status "error"."""

    code: str
    stage: str
    message: str


@dataclass(frozen=True, eq=False)
class ArticleRecord:
    """The cleaned article. Made by `clean`; all fields are views of one settled document.

    `status` is "ok", "no_article", "budget_exceeded" or "error".
    """

    document: Document = field(repr=False)
    settled: Settled = field(repr=False)
    status: str = "ok"
    error: RecordError | None = None
    ruleset: str = ""
    unread: int = 0
    """Characters at the end of the source that the size budget left unread."""
    site_hits: tuple[tuple[str, int], ...] = ()
    """Each site rule that ran, and how many pieces of text it found; 0 for one that matched nothing."""

    @property
    def source_text(self) -> str:
        """The text that all offsets count in: for text input the input itself."""
        return self.document.text

    @cached_property
    def metadata(self) -> Metadata | None:
        """What a page says about itself; None in text mode."""
        return metadata_of(self.document) if self.document.facts is not None else None

    @property
    def url(self) -> str | None:
        """As given by the caller, else the page's own."""
        return self.document.url or (self.metadata.url if self.metadata else None)

    @property
    def language(self) -> str | None:
        """As given by the caller, else the page's own."""
        return self.document.language or (self.metadata.language if self.metadata else None)

    @property
    def encoding(self) -> str | None:
        """What the bytes of a page were decoded with; None for text and for pages given as str."""
        return self.document.facts.encoding if self.document.facts else None

    @property
    def replaced(self) -> int:
        """Characters that stand for bytes of a page which could not be decoded."""
        return self.document.facts.replaced if self.document.facts else 0

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """All of the source text in order."""
        return tuple(segments_of(self.document, self.settled, self.unread))

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """The blocks of the article; what is left of a block from which a sentence was taken is one block.

        The headline of a page is in `title` alone, as it stands outside the story; that of a text is its first line.
        """
        blocks, source = [], self.document.text
        for start, end, label, _, _ in pieces_of(self.document, self.settled):
            if label in _BODY and not (label is Label.TITLE and self.document.markups):
                text = source[start:end]
                stripped = text.strip()
                if stripped:
                    start += len(text) - len(text.lstrip())
                    blocks.append(Block(stripped, start, start + len(stripped), _BODY[label]))
        return tuple(blocks)

    @cached_property
    def text(self) -> str:
        """The article body, blocks joined by an empty line."""
        return "\n\n".join(block.text for block in self.body)

    @cached_property
    def removed(self) -> tuple[Segment, ...]:
        """Segments that are neither body nor comment, without those that hold white space alone."""
        kept = (Group.BODY, Group.COMMENT)
        return tuple(s for s in self.segments if s.label.group not in kept and s.rule != "white_space")

    @property
    def vetoed(self) -> tuple[Span, ...]:
        """Proposals that the guard refused because they would have emptied the article."""
        return self.settled.vetoed

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """Reader comments in reading order; last those that stand in the linked data of a page alone."""
        reference = self.document.reference_date
        found = page_comments(self.document, self.settled) if self.document.markups is not None else ()
        if not found:
            segments = [s for s in self.segments if s.label is Label.COMMENT]
            found = parse_threads(segments, reference, self.source_text)
        linked = linked_comments(self.document.facts.json_ld) if self.document.facts else ()
        if linked:
            found = with_linked(found, linked, (block.text for block in self.body))
        return found if reference is None else tuple(counted_back(comment, reference) for comment in found)

    @property
    def comments_status(self) -> str:
        """ "embedded" when the source holds comments, "external" when a script of the page loads them, else "none"."""
        if self.comments:
            return "embedded"
        return "external" if self.comments_system else "none"

    @cached_property
    def comments_system(self) -> str | None:
        """The system that a page has for comments, such as "disqus", where its markup shows one."""
        return system_of(self.document.facts)

    @cached_property
    def title(self) -> str | None:
        """The headline, if there is one."""
        if self.metadata:
            return self.metadata.title
        return next((block.text for block in self.body if block.kind == Label.TITLE), None)

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """People who wrote it, in reading order."""
        if self.metadata:
            return self.metadata.authors
        return authors_of(s.text.strip() for s in self.segments if s.label is Label.BYLINE)

    @cached_property
    def _dates(self) -> tuple[str | None, str | None]:
        if self.metadata:
            return self.metadata.date_published, self.metadata.date_modified
        return dates_of(s.text.strip() for s in self.segments if s.label in (Label.DATELINE, Label.BYLINE))

    @property
    def date_published(self) -> str | None:
        """ISO 8601, from the page or the datelines; None when absent or ambiguous."""
        return self._dates[0]

    @property
    def date_modified(self) -> str | None:
        """ISO 8601, from the page or a dateline that says updated."""
        return self._dates[1]

    @property
    def site_name(self) -> str | None:
        """Name of the site; text alone does not tell."""
        return self.metadata.site_name if self.metadata else None

    @property
    def section(self) -> str | None:
        """The section of the site that a page says it is in."""
        return self.metadata.section if self.metadata else None

    @property
    def access(self) -> str:
        """ "free", "metered", "paywalled" or "unknown"; phrases alone never tell, so text mode says "unknown"."""
        return self.metadata.access if self.metadata else "unknown"

    def to_dict(self) -> dict[str, Any]:
        """Plain data: str, int, float, None, lists and dicts, as in `json_schema()`."""
        return {
            "status": self.status,
            "error": self.error._asdict() if self.error else None,
            "url": self.url,
            "language": self.language,
            "site_name": self.site_name,
            "section": self.section,
            "encoding": self.encoding,
            "replaced": self.replaced,
            "access": self.access,
            "title": self.title,
            "authors": list(self.authors),
            "date_published": self.date_published,
            "date_modified": self.date_modified,
            "text": self.text,
            "body": [{"kind": b.kind, "start": b.start, "end": b.end, "text": b.text} for b in self.body],
            "comments": [comment.to_dict() for comment in self.comments],
            "comments_status": self.comments_status,
            "comments_system": self.comments_system,
            "removed": [_plain(segment) for segment in self.removed],
            "segments": [
                {"start": s.start, "end": s.end, "label": s.label.value, "rule": s.rule, "confidence": s.confidence}
                for s in self.segments
            ],
            "vetoed": [_plain(span) for span in self.vetoed],
            "site_hits": dict(self.site_hits),
            "ruleset": self.ruleset,
        }

    def to_json(self) -> str:
        """One line of JSON. Characters that UTF-8 cannot hold (lone surrogates) are escaped."""
        text = json.dumps(self.to_dict(), ensure_ascii=False)
        try:
            text.encode()
        except UnicodeEncodeError:
            return json.dumps(self.to_dict())
        return text

    def to_html(self) -> str:
        """A self-contained page for people: the text as it stood, where each stretch went, and why."""
        from cleaner.report.explain_page import explain_page  # a higher floor, so only when it is asked for
        from cleaner.report.rows import article_of

        return explain_page([article_of(self, self.title or "Article")])

    def __eq__(self, other: object) -> bool:
        """Records are equal when all their data is."""
        if not isinstance(other, ArticleRecord):
            return NotImplemented
        return self.source_text == other.source_text and self.to_dict() == other.to_dict()

    def __hash__(self) -> int:
        return hash((self.source_text, self.status, self.ruleset))


def _plain(item: Segment | Span) -> dict[str, Any]:
    data = item._asdict()
    data["label"] = item.label.value
    data["evidence"] = list(item.evidence)
    return data
