"""When an article was published and changed: sources vote on the day, the surest of that day gives the time."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timezone
from typing import NamedTuple

from cleaner.article.about import dates_of
from cleaner.article.dates import PUBLISHED, date_runs, find_date, is_date_line, may_say_when
from cleaner.article.metadata.linked import is_article, plain
from cleaner.article.metadata.near import ASIDE, LONGEST_LINE, head_lines, is_aside
from cleaner.article.metadata.said import Said, bare
from cleaner.document import Mark

FIRST_YEAR, LAST_YEAR = 1700, 2100
"""No clock is asked: a date in these years may be right, others are not."""
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
    r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:(?:[T ]|T? )(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|UTC|GMT|[-+]\d{2}(?::?\d{2})?)?)?(?!\d)",
    re.IGNORECASE,
)
_LOOSE_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_SECONDS = re.compile(r"(\d{10})(?:\d{3})?")
_IN_URL = re.compile(r"(?:^|[/_-])((?:19|20)\d\d)([/_-]?)(\d{1,2})\2(\d{1,2})(?=[/_.-]|$)")


class Vote(NamedTuple):
    """A moment, ISO 8601, and how much its source is trusted."""

    moment: str
    weight: float


def published_of(said: Said) -> str | None:
    """ISO 8601, with time of day and zone as far as the page tells them; None if nothing does."""
    return elected(_published(said)) or elected(_near_headline(said)) or _first_line(said) or _in_address(said.document.url or said.host)


def modified_of(said: Said) -> str | None:
    """When the article was changed, ISO 8601, or None."""
    given = [plain(node.get("dateModified")) for node in said.articles]
    given += said.meta(*_MODIFIED)
    given += [mark.value or mark.text for mark in said.marks("dateModified")][:1]
    votes = [Vote(moment, 1.0) for text in given if (moment := moment_of(text))]
    return elected(votes) or dates_of(line for _, line in head_lines(said))[1]


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
        moment = datetime.fromtimestamp(int(text[:10]), timezone.utc).isoformat()
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
    lines = head_lines(said)
    texts = {line for _, line in lines}
    for mark in _of_article(said.marks("time")):
        moment = moment_of(mark.value) or moment_of(mark.text)
        if moment:
            near = any(mark.text in text for text in texts) if mark.text else False
            yield Vote(moment, 2.0 if near else 0.5)
    for distance, line in lines:
        if may_say_when(line):
            published, modified = dates_of([line])
            if published:
                yield Vote(published, 2.0 / (1 + abs(distance)))
            elif modified:
                yield Vote(modified, 0.2)
    for mark in _of_article(said.marks("dateline")):
        if moment := next((m for run in date_runs(mark.text) if (m := moment_of(mark.text[run.start : run.end]))), None):
            yield Vote(moment, 0.3)


def _first_line(said: Said) -> str | None:
    """The first line of the page that is a date or says when it was published."""
    for index, line in enumerate(said.document.lines):
        if len(line) <= LONGEST_LINE and may_say_when(line) and not is_aside(said, index):
            named = PUBLISHED & set(bare(line).split()[:3])
            if (named or is_date_line(line)) and (published := dates_of([line])[0]):
                return published
    return None


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
