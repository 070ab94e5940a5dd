"""Where one comment ends and the next begins.

In a thread with marks a comment is: head lines (name, date, "says", in any order), text, foot
lines (votes, reply). A head line after text or foot begins the next comment. Bare lines have no
marks: each is a comment of its own, with little confidence, until something better is known.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from cleaner.rules.thread_line import is_control_line, is_head_line, is_name_line, is_says_line, is_stamp_line


class Part(Enum):
    """What a line of a thread is to its comment."""

    NAME = "name"
    STAMP = "stamp"
    SAYS = "says"
    HEAD = "head"
    """Name with date or votes on one line."""
    CONTROL = "control"
    TEXT = "text"


_NAMING = (Part.NAME, Part.SAYS, Part.HEAD)


class Stretch(Protocol):
    """A segment labelled comment."""

    @property
    def start(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def confidence(self) -> float: ...


@dataclass(frozen=True)
class Line:
    """One line of a thread."""

    start: int
    text: str
    part: Part


@dataclass
class Draft:
    """The lines of one comment."""

    lines: list[Line] = field(default_factory=list)
    confidence: float = 1.0

    def of(self, *parts: Part) -> list[str]:
        """The texts of its lines of these kinds."""
        return [line.text for line in self.lines if line.part in parts]


def split_comments(segments: Iterable[Stretch]) -> Iterator[Draft]:
    """The comments of segments in reading order."""
    pairs = [(_stripped(segment), segment.confidence) for segment in segments]
    parts = _parts([text for (_, text), _ in pairs])
    draft = Draft()
    for ((start, text), confidence), part in zip(pairs, parts, strict=True):
        if _begins(draft, part) and draft.lines:
            yield draft
            draft = Draft()
        draft.lines.append(Line(start, text, part))
        draft.confidence = min(draft.confidence, confidence)
    if draft.lines:
        yield draft


def _stripped(segment: Stretch) -> tuple[int, str]:
    text = segment.text.strip()
    return segment.start + segment.text.find(text) if text else segment.start, text


def _parts(lines: list[str]) -> list[Part]:
    """What each line is, by itself and by the line after it."""
    parts = [_part(line) for line in lines]
    marked = sum(part is not Part.TEXT for part in parts) >= 2
    for index, line in enumerate(lines[:-1]):
        heads = parts[index + 1] in (Part.STAMP, Part.SAYS)
        if marked and heads and parts[index] is Part.TEXT and is_name_line(line):
            parts[index] = Part.NAME
    return parts


def _part(line: str) -> Part:
    if is_control_line(line):
        return Part.CONTROL
    if is_stamp_line(line):
        return Part.STAMP
    if is_says_line(line):
        return Part.SAYS
    return Part.HEAD if is_head_line(line) else Part.TEXT


def _begins(draft: Draft, part: Part) -> bool:
    """Whether a line of this kind begins a new comment after these lines."""
    has_text = bool(draft.of(Part.TEXT))
    if part is Part.CONTROL:
        return False
    if part is Part.TEXT:
        marked = bool(draft.of(Part.NAME, Part.SAYS, Part.HEAD, Part.STAMP))
        return has_text and (not marked or (bool(draft.of(Part.CONTROL)) and draft.lines[-1].part is Part.CONTROL))
    return has_text or (part in _NAMING and bool(draft.of(*_NAMING)))
