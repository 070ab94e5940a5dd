"""Comment segments as comments with author, date, votes and parent."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from cleaner.article.dates import find_date
from cleaner.article.words import word_lists
from cleaner.threads.comment import Comment
from cleaner.threads.split import Draft, Line, Part, Stretch, split_comments

_VERB = re.compile(r"\s+(?:says|said|wrote|writes|commented|replied)\b.*$", re.IGNORECASE | re.DOTALL)
_LEAD = re.compile(r"^(?:\d{1,5}[.)]\s*|[↳>»→]+\s*|comment:\s*|by\s+)", re.IGNORECASE)
_APPROVED = "|".join(sorted(map(re.escape, word_lists("thread", "approvals")), key=lambda item: (-len(item), item)))
_VOTES = (
    re.compile(r"^\+\s?(\d{1,6})\b"),
    re.compile(r"(?:[▲👍↑♥❤⬆]\s?|(?<![\w.,])\+)(\d{1,6})(?!\d)"),
    re.compile(rf"(?<![\w.,])(\d{{1,6}})\s?(?:{_APPROVED})(?![^\W\d_])", re.IGNORECASE),
    re.compile(rf"(?<![^\W\d_])(?:{_APPROVED})\s?[:(（]?\s?(\d{{1,6}})(?!\d)", re.IGNORECASE),
)
_MARKS = re.compile(r"[▲▼👍👎↑↓♥❤⬆⬇]\s?\d+|(?<!\w)[+-]\d{1,5}(?!\w)|\b\d{1,5}\s(?:ups?|likes?|points?|votes?)\b")
_AROUND = " :,-–—|·•"
_EMPTY = re.compile(r"[(\[][\s,]*[)\]]")
_NUMBERED = re.compile(r"^(?:comment\s*)?(?:#|number\s)?\s?(\d{1,6})(?=[.):\s]|$)", re.IGNORECASE)
_ARROWS = re.compile(r"^[↳>»→]+")
_ADDRESSED = re.compile(r"^@\s?([\w.'’ -]{2,40})")
_REMOVED = frozenset(word_lists("thread", "deleted"))
_GONE_NAMES = frozenset(("[deleted]", "[removed]"))


class _Placed(NamedTuple):
    """A comment, its number in the thread and how far it is set in."""

    comment: Comment
    number: str
    level: int


def parse_threads(segments: Iterable[Stretch], reference: date | None = None) -> tuple[Comment, ...]:
    """Comments of the segments labelled comment, in reading order; heads without any text are no comments.

    Ages such as "2 hours ago" are counted back from `reference`, the day or moment the text was read.
    """
    placed: list[_Placed] = []
    numbers: dict[str, int] = {}
    authors: dict[str, list[int]] = {}
    for draft in split_comments(segments):
        text = _text_of(draft)
        if not text:
            continue
        moment, raw = _when(draft, reference)
        comment = _comment(draft, text, f"c{len(placed) + 1}")._replace(date_published=moment, date_raw=raw)
        number, level = _number_of(draft), _level_of(draft)
        parent = _parent(_Placed(comment, _answered(draft), level), placed, (numbers, authors))
        if parent is not None:
            comment = comment._replace(parent_id=parent.comment.id, depth=parent.comment.depth + 1)
        if number:
            numbers[number] = len(placed)
        if comment.author:
            authors.setdefault(comment.author.lower(), []).append(len(placed))
        placed.append(_Placed(comment, number, level))
    return tuple(item.comment for item in placed)


def _text_of(draft: Draft) -> str:
    """What somebody wrote; for a comment that was taken away, the words that say so."""
    said = draft.of(Part.TEXT)
    return "\n".join(said or [text for text in draft.of(Part.CONTROL) if text.lower() in _REMOVED][-1:])


def _comment(draft: Draft, text: str, number: str) -> Comment:
    first, last = draft.lines[0], draft.lines[-1]
    marked = len(draft.of(Part.TEXT)) < len(draft.lines)
    return Comment(
        id=number,
        text=text,
        start=first.start,
        end=last.start + len(last.text),
        author=_author(draft),
        upvote_count=next((n for text in draft.of(Part.CONTROL, Part.HEAD) if (n := _votes(text)) is not None), None),
        confidence=draft.confidence if marked else min(draft.confidence, 0.5),
    )


def _when(draft: Draft, reference: date | None) -> tuple[str | None, str | None]:
    """Date as ISO 8601 and as written; a day and a time on two lines are one date."""
    texts = draft.of(Part.STAMP, Part.SAYS, Part.HEAD)
    for place, text in enumerate(texts):
        found = find_date(text, reference)
        if not found:
            continue
        then = find_date(f"{found[1]} {texts[place + 1]}", reference) if place + 1 < len(texts) else None
        if then and then[1] == f"{found[1]} {texts[place + 1]}":
            found = then
        return found
    return None, None


def _author(draft: Draft) -> str | None:
    """The name on the head lines, without numbers and verbs."""
    for line in draft.lines:
        if line.part in (Part.NAME, Part.SAYS, Part.HEAD):
            name = _name_on(line)
            if name and name.lower() not in _GONE_NAMES:
                return name
    return None


def _name_on(line: Line) -> str:
    if line.mark is not None and line.mark.name:
        return line.mark.name
    text = line.text
    dated = find_date(text)
    if dated:
        text = text.replace(dated[1], " ")
    return _VERB.sub("", _LEAD.sub("", _EMPTY.sub(" ", _MARKS.sub(" ", text)))).strip(_AROUND)


def _votes(text: str) -> int | None:
    for pattern in _VOTES:
        match = pattern.search(text)
        if match:
            return int(match[1])
    return None


def _number_of(draft: Draft) -> str:
    """The number that a thread gives a comment, empty without one."""
    match = _NUMBERED.match(draft.lines[0].text) if draft.lines[0].part is not Part.TEXT else None
    return match[1] if match else ""


def _level_of(draft: Draft) -> int:
    """Arrows before its head."""
    arrows = _ARROWS.match(draft.lines[0].text) if draft.lines[0].part is not Part.TEXT else None
    return len(arrows[0]) if arrows else 0


def _answered(draft: Draft) -> str:
    """Whom its head says that it answers."""
    return next((line.mark.answer for line in draft.lines if line.mark is not None and line.mark.answer), "")


def _parent(
    answer: _Placed, earlier: Sequence[_Placed], known: tuple[dict[str, int], dict[str, list[int]]]
) -> _Placed | None:
    """The one earlier comment that its head names, that an arrow points at, or whose author the text addresses.

    `answer.number` is the number or the name that its head answers; `known` are places by number and by author.
    """
    numbers, authors = known
    called = answer.number
    if called.startswith("#"):
        return earlier[numbers[called[1:]]] if called[1:] in numbers else None
    if called:
        return _only(authors.get(called.lower(), []), earlier)
    if answer.level:
        return next((item for item in reversed(earlier) if item.level < answer.level), None)
    match = _ADDRESSED.match(answer.comment.text)
    if not match:
        return None
    low = match[1].lower()
    cuts = [low[:end] for end in range(2, len(low) + 1) if end == len(low) or not low[end].isalnum()]
    places = sorted({place for cut in cuts for place in authors.get(cut, [])})
    return _only(places, earlier)


def _only(places: Sequence[int], earlier: Sequence[_Placed]) -> _Placed | None:
    return earlier[places[0]] if len(places) == 1 else None
