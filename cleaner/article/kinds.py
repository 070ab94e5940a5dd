"""What a block of the body is: title, heading, list item, quote or paragraph."""

from collections.abc import Mapping
from typing import Any

from cleaner.document import Document
from cleaner.labels import Label

_BULLETS = ("- ", "• ", "* ", "– ", "· ", "‣ ", "◦ ", "▪ ")


def body_label(document: Document, verdicts: Mapping[int, Any], index: int) -> Label:
    """The reader's kind where it knows one; in plain text, by shape and place."""
    if document.kinds is not None:
        return Label(document.kinds[index])
    line = document.lines[index]
    if line.startswith(_BULLETS):
        return Label.LIST_ITEM
    if len(line) > 140 or line.endswith((".", ",", ";", ":", "”", '"', "。", "…")):
        return Label.PARAGRAPH
    if all(i in verdicts for i in range(index)) and index + 1 < len(document.lines):
        return Label.TITLE
    follows = document.lines[index + 1] if index + 1 < len(document.lines) and index + 1 not in verdicts else ""
    return (
        Label.HEADING
        if len(follows) > len(line) and follows.endswith((".", "”", '"', "!", "?", ":"))
        else Label.PARAGRAPH
    )
