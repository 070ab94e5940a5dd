"""What a block of the body is: title, heading, list item, quote or paragraph."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from cleaner.document import Document
from cleaner.labels import Label

LONGEST_TITLE = 160
"""Characters."""
LONGEST_HEADING = 110
_BULLETS = ("- ", "• ", "* ", "– ", "· ", "‣ ", "◦ ", "▪ ", "■ ", "● ", "➤ ", "✓ ", "✔ ")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s+\S|[a-z]\)\s+\S")
_CLOSED = (".", ",", ";", ":", "”", '"', "。", "…", "»", "।")
_ENDED = (*_CLOSED, "!", "?")
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "‘": "’", "「": "」"}
_SIGNS = frozenset((">", *_QUOTES, *(bullet[0] for bullet in _BULLETS)))
"""List items and quotations begin with one of these."""
_LABELS = {label.value: label for label in Label}


def body_label(document: Document, verdicts: Mapping[int, Any], index: int) -> Label:
    """The reader's kind where it knows one; in plain text, by shape and place."""
    if document.kinds is not None:
        return _LABELS[document.kinds[index]]
    line = document.lines[index]
    first = line[:1]
    if first in _SIGNS:
        if line.startswith(_BULLETS):
            return Label.LIST_ITEM
        if line.startswith("> ") or is_quotation(line):
            return Label.QUOTE if len(line) > 2 else Label.PARAGRAPH
    if _is_title(document, verdicts, index):
        return Label.TITLE
    if not first.isupper() and _NUMBERED.match(line) and _has_numbered_neighbour(document.lines, index):
        return Label.LIST_ITEM
    return Label.HEADING if _is_heading(document, verdicts, index) else Label.PARAGRAPH


def is_quotation(line: str) -> bool:
    """One quotation with nothing said beside it, of two sentences or more so that a line of dialogue stays prose."""
    close = _QUOTES.get(line[:1])
    if close is None or not line.endswith(close):
        return False
    inner = line[1:-1]
    return not any(mark in inner for mark in (line[0], close)) and sum(inner.count(f"{stop} ") for stop in ".!?") >= 2


def _is_title(document: Document, verdicts: Mapping[int, Any], index: int) -> bool:
    """The first line of the body that has no sentence end, while nothing of the body stands above it."""
    if index > 0 and index - 1 not in verdicts:
        return False
    line = document.lines[index]
    if len(line) > LONGEST_TITLE or line.endswith(_CLOSED[:4]) or index + 1 >= len(document.lines):
        return False
    return all(i in verdicts for i in range(index))


def _is_heading(document: Document, verdicts: Mapping[int, Any], index: int) -> bool:
    """A short line without a sentence end above a longer one with it."""
    line, after = document.lines[index], index + 1
    if len(line) > LONGEST_HEADING or line.endswith(_CLOSED) or after >= len(document.lines) or after in verdicts:
        return False
    follows = document.lines[after]
    return len(follows) > len(line) and follows.endswith(_ENDED)


def _has_numbered_neighbour(lines: Sequence[str], index: int) -> bool:
    """The line above or below is numbered too."""
    return any(0 <= i < len(lines) and _NUMBERED.match(lines[i]) for i in (index - 1, index + 1))
