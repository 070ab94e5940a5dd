"""What the rules say about themselves: read from their docstrings, so that it is written once."""

import inspect
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cleaner.report.explain import LEAST_WIDTH, MOST_WIDTH, fold
from cleaner.report.paint import Paint, plain
from cleaner.rules import Rule

_HEADS = re.compile(r"(Safe because|Known problem:)\s+")


class RuleNotes(NamedTuple):
    """The notes of one rule. A text that its docstring lacks is empty."""

    name: str
    label: str
    stage: str
    finds: str
    """The first sentence of the docstring."""
    safe_because: str
    known_problem: str


def notes_of(rule: Rule) -> RuleNotes:
    """The notes of one rule."""
    text = " ".join((inspect.getdoc(type(rule)) or "").split())
    first, *rest = _HEADS.split(text)
    parts = dict(zip(rest[::2], rest[1::2], strict=True))
    finds = re.split(r"(?<=[.!?])\s+(?=[A-Z])", first.strip(), maxsplit=1)[0]
    return RuleNotes(
        rule.name,
        rule.label.value,
        rule.stage,
        finds,
        parts.get("Safe because", "").strip(),
        parts.get("Known problem:", "").strip(),
    )


def catalogue(rules: Iterable[Rule], width: int = 80, paint: Paint = plain) -> Iterator[str]:
    """Rows of at most `width` columns (60 to 100) that list the rules by name."""
    width = min(max(width, LEAST_WIDTH), MOST_WIDTH)
    for rule in sorted(rules, key=lambda rule: rule.name):
        notes = notes_of(rule)
        yield paint(notes.name, "head") + f" ({notes.label}, {notes.stage})"
        texts = (notes.finds, notes.safe_because, notes.known_problem)
        for head, text in zip(("finds", "safe because", "known problem"), texts, strict=True):
            for row in fold(text, width - 17, 20):
                yield paint(f"  {head:<15}", "dim") + row
                head = ""
