"""A record line by line, for people: what each stretch was taken for, by which rule, and why."""

from collections import Counter
from collections.abc import Iterator
from unicodedata import category, east_asian_width

from cleaner.amount import amount
from cleaner.document import Span
from cleaner.labels import Group
from cleaner.record import ArticleRecord, Segment
from cleaner.report.escape import visible
from cleaner.report.evidence import found_words
from cleaner.report.paint import Paint, plain

MARKS = {Group.BODY: " ", Group.ABOUT: "-", Group.BOILERPLATE: "-", Group.COMMENT: ">"}
ROLES = {Group.BODY: "body", Group.ABOUT: "about", Group.BOILERPLATE: "removed", Group.COMMENT: "comment"}
MARGIN = 22
"""Columns of line number, mark and label."""
ROWS = {Group.BODY: 1, Group.ABOUT: 2, Group.BOILERPLATE: 3, Group.COMMENT: 3}
"""How many rows of a text are shown: a reader judges what was taken, and skims what stays."""
LEAST_WIDTH, MOST_WIDTH = 60, 100


def explain(record: ArticleRecord, name: str, width: int = 80, paint: Paint = plain) -> Iterator[str]:
    """Rows of at most `width` columns (60 to 100): each segment, its reasons, and a summary at the end."""
    width = min(max(width, LEAST_WIDTH), MOST_WIDTH)
    yield paint(f"{_end_of(_printable(name), width - len(record.status) - 2)}: {record.status}", "head")
    line = 1
    for segment in record.segments:
        text = segment.text
        if text.strip() and segment.rule != "white_space":
            before = text.count("\n", 0, len(text) - len(text.lstrip()))
            yield from _segment_rows(segment, line + before, (width, paint))
        line += text.count("\n")
    for span in record.vetoed:
        yield from _veto_rows(record, span, (width, paint))
    yield from fold(summary(record), width, 3)


def _end_of(name: str, width: int) -> str:
    """A name in so many columns: of a long path, its end."""
    while _fitting(name, width) < len(name):
        name = "…" + name[2:]
    return name


def summary(record: ArticleRecord) -> str:
    """Counts: blocks kept, segments removed by label, comments, proposals that were vetoed."""
    counts = Counter(segment.label.value for segment in record.removed)
    by_label = ", ".join(f"{label} {count}" for label, count in sorted(counts.items(), key=lambda c: (-c[1], c[0])))
    removed = f"{len(record.removed)} removed" + (f" ({by_label})" if by_label else "")
    kept, comments = amount(len(record.body), "block"), amount(len(record.comments), "comment")
    return f"{kept} kept · {removed} · {comments} · {len(record.vetoed)} vetoed"


def _segment_rows(segment: Segment, line: int, look: tuple[int, Paint]) -> Iterator[str]:
    width, paint = look
    group = segment.label.group
    margin = f"{line:>4} {MARKS[group]} {segment.label.value:<{MARGIN - 7}}"
    role = ROLES[group]
    for text in fold(segment.text, width - MARGIN, ROWS[group]):
        yield paint(margin, "dim" if group is Group.BODY else role) + paint(text, role)
        margin = " " * MARGIN
    if segment.rule:
        yield from _reasons(segment, segment.text, look)


def _reasons(item: Segment | Span, text: str, look: tuple[int, Paint]) -> Iterator[str]:
    """Rule, confidence and evidence under the text they are about: of listed phrases the words that were found."""
    width, paint = look
    _, words = found_words(text, item.evidence)
    evidence = "; ".join(words) or "no evidence given"
    for row in fold(f"{item.rule} {item.confidence:.2f}: {evidence}", width - MARGIN - 2, 2):
        yield paint(" " * (MARGIN + 2) + row, "dim")


def _veto_rows(record: ArticleRecord, span: Span, look: tuple[int, Paint]) -> Iterator[str]:
    width, paint = look
    line = record.source_text.count("\n", 0, span.start) + 1
    margin = f"{line:>4} ! {'vetoed ' + span.label.value:<{MARGIN - 7}} "[: MARGIN + 1]
    text = record.source_text[span.start : span.end]
    for row in fold(text, width - len(margin), 1):
        yield paint(margin + row, "veto")
    yield from _reasons(span, text, look)


def fold(text: str, width: int, rows: int) -> list[str]:
    """Text in at most `rows` rows of at most `width` columns, broken at spaces; … marks what is cut.

    Signs that cannot be seen, and could steer a terminal, are shown by their code.
    """
    rest = _printable(text[: 4 * rows * width])
    result: list[str] = []
    while rest and len(result) < rows:
        cut = _fitting(rest, width)
        if cut < len(rest):
            space = rest.rfind(" ", cut // 2, cut + 1)
            cut = space if space > 0 else max(cut, 1)
        result.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    if rest:
        result[-1] = result[-1][: _fitting(result[-1], width - 1)].rstrip() + "…"
    return result


def _printable(text: str) -> str:
    return visible(" ".join(text.split()))


def _fitting(text: str, width: int) -> int:
    """How many characters of the text fit in so many columns."""
    used = 0
    for count, character in enumerate(text):
        wide = east_asian_width(character) in "WF"
        used += 2 if wide else 0 if category(character) in ("Mn", "Me", "Cf") else 1
        if used > width:
            return count
    return len(text)
