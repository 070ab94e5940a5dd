"""Cosmetic filters of ad blockers (EasyList and its like) as a source of labels.

    ##.newsletter-signup            on every site
    paper.example,~m.paper.example##.promo
    paper.example#@#.promo          not there

<https://help.adblockplus.org/hc/en-us/articles/360062733293#elemhide>. Network filters, procedural
filters, scriptlets and selectors that `readers/selector.py` does not know are counted by kind. An own reader of lines:
the parsers on PyPI know network filters only, or have been left alone for years.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from cleaner.article.outside import label_named
from cleaner.errors import ConfigError
from cleaner.labels import Label
from cleaner.readers.names import name_words
from cleaner.readers.selector import Wanted, selector_of
from cleaner.sites.site import around, domain_of

_COSMETIC = re.compile(r"^(?P<domains>[^#\s]*)(?P<sign>#[@?$%^]{0,3}#\+?)(?P<selector>.+)$")
_PROCEDURAL = re.compile(
    r":(?:-abp-[\w-]+|has-text|matches-[\w-]+|upward|xpath|min-text-length|watch-attr|remove|style|others)\b"
)
_STYLE = re.compile(r"\{[^{}]*\}\s*$")
_KINDS = {"#?#": "procedural", "#$#": "snippet or style", "#%#": "scriptlet", "#$?#": "snippet or style"}
CONFIDENCE = 0.85
"""Below that with which a page holds what is likely its article: a filter takes a box, never the story."""


@dataclass(frozen=True)
class Filter:
    """One selector, where it holds, and what it takes."""

    selector: str
    domains: frozenset[str] = frozenset()
    """Empty for all."""
    without: frozenset[str] = frozenset()


@dataclass(frozen=True)
class FilterList:
    """A list, read. `skipped` counts the lines that are not used, by why."""

    name: str
    filters: tuple[Filter, ...]
    exceptions: tuple[Filter, ...] = ()
    skipped: dict[str, int] = field(default_factory=dict, hash=False)

    @cached_property
    def meaning(self) -> str:
        """All of it that can change a record."""
        return repr([(f.selector, sorted(f.domains), sorted(f.without)) for f in (*self.filters, *self.exceptions)])

    @cached_property
    def _by_selector(self) -> dict[str, list[Filter]]:
        table: dict[str, list[Filter]] = {}
        for each in self.filters:
            table.setdefault(each.selector, []).append(each)
        return table

    @cached_property
    def _refused(self) -> dict[str, list[Filter]]:
        table: dict[str, list[Filter]] = {}
        for each in self.exceptions:
            table.setdefault(each.selector, []).append(each)
        return table

    @cached_property
    def everywhere(self) -> Wanted:
        """The selectors that hold on all sites but for exceptions."""
        return Wanted(each.selector for each in self.filters if not each.domains)

    @cached_property
    def _by_domain(self) -> dict[str, list[str]]:
        table: dict[str, list[str]] = {}
        for each in self.filters:
            for domain in sorted(each.domains):
                table.setdefault(domain, []).append(each.selector)
        return table

    def only_on(self, host: str | None) -> Wanted:
        """The selectors of a host alone, but for exceptions."""
        return Wanted(text for domain in (around(host) if host else ()) for text in self._by_domain.get(domain, ()))

    def holds(self, selector: str, host: str | None) -> bool:
        """Whether a selector is one of the list and holds on a host."""
        hosts = around(host) if host else []
        refused = any(not e.domains or not e.domains.isdisjoint(hosts) for e in self._refused.get(selector, ()))
        return not refused and any(
            (not each.domains or not each.domains.isdisjoint(hosts)) and each.without.isdisjoint(hosts)
            for each in self._by_selector.get(selector, ())
        )


def label_of(selector: str) -> Label:
    """What the words of a selector say that it takes; an advertisement where they say nothing."""
    return label_named(name_words(selector)) or Label.ADVERTISEMENT


def parse_filters(text: str, name: str) -> FilterList:
    """A list of filters, one a line."""
    filters: list[Filter] = []
    exceptions: list[Filter] = []
    skipped: Counter[str] = Counter()
    for line in map(str.strip, text.splitlines()):
        if not line or line.startswith("!") or (line.startswith("[") and line.endswith("]")):
            continue
        reason = _why_not(line)
        match = _COSMETIC.match(line)
        if reason or match is None:
            skipped[reason or "network filter"] += 1
            continue
        domains = [domain for domain in match["domains"].lower().split(",") if domain]
        plus = frozenset(d for each in domains if each[0] != "~" and (d := domain_of(each)))
        minus = frozenset(d for each in domains if each[0] == "~" and (d := domain_of(each[1:])))
        if len(plus) + len(minus) < len(domains):
            skipped["domain with a pattern"] += 1
            continue
        (exceptions if match["sign"] == "#@#" else filters).append(Filter(match["selector"].strip(), plus, minus))
    return FilterList(name, tuple(filters), tuple(exceptions), dict(sorted(skipped.items())))


def _why_not(line: str) -> str | None:
    """Why a line cannot be used; None if it can."""
    match = _COSMETIC.match(line)
    if match is None:
        return "network filter"
    sign, selector = match["sign"], match["selector"].strip()
    if selector.startswith(("+js(", "script:", "^")) or sign == "##+":
        return "scriptlet"
    if sign not in ("##", "#@#"):
        return _KINDS.get(sign.replace("@", ""), "unknown sign")
    if _PROCEDURAL.search(selector) or _STYLE.search(selector):
        return "procedural"
    try:
        selector_of(selector)
    except ConfigError:
        pseudo = re.search(r":{1,2}([a-z-]+)", selector)
        return f"selector with :{pseudo[1]}" if pseudo else "selector"
    return None
