"""Where one comment ends and the next begins.

In a thread with marks a comment is: head lines (name, date, "says", in any order), text, foot lines (votes, reply).
A head line after text or foot begins the next comment. Where the heads stand below their text ("by Ron on 3 May"),
a comment ends with them. Bare lines have no marks: each is a comment of its own, with little confidence.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from cleaner.rules.thread_feet import answers_only, dates_below
from cleaner.rules.thread_line import is_control_line, is_head_line, is_says_line, is_stamp_line
from cleaner.rules.thread_mark import SCORED, Mark, read_mark
from cleaner.rules.thread_names import names_alone
from cleaner.threads.beside import Part as Part
from cleaner.threads.beside import (
    name_above_places,
    name_after_buttons,
    name_beside_dates,
    names_answered,
    take_badges,
    take_counts,
    take_initials,
    unquoted,
)

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
    mark: Mark | None = None
    raw: str = ""
    """With the signs before it that set it in."""

    @property
    def opens(self) -> bool:
        """Whether it stands above the head: it says no more than whom the comment answers, or is a title."""
        if self.mark is None or self.mark.form != "c":
            return False
        return self.mark.answer != "" or SCORED.search(self.text) is not None


@dataclass
class Draft:
    """The lines of one comment."""

    lines: list[Line] = field(default_factory=list)
    confidence: float = 1.0

    def of(self, *parts: Part) -> list[str]:
        """The texts of its lines of these kinds."""
        return [line.text for line in self.lines if line.part in parts]

    def has(self, *parts: Part) -> bool:
        """Whether one of its lines is of these kinds."""
        return any(line.part in parts for line in self.lines)

    @property
    def dated(self) -> bool:
        """Whether a line of its head tells when."""
        return any(line.part is Part.STAMP or (line.mark is not None and "d" in line.mark.form) for line in self.lines)


def split_comments(segments: Iterable[Stretch]) -> Iterator[Draft]:
    """The comments of segments in reading order."""
    pairs = [(_stripped(segment), segment.confidence) for segment in segments]
    lines = _lines([place for place, _ in pairs])
    below = _heads_below(lines)
    draft = Draft()
    for index, (line, (_, confidence)) in enumerate(zip(lines, pairs, strict=True)):
        following = lines[index + 1].part if index + 1 < len(lines) else None
        if draft.lines and (_ends(draft, line.part) if below else _begins(draft, line, following)):
            yield draft
            draft = Draft()
        draft.lines.append(line)
        draft.confidence = min(draft.confidence, confidence)
    if draft.lines:
        yield draft


def _stripped(segment: Stretch) -> tuple[int, str]:
    text = segment.text.strip()
    return segment.start + segment.text.find(text) if text else segment.start, text


def _lines(places: Sequence[tuple[int, str]]) -> list[Line]:
    """What each line is, by itself and by those beside it."""
    raws = [text for _, text in places]
    marks = [read_mark(text) for text in raws]
    texts = unquoted(raws, marks)
    parts = [_part(text, mark) for text, mark in zip(texts, marks, strict=True)]
    for index in dates_below(texts, {index: mark for index, mark in enumerate(marks) if mark is not None}):
        parts[index] = Part.CONTROL
    take_badges(texts, parts)
    take_counts(texts, parts)
    if sum(part is not Part.TEXT for part in parts) >= 2:
        name_beside_dates(texts, parts, {index for index, mark in enumerate(marks) if mark and mark.answer})
        name_above_places(texts, parts)
    plain = [part for part, mark in zip(parts, marks, strict=True) if mark is None or not answers_only(mark)]
    if not any(part in (*_NAMING, Part.STAMP) for part in plain):
        name_after_buttons(texts, parts)
    if not any(part in (*_NAMING, Part.STAMP) for part in parts):
        for index in names_alone(texts):
            parts[index] = Part.NAME
    take_initials(texts, parts)
    for index, name in names_answered(texts, parts).items():
        marks[index] = Mark("c", answer=name)
    return [
        Line(start, text, part, mark, raw)
        for (start, raw), text, part, mark in zip(places, texts, parts, marks, strict=True)
    ]


def _part(line: str, mark: Mark | None) -> Part:
    if mark is not None and mark.form == "d" and mark.voted:
        return Part.STAMP
    if is_control_line(line) or (mark is not None and mark.form == "c"):
        return Part.CONTROL
    if is_stamp_line(line) or (mark is not None and mark.form == "d"):
        return Part.STAMP
    if mark is not None:
        return Part.SAYS if mark.form == "ns" else Part.HEAD
    if is_says_line(line):
        return Part.SAYS
    return Part.HEAD if is_head_line(line) else Part.TEXT


def _heads_below(lines: Sequence[Line]) -> bool:
    """Whether names and dates stand below the text they belong to: text comes first, and none comes last."""
    heads = [i for i, line in enumerate(lines) if line.part in (Part.HEAD, Part.STAMP)]
    if not heads or lines[0].part is not Part.TEXT or any(line.part is Part.SAYS for line in lines):
        return False
    return not any(line.part is Part.TEXT for line in lines[heads[-1] :])


def _ends(draft: Draft, part: Part) -> bool:
    """Whether these lines end before a line of this kind, where heads stand below."""
    return part in (Part.TEXT, Part.NAME) and draft.has(Part.TEXT) and draft.has(Part.HEAD, Part.STAMP)


def _begins(draft: Draft, line: Line, following: Part | None) -> bool:
    """Whether a line begins a new comment after these lines."""
    part = line.part
    has_text = draft.has(Part.TEXT)
    if part is Part.CONTROL:
        return has_text and line.opens and following in (*_NAMING, Part.STAMP)
    if part is Part.STAMP and draft.has(Part.SAYS) and not draft.dated and following is not Part.TEXT:
        return False
    if part is Part.TEXT:
        marked = draft.has(*_NAMING, Part.STAMP)
        return has_text and (not marked or draft.lines[-1].part is Part.CONTROL)
    return has_text or (part in _NAMING and draft.has(*_NAMING) and not _names_again(draft, part))


def _names_again(draft: Draft, part: Part) -> bool:
    """A second line with the name, as beside an avatar, before any text: "Ron's picture", "Ron | 3 May"."""
    return (
        part is Part.HEAD
        and not draft.dated
        and all(line.part in _NAMING for line in draft.lines[-1:])
        and _same(draft)
    )


def _same(draft: Draft) -> bool:
    last = draft.lines[-1]
    return last.part is Part.NAME or (last.mark is not None and last.mark.form in ("n", "un"))
