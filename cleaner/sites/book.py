"""All site files and filter lists of a cleaner, on one document."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from cleaner.document import Document, PageFacts, Span
from cleaner.labels import Group
from cleaner.readers.selector import Wanted
from cleaner.resolve import is_prose
from cleaner.sites.filters import CONFIDENCE, FilterList, label_of
from cleaner.sites.like import GAP, Line, is_like, key_of, line_of, plain
from cleaner.sites.load import Loaded
from cleaner.sites.site import EVERY_SITE, Site, SiteRule, around, host_of

SURE = 0.999
"""Confidence of a rule that takes no prose: who wrote it has seen the site."""
LESS_SURE = 0.05
"""How much is taken off for one that takes all prose: should nothing be left, it is the first to be refused."""
Range = tuple[int, int]


class Findings(NamedTuple):
    """What the files of a site say of a document."""

    spans: tuple[Span, ...] = ()
    kept: tuple[Range, ...] = ()
    """Character ranges that must stay."""
    hits: tuple[tuple[str, int], ...] = ()
    """Each rule that ran, and how many pieces of text it found."""
    ruleset: str = ""
    """Hash of the files that ran; empty when none did."""


NOTHING = Findings()


class Book:
    """Site files by domain. Made once for a `Cleaner`."""

    def __init__(self, loaded: Loaded) -> None:
        self.lists = loaded.lists
        self.sites: dict[str, list[Site]] = {}
        for site in loaded.sites:
            for domain in site.domains:
                self.sites.setdefault(domain, []).append(site)

    def ask(self, url: str | None, facts: PageFacts) -> list[Wanted]:
        """The selectors to resolve on a page."""
        host = host_of_page(url, facts)
        own = [rule.text for site in self._of(host) for rule in site.rules if rule.look == "selector"]
        of_lists = [wanted for each in self.lists for wanted in (each.everywhere, each.only_on(host))]
        return [Wanted(own), *of_lists] if own else of_lists

    def _of(self, host: str | None) -> list[Site]:
        """The files for a host, those of the nearest domain first."""
        names = [*(around(host) if host else ()), EVERY_SITE]
        return list(dict.fromkeys(site for name in names for site in self.sites.get(name, ())))

    def read(self, document: Document, published: Callable[[], date | None]) -> Findings:
        """What the files that are for a document say of it. `published` is asked only when a file is for some dates."""
        host = host_of_page(document.url, document.facts or PageFacts())
        sites = self._of(host)
        day = published() if any(site.dated for site in sites) else None
        sites = [site for site in sites if not site.dated or site.holds_on(day)]
        lists = self.lists if document.facts is not None else ()
        if not sites and not lists:
            return NOTHING
        reader = _Reader(document)
        for site in sites:
            for rule in site.rules:
                reader.apply(site.rule_name(rule), rule)
        for each in lists:
            reader.filter(each, host)
        return Findings(tuple(reader.spans), tuple(reader.kept), tuple(reader.hits.items()), ruleset_of(sites, lists))

    @cached_property
    def ruleset(self) -> str:
        """Hash of all files."""
        sites = dict.fromkeys(site for several in self.sites.values() for site in several)
        return ruleset_of(sites, self.lists)


def ruleset_of(sites: Iterable[Site], lists: Iterable[FilterList]) -> str:
    """Hash of what files mean, in any order; empty when there is none."""
    content = sorted([site.meaning for site in sites] + [f"{each.name} {each.meaning}" for each in lists])
    return hashlib.sha256("\n".join(content).encode()).hexdigest()[:8] if content else ""


def host_of_page(url: str | None, facts: PageFacts) -> str | None:
    """The host of the address that the caller gave, else of the one that the page calls its own."""
    links = (href for rel, href in facts.links if "canonical" in rel.lower().split())
    told = (content for name, content in facts.meta if name == "og:url")
    return next((host for each in (url, *links, *told) if (host := host_of(each))), None)


class _Reader:
    """Collects what rules find in one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.spans: list[Span] = []
        self.kept: list[Range] = []
        self.hits: dict[str, int] = {}
        self.prose = [(s, s + len(t)) for t, s in zip(document.lines, document.starts, strict=True) if is_prose(t)]

    def apply(self, name: str, rule: SiteRule) -> None:
        """One rule of a site. Selectors say nothing of a text."""
        if rule.look == "selector":
            if self.document.facts is None:
                return
            ranges: Sequence[Range] = self.document.selected.get(rule.text, ())
        else:
            ranges = self._blocks(rule)
        self.hits[name] = self.hits.get(name, 0) + len(ranges)
        if rule.label is None:
            self.kept += ranges
            return
        taken = 0.0 if rule.label.group is Group.BODY else self._share(ranges)
        confidence = round(SURE - LESS_SURE * taken, 4)
        self.spans += [Span(a, b, rule.label, name, confidence, (f"site rule: {rule.shown}",)) for a, b in ranges]

    def filter(self, filters: FilterList, host: str | None) -> None:
        """One list of filters. All its filters are one rule."""
        name = f"filters: {filters.name}"
        self.hits.setdefault(name, 0)
        for selector, ranges in self.document.selected.items():
            if filters.holds(selector, host):
                self.hits[name] += len(ranges)
                label = label_of(selector)
                self.spans += [Span(a, b, label, name, CONFIDENCE, (f"filter: {selector}",)) for a, b in ranges]

    @cached_property
    def _plain(self) -> list[str]:
        return [plain(line) for line in self.document.lines]

    @cached_property
    def _lines(self) -> list[Line]:
        return [line_of(line) for line in self.document.lines]

    def _blocks(self, rule: SiteRule) -> list[Range]:
        """The blocks that a phrase finds."""
        lines, starts = self.document.lines, self.document.starts
        found = self._found(rule)
        return [(starts[i], starts[i] + len(lines[i])) for i in found if len(lines[i]) <= rule.within]

    def _found(self, rule: SiteRule) -> list[int]:
        wanted = plain(rule.text)
        if rule.look == "exact":
            return [index for index, line in enumerate(self._plain) if line == wanted]
        if rule.look == "starts":
            return [index for index, line in enumerate(self._plain) if line.startswith(wanted)]
        if rule.look == "contains":
            return [index for index, line in enumerate(self._plain) if wanted in line]
        word = max((word for word in key_of(rule.text).split() if word != GAP), key=len, default="")
        likely = (index for index, line in enumerate(self._plain) if word in line)
        return [index for index in likely if is_like(self._lines[index], rule.text)]

    def _share(self, ranges: Iterable[Range]) -> float:
        """Share of the prose that is in some ranges, 0 to 1."""
        total = sum(end - start for start, end in self.prose)
        if not total:
            return 0.0
        places = dict(ranges)
        return sum(end - start for start, end in self.prose if places.get(start, -1) >= end) / total
