"""The examples in site files: what must stay in the body, and what must leave it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cleaner.errors import CleanerError
from cleaner.learn.corpus import Article
from cleaner.pipeline import Cleaner
from cleaner.record import ArticleRecord
from cleaner.sites.like import plain
from cleaner.sites.load import Loaded
from cleaner.sites.site import EVERY_SITE, Example, Site

_SHOWN = 70


@dataclass
class Outcome:
    """What came of a test."""

    examples: int = 0
    failed: int = 0
    rows: list[str] = field(default_factory=list)
    """One line a failure: file, line, what."""
    unread: int = 0
    """Articles of a corpus that could not be read."""
    hits: Counter[str] = field(default_factory=Counter)
    """How often each rule of each file found something; 0 for those that never did."""


def check_examples(loaded: Loaded, parser: str) -> Outcome:
    """Run the examples of all files, each with the rules that ship and those of its own file."""
    outcome = Outcome()
    for site in loaded.sites:
        outcome.hits.update({_place(site, rule): 0 for rule in map(site.rule_name, site.rules)})
        for example in site.examples:
            record = _clean(site, example, parser)
            outcome.examples += 1
            rows = list(_differences(example, record))
            outcome.failed += bool(rows)
            outcome.rows += [f"{site.path}:{example.line}: {row}" for row in rows]
            outcome.hits.update({_place(site, rule): count for rule, count in record.site_hits})
    return outcome


def count_hits(outcome: Outcome, loaded: Loaded, articles: Iterable[Article]) -> None:
    """Add how often the rules of all files find something in articles."""
    cleaner = Cleaner(sites=tuple(site.path for site in loaded.sites))
    places = {site.rule_name(rule): _place(site, site.rule_name(rule)) for site in loaded.sites for rule in site.rules}
    for article in articles:
        try:
            record = cleaner.clean(article.source, article.kind, article.url)
        except CleanerError:
            outcome.unread += 1
            continue
        outcome.hits.update({places[rule]: count for rule, count in record.site_hits})


def _place(site: Site, rule: str) -> str:
    return f"{site.path}: {rule}"


def _clean(site: Site, example: Example, parser: str) -> ArticleRecord:
    day = example.day or site.valid_from or site.valid_until
    cleaner = Cleaner(sites=(site.path,), site_date=day, parser=parser)
    return cleaner.clean(
        example.source, example.kind, None if EVERY_SITE in site.domains else f"https://{site.domains[0]}/"
    )


def _differences(example: Example, record: ArticleRecord) -> Iterator[str]:
    """What is not as the example says."""
    source, body = (plain(text) for text in (record.source_text, "\n".join(block.text for block in record.body)))
    for key, texts in (("must_keep", example.keep), ("must_drop", example.drop)):
        for text in texts:
            wanted = plain(text)
            if wanted not in source:
                yield f"{key}: is not in the example: {_short(text)}"
            elif (wanted in body) != (key == "must_keep"):
                yield f"{key}: {_fate(record, wanted)}: {_short(text)}"


def _fate(record: ArticleRecord, wanted: str) -> str:
    """What became of a text."""
    for segment in record.segments:
        if wanted in plain(segment.text) and segment.rule and segment.label.group != "body":
            return f"was taken as {segment.label} by {segment.rule}"
    refused = next((s for s in record.vetoed if wanted in plain(record.source_text[s.start : s.end])), None)
    return f"stayed: {refused.rule} would have emptied the article" if refused else "stayed in the body"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def summary(loaded: Loaded, outcome: Outcome) -> Iterable[str]:
    """The last lines of a test: what matched nothing, what of filter lists is not used, and the counts."""
    silent = sorted(name for name, count in outcome.hits.items() if not count)
    yield from (f"{name}: matched nothing" for name in silent)
    for each in loaded.lists:
        counts = ", ".join(f"{reason} {count}" for reason, count in each.skipped.items())
        unused = f"{sum(each.skipped.values())} lines not used ({counts})" if counts else "all lines used"
        yield f"{each.name}: {len(each.filters)} filters, {len(each.exceptions)} exceptions, {unused}"
    if outcome.unread:
        yield f"{outcome.unread} articles could not be read"
    held = outcome.examples - outcome.failed
    yield (
        f"{held} of {outcome.examples} examples hold (files: {len(loaded.sites)}, lists: {len(loaded.lists)}, "
        f"broken: {len(loaded.errors)}, rules that matched nothing: {len(silent)})"
    )
