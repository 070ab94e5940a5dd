"""Copyright, privacy, disclaimers, terms of reuse."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from cleaner.document import Document, Span
from cleaner.labels import Label
from cleaner.rules.base import block_span
from cleaner.rules.notice import WEIGHTS, Notice

_OWNED = re.compile(
    r"(?:copyright )?(?:©|\(c\))(?: copyright)?,?\s{0,3}"
    r"(?:\d{4}|.{1,60}\b\d{4}\W*$|.{1,60}\b(?:ltd|llc|inc|corp|gmbh|limited|trust)\b)"
)
"""A copyright sign at the start, with a year or a company; a photographer's name alone is a credit."""


@dataclass(frozen=True)
class LegalNotice(Notice):
    """Copyright lines, privacy and cookie notices, disclaimers, corrections policy, terms of reuse.

    Safe because stories about copyright, privacy or advice report who said so, and a disclaimer must
    name both what it disclaims and this page. Notes that correct the story itself are kept.
    Known problem: long terms of reuse that run over many paragraphs are found in part.
    """

    name: ClassVar[str] = "legal_notice"
    label: ClassVar[Label] = Label.LEGAL

    most_words: int = 160
    join_lines: int = 3
    weights: Mapping[str, float] = field(default_factory=lambda: {**WEIGHTS, "thing": 1.6}, repr=False, hash=False)

    def find(self, document: Document) -> Iterator[Span]:
        """Listed phrases, then lines that start with a copyright sign."""
        yield from super().find(document)
        if "©" not in document.text and "(c)" not in document.text:
            return
        low = document.hints.low
        for index, line in enumerate(low):
            if line[:1] in "©(c" and len(line) < 240 and _OWNED.match(line):
                yield block_span(document, index, self, (0.85, ("copyright sign with year or company",)))
