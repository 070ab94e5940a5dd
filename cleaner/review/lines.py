"""The lines of all reviewed articles and what they were taken for: what a rule of a site would take besides."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cleaner.document import PageFacts
from cleaner.labels import Group, Label
from cleaner.record import ArticleRecord, Segment
from cleaner.resolve import is_prose
from cleaner.sites.book import host_of_page
from cleaner.sites.like import plain
from cleaner.sites.site import EVERY_SITE

LONGEST = 2_000
"""Characters of a line that a rule is made of or shown with; of longer ones the beginning is kept."""


class Line(NamedTuple):
    """One line of an article, which is what site rules take."""

    text: str
    label: Label
    """What it was taken for; of one that was divided, its first part."""
    whole: bool
    """Whether all of it was taken for the same."""
    html_start: int
    """Where its element begins in the page; -1 in a text."""

    @property
    def plain(self) -> str:
        """As phrases of site rules are compared with it."""
        return plain(self.text)

    @property
    def is_body(self) -> bool:
        """Whether it is in the body."""
        return self.label.group is Group.BODY

    @property
    def is_prose(self) -> bool:
        """Whether it is a paragraph of the body."""
        return self.is_body and is_prose(self.text)


class Article(NamedTuple):
    """One article."""

    name: str
    """Path below the folder."""
    site: str
    """Its domain; `EVERY_SITE` where it names none."""
    is_page: bool
    starts: tuple[int, ...]
    lines: tuple[Line, ...]

    def line_at(self, start: int) -> int:
        """The line that an offset into the source text is in."""
        return max(bisect_right(self.starts, start) - 1, 0)


class Lines:
    """The articles of a folder by site."""

    def __init__(self, site: str = EVERY_SITE) -> None:
        self._site = site
        self.articles: dict[str, Article] = {}

    def add(self, name: str, record: ArticleRecord) -> None:
        """Keep the lines of an article."""
        document = record.document
        host = host_of_page(document.url, document.facts or PageFacts())
        lines = tuple(_lines(record))
        is_page = document.markups is not None
        self.articles[name] = Article(name, host or self._site, is_page, tuple(document.starts), lines)

    def of(self, site: str) -> list[Article]:
        """The articles of a site; all of them for `EVERY_SITE`."""
        return [article for article in self.articles.values() if site in (EVERY_SITE, article.site)]


def _lines(record: ArticleRecord) -> Iterator[Line]:
    """The lines of a record. Segments and lines are in order, so each is looked at once."""
    segments = [segment for segment in record.segments if segment.rule != "white_space"]
    at = 0
    for text, start in zip(record.document.lines, record.document.starts, strict=True):
        while at + 1 < len(segments) and segments[at].end <= start:
            at += 1
        end, last = start + len(text), at
        while last + 1 < len(segments) and segments[last + 1].start < end:
            last += 1
        labels = _labels(segments[at : last + 1])
        yield Line(text[: LONGEST + 1], labels[0], len(set(labels)) == 1, segments[at].html_start if segments else -1)


def _labels(segments: Iterable[Segment]) -> list[Label]:
    return [segment.label for segment in segments if segment.text.strip()] or [Label.PARAGRAPH]
