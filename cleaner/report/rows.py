"""What a page about a record shows: one row a segment, from a record or from its plain data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cleaner.amount import amount
from cleaner.labels import Group, Label
from cleaner.record import ArticleRecord
from cleaner.report.place import Places, range_of
from cleaner.threads.comment import Comment


class Row(NamedTuple):
    """A segment as it is shown."""

    start: int
    """Offset in the text; -1 of what has no place in it."""
    text: str
    label: Label
    rule: str
    confidence: float
    evidence: tuple[str, ...]
    where: str = ""
    """Where it stands in the HTML; empty in text mode."""
    note: str = ""
    """Author, date and votes of the comment that begins here."""
    depth: int = 0

    @property
    def group(self) -> Group:
        """Where its text went."""
        return self.label.group


class Article(NamedTuple):
    """One record as it is shown."""

    name: str
    status: str
    error: str
    facts: tuple[tuple[str, str], ...]
    """Names and values of the metadata that there are."""
    rows: tuple[Row, ...]
    vetoed: tuple[Row, ...]


MOST_JOINED = 2000
"""Characters of neighbouring removals that are shown as one row."""


def rows_of(record: ArticleRecord, html: str = "") -> list[Row]:
    """Every segment of a record that holds text, with its evidence and its place in the HTML, which may be given."""
    places = Places(record.document, html)
    comments = {comment.start: comment for comment in record.comments if comment.start is not None}
    rows = (
        Row(s.start, s.text.strip("\n"), s.label, s.rule, s.confidence, s.evidence, places.of(s.html_start, s.html_end))
        for s in record.segments
        if s.text.strip() and s.rule != "white_space"
    )
    return list(_noted(rows, comments))


def article_of(record: ArticleRecord, name: str, html: str = "") -> Article:
    """A record as it is shown, items of a menu and lines of a comment as one row.

    html  the page, for lines and tags of places
    """
    text = record.source_text
    vetoed = tuple(
        Row(v.start, text[v.start : v.end], v.label, v.rule, v.confidence, v.evidence) for v in record.vetoed
    )
    facts = tuple(_facts({name: getattr(record, name, None) for name in FACTS}))
    rows = (*_joined(rows_of(record, html)), *_linked(record.comments))
    return Article(name, record.status, _error(record.error), facts, rows, vetoed)


def article_of_data(data: Mapping[str, Any], name: str) -> Article:
    """A stored record (`to_dict`, one line of a run). Of its comments and body, rule and evidence are not stored.

    Raises KeyError, TypeError or ValueError if it is no record.
    """
    rows = [_plain_row(item, Label.PARAGRAPH) for item in data["removed"]]
    kinds = set(Label)
    for block in data["body"]:
        kind = Label(block["kind"]) if block["kind"] in kinds else Label.PARAGRAPH
        rows.append(Row(block["start"], block["text"], kind, "", 1.0, ()))
    found = [Comment(**item) for item in data["comments"]]
    comments = {comment.start: comment for comment in found if comment.start is not None}
    for start, comment in comments.items():
        rows.append(Row(start, comment.text, Label.COMMENT, "", comment.confidence, ()))
    rows.sort(key=lambda row: row.start)
    vetoed = tuple(_plain_row(item, Label.OTHER) for item in data["vetoed"])
    error = data["error"]
    message = f"{error['code']} ({error['stage']}): {error['message']}" if error else ""
    facts = tuple(_facts(data))
    shown = (*_joined(_noted(rows, comments)), *_linked(found))
    return Article(name, str(data["status"]), message, facts, shown, vetoed)


def _linked(comments: Iterable[Comment]) -> Iterator[Row]:
    """Comments that the linked data of a page alone holds: they have no place in the text."""
    for comment in comments:
        if comment.start is None:
            note = f"{_note(comment)}; in the linked data of the page"
            yield Row(-1, comment.text, Label.COMMENT, "", comment.confidence, (), note=note, depth=comment.depth)


def _plain_row(item: Mapping[str, Any], otherwise: Label) -> Row:
    label = Label(item["label"]) if item["label"] in set(Label) else otherwise
    start, end = item.get("html_start", -1), item.get("html_end", -1)
    where = range_of(start, end) if start >= 0 else ""
    evidence = tuple(map(str, item["evidence"]))
    return Row(item["start"], item["text"].strip("\n"), label, item["rule"], item["confidence"], evidence, where)


FACTS = {
    "title": "Title",
    "authors": "Authors",
    "date_published": "Published",
    "date_modified": "Modified",
    "site_name": "Site",
    "section": "Section",
    "language": "Language",
    "access": "Access",
    "comments_status": "Comments",
    "url": "Address",
    "encoding": "Encoding",
    "ruleset": "Rule set",
}
"""Fields of a record that are shown above its text, and their names for people."""


def _facts(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for field, name in FACTS.items():
        value = data.get(field)
        if isinstance(value, (list, tuple)):
            value = ", ".join(map(str, value))
        if value and value != "unknown":
            yield name, str(value)


def _error(error: Any) -> str:
    return f"{error.code} ({error.stage}): {error.message}" if error else ""


def _noted(rows: Iterable[Row], comments: Mapping[int, Comment]) -> Iterator[Row]:
    """The rows, those of comments with who wrote them."""
    depth = 0
    for row in rows:
        if row.label is not Label.COMMENT:
            yield row
            continue
        comment = comments.get(row.start + len(row.text) - len(row.text.lstrip()))
        if comment:
            depth = comment.depth
            row = row._replace(note=_note(comment))
        yield row._replace(depth=depth)


def _note(comment: Comment) -> str:
    parts: Sequence[str | None] = (
        comment.author or "no author",
        comment.date_published or comment.date_raw,
        amount(comment.upvote_count, "vote") if comment.upvote_count is not None else None,
        f"answers {comment.parent_id}" if comment.parent_id else None,
    )
    return ", ".join([f"{comment.id}: {parts[0]}", *filter(None, parts[1:])])


def _joined(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows; neighbours that left the article for the same reason, such as the items of a menu, are one, and so are
    the lines of one comment."""
    last: Row | None = None
    for row in rows:
        if last and len(last.text) + len(row.text) < MOST_JOINED:
            if _alike(last, row):
                last = last._replace(text=f"{last.text}\n{row.text}")
                continue
            if _goes_on(last, row):
                evidence = tuple(dict.fromkeys((*last.evidence, *row.evidence)))
                sure = min(last.confidence, row.confidence)
                last = last._replace(text=f"{last.text}\n{row.text}", evidence=evidence, confidence=sure)
                continue
        if last:
            yield last
        last = row
    if last:
        yield last


def _alike(one: Row, other: Row) -> bool:
    left = one.group in (Group.ABOUT, Group.BOILERPLATE)
    return left and (one.label, one.rule, one.evidence) == (other.label, other.rule, other.evidence)


def _goes_on(one: Row, other: Row) -> bool:
    """Whether a row is a further line of the comment that another began."""
    return one.label is other.label is Label.COMMENT and one.rule == other.rule and not other.note
