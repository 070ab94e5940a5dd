"""A frozen configuration and the few lines that run it."""

import hashlib
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.article.ages import reference_of
from cleaner.article.threads.find import released
from cleaner.document import Document, Span
from cleaner.errors import CleanerError, ConfigError, SiteWarning
from cleaner.keep import Keep
from cleaner.labels import Label
from cleaner.options import check_options, check_tuples, weights
from cleaner.outcome import has_article, is_body, why_empty
from cleaner.readers.source import PARSERS, SourceReader
from cleaner.readers.text import read_text
from cleaner.record import ArticleRecord, RecordError
from cleaner.resolve import Settled, resolve
from cleaner.rules import DEFAULT_RULES, Rule
from cleaner.rules.lexicon import Lexicon, lexicon_of
from cleaner.rules.nameless import cut_around, name_outside
from cleaner.rules.phrase_files import languages, wording
from cleaner.rules.proposals import proposals_of

if TYPE_CHECKING:
    from cleaner.sites.book import Book, Findings
    from cleaner.sites.load import Loaded

RULESET_VERSION = "1"
STAGES = ("page", "local", "context")
"""When rules run: page rules first, the others on what these left; context rules see what local ones proposed."""
_NOTHING = Settled({}, ())


@dataclass(frozen=True)
class Cleaner:
    """Rules and options. Frozen, picklable, safe to share between threads.

    rules        what runs, in any order; the default is `DEFAULT_RULES`
    without      names of rules to leave out
    add          further rules, of your own
    keep_labels  labels whose text stays in the body although it was found
    keep         texts and patterns that must stay; they beat every rule
    languages    codes of the phrase lists to use; the default is all that ship
    max_chars    size budget: characters of a source that are read at most
    parser       what parses pages: "turbohtml", or "bs4" where that has no wheel
    reference_date  when the sources were read: a date, a datetime or either as ISO 8601; without one, comments that
                 only say "2 days ago" have no date
    sites        files of site rules, lists of filters, folders of them; "@installed" for those of installed packages
    site_date    the day for which site rules are looked up; the default is each article's own date
    """

    rules: tuple[Rule, ...] = DEFAULT_RULES
    without: tuple[str, ...] = ()
    add: tuple[Rule, ...] = ()
    keep_labels: tuple[Label, ...] = ()
    keep: tuple[Keep, ...] = ()
    languages: tuple[str, ...] | None = None
    max_chars: int = 10_000_000
    parser: str = PARSERS[0]
    reference_date: date | str | None = None
    sites: tuple[str | Path, ...] = ()
    site_date: date | None = None

    def __post_init__(self) -> None:
        check_tuples(self)
        if isinstance(self.sites, str | Path):
            raise ConfigError(f"sites={self.sites!r}: give a list of files and folders, such as [{str(self.sites)!r}]")
        object.__setattr__(self, "sites", tuple(self.sites))
        for error in self.site_errors:
            warnings.warn(SiteWarning(str(error)), stacklevel=3)
        self.running  # noqa: B018  errors of configuration show here, not on page 3,000,000
        self.reference  # noqa: B018
        check_options(self)

    @cached_property
    def reference(self) -> date | None:
        """The reference date, read."""
        return reference_of(self.reference_date)

    @cached_property
    def running(self) -> tuple[Rule, ...]:
        """The rules that run, in order of name."""
        for rule in (*self.rules, *self.add):
            if isinstance(rule, type) or not isinstance(rule, Rule):
                raise ConfigError(f"{rule!r} is not a rule: give an object with name, label, stage and find(document)")
            if rule.stage not in STAGES:
                raise ConfigError(f"rule {rule.name!r}: stage {rule.stage!r} is none of {', '.join(STAGES)}")
        chosen = [rule for rule in self.rules if rule.name not in self.without] + list(self.add)
        return tuple(sorted(chosen, key=lambda rule: (rule.name, repr(rule))))

    @cached_property
    def _loaded(self) -> "Loaded | None":
        if not self.sites:
            return None
        from cleaner.sites.load import load_sites

        return load_sites(self.sites)

    @property
    def site_errors(self) -> tuple[ConfigError, ...]:
        """One error for each site file that is broken; the others are in use."""
        return self._loaded.errors if self._loaded else ()

    @cached_property
    def _book(self) -> "Book | None":
        if not self._loaded:
            return None
        from cleaner.sites.book import Book

        return Book(self._loaded)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The phrases of the labels that running rules look for."""
        return lexicon_of((rule.label for rule in self.running), self.languages or languages())

    @cached_property
    def ruleset(self) -> str:
        """Version and hash of the rules that run: changes if and only if a rule, option, phrase or site file does.

        That of a record names the site files that ran on it, and no others.
        """
        return self._ruleset(self._book.ruleset if self._book else "")

    def _ruleset(self, sites: str) -> str:
        return f"{RULESET_VERSION}+{self._rules_hash}" + (f".{sites}" if sites else "")

    @cached_property
    def _rules_hash(self) -> str:
        wordings = [wording(code) for code in sorted(self.lexicon.codes)]
        options = (sorted(map(str, self.keep_labels)), sorted(map(repr, self.keep)), sorted(self.lexicon.codes))
        content = "\n".join((repr((self.running, *options, self.reference)), *wordings))
        return hashlib.sha256(content.encode() + weights()).hexdigest()[:12]

    def clean(
        self, source: Any, kind: str | None = None, url: str | None = None, language: str | None = None
    ) -> ArticleRecord:
        """Clean one source (see `cleaner.clean`)."""
        ask = self._book.ask if self._book else None
        document, unread, text = SourceReader(self.parser, self.max_chars, ask).read(source, kind, url, language)
        told = self._book.read(document, lambda: self._day_of(document)) if self._book else None
        proposals, settled = self._settle(document, told)
        status, error = "ok", None
        if unread:
            status = "budget_exceeded"
        elif not has_article(document, settled):
            status, error = "no_article", why_empty(document, proposals, self._page_rules)
        if text is not None:
            document = replace(document, text=text)
        if self.reference is not None:
            document = replace(document, reference_date=self.reference)
        ruleset, hits = (self._ruleset(told.ruleset), told.hits) if told else (self.ruleset, ())
        return ArticleRecord(released(document), settled, status, error, ruleset, unread, hits)

    def _settle(self, document: Document, told: "Findings | None" = None) -> tuple[list[Span], Settled]:
        """The proposals for a document, and what becomes of them.

        What the files of its site say (`told`) meets the guard on its own first, so that a file that is wrong does not
        take the rules with it.
        """
        outside: list[Span] = []
        if document.markups is not None:
            outside = [span for rule in self.running if rule.stage == "page" for span in proposals_of(rule, document)]
        kept = [place for keep in self.keep for place in keep.ranges(document)]
        if told is None:
            proposals = self._proposals(document, outside, [])
            return proposals, resolve(document, proposals, kept, self._page_rules)
        kept += told.kept
        vetoed = resolve(document, [*outside, *told.spans], kept, self._page_rules).vetoed
        refused = {span.rule for span in vetoed} - self._page_rules
        proposals = self._proposals(document, outside, [span for span in told.spans if span.rule not in refused])
        settled = resolve(document, proposals, kept, self._page_rules)
        vetoed = tuple(span for span in vetoed if span.rule in refused)
        return proposals, replace(settled, vetoed=tuple(sorted({*settled.vetoed, *vetoed})))

    def _day_of(self, document: Document) -> date | None:
        """The day for which site rules are looked up: as given, else that of the article without them."""
        if self.site_date is not None:
            return self.site_date
        published = ArticleRecord(document, self._settle(document)[1]).date_published
        return date.fromisoformat(published[:10]) if published and len(published) >= 10 else None

    def clean_many(self, sources: Iterable[Any], kind: str | None = None) -> Iterator[ArticleRecord]:
        """One record a source, in order, lazily. A bad source is a record with status "error"."""
        for source in sources:
            try:
                yield self.clean(source, kind)
            except CleanerError as error:
                text = source if isinstance(source, str) else ""
                reason = RecordError(error.code, error.stage, str(error))
                yield ArticleRecord(read_text(text), _NOTHING, "error", reason, self.ruleset)

    @cached_property
    def _page_rules(self) -> frozenset[str]:
        """Names of the rules that see whole pages."""
        return frozenset(rule.name for rule in self.running if rule.stage == "page")

    def _proposals(self, document: Document, outside: list[Span], told: list[Span]) -> list[Span]:
        """What rules propose. Those after the page rules see the blocks that these left, and what is told of them."""
        document = replace(document, reading=self.lexicon.read)
        if document.markups is not None:
            outside = cut_around(document, name_outside(document, outside, self.running), told)
            document = document.only(_left(document, outside))
        seen_starts = set(document.starts)
        found = [span for span in told if span.start in seen_starts]
        for stage in STAGES[1:] if document.lines else ():
            seen = document.with_spans(tuple(sorted(found))) if found else document
            for rule in self.running:
                if rule.stage == stage:
                    found += proposals_of(rule, seen)
        found += outside + [span for span in told if span.start not in seen_starts]
        if self.keep_labels:
            kept = frozenset(self.keep_labels)
            found = [span._replace(label=Label.PARAGRAPH) if span.label in kept else span for span in found]
        return found


def _left(document: Document, spans: Sequence[Span]) -> list[int]:
    """Indexes of the blocks that no span covers."""
    taken = sorted((span.start, span.end) for span in spans if span.label is Label.TITLE or not is_body(span))
    left, place = [], 0
    for index, (line, start) in enumerate(zip(document.lines, document.starts, strict=True)):
        while place < len(taken) and taken[place][1] <= start:
            place += 1
        if place == len(taken) or taken[place][0] > start or taken[place][1] < start + len(line):
            left.append(index)
    return left
