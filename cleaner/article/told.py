"""What a page tells of its article elsewhere: its title, and the text that JSON-LD gives."""

import json
import re
from collections.abc import Sequence

from cleaner.document import Document

LONGEST_TITLE = 120
"""Characters of a block that is compared with the title."""
OPENING = 60
"""Characters of a block that are looked for in the article's text as JSON-LD gives it."""
MOST_SOUGHT = 2000
"""Blocks that are looked for there."""
LONGEST_BODY = 2_000_000
"""Characters of JSON-LD that are searched for the article's text."""
_ARTICLE_BODY = re.compile(r'"articleBody"\s*:\s*"((?:[^"\\]|\\.)*)"')
_TAG = re.compile(r"<[^<>]{0,300}>")


class Told:
    """Asked with the lines of blocks."""

    def __init__(self, document: Document) -> None:
        self.title = frozenset(document.facts.title.lower().split()) if document.facts else frozenset()
        self.body = article_body(document)

    def in_title(self, lines: Sequence[str]) -> list[float]:
        """Share of the title's words that a short block holds."""
        if not self.title:
            return [0.0] * len(lines)
        size = len(self.title)
        return [
            len(self.title.intersection(line.lower().split())) / size if len(line) <= LONGEST_TITLE else 0.0
            for line in lines
        ]

    def in_body(self, lines: Sequence[str]) -> list[float]:
        """Whether the article's text holds the first characters of a block, -1 if that text is not known."""
        body = self.body
        if not body:
            return [-1.0] * len(lines)
        sought = [float(line[:OPENING].lower() in body) for line in lines[:MOST_SOUGHT]]
        return sought + [0.0] * (len(lines) - len(sought))


def article_body(document: Document) -> str:
    """The text that JSON-LD gives as `articleBody`, lower case, without tags and doubled white space."""
    for text in document.facts.json_ld if document.facts else ():
        if len(text) > LONGEST_BODY or '"articleBody"' not in text:
            continue
        for match in _ARTICLE_BODY.finditer(text):
            try:
                body = json.loads(f'"{match[1]}"', strict=False)
            except ValueError:  # an escape that JSON does not know: the other evidence has to do
                continue
            if len(body) > 300:
                return " ".join(_TAG.sub(" ", body).lower().split())
    return ""
