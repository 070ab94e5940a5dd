"""Boilerplate lines that no phrase catches."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from cleaner.document import Document, Span
from cleaner.labels import Label
from cleaner.resolve import is_prose
from cleaner.rules.base import Stage, voice_at
from cleaner.rules.headline import is_headline, is_trimming
from cleaner.rules.line_model import REACH, LineModel
from cleaner.rules.open_lines import PROSE, Page, page_of
from cleaner.rules.tone import is_known

LIST_MARKS = "-–—•*·●■▪"
LONGEST_CREDIT = 120
CODE_ENDS = "{};="
SENTENCE_ENDS = '.!?…"”“’»«。！？」』।؟'
"""Quotation marks close with “ and « in German, with » in French."""
FEW_WORDS = 3
STATEMENT = 4
"""A line with so many spaces may state something."""
STATEMENT_MARGIN = 3.0
TITLE, TITLE_LINES = 3, 8
"""Title and standfirst have so many spaces, and stand so close above the first paragraph."""
FEW_LINES = 4
"""So few lines before or behind all prose are no menu; they need something found among them."""
VERDICT = re.compile(r"(?:\w|[★⭐]).{0,40}?(?:\d\s?/\s?(?:5|10|20|100)\b|★[★☆⯪½]+|⭐{2}|\bout of (?:five|ten|\d+)\b)")
"""The mark that a review ends with."""
CREDITS = frozenset(
    "photo photos photograph photographer photography image images picture pictures credit illustration courtesy "
    "getty reuters shutterstock istock alamy ap afp epa unsplash foto fotos bild bildrechte imago dpa".split()
)
PROMOTES = frozenset(
    "you your yours yourself we our us sie ihr ihre ihren du dein deine wir unsere vous votre nous".split()
)


@dataclass(frozen=True)
class BoilerplateLine:
    """Lines that other rules left, told by wording, shape and place together.

    Safe because a line must stand before or behind all prose, or close to boilerplate that was found
    by its wording, and what belongs to the text by its form stays: headings above prose, lists, tables,
    questions, code. It is the least sure of all rules and gives way to any.
    Known problem: specification lists and ratings on product pages, close to shop links.
    """

    name: ClassVar[str] = "boilerplate_line"
    label: ClassVar[Label] = Label.OTHER
    stage: ClassVar[Stage] = "context"

    confidence: float = 0.5
    most_confident: float = 0.59

    def find(self, document: Document) -> Iterator[Span]:
        """Open lines that score above the threshold of the model."""
        page = page_of(document)
        if not page.open:
            return
        scored = ((i, score - margin(document.lines[i])) for i, score in LineModel.load().scores(page, belongs))
        chosen = {i: score for i, score in scored if score > 0}
        known = chosen.keys() | page.taken
        for index, score in chosen.items():
            beside = (index - 1 in known) + (index + 1 in known)
            start, end = document.starts[index], document.starts[index] + len(document.lines[index])
            sure = round(min(self.confidence + score / 40, self.most_confident), 3)
            label = label_of(document, index, beside > 0)
            yield Span(start, end, label, self.name, sure, reasons(page, index, beside))


def margin(line: str) -> float:
    """How much more must speak against a line that reads like a statement, in log-odds."""
    return STATEMENT_MARGIN if line[-1] in SENTENCE_ENDS and line.count(" ") >= STATEMENT else 0.0


def belongs(page: Page, index: int) -> bool:
    """By its form and place a line stays: part of the text, or in a script that the model knows little of."""
    lines, prose, taken = page.document.lines, page.prose, page.taken
    line = lines[index]
    if line[-1] in CODE_ENDS or line.count("|") > 2 or (len(line) > 45 and line[0].islower()):
        return True
    if index > prose[0] and index - 1 not in taken and VERDICT.match(line):
        return True
    beside = (index - 1 in taken) + (index + 1 in taken)
    between = not (
        taken.isdisjoint(range(index - REACH, index)) or taken.isdisjoint(range(index + 1, index + REACH + 1))
    )
    if not line.isascii() and len(line.encode("utf-8", "replace")) * 2 > len(line) * 3:
        return not beside or index < prose[0] or line[-1] in SENTENCE_ENDS or len(line) > LONGEST_CREDIT
    says = line.count(" ") >= STATEMENT
    if says and line[-1] in SENTENCE_ENDS and not is_known(page.document, index):
        return beside < 2 or voice_at(page.document, index).quoted > 0
    if says and not between and (line[-1] in SENTENCE_ENDS or len(line) > PROSE):
        return True
    if index < prose[0]:
        titled = line.count(" ") >= TITLE and prose[0] - index <= TITLE_LINES
        return titled or (page.found[0] > prose[0] and prose[0] < FEW_LINES)
    if index > prose[-1]:
        return page.found[-1] < prose[-1] and len(lines) - prose[-1] <= FEW_LINES
    if not beside and not between:
        return True
    return beside < 2 and _is_text(line, lines[index + 1] if index + 1 < len(lines) else "")


def _is_text(line: str, below: str) -> bool:
    """Heading above prose, list item, question, lead-in, or figure of a table."""
    heading = is_prose(below) and not is_prose(line)
    return heading or line[0] in LIST_MARKS or line[-1] in "?:" or (line[0].isdigit() and len(line) < 12)


def label_of(document: Document, index: int, beside: bool) -> Label:
    """The label that a line's shape speaks for; `beside` tells that its neighbours are boilerplate too."""
    line, words = document.lines[index], document.hints.low[index].replace(":", " ").split()
    if len(words) > 1 and len(line) < LONGEST_CREDIT and (line[0] == "©" or not CREDITS.isdisjoint(words)):
        return Label.CAPTION
    if (line[0].isdigit() or line[-1].isdigit() or len(words) > FEW_WORDS) and is_trimming(line):
        return Label.DATELINE
    if len(words) <= FEW_WORDS:
        return Label.NAVIGATION if line.upper() != line.lower() else Label.OTHER
    if beside and is_headline(line, words):
        return Label.RELATED
    return Label.OTHER if PROMOTES.isdisjoint(words) else Label.ADVERTISEMENT


def reasons(page: Page, index: int, beside: int) -> tuple[str, ...]:
    """What speaks for a line, in words; `beside` is how many of its two neighbours are boilerplate."""
    prose = page.prose
    place = 0 if index < prose[0] else 1 if index > prose[-1] else 2
    return _told(beside, place, page.document.lines[index][-1] in SENTENCE_ENDS)


@lru_cache(maxsize=64)
def _told(beside: int, place: int, closed: bool) -> tuple[str, ...]:
    around = ("", "next to boilerplate", "boilerplate on both sides")[beside]
    where = ("before the first paragraph", "behind the last paragraph", "")[place]
    return tuple(filter(None, (around, where, "" if closed else "no closing punctuation", "wording of the line")))
