"""What the caller gets: one record for each source, whatever happened."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from cleaner.article.about import authors_of, dates_of
from cleaner.article.kinds import body_label
from cleaner.document import Block, Document, Span
from cleaner.labels import Group, Label
from cleaner.resolve import Settled
from cleaner.threads.comment import Comment
from cleaner.threads.parse import parse_threads


class Segment(NamedTuple):
    """A stretch of the source text and what it was taken for. Segments cover the text without gap or overlap."""

    start: int
    end: int
    label: Label
    rule: str = ""
    """The rule that took it; empty for body by default."""
    evidence: tuple[str, ...] = ()
    confidence: float = 1.0
    """0 to 1."""
    text: str = ""
    """The source text of the segment, with the line break that follows it."""
    html_start: int = -1
    html_end: int = -1
    """Where it stands in the HTML, -1 in text mode."""


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

    @property
    def source_text(self) -> str:
        """The text that all offsets count in: for text input the input itself."""
        return self.document.text

    @property
    def url(self) -> str | None:
        """As given by the caller."""
        return self.document.url

    @property
    def language(self) -> str | None:
        """As given by the caller."""
        return self.document.language

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """All of the source text in order."""
        return tuple(self._segments())

    def _segments(self) -> Iterable[Segment]:
        text = self.document.text
        pieces = list(self._pieces())
        unread_from = len(text) - self.unread
        low = 0
        ends = [piece[0] for piece in pieces[1:]] + [unread_from]
        for (_, _, label, span), after in zip(pieces, ends[: len(pieces)], strict=True):
            rule, evidence, confidence = (span.rule, span.evidence, span.confidence) if span else ("", (), 1.0)
            yield Segment(low, after, label, rule, evidence, confidence, text[low:after])
            low = after
        if low < unread_from:
            yield Segment(low, unread_from, Label.OTHER, "white_space", ("no text",), 1.0, text[low:unread_from])
        if self.unread:
            reason = f"beyond the size budget: {self.unread} characters were not read"
            yield Segment(unread_from, len(text), Label.OTHER, "size_budget", (reason,), 1.0, text[unread_from:])

    def _pieces(self) -> Iterable[tuple[int, int, Label, Span | None]]:
        """Start, end, label and span of each stretch, without the white space between."""
        verdicts = self.settled.verdicts
        for index, (line, start) in enumerate(zip(self.document.lines, self.document.starts, strict=True)):
            for piece in verdicts.get(index, ((start, start + len(line), None),)):
                low, high, span = piece
                yield low, high, span.label if span else body_label(self.document, verdicts, index), span

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """The blocks of the article; what is left of a block from which a sentence was taken is one block."""
        blocks = []
        for start, end, label, _ in self._pieces():
            if label.group is Group.BODY:
                text = self.document.text[start:end]
                stripped = text.strip()
                if stripped:
                    start += len(text) - len(text.lstrip())
                    blocks.append(Block(stripped, start, start + len(stripped), label.value))
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
        """Reader comments in reading order."""
        return parse_threads([s for s in self.segments if s.label is Label.COMMENT])

    @property
    def comments_status(self) -> str:
        """ "embedded" when the text holds comments, else "none"."""
        return "embedded" if self.comments else "none"

    @cached_property
    def title(self) -> str | None:
        """The headline, if the text has one."""
        return next((block.text for block in self.body if block.kind == Label.TITLE), None)

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """People named in bylines, in reading order."""
        return authors_of(s.text.strip() for s in self.segments if s.label is Label.BYLINE)

    @cached_property
    def _dates(self) -> tuple[str | None, str | None]:
        return dates_of(s.text.strip() for s in self.segments if s.label in (Label.DATELINE, Label.BYLINE))

    @property
    def date_published(self) -> str | None:
        """ISO 8601, from the datelines; None when absent or ambiguous."""
        return self._dates[0]

    @property
    def date_modified(self) -> str | None:
        """ISO 8601, from a dateline that says updated."""
        return self._dates[1]

    @property
    def site_name(self) -> str | None:
        """Name of the site; text alone does not tell."""
        return None

    @property
    def access(self) -> str:
        """ "free", "metered", "paywalled" or "unknown"; phrases alone never tell, so text mode says "unknown"."""
        return "unknown"

    def to_dict(self) -> dict[str, Any]:
        """Plain data: str, int, float, None, lists and dicts, as in `json_schema()`."""
        return {
            "status": self.status,
            "error": self.error._asdict() if self.error else None,
            "url": self.url,
            "language": self.language,
            "site_name": self.site_name,
            "access": self.access,
            "title": self.title,
            "authors": list(self.authors),
            "date_published": self.date_published,
            "date_modified": self.date_modified,
            "text": self.text,
            "body": [{"kind": b.kind, "start": b.start, "end": b.end, "text": b.text} for b in self.body],
            "comments": [comment.to_dict() for comment in self.comments],
            "comments_status": self.comments_status,
            "removed": [_plain(segment) for segment in self.removed],
            "segments": [
                {"start": s.start, "end": s.end, "label": s.label.value, "rule": s.rule, "confidence": s.confidence}
                for s in self.segments
            ],
            "vetoed": [_plain(span) for span in self.vetoed],
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
