"""Writes a corpus of invented sites whose articles share planted blocks, and scores what `cleaner learn` proposes.

    python benchmarks/sites_corpus.py write corpus.jsonl.gz [--sites 50] [--articles 200] [--seed 1] [--short]
    python benchmarks/sites_corpus.py score [--sites 50] [--articles 200] [--seed 1]

Every site plants its own choice of blocks: some are the same in all articles, some vary in numbers, dates and names,
some stand in 30 % of the articles only; at the top, between paragraphs, at the end. Ten quotations are each repeated
in about thirty stories of a site, among the paragraphs, wherever it happens. Planted is what a site has; found is
what is proposed for it.
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.learn.corpus import Article
from cleaner.learn.learn import Learner
from cleaner.sites.like import is_like, line_of

GIVEN = tuple(
    (
        "Ada|Ben|Cora|Dev|Elin|Femi|Greta|Hugo|Ines|Jonas|Kaya|Lars|Mina|Nils|Olga|Pavel|Rosa|Sven|Tara|Umar|Vera|Wim"
    ).split("|")
)
FAMILY = tuple(
    "Thorne|Holt|Okoro|Lindqvist|Marsh|Pereira|Quill|Rask|Stone|Tallow|Unger|Voss|Wexley|Yarrow|Zeller|Ashby".split("|")
)
PLACES = tuple("Wexcombe|Harrowmere|Tolbridge|Saltney|Ferngate|Oxley|Kestrel Bay|Penhallow|Little Marl".split("|"))
MONTHS = tuple("January|February|March|April|May|June|July|August|September|October|November|December".split("|"))
WHO = tuple(
    (
        "the council|the harbour office|a local farmer|the school board|the county engineer|a retired ferryman|"
        "the museum|the water company|a group of tenants|the bus operator|the fire brigade|the market traders|"
        "the parish|a young baker"
    ).split("|")
)
DID = tuple(
    (
        "rejected|welcomed|delayed|reviewed|defended|abandoned|questioned|approved|postponed|repaired|measured|"
        "counted|described|mapped|photographed|sold"
    ).split("|")
)
WHAT = tuple(
    (
        "the new bridge|a plan for the old mill|the flood wall|its budget|the night ferry|a row of lime trees|"
        "the swimming pool|two hundred letters|the timetable|a broken crane|the allotments|a disputed hedge|"
        "the parking charges|an empty warehouse|the weather mast|the lock gates"
    ).split("|")
)
WHY = tuple(
    (
        "after a wet winter|because costs had doubled|despite warnings from engineers|as residents had asked|"
        "to the surprise of its critics|following a vote of nine to four|although the survey was not finished|"
        "while the tide was low|for the third time in ten years|with no debate at all"
    ).split("|")
)
WHEN = tuple(
    (
        "on Monday|last week|in the early morning|at the end of the month|before the summer break|"
        "during a stormy meeting|late on Friday|two days later"
    ).split("|")
)
QUOTES = (
    "“We have waited long enough, and we will not wait another winter,” {who} said.",
    "“Nobody asked the people who live here,” said {who} when the plan was read out.",
    "“It is only water, but it comes in under every door,” {who} told the meeting.",
    "“If the bridge closes, the village closes with it,” according to {who}.",
    "“I have seen three such plans, and all three are in a drawer,” said {who}.",
    "The inquiry is expected to hear forty witnesses and to report before the end of the year.",
    "“You cannot move a river with a letter,” {who} said.",
    "Under the law of 1974 the county must keep the towpath open to walkers at all times.",
    "“Every spring we count the swans, and every spring there are fewer,” said {who}.",
    "The valley was last flooded when the old weir broke, and eleven houses were lost.",
)


class Planted(NamedTuple):
    """A block: what it looks like, in what share of the articles it stands, and where."""

    text: str
    share: float
    place: str
    """ "top", "middle", "steady" (after the second paragraph) or "end"."""


BLOCKS = (
    Planted("Sign up for our free newsletter and get the best of {site} in your inbox every morning.", 1.0, "end"),
    Planted("Join {n} other readers who get our weekly letter. Unsubscribe at any time.", 0.9, "end"),
    Planted("Join our WhatsApp channel for news from {town} as it happens.", 0.3, "middle"),
    Planted("Follow {name} on Mastodon for more from the county desk.", 0.8, "end"),
    Planted("{name} is a reporter at {site} and has covered the valley since {year}.", 0.7, "end"),
    Planted("This article was first published on {date} and last updated at {time}.", 1.0, "end"),
    Planted("Do you have a story for us? Write to {mail} or call {phone}.", 1.0, "end"),
    Planted("We need your help to keep going: a gift of £{n} pays for a day in court.", 0.3, "end"),
    Planted("Since {year} we have kept this site free for all. Our {n} supporters make that possible.", 0.5, "end"),
    Planted("Reading time: {n} minutes", 1.0, "top"),
    Planted("Listen to this story, read by {name} ({n} minutes)", 0.3, "top"),
    Planted("Photographs in this piece are by {name} and may not be used without our leave.", 0.6, "end"),
    Planted("Our paper is printed on Thursdays and sold in {n} shops between the hills and the sea.", 0.4, "end"),
    Planted("Already a subscriber? Log in to read without advertisements.", 0.3, "steady"),
    Planted("Advertisement", 0.9, "steady"),
    Planted("Download our app and switch on alerts for breaking news.", 0.3, "middle"),
    Planted("Before you comment, please read our house rules. {n} comments so far.", 0.8, "end"),
    Planted("© {year} {site}. All rights reserved.", 1.0, "end"),
    Planted("Melden Sie sich für unseren kostenlosen Newsletter an: schon {n} Menschen lesen ihn.", 0.6, "end"),
    Planted("Abonnez-vous à notre lettre gratuite, déjà lue par {n} personnes, avant le {jour}.", 0.5, "end"),
)  # fmt: skip


class Site(NamedTuple):
    """A site: its blocks and quotations, and its articles."""

    domain: str
    name: str
    blocks: tuple[Planted, ...]
    quotes: tuple[str, ...]


def sites_of(count: int, seed: int) -> list[Site]:
    """So many sites, each with 8 to 14 of the blocks."""
    sites = []
    for number in range(count):
        rng = random.Random(f"{seed} site {number}")
        name = f"{rng.choice(PLACES)} {rng.choice(('Tide', 'Bell', 'Gazette', 'Lantern', 'Post', 'Echo'))}"
        quotes = tuple(quote.format(who=_person(rng)) for quote in QUOTES)
        chosen = sorted(rng.sample(range(len(BLOCKS)), rng.randint(8, 14)))
        sites.append(Site(f"paper{number}.example", name, tuple(BLOCKS[i] for i in chosen), quotes))
    return sites


def lines_of(site: Site, number: int, articles: int, rng: random.Random) -> list[str]:
    """The lines of one article of a site."""
    body = [_paragraph(rng) for _ in range(rng.randint(6, 14))]
    for quote in site.quotes:
        if rng.random() < min(30 / articles, 0.25):
            body.insert(rng.randint(1, len(body) - 1), quote)
    top, end = [], []
    for block in site.blocks:
        if rng.random() < block.share:
            line = _filled(block.text, site, rng)
            if block.place == "top":
                top.append(line)
            elif block.place == "end":
                end.append(line)
            else:
                body.insert(2 if block.place == "steady" else rng.randint(1, len(body)), line)
    readers = [_paragraph(rng) for _ in range(rng.choice((0, 0, 0, 2, 5)))]
    return [f"{_clause(rng)[:1].upper()}{_clause(rng)[1:60]}", *top, *body, *end, *readers]


def rows(count: int, articles: int, seed: int) -> Iterator[dict[str, Any]]:
    """The articles of all sites, a row each, the sites mixed."""
    sites = sites_of(count, seed)
    for number in range(articles):
        for site in sites:
            rng = random.Random(f"{seed} {site.domain} {number}")
            lines = lines_of(site, number, articles, rng)
            yield {"url": f"https://www.{site.domain}/{number}", "text": "\n".join(lines)}


def short_rows(count: int, articles: int, seed: int) -> Iterator[dict[str, Any]]:
    """Articles of four sentences and three blocks each, made fast."""
    rng, sites = random.Random(seed), sites_of(count, seed)
    for number in range(articles):
        for site in sites:
            lines = [f"{_clause(rng)} {rng.randrange(10**6)} {_clause(rng)}." for _ in range(4)]
            lines += [_filled(block.text, site, rng) for block in site.blocks[:3]]
            yield {"url": f"https://www.{site.domain}/{number}", "text": "\n".join(lines)}


def _person(rng: random.Random) -> str:
    return f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"


def _clause(rng: random.Random) -> str:
    return f"{rng.choice(WHO)} {rng.choice(DID)} {rng.choice(WHAT)} {rng.choice(WHY)}"


def _paragraph(rng: random.Random) -> str:
    """One to three sentences."""
    sentences = []
    for _ in range(rng.randint(1, 3)):
        clause = _clause(rng)
        extra = rng.choice(("", f", said {_person(rng)}", f" {rng.choice(WHEN)}", f" in {rng.choice(PLACES)}"))
        sentences.append(f"{clause[:1].upper()}{clause[1:]}{extra}, and {_clause(rng)}.")
    return " ".join(sentences)


def _filled(text: str, site: Site, rng: random.Random) -> str:
    """A block with its numbers, dates and names."""
    day = f"{rng.randint(1, 28)} {rng.choice(MONTHS)} {rng.randint(2019, 2025)}"
    french = f"{rng.randint(1, 28)} {rng.choice(('janvier', 'mars', 'avril', 'juin', 'septembre'))}"
    number = rng.choice((rng.randint(2, 9), rng.randint(10, 99), f"{rng.randint(1, 99)},{rng.randint(100, 999)}"))
    return text.format(
        site=site.name, town=site.name.rpartition(" ")[0], n=number, year=rng.randint(1950, 2025), name=_person(rng),
        date=day, jour=french, time=f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02}", mail=f"desk@{site.domain}",
        phone=f"0{rng.randint(100, 999)} {rng.randint(100, 999)}",
    )  # fmt: skip


class Score(NamedTuple):
    """What was found of what was planted."""

    planted: int
    found: int
    quotes: int
    """Quotations that are proposed."""
    others: int
    """Proposals that are neither planted nor quotations."""
    missed: tuple[str, ...]


def score(count: int, articles: int, seed: int) -> Score:
    """Learn from the corpus, and compare."""
    source = (Article(row["text"], "text", row["url"]) for row in rows(count, articles, seed))
    learned = {each.site: each.judgement.proposals for each in Learner().learn(source)}
    planted = found = quotes = others = 0
    missed: list[str] = []
    for site in sites_of(count, seed):
        patterns = [p.block.pattern if p.block.varies else p.block.texts[0] for p in learned.get(site.domain, ())]
        rng = random.Random(0)
        hit: set[str] = set()
        for block in site.blocks:
            samples = [line_of(_filled(block.text, site, rng)) for _ in range(5)]
            hits = [pattern for pattern in patterns if all(is_like(sample, pattern) for sample in samples)]
            hit.update(hits)
            planted, found = planted + 1, found + bool(hits)
            missed += [] if hits else [f"{site.domain}: {block.text}"]
        said = {p for p in patterns if any(is_like(line_of(quote), p) for quote in site.quotes)}
        quotes, others = quotes + len(said), others + len(set(patterns) - hit - said)
    return Score(planted, found, quotes, others, tuple(missed))


def main() -> None:
    """Write or score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("write", "score"))
    parser.add_argument("path", nargs="?", type=Path)
    parser.add_argument("--short", action="store_true", help="four sentences and three blocks an article")
    for name, default in (("sites", 50), ("articles", 200), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    given = parser.parse_args()
    size = (given.sites, given.articles, given.seed)
    if given.action == "score":
        result = score(*size)
        print("\n".join(result.missed))
        print(f"planted {result.planted} found {result.found} ({result.found / result.planted:.3f})")
        print(f"quotations proposed {result.quotes} others proposed {result.others}")
        return
    with gzip.open(given.path, "wt", encoding="utf-8", compresslevel=1) as out:
        for row in (short_rows if given.short else rows)(*size):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
