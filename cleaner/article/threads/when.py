"""When a comment was written: what attributes say, else what the lines beside its text show."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from cleaner.article.dates import find_date
from cleaner.article.threads.items import Item
from cleaner.article.threads.roles import Role
from cleaner.article.threads.says import is_dated, is_titled
from cleaner.document import Sign

Line = tuple[Role | None, str]
"""A line beside the text of a comment, and what the element around it holds."""
NUMBER_OF = re.compile(r"\s?\(\s?#?\d{1,12}\s?\)")
_EPOCH = re.compile(r"(?<!\d)(1[0-9]{9}|1[0-9]{12})(?!\d)")
_IN_LINK = re.compile(r"[?&]showComment=(1[0-9]{12})\b")
_SCORE = re.compile(r"\b\d{1,2}(?:[.,]\d)?\s?/\s?(?:5|10)\b(?!/)")
_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d{1,9})?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?", re.IGNORECASE
)


class When(NamedTuple):
    """When a comment was written."""

    iso: str | None = None
    """ISO 8601; None where neither markup nor text tells."""
    raw: str | None = None
    """As written."""


def when_of(item: Item, about: Sequence[Line]) -> When:
    """When a comment was written, by attributes before texts."""
    iso = raw = None
    for sign in item.signs:
        linked = _IN_LINK.search(sign.value("href")) is not None
        if sign is item.sign or not (is_dated(sign) or linked or is_titled(sign)):
            continue
        text = sign.text if len(sign.text) <= 80 else ""
        found = find_date(text) if text else None
        raw = raw or (found[1] if found else None) or (text if linked else None)
        exact = exact_date(sign.value("datetime")) or (_of_values(sign) if iso is None else None)
        if exact and (iso is None or exact.startswith(iso)):
            return When(exact, raw or text or _shown(about))
        iso = iso or (found[0] if found else None)
    if iso:
        return When(iso, raw)
    dates = [found for _, line in about if (found := _plain_date(line))]
    best = next((found for found in dates if found[0]), None)
    if best and raw is None:
        return When(*best)
    return When(best[0] if best else None, raw or (dates[0][1] if dates else None))


def _shown(about: Sequence[Line]) -> str | None:
    """The first date on the lines beside a text, as written."""
    return next((found[1] for _, line in about if (found := _plain_date(line))), None)


def _plain_date(line: str) -> tuple[str | None, str] | None:
    """The date on a line, without the scores and numbers beside it."""
    found = find_date(NUMBER_OF.sub(" | ", _SCORE.sub(" | ", line)))
    if found and found[1].count("(") > found[1].count(")"):
        return found[0], found[1].rpartition("(")[0].rstrip()
    return found


def _of_values(sign: Sign) -> str | None:
    """A date in an attribute that is not made for it."""
    for name, value in sign.values:
        if name == "href":
            if match := _IN_LINK.search(value):
                return of_epoch(match[1])
        elif name in ("title", "content") or name.startswith("data-"):
            if name.startswith("data-") and (match := _EPOCH.fullmatch(value)):
                return of_epoch(match[1])
            if iso := exact_date(value):
                return iso
            if name == "title" and (found := find_date(value)) and found[0]:
                return found[0]
    return None


def of_epoch(digits: str) -> str:
    seconds = int(digits[:10])
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def exact_date(value: str) -> str | None:
    """A machine-readable date; None for anything else."""
    match = _ISO.match(value.strip())
    if not match:
        return None
    zone = (match[3] or "").upper().replace("Z", "+00:00").replace("UTC", "+00:00").replace("GMT", "+00:00")
    if zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    iso = f"{match[1]}T{match[2]}{zone}" if match[2] else match[1]
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        return None
    return iso
