"""A frozen configuration and the few lines that run it."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from cleaner.article.ages import reference_of
from cleaner.article.no_article import NO_TEXT
from cleaner.document import Document, Span
from cleaner.errors import CleanerError, ConfigError
from cleaner.labels import Group, Label
from cleaner.readers.source import PARSERS, SourceReader
from cleaner.readers.text import read_text
from cleaner.record import ArticleRecord, RecordError
from cleaner.resolve import Settled, resolve
from cleaner.rules import DEFAULT_RULES, Rule
from cleaner.rules.lexicon import Lexicon, lexicon_of
from cleaner.rules.phrase import languages, wording
from cleaner.rules.proposals import proposals_of

if TYPE_CHECKING:
    import regex

RULESET_VERSION = "1"
STAGES = ("page", "local", "context")
"""When rules run: page rules first, the others on what these left; context rules see what local ones proposed."""
_NOTHING = Settled({}, ())


@dataclass(frozen=True)
class Keep:
    """Text that must stay, whatever the rules say.

    `text` is looked for as it is, `pattern` as a regular expression of the `regex` package (yours: its
    running time is yours too). `whole_block` keeps the whole block around a match.
    """

    text: str | None = None
    pattern: str | None = None
    whole_block: bool = True

    def __post_init__(self) -> None:
        if (self.text is None) == (self.pattern is None) or not (self.text or self.pattern):
            raise ConfigError("Keep takes one of text= and pattern=, not empty")
        self._expression  # noqa: B018  a bad pattern is an error now, not on page 3,000,000

    @property
    def _expression(self) -> "regex.Pattern[str]":
        import regex  # here, as nothing else needs it, and every start of the program would wait for it

        try:
            return regex.compile(regex.escape(self.text) if self.text else self.pattern or "")
        except regex.error as error:
            raise ConfigError(f"Keep(pattern={self.pattern!r}): {error}") from error

    def ranges(self, document: Document) -> Iterator[tuple[int, int]]:
        """Character ranges that must stay."""
        search = self._expression.finditer
        for line, start in zip(document.lines, document.starts, strict=True):
            for match in search(line):
                if self.whole_block:
                    yield start, start + len(line)
                    break
                yield start + match.start(), start + match.end()


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

    def __post_init__(self) -> None:
        self.running  # noqa: B018  errors of configuration show here, not on page 3,000,000
        self.reference  # noqa: B018
        names = {rule.name for rule in self.rules}
        for name in self.without:
            if name not in names:
                raise ConfigError(f"without={name!r}: no such rule; there are {', '.join(sorted(names))}")
        for label in self.keep_labels:
            if label not in set(Label):
                raise ConfigError(f"keep_labels={label!r}: no such label; there are {', '.join(Label)}")
        if self.parser not in PARSERS:
            raise ConfigError(f"parser={self.parser!r}: give one of {', '.join(PARSERS)}")
        if self.max_chars < 1:
            raise ConfigError(f"max_chars={self.max_chars}: give a positive number of characters")
        for keep in self.keep:
            if not isinstance(keep, Keep):
                raise ConfigError(f"keep={keep!r}: give Keep(text=…) or Keep(pattern=…)")
        if isinstance(self.languages, str):
            raise ConfigError(f"languages={self.languages!r}: give a tuple of codes, such as ({self.languages!r},)")
        for code in self.languages or ():
            if code not in languages():
                raise ConfigError(f"languages={code!r}: no phrases; there are {', '.join(languages())}")

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
    def lexicon(self) -> Lexicon:
        """The phrases of the labels that running rules look for."""
        return lexicon_of((rule.label for rule in self.running), self.languages or languages())

    @cached_property
    def ruleset(self) -> str:
        """Version and hash of the rules that run: changes if and only if a rule, an option or a phrase does."""
        wordings = [wording(code) for code in sorted(self.lexicon.codes)]
        options = (sorted(map(str, self.keep_labels)), sorted(map(repr, self.keep)), sorted(self.lexicon.codes))
        content = "\n".join((repr((self.running, *options, self.reference)), *wordings))
        return f"{RULESET_VERSION}+{hashlib.sha256(content.encode() + _weights()).hexdigest()[:12]}"

    def clean(
        self, source: Any, kind: str | None = None, url: str | None = None, language: str | None = None
    ) -> ArticleRecord:
        """Clean one source (see `cleaner.clean`)."""
        document, unread, text = SourceReader(self.parser, self.max_chars).read(source, kind, url, language)
        proposals = self._proposals(document)
        settled = resolve(document, proposals, self._kept(document), self._page_rules)
        status, error = "ok", None
        if unread:
            status = "budget_exceeded"
        elif not self._has_article(document, settled):
            status, error = "no_article", _why_empty(document, proposals, self._page_rules)
        if text is not None:
            document = replace(document, text=text)
        if self.reference is not None:
            document = replace(document, reference_date=self.reference)
        return ArticleRecord(document, settled, status, error, self.ruleset, unread)

    def clean_many(self, sources: Iterable[Any], kind: str | None = None) -> Iterator[ArticleRecord]:
        """One record a source, in order, lazily. A bad source is a record with status "error"."""
        for source in sources:
            try:
                yield self.clean(source, kind)
            except CleanerError as error:
                text = source if isinstance(source, str) else ""
                reason = RecordError(error.code, error.stage, str(error))
                yield ArticleRecord(read_text(text), _NOTHING, "error", reason, self.ruleset)

    def _kept(self, document: Document) -> list[tuple[int, int]]:
        return [place for keep in self.keep for place in keep.ranges(document)]

    @cached_property
    def _page_rules(self) -> frozenset[str]:
        """Names of the rules that see whole pages."""
        return frozenset(rule.name for rule in self.running if rule.stage == "page")

    def _proposals(self, document: Document) -> list[Span]:
        outside: list[Span] = []
        if document.markups is not None:
            outside += [span for rule in self.running if rule.stage == "page" for span in proposals_of(rule, document)]
            document = document.only(_left(document, outside))
        document = replace(document, reading=self.lexicon.read)
        found: list[Span] = []
        for stage in STAGES[1:] if document.lines else ():
            seen = document.with_spans(tuple(sorted(found))) if found else document
            for rule in self.running:
                if rule.stage == stage:
                    found += proposals_of(rule, seen)
        found += outside
        if self.keep_labels:
            kept = frozenset(self.keep_labels)
            found = [span._replace(label=Label.PARAGRAPH) if span.label in kept else span for span in found]
        return found

    def _has_article(self, document: Document, settled: Settled) -> bool:
        """Whether anything is left in the body; the headline of a page alone is no article."""
        title = Label.TITLE if document.markups is not None else None
        left = len(settled.verdicts) < len(document.lines)
        return left or any(
            piece.span is None or (piece.span.label is not title and _is_body(piece.span))
            for pieces in settled.verdicts.values()
            for piece in pieces
        )


def _is_body(span: Span) -> bool:
    return span.label.group is Group.BODY


def _left(document: Document, spans: Sequence[Span]) -> list[int]:
    """Indexes of the blocks that no span covers."""
    taken = sorted((span.start, span.end) for span in spans if span.label is Label.TITLE or not _is_body(span))
    left, place = [], 0
    for index, (line, start) in enumerate(zip(document.lines, document.starts, strict=True)):
        while place < len(taken) and taken[place][1] <= start:
            place += 1
        if place == len(taken) or taken[place][0] > start or taken[place][1] < start + len(line):
            left.append(index)
    return left


@lru_cache(maxsize=1)
def _weights() -> bytes:
    """All that rules know as numbers, for the hash of the rule set."""
    article = files("cleaner.article")
    folders = (files("cleaner.rules") / "weights", article / "weights", article / "words")
    paths = [path for folder in folders for path in sorted(folder.iterdir(), key=lambda path: path.name)]
    return b"".join(path.read_bytes() for path in paths)


def _why_empty(document: Document, spans: Sequence[Span], page_rules: frozenset[str]) -> RecordError | None:
    """What the rule that looked for the article of a page has to say; a text without an article needs no reason."""
    if document.markups is not None and not document.lines:
        return RecordError("no_article", "page", NO_TEXT)
    reasons = (span.evidence[0] for span in spans if span.rule in page_rules and span.evidence)
    reason = next(reasons, None)
    return RecordError("no_article", "page", reason) if reason else None
