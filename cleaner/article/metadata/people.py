"""Who wrote an article: sources vote on the list of names."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from cleaner.article.metadata.bylines import from_anywhere, from_blocks, from_lines
from cleaner.article.metadata.linked import is_article, plain, types_of
from cleaner.article.metadata.said import ASIDE, Said, bare
from cleaner.article.metadata.site import is_site
from cleaner.article.metadata.split import is_person, is_team, person_key, split_names, unique
from cleaner.article.names import name_of, plain_case
from cleaner.article.words import words

MOST_AUTHORS = 30
MOST_WORDS = 5
PROFILE = 0.4
"""Weight of a link to a page about an author: it may stand for a whole desk, or in a teaser."""
LOGIN = 0.3
"""Share of its weight that an account has."""
_META = (
    "author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "creator",
    "og:article:author", "article:author_name", "authors", "cxenseparse:author", "og:author",
)  # fmt: skip
_OUTLETS = words("name", "outlets")
_COMPANY = ("Organization", "Corporation", "Business", "Company")


class Ballot(NamedTuple):
    """The authors that one source names, and how much it is trusted."""

    names: tuple[str, ...]
    weight: float


def authors_told(said: Said, names: Sequence[str], hosts: set[str]) -> tuple[str, ...]:
    """The list of authors with most weight; between equals the surest source."""
    tally: dict[tuple[str, ...], float] = {}
    lists: dict[tuple[str, ...], tuple[str, ...]] = {}
    companies = _named(said, _COMPANY) - _named(said, ("Person",))
    for found, weight in _ballots(said):
        people = tuple(name for name in found if not _is_outlet(name, (names, hosts), companies))[:MOST_AUTHORS]
        key = tuple(sorted(map(person_key, people)))
        if key:
            tally[key] = tally.get(key, 0.0) + (weight * LOGIN if _is_account(people) else weight)
            lists.setdefault(key, people)
    if not tally:
        return from_anywhere(said)
    _merge(tally)
    return tuple(
        plain_case(name) if is_person(name) else name for name in lists[max(tally, key=lambda key: tally[key])]
    )


def _is_account(people: tuple[str, ...]) -> bool:
    """One word in small letters, which may be the login that posted."""
    return len(people) == 1 and people[0].isascii() and people[0].islower() and " " not in people[0]


def _named(said: Said, types: tuple[str, ...]) -> set[str]:
    """Names of the JSON-LD objects of some types."""
    return {bare(plain(node)) for node in said.nodes if any(t.endswith(types) for t in types_of(node))}


def _merge(tally: dict[tuple[str, ...], float]) -> None:
    """Votes for a name with something glued to its end ("Ruth VaneReporter") are votes for the name."""
    alone = [key for key in tally if len(key) == 1 and " " in key[0]]
    for key in alone:
        for other in alone:
            if other != key and other[0].startswith(key[0]):
                tally[key] += tally[other]
                tally[other] = 0.0


def _is_outlet(name: str, site: tuple[Sequence[str], set[str]], companies: set[str]) -> bool:
    """The site itself. A site may bear the name of the person who writes it."""
    if not is_site(name, list(site[0]), site[1]):
        return False
    own = bare(name)
    return name_of(name) is None or own in companies or not _OUTLETS.isdisjoint(own.split())


def _ballots(said: Said) -> Iterator[Ballot]:
    """What each source says, the surest first."""
    for node in said.articles:
        yield Ballot(_of_node(said, node), 3.0 if is_article(node) else 1.0)
    for name in _META:
        yield Ballot(_joined(said.meta(name)), 2.0)
    yield Ballot(unique(map(_inverted, islice(said.meta("citation_author"), MOST_AUTHORS))), 2.0)
    yield Ballot(_joined(_labelled(said)), 2.0)
    for meanings, weight in ((("author", "creator"), 1.5), (("rel",), 1.5), (("byline",), 1.0)):
        marks = [mark for mark in said.marks(*meanings) if ASIDE.isdisjoint(mark.around) and mark.text]
        told = _joined(mark.text for mark in marks[:4])
        people = tuple(name for name in told if is_person(name))
        yield Ballot(people or (_short(told) if weight > 1 else _words(told[:1])), weight)
    yield Ballot(_of_profile(said), PROFILE)
    seen: dict[tuple[str, ...], float] = {}
    for found, weight in ((from_blocks(said), 1.5), *from_lines(said)):
        seen[found] = max(weight, seen.get(found, 0.0))
    for found, weight in seen.items():
        yield Ballot(found, weight)


def _of_profile(said: Said) -> tuple[str, ...]:
    """Who the first link to a page about an author names; others may belong to other articles."""
    marks = (mark.text for mark in said.marks("profile") if ASIDE.isdisjoint(mark.around) and mark.text)
    return _joined(islice(marks, 1))


def _short(names: tuple[str, ...]) -> tuple[str, ...]:
    """Teams and desks that markup calls the author."""
    return tuple(name for name in names[:1] if len(name.split()) <= MOST_WORDS)


def _words(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names of one word or of a team: an account, where two words that are no name are a label."""
    return tuple(name for name in names if " " not in name or (is_team(name) and len(name.split()) <= MOST_WORDS))


def _labelled(said: Said) -> Iterator[str]:
    """ "Written by" among the labels that pages give for cards."""
    for number in "12":
        label = next(said.meta(f"twitter:label{number}"), "").lower()
        if "written" in label or "by" in label.split() or "author" in label:
            yield from said.meta(f"twitter:data{number}")


def _of_node(said: Said, node: dict[str, Any]) -> tuple[str, ...]:
    """Authors of a JSON-LD object: text, object, list or reference."""
    given = node.get("author") or node.get("creator")
    found: list[str] = []
    for item in (given if isinstance(given, list) else [given])[:MOST_AUTHORS]:
        if isinstance(item, dict):
            whole = said.by_id.get(str(item.get("@id")), item) if not item.get("name") else item
            names = whole.get("name")
            for name in names if isinstance(names, list) else [names]:
                found += split_names(plain(name)) or split_names(plain(whole.get("alternateName")))
        else:
            found += split_names(plain(item))
    return unique(found)


def _joined(texts: Iterable[str]) -> tuple[str, ...]:
    return unique(name for text in islice(texts, MOST_AUTHORS) for name in split_names(text))


def _inverted(text: str) -> str:
    """ "Vane, Ruth" as Ruth Vane."""
    last, comma, first = text.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and "," not in first else text
