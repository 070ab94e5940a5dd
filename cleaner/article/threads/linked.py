"""Comments that a page holds as linked data: JSON-LD of schema.org (https://schema.org/Comment)."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from cleaner.article.dates import find_date
from cleaner.article.metadata.linked import Node, plain, types_of
from cleaner.article.metadata.values import values_before_break, values_of
from cleaner.article.threads.when import When, exact_date, of_epoch

COMMENTS = frozenset(("Comment", "UserComments"))
LONGEST_NAME = 120
LONGEST_DATE = 80
_SPEAKS = re.compile(r'"comments?"|(?:\bComment|\bUserComments|\bAnswer)"')
_ASKING = frozenset(("QAPage", "DiscussionForumPosting"))
"""Where an `Answer` is that of a reader. Answers to frequent questions are the outlet's own."""
_ELSEWHERE = frozenset(
    "parentItem about discusses isPartOf mainEntityOfPage itemListElement itemReviewed correction"
    " potentialAction".split()
)
"""Properties that lead to what a comment answers or is about, or away from the article."""
_TEXTS = ("text", "commentText", "articleBody", "reviewBody", "description")
_DATES = ("datePublished", "dateCreated", "commentTime", "uploadDate")
_IDS = ("@id", "url", "identifier")
_LIKES = ("LikeAction", "AgreeAction", "VoteAction")
_BREAK = re.compile(
    r"<(?:br|/?(?:address|blockquote|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|section|table|tr|ul))\b[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--[^<>]*-->")
_COUNT = re.compile(r"[+-]?\d{1,9}(?:\.0)?")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")


class Linked(NamedTuple):
    """A comment of linked data."""

    text: str
    author: str | None
    when: When
    upvote_count: int | None
    parent: int | None = None
    """Place of the comment that it answers among those of the page; always an earlier one."""


@dataclass
class _Draft:
    """A comment as it is met."""

    node: Node
    text: str
    above: int | None
    """Place of the comment that it is nested in."""


def linked_comments(scripts: Iterable[str]) -> list[Linked]:
    """The comments in JSON-LD scripts, each below the one that it answers. Linear, no recursion.

    Each is there once, however often scripts repeat it. A script that breaks off gives what stands before the break.
    """
    values: list[Any] = []
    for script in scripts:
        if _SPEAKS.search(script):
            found = values_of(script)
            values += values_before_break(script) if found is None else found
    if not values:
        return []
    people: dict[str, str] = {}
    drafts = _drafts(values, people)
    whole = [_linked(draft.node, draft.text, people) for draft in drafts]
    whole, above = _once(drafts, whole, _parents(drafts))
    order = _in_thread_order(above)
    place = {before: now for now, before in enumerate(order)}
    return [whole[n]._replace(parent=place[p] if (p := above[n]) is not None else None) for n in order]


def _drafts(values: list[Any], people: dict[str, str]) -> list[_Draft]:
    """All comments in reading order; names of people by their @id are entered in `people`."""
    drafts: list[_Draft] = []
    waiting: list[tuple[Any, str, int | None, bool]] = [(value, "", None, False) for value in reversed(values)]
    while waiting:
        value, name, above, asked = waiting.pop()
        if isinstance(value, list):
            waiting += [(each, name, above, asked) for each in reversed(value) if isinstance(each, dict | list)]
            continue
        types = types_of(value)
        asked = asked or not _ASKING.isdisjoint(types)
        if "@id" in value and isinstance(value.get("name"), str):
            people.setdefault(str(value["@id"]), value["name"])
        text = _text_of(value) if _may_be_comment(name, types, asked) else ""
        if text and (not COMMENTS.isdisjoint(types) or _is_told(value)):
            drafts.append(_Draft(value, text, above))
            above = len(drafts) - 1
        inside = [(k, v) for k, v in value.items() if isinstance(v, dict | list) and k not in _ELSEWHERE]
        waiting += [(v, k, above, asked) for k, v in reversed(inside)]
    return drafts


def _may_be_comment(name: str, types: Sequence[str], asked: bool) -> bool:
    """By type, or by the property that it is the value of; `asked` tells whether readers were."""
    return not COMMENTS.isdisjoint(types) or name in ("comment", "comments") or ("Answer" in types and asked)


def _is_told(node: Node) -> bool:
    """Whether it says who or when."""
    return any(node.get(name) for name in ("author", "creator", *_DATES))


