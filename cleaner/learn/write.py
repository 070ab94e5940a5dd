"""Proposals as a file of site rules, for a person to read, change and use."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.labels import Label
from cleaner.learn.judge import Judgement, Proposal
from cleaner.sites.like import GAP
from cleaner.sites.site import EVERY_SITE
from cleaner.sites.toml import listed, quoted

SAMPLES = 3
LONGEST_SAMPLE = 300
EXAMPLES = 40
"""Lines of the example at the end of a file."""


class Learned(NamedTuple):
    """What was learned of a site."""

    site: str
    articles: int
    judgement: Judgement


def file_name(site: str) -> str:
    """The name of the file of a site."""
    return "every-site.toml" if site == EVERY_SITE else f"{site}.toml"


def written(learned: Learned) -> str:
    """The text of a file."""
    return "\n".join(_rows(learned)) + "\n"


def _rows(learned: Learned) -> Iterator[str]:
    proposals = learned.judgement.proposals
    yield f"# Blocks that repeat in {learned.articles} articles, learned. Nothing is removed unless this file is used:"
    yield "# read it, delete what should stay, then: cleaner clean --sites FILE … (docs/learn.md)"
    if learned.site == EVERY_SITE:
        yield "# The articles had no address, so this is for all sites. Better: give the domain."
    yield f"domain = {quoted(learned.site)}"
    for proposal in proposals:
        yield ""
        yield from _rule(proposal, learned.articles)
    yield ""
    yield "[[example]]"
    if learned.judgement.prose:
        yield f"must_keep = {listed(learned.judgement.prose)}"
    yield f"must_drop = {listed([proposal.block.texts[0] for proposal in proposals][:EXAMPLES])}"


def _rule(proposal: Proposal, articles: int) -> Iterator[str]:
    """One proposal."""
    block, place = proposal.block, proposal.place
    yield "[[label]]" if proposal.label is Label.COMMENT else "[[remove]]"
    if not block.varies:
        yield f"exact = {quoted(block.texts[0])}"
    elif GAP in block.pattern:
        yield f"like = {quoted(block.pattern)}"
    else:
        yield f"exact = {listed(sorted(set(block.texts)))}"
    yield f"label = {quoted(proposal.label.value)}"
    yield f"learned.articles = {block.articles}  # of {articles}"
    quartiles = ", ".join(f"{share:.2f}" for share in place.quartiles)
    yield f"learned.place = [{quartiles}]  # quartiles; 0 is the first line, 1 the last"
    yield f"learned.evidence = {listed(proposal.evidence)}"
    if block.varies:
        yield f"learned.samples = {listed(_cut(block.texts))}"


def _cut(texts: Sequence[str]) -> list[str]:
    return [text if len(text) <= LONGEST_SAMPLE else text[: LONGEST_SAMPLE - 1] + "…" for text in texts[:SAMPLES]]
