"""Rules of a site that a corrected line could become, with what each would take in the other articles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cleaner.labels import Group, Label
from cleaner.review.lines import LONGEST, Article, Line
from cleaner.sites.like import plain
from cleaner.sites.site import PHRASES, SiteRule

LEAST_WORDS, LEAST_LETTERS = 2, 10
"""Words and characters that a common start needs."""
REPEATED = 2
"""Articles in which a text must stand, or a selector match, to be called stable."""
KINDS = ("exact", "starts", "selector")
Found = Sequence[tuple[Article, Line]]


class Proposal(NamedTuple):
    """A rule, and what it finds in the articles of the site that were looked at."""

    rule: SiteRule
    found: Found
    others: Found
    """Those of `found` whose place would change, body or not, and that are not the line itself."""
    looked: int
    """Articles of the site that were looked at."""

    @property
    def articles(self) -> int:
        """Articles in which it finds anything."""
        return len({article.name for article, _ in self.found})

    @property
    def stays(self) -> bool:
        """Whether what it finds stays in the body."""
        return self.rule.label is None or self.rule.label.group is Group.BODY

    @property
    def repeats(self) -> bool:
        """Whether it holds in more articles than the one it was made from."""
        return self.articles >= REPEATED

    @property
    def rank(self) -> tuple[bool, int, bool, int]:
        """The lower, the better: no paragraph of another article lost, seen more than once, the narrower kind."""
        prose = sum(line.is_prose for _, line in self.others)
        return prose > 0, prose, not self.repeats, KINDS.index(self.rule.look)


def action_of(label: Label) -> tuple[str, Label | None]:
    """What a site file does with a line of a label: remove it, keep it, or name it."""
    if label.group is Group.BOILERPLATE:
        return "remove", label
    return ("keep", None) if label is Label.PARAGRAPH else ("label", label)


def phrase_proposals(line: str, label: Label, articles: Sequence[Article]) -> Iterator[Proposal]:
    """Rules that find the line by its text: all of it, and what it begins with where others begin so, too."""
    action, named = action_of(label)
    text = " ".join(line.split())
    if len(line) > LONGEST:
        return
    exact = SiteRule(action, "exact", text, named, PHRASES["exact"])
    yield proposal_of(exact, line, articles, found_by(exact, articles))
    start = common_start(line, articles)
    if start:
        starts = SiteRule(action, "starts", start, named, PHRASES["starts"])
        yield proposal_of(starts, line, articles, found_by(starts, articles))


def proposal_of(rule: SiteRule, line: str, articles: Sequence[Article], found: Found) -> Proposal:
    """A rule with what it found, told apart from the line that it was made of."""
    same, proposal = plain(line), Proposal(rule, found, (), len(articles))
    others = [(article, each) for article, each in found if each.is_body != proposal.stays and each.plain != same]
    return proposal._replace(others=others)


def found_by(rule: SiteRule, articles: Iterable[Article]) -> Found:
    """The lines that a phrase finds, as site rules do."""
    wanted, exact = plain(rule.text), rule.look == "exact"
    return [
        (article, line)
        for article in articles
        for line in article.lines
        if len(line.text) <= rule.within and (line.plain == wanted if exact else line.plain.startswith(wanted))
    ]


def common_start(line: str, articles: Iterable[Article]) -> str:
    """The longest beginning that as many articles share with the line as share any; empty where none is long enough.

    Of those that take no paragraph from the body, if there are such.
    """
    words, same = line.split(), plain(line).split()
    shared: dict[int, set[str]] = {}
    prose: dict[int, int] = {}
    for article in articles:
        for each in article.lines:
            length = _in_common(same, each.plain.split()) if len(each.text) <= PHRASES["starts"] else 0
            if length < len(same) or each.plain != plain(line):
                shared.setdefault(length, set()).add(article.name)
                prose[length] = prose.get(length, 0) + each.is_prose
    best: tuple[int, int, int] | None = None
    names: set[str] = set()
    lost = 0
    for length in range(len(words), LEAST_WORDS - 1, -1):
        names |= shared.get(length, set())
        lost += prose.get(length, 0)
        long_enough = len(" ".join(words[:length])) >= LEAST_LETTERS
        if names and long_enough and (best is None or (-lost, len(names)) > best[:2]):
            best = (-lost, len(names), length)
    return " ".join(words[: best[2]]) if best else ""


def _in_common(one: Sequence[str], other: Sequence[str]) -> int:
    """Words at the beginning that are the same."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def selector_proposals(
    line: str, label: Label, articles: Sequence[Article], chosen: Mapping[str, Found]
) -> Iterator[Proposal]:
    """Rules that find the line by the element it stands in. `chosen`: what each selector holds on the pages."""
    action, named = action_of(label)
    for selector, found in chosen.items():
        yield proposal_of(SiteRule(action, "selector", selector, named), line, articles, found)


def best_first(found: Iterable[Proposal]) -> list[Proposal]:
    """At most one proposal a kind, the one to write first."""
    ordered = sorted(found, key=lambda proposal: (proposal.rank, len(proposal.others), -proposal.articles))
    kinds = {proposal.rule.look: proposal for proposal in reversed(ordered)}
    return sorted(kinds.values(), key=ordered.index)
