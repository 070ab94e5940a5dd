"""What is known of the lines of a document before any is listened to: findings, paragraphs, lines of threads."""

from bisect import bisect_right

from cleaner.document import Document, Span
from cleaner.labels import Group, Label
from cleaner.rules.thread import Thread, is_long, threads_of
from cleaner.rules.thread_line import may_mark
from cleaner.rules.thread_mark import LONGEST

APPEALS = (Label.NEWSLETTER, Label.MESSAGING, Label.DONATION)

_SENTENCE = 40
"""Characters of a line that may be a short paragraph."""
_IN_A_ROW = 3
"""Short paragraphs that a story may begin with."""


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


def find_threads(document: Document, found: dict[int, Span]) -> list[Thread]:
    """The comment threads of a document (see `thread`): read only where lines may hold marks."""
    lines, words = document.lines, document.hints.words
    worth = [i for i, line in enumerate(lines) if len(line) <= LONGEST and may_mark(line, words[i])]
    return threads_of(document, found, worth, _first_told(document) + 1)


def first_prose(document: Document) -> int:
    """Index of the first long line, where the story may begin; the number of lines when there is none."""
    return next((i for i, line in enumerate(document.lines) if is_long(line)), len(document.lines))


def _first_told(document: Document) -> int:
    """The first long line, or above it the first of several sentences in a row; in a text of short lines, of two."""
    lines, first = document.lines, first_prose(document)
    least = _IN_A_ROW if first < len(lines) else 2
    row = 0
    for index in range(first):
        row = row + 1 if _is_sentence(lines[index]) else 0
        if row == least:
            return index + 1 - least
    return first


def _is_sentence(line: str) -> bool:
    return len(line) >= _SENTENCE and line[-1] in '.!?…»”"'