def _text_of(node: Node) -> str:
    """What somebody wrote, one line a paragraph, without markup."""
    for name in _TEXTS:
        value = node.get(name)
        value = value[0] if isinstance(value, list) and value else value
        value = value.get("@value") if isinstance(value, dict) else value
        if isinstance(value, str) and (text := lines_of(value)):
            return text
    return ""


def lines_of(markup: str) -> str:
    """The lines of a text that may hold tags and entities, which may be escaped twice; empty lines are left out."""
    text = html.unescape(html.unescape(markup)) if "&" in markup else markup
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    return "\n".join(line for part in text.splitlines() if (line := " ".join(part.split())))


def _linked(node: Node, text: str, people: dict[str, str]) -> Linked:
    return Linked(text, _author_of(node, people), _when_of(node), _votes_of(node))


def _author_of(node: Node, people: dict[str, str]) -> str | None:
    for name in ("author", "creator"):
        value = node.get(name)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, dict) and not value.get("name"):
            value = people.get(str(value.get("@id"))) or value.get("alternateName")
        found = plain(value)
        if found and len(found) <= LONGEST_NAME and not found.startswith(("http://", "https://")):
            return found
    return None


def _when_of(node: Node) -> When:
    for name in _DATES:
        raw = plain(node.get(name))
        if not raw or len(raw) > LONGEST_DATE:
            continue
        if _EPOCH.fullmatch(raw):
            return When(of_epoch(raw), raw)
        iso = exact_date(raw)
        if iso or (found := find_date(raw)):
            return When(iso or (found[0] if found else None), raw)
    return When()


def _votes_of(node: Node) -> int | None:
    """`upvoteCount`, else how many liked it."""
    if _COUNT.fullmatch(count := plain(node.get("upvoteCount"))):
        return int(float(count))
    counters = node.get("interactionStatistic")
    for counter in counters if isinstance(counters, list) else [counters]:
        if isinstance(counter, dict):
            kind = counter.get("interactionType")
            kind = " ".join(types_of(kind)) if isinstance(kind, dict) else str(kind)
            count = plain(counter.get("userInteractionCount"))
            if kind.endswith(_LIKES) and _COUNT.fullmatch(count):
                return int(float(count))
    return None


def _ids_of(value: Any) -> Iterator[str]:
    """What a node, or what points to one, may be known by."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            yield from (str(each[name]) for name in _IDS if isinstance(each.get(name), str | int))
        elif isinstance(each, str | int):
            yield str(each)


def _parents(drafts: Sequence[_Draft]) -> list[int | None]:
    """For each the one that its `parentItem` names, else the one that it is nested in. A name of several is none's."""
    known: dict[str, int | None] = {}
    for place, draft in enumerate(drafts):
        for name in set(_ids_of(draft.node)):
            same = (n := known.get(name)) is not None and drafts[n].text == draft.text
            known[name] = place if name not in known else n if same else None
    parents = []
    for place, draft in enumerate(drafts):
        named = (known[name] for name in _ids_of(draft.node.get("parentItem")) if name in known)
        parents.append(next((n for n in named if n is not None and n != place), draft.above))
    return parents


def _once(
    drafts: Sequence[_Draft], whole: Sequence[Linked], above: Sequence[int | None]
) -> tuple[list[Linked], list[int | None]]:
    """Each comment once: two with one text, author and date or id are the same, told twice."""
    first: dict[Any, int] = {}
    now: list[int] = []
    kept: list[int] = []
    for place, one in enumerate(whole):
        told = one.when.raw or next(_ids_of(drafts[place].node), None)
        key = (one.text, one.author, told) if told else place
        if key not in first:
            first[key] = len(kept)
            kept.append(place)
        now.append(first[key])
    parents: list[int | None] = [None] * len(kept)
    for place, parent in enumerate(above):
        own = now[place]
        if parent is not None and parents[own] is None and now[parent] != own:
            parents[own] = now[parent]
    return [whole[n] for n in kept], parents


def _in_thread_order(above: list[int | None]) -> list[int]:
    """Places so that each follows the one it answers. Where answers go round in a circle, the first answers none."""
    below: dict[int, list[int]] = {}
    for place, parent in enumerate(above):
        if parent is not None:
            below.setdefault(parent, []).append(place)
    seen: set[int] = set()
    order = []
    for start in (*(n for n, parent in enumerate(above) if parent is None), *range(len(above))):
        if start in seen:
            continue
        above[start] = None
        waiting = [start]
        while waiting:
            place = waiting.pop()
            if place not in seen:
                seen.add(place)
                order.append(place)
                waiting += reversed(below.get(place, ()))
    return order
