"""When an article was published and changed: sources vote on the day, the surest of that day gives the time."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from cleaner.article.about import dates_of
from cleaner.article.dates import PUBLISHED, UPDATED, date_runs, find_date, is_date_line, may_say_when
from cleaner.article.metadata.linked import is_article, plain
from cleaner.article.metadata.said import ASIDE, LONGEST_LINE, Said, bare
from cleaner.document import Mark

FIRST_YEAR, LAST_YEAR = 1700, 2100
"""No clock is asked: a date in these years may be right, others are not."""
SURE = 0.5
"""Weight from which a date shown at the headline counts against what machines are told."""
UPDATE = 0.2
"""Weight of a date that is shown as that of an update: better than none, and no witness for another."""
NEAR = 7
"""Blocks below the headline where a line that is nothing but a date is sure."""
MOST_TRIES = 1_000
"""Lines that are read for a date where none stands at the headline."""
_EPOCH = "1970-01-01"
"""What a missing date becomes when software writes it."""
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "parsely-pub-date", "sailthru.date",
    "citation_publication_date", "citation_online_date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "date.created", "datepublished", "pubdate", "publish_date", "publish-date", "published_at", "publishdate",
    "og:publish_date", "og:pubdate", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "publication_date",
    "published", "publish_time", "date-pub", "rnews:datepublished", "article.published", "dc.date", "dcterms.date",
    "dc.created", "date", "datecreated", "displaydate", "article_date_original", "citation_date", "created",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "date.modified",
    "dcterms.modified", "dc.date.modified", "lastmod", "last-modified", "modified", "date.updated", "article.updated",
    "article:modified", "updated_at", "revised",
)  # fmt: skip
_ISO = re.compile(
    r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})"
    r"(?:(?:[T ]|T? )(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[-+]\d{2}(?::?\d{2})?)?)?(?!\d)",
    re.IGNORECASE,
)
_LOOSE_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_SECONDS = re.compile(r"(\d{10})(?:\d{3})?")
_SPAN = re.compile(r"[^–—-]{0,40}\b\d{4}\s{0,3}[–—-][^–—-]{0,40}\b\d{4}\W{0,3}$")
"""Two dates and a stroke between them, as of a life: 12 June 1931 – 2 January 2025."""
_IN_URL = re.compile(r"(?:^|[/_-])((?:19|20)\d\d)([/_-]?)(\d{1,2})\2(\d{1,2})(?=[/_.-]|$)")


class Vote(NamedTuple):
    """A moment, ISO 8601, and how much its source is trusted."""

    moment: str
    weight: float


def published_of(said: Said) -> str | None:
    """ISO 8601, with time of day and zone as far as the page tells them; None if nothing does.

    A page that shows nothing but when it was updated was published by then, and that date is given.
    A date at the headline that is earlier than what machines are told is right: nothing is dated before it is
    published, while moving a site or changing a page sets the date for machines anew.
    """
    told = elected(_published(said))
    shown = list(_near_headline(said))
    if told is None:
        address = said.document.url or said.host
        return elected(shown) or _first_line(said) or _first_line(said, updated=True) or _in_address(address)
    local = next((vote.moment for vote in shown if _same_instant(vote.moment, told)), None)
    if local:
        return local
    first, last = _days_of(told)
    confirmed = any(first <= vote.moment[:10] <= last for vote in shown if vote.weight > UPDATE)
    early = elected(vote for vote in shown if vote.weight >= SURE)
    return early if early and not confirmed and early[:10] < told[:10] else told


def _same_instant(one: str, other: str) -> bool:
    """One moment, told in two time zones."""
    a, b = datetime.fromisoformat(one), datetime.fromisoformat(other)
    return a.tzinfo is not None and b.tzinfo is not None and a == b


def _days_of(moment: str) -> tuple[str, str]:
    """First and last day that a moment may be somewhere on earth, of a day alone the days beside it."""
    at = datetime.fromisoformat(moment)
    if at.tzinfo is None:
        at = datetime.fromisoformat(moment[:10])
        return (at - timedelta(days=1)).date().isoformat(), (at + timedelta(days=1)).date().isoformat()
    at = at.astimezone(UTC)
    return (at - timedelta(hours=12)).date().isoformat(), (at + timedelta(hours=14)).date().isoformat()


def modified_of(said: Said) -> str | None:
    """When the article was changed, ISO 8601, or None."""
    given = [plain(node.get("dateModified")) for node in said.articles]
    given += said.meta(*_MODIFIED)
    given += [mark.value or mark.text for mark in said.marks("dateModified")][:1]
    votes = [Vote(moment, 1.0) for text in given if (moment := moment_of(text))]
    return elected(votes) or dates_of(line for _, line in said.head_lines)[1]


def elected(votes: Iterable[Vote]) -> str | None:
    """The moment of the day with most weight; between equals the first. Of a day the most precise, surest source."""
    days: dict[str, float] = {}
    moments: dict[str, str] = {}
    for moment, weight in votes:
        day = moment[:10]
        days[day] = days.get(day, 0.0) + weight
        if day not in moments or (len(moments[day]) == 10 < len(moment)):
            moments[day] = moment
    return moments[max(days, key=lambda day: days[day])] if days else None


def moment_of(text: str) -> str | None:
    """A date by a machine, or one in words, as ISO 8601; None for what is neither or cannot be true."""
    text = text.strip()
    found = _ISO.match(text)
    if found:
        year, month, day, hour, minute, second, zone = found.groups()
        moment = f"{year}-{month}-{day}"
        if hour:
            moment += f"T{hour}:{minute}:{second or '00'}{_zone(zone)}"
    elif loose := _LOOSE_ISO.match(text):
        moment = f"{loose[1]}-{int(loose[2]):02d}-{int(loose[3]):02d}"
    elif _SECONDS.fullmatch(text):
        moment = datetime.fromtimestamp(int(text[:10]), UTC).isoformat()
    elif len(text) <= 80 and (said := find_date(text)):
        moment = said[0] or ""
    else:
        return None
    return moment if _may_be_true(moment) else _day_alone(moment)


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] not in "+-":
        return "+00:00"
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:] or '00'}"


def _may_be_true(moment: str) -> bool:
    try:
        return FIRST_YEAR <= datetime.fromisoformat(moment).year <= LAST_YEAR and not moment.startswith(_EPOCH)
    except ValueError:
        return False


def _day_alone(moment: str) -> str | None:
    """The day of a moment whose time of day is wrong."""
    return moment[:10] if len(moment) > 10 and _may_be_true(moment[:10]) else None


def _published(said: Said) -> Iterator[Vote]:
    """What machines are told, the surest first."""
    for node in said.articles:
        weight = 3.0 if is_article(node) else 1.5
        for key in ("datePublished", "dateCreated", "uploadDate"):
            if moment := moment_of(plain(node.get(key))):
                yield Vote(moment, weight)
                break
    weight = 3.0
    for name in _PUBLISHED:
        for text in said.meta(name):
            if moment := moment_of(text):
                yield Vote(moment, weight)
                weight = 1.0
    for name, text in said.facts.meta:
        if "publish" in name and name not in _PUBLISHED and (moment := moment_of(text)):
            yield Vote(moment, 0.9)
    for mark in _of_article(said.marks("datePublished", "dateCreated"))[:1]:
        if moment := moment_of(mark.value) or moment_of(mark.text):
            yield Vote(moment, 1.5)


def _near_headline(said: Said) -> Iterator[Vote]:
    """Elements `time` and lines that stand near the headline."""
    lines = said.head_lines
    texts = {line for _, line in lines}
    for mark in _of_article(said.marks("time")):
        moment = moment_of(mark.value) or moment_of(mark.text)
        if moment:
            near = any(mark.text in text for text in texts) if mark.text else False
            updated = not UPDATED.isdisjoint((*bare(mark.text).split(), *mark.around[:4]))
            yield Vote(moment, UPDATE if updated else 2.0 if near else 0.25)
    for distance, line in lines:
        if may_say_when(line) and not _SPAN.match(line):
            published, modified = dates_of([line])
            if published:
                alone = 0 < distance <= NEAR and _is_date_alone(line)
                yield Vote(published, max(2.0 / (1 + abs(distance)), SURE if alone else 0.0))
            elif modified:
                yield Vote(modified, UPDATE)
    for mark in _of_article(said.marks("dateline")):
        if moment := next(
            (m for run in date_runs(mark.text) if (m := moment_of(mark.text[run.start : run.end]))), None
        ):
            yield Vote(moment, 0.2)


def _is_date_alone(line: str) -> bool:
    """Whether a line holds nothing beside its date but words such as "published"."""
    words = line.split(maxsplit=1)
    return is_date_line(line) or (words[0].lower().strip(":") in PUBLISHED and is_date_line(words[-1]))


def _first_line(said: Said, updated: bool = False) -> str | None:
    """The first line of the page that is a date or says when it was published, or when it was updated."""
    lines = said.document.lines
    found = (i for i, line in enumerate(lines) if len(line) <= LONGEST_LINE and may_say_when(line))
    for index in islice(found, MOST_TRIES):
        words = set(bare(lines[index]).split()[:3])
        if _SPAN.match(lines[index]):
            continue
        fits = UPDATED & words if updated else PUBLISHED & words or _is_plain(lines[index], words)
        if fits and not said.aside[index]:
            published, modified = dates_of([lines[index]])
            if day := published or (modified if updated else None):
                return day
    return None


def _is_plain(line: str, words: set[str]) -> bool:
    """Hardly more than a date, and not that of an update."""
    return line.count(" ") < 6 and UPDATED.isdisjoint(words)


def _of_article(marks: Iterable[Mark]) -> list[Mark]:
    """Marks that do not stand in comments, teasers and footers."""
    return [mark for mark in marks if ASIDE.isdisjoint(mark.around)]


def _in_address(url: str) -> str | None:
    """The day in "/2024/05/12/"; used when nothing else is said."""
    for found in _IN_URL.finditer(url):
        moment = f"{found[1]}-{int(found[3]):02d}-{int(found[4]):02d}"
        if _may_be_true(moment):
            return moment
    return None
