"""Everything on a page that is not its article: menus, teasers, footers, forms, the comments of readers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cleaner.article.main_content import Look, main_content
from cleaner.article.no_article import why_no_article
from cleaner.article.outside import Kind, Surroundings, name_headings
from cleaner.article.plain_markup import amended, is_offer
from cleaner.document import Document, Span
from cleaner.labels import Label
from cleaner.rules.base import Stage

HELD = ((0.97, 0.9), (0.9, 0.8), (0.75, 0.7), (0.6, 0.6))
"""Blocks that are so likely part of the article are held with such confidence against other rules."""
LINK = 0.8
"""A block with more of its characters in links is one."""


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
        look = amended(document, main_content(document))
        reason = why_no_article(document, look)
        first = -1
        kind: Kind | None = None
        for index, other in enumerate([*self._kinds(document, look, reason), None]):
            if other != kind:
                if kind is not None:
                    yield self._span(document, look, (first, index - 1), kind, reason)
                first, kind = index, other

    def _kinds(self, document: Document, look: Look, reason: str | None) -> list[Kind | None]:
        """What each block is: a kind for what is outside and for what is held, None for the rest of the article."""
        around = Surroundings(document, look.shape)
        kinds: list[Kind | None] = []
        begun = False
        for index in range(len(document.lines)):
            taken = not reason and look.takes(index)
            headline = not begun and look.shape.owners[index].tag == "h1"
            begun = begun or (taken and look.shape.prose[index] > 0)
            kinds.append(self._held(look, index) if taken and not headline else around.kind_outside(index))
        return name_headings(document, kinds)

    def _held(self, look: Look, index: int) -> Kind | None:
        """What a block of the article is that only sure rules may take; None for the less likely ones, for links, and
        in small elements named after an offer."""
        if not look.shape.prose[index] and look.shape.links[index] > LINK:
            return None
        if is_offer(look.shape, index):
            return None
        for likelihood, held in HELD:
            if look.likelihoods[index] >= likelihood:
                label = Label(look.shape.owners[index].kind)
                return Kind(label, f"a likelihood of {likelihood:.2f} or more", held)
        return None

    def _span(self, document: Document, look: Look, blocks: tuple[int, int], kind: Kind, reason: str | None) -> Span:
        first, last = blocks
        start, end = document.starts[first], document.starts[last] + len(document.lines[last])
        if kind.held:
            evidence: tuple[str, ...] = ("part of the article", kind.evidence)
            return Span(start, end, kind.label, self.name, kind.held, evidence)
        likely = max(look.likelihoods[first : last + 1])
        evidence = (reason or f"part of the article with a likelihood of {likely:.2f} at most", kind.evidence)
        return Span(start, end, kind.label, self.name, round(1 - likely / 2, 2), evidence)
