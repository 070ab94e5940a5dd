"""Everything on a page that is not its article: menus, teasers, footers, forms, the comments of readers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cleaner.article.main_content import Look, main_content
from cleaner.article.no_article import why_no_article
from cleaner.article.outside import Kind, kind_outside
from cleaner.document import Document, Span
from cleaner.labels import Label
from cleaner.rules.base import Stage


@dataclass(frozen=True)
class OutsideArticle:
    """Takes every block of a page that is not part of its article, and names it by the markup around it.

    Safe because the article is judged by where the page's prose stands, by two looks of a trained model, and once
    more without any class name if hardly any prose were left. Where no block reads like an article, all is taken
    and the record says why. In text mode it finds nothing.
    Known problem: a page with several articles one below the other keeps those that look like the first.
    """

    name: ClassVar[str] = "outside_article"
    label: ClassVar[Label] = Label.NAVIGATION
    stage: ClassVar[Stage] = "page"

    def find(self, document: Document) -> Iterator[Span]:
        """One span a run of neighbouring blocks of one kind."""
        if document.markups is None or not document.lines:
            return
        look = main_content(document)
        reason = why_no_article(document, look)
        first = last = -1
        begun = False
        kind: Kind | None = None
        for index in range(len(document.lines)):
            taken = not reason and look.takes(index)
            headline = not begun and look.shape.owners[index].tag == "h1"
            begun = begun or (taken and look.shape.prose[index] > 0)
            other = None if taken and not headline else kind_outside(document, look.shape, index)
            if other != kind:
                if kind is not None:
                    yield self._span(document, look, (first, last), kind, reason)
                first, kind = index, other
            last = index
        if kind is not None:
            yield self._span(document, look, (first, last), kind, reason)

    def _span(self, document: Document, look: Look, blocks: tuple[int, int], kind: Kind, reason: str | None) -> Span:
        first, last = blocks
        likely = max(look.likelihoods[first : last + 1])
        evidence = (reason or f"part of the article with a likelihood of {likely:.2f} at most", kind.evidence)
        end = document.starts[last] + len(document.lines[last])
        return Span(document.starts[first], end, kind.label, self.name, round(1 - likely / 2, 2), evidence)
