"""What is known of the lines of a document before any is listened to: findings, paragraphs, lines of threads."""

from bisect import bisect_right

from cleaner.document import Document, Span
from cleaner.labels import Group, Label
from cleaner.rules.thread_line import LONGEST_MARK, is_control_line, is_mark_line, is_name_line, may_mark

APPEALS = (Label.NEWSLETTER, Label.MESSAGING, Label.DONATION)


def findings(document: Document) -> dict[int, Span]:
    """The most confident span over each whole block."""
    place = {start: index for index, start in enumerate(document.starts)}
    found: dict[int, Span] = {}
    for span in document.spans:
        index = place.get(span.start)
        if index is None or span.label.group is Group.BODY or span.end < span.start + len(document.lines[index]):
            continue
        if index not in found or span.confidence > found[index].confidence:
            found[index] = span
    return found


def paragraphs(document: Document) -> list[int]:
    """Blocks of which a rule took some sentences only: the rest is the story."""
    starts, lines = document.starts, document.lines
    partial = []
    for span in document.spans:
        index = bisect_right(starts, span.start) - 1
        whole = span.start == starts[index] and span.end >= starts[index] + len(lines[index])
        if not whole and span.start >= starts[index]:
            partial.append(index)
    return partial


def thread_lines(document: Document, found: dict[int, Span]) -> frozenset[int]:
    """Date, reply and "says" lines of a thread: two at least, with text between, after some story."""
    lines, words, begin = document.lines, document.hints.words, first_prose(document) + 1
    worth = [i for i in range(begin, len(lines)) if len(lines[i]) <= LONGEST_MARK and may_mark(lines[i], words[i])]
    marks = [index for index in worth if is_mark_line(lines[index])]
    if len(marks) < 2:
        return frozenset()
    thread = frozenset(_in_groups(marks))
    names = [m - 1 for m in thread if m > 0 and m - 1 not in thread and is_name_line(lines[m - 1])]
    return thread | frozenset(
        n
        for n in names
        if not is_control_line(lines[n + 1]) and (n not in found or found[n].label in (Label.BYLINE, Label.RELATED))
    )


def _in_groups(marks: list[int]) -> list[int]:
    """Marks that have another mark within reach, without the lone ones."""
    near = [
        m for n, m in enumerate(marks)
        if (n and m - marks[n - 1] <= 12) or (n + 1 < len(marks) and marks[n + 1] - m <= 12)
    ]  # fmt: skip
    return near if len(near) >= 2 else []


def first_prose(document: Document) -> int:
    """Index of the first long line, where the story may begin; the number of lines when there is none."""
    return next((i for i, line in enumerate(document.lines) if len(line) >= 80), len(document.lines))
