"""Comment segments as comments with author, date, votes and parent."""

import re
from collections.abc import Iterable
from datetime import date

from cleaner.article.ages import age_of, moment_of_age
from cleaner.article.dates import find_date
from cleaner.article.words import word_lists
from cleaner.rules.thread_depth import set_in
from cleaner.threads.comment import Comment
from cleaner.threads.place import Places, levels_of
from cleaner.threads.split import Draft, Line, Part, Stretch, split_comments

_VERB = re.compile(r"\s+(?:says|said|wrote|writes|commented|replied)\b.*$", re.IGNORECASE | re.DOTALL)
_LEAD = re.compile(r"^(?:\d{1,5}[.)]\s*|comment:\s*|by\s+|[~@](?=\S))", re.IGNORECASE)
_APPROVED = "|".join(sorted(map(re.escape, word_lists("thread", "approvals")), key=lambda item: (-len(item), item)))
_VOTES = (
    re.compile(r"^\+\s?(\d{1,6})\b"),
    re.compile(r"(?:[▲👍↑♥❤⬆]\s?|(?<![\w.,])\+)(\d{1,6})(?!\d)"),
    re.compile(rf"(?<![\w.,])(\d{{1,6}})\s?(?:{_APPROVED})(?![^\W\d_])", re.IGNORECASE),
    re.compile(rf"(?<![^\W\d_])(?:{_APPROVED})\s?[:(（]?\s?(\d{{1,6}})(?!\d)", re.IGNORECASE),
)
_MARKS = re.compile(r"[▲▼👍👎↑↓♥❤⬆⬇]\s?\d+|(?<!\w)[+-]\d{1,5}(?!\w)|\b\d{1,5}\s(?:ups?|likes?|points?|votes?)\b")
_MOST_DIGITS = 7
_PIECES = re.compile(r"\s*[·•|]\s*")
_SHORT_AGE = re.compile(r"\d{1,3}\s?[^\W\d_]{1,4}\.?")
_AROUND = " :,-–—|·•"
_EMPTY = re.compile(r"[(\[][\s,]*[)\]]")
_REMOVED = frozenset(word_lists("thread", "deleted"))
_GONE_NAMES = frozenset(("[deleted]", "[removed]"))


def parse_threads(segments: Iterable[Stretch], reference: date | None = None, source: str = "") -> tuple[Comment, ...]:
    """Comments of the segments labelled comment, in reading order; heads without any text are no comments.

    Ages such as "2 hours ago" are counted back from `reference`, the day or moment the text was read. `source` is the
    text that the segments are of: there the space before a comment shows what it answers.
    """
    written = [(draft, text) for draft in split_comments(segments) if (text := _text_of(draft))]
    levels = levels_of([draft for draft, _ in written], source)
    places = Places()
    found: list[Comment] = []
    for (draft, text), level in zip(written, levels, strict=True):
        moment, raw = _when(draft, reference)
        comment = _comment(draft, text, f"c{len(found) + 1}")._replace(date_published=moment, date_raw=raw)
        found.append(places.placed(comment, draft, level))
    return tuple(found)


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
        end=last.start + len(last.raw),
        author=_author(draft),
        upvote_count=_votes_of(draft),
        confidence=draft.confidence if marked else min(draft.confidence, 0.5),
    )


def _when(draft: Draft, reference: date | None) -> tuple[str | None, str | None]:
    """Date as ISO 8601 and as written; a day and a time on two lines are one date."""
    heads = draft.of(Part.STAMP, Part.SAYS, Part.HEAD)
    buttons = [piece for text in draft.of(Part.CONTROL) for piece in _PIECES.split(text)]
    for place, text in enumerate((*heads, *buttons)):
        found = find_date(text, reference) or _short_age(text, reference)
        if not found:
            continue
        whole = f"{found[1]} {heads[place + 1]}" if place + 1 < len(heads) else ""
        then = find_date(whole, reference)
        if then and then[1] == whole:
            found = then
        return found
    return None, None


def _short_age(text: str, reference: date | None) -> tuple[str | None, str] | None:
    """An age of one letter, alone between buttons: "3 d"."""
    if not _SHORT_AGE.fullmatch(text) or age_of(text) is None:
        return None
    return (moment_of_age(text, reference) if reference else None), text


def _author(draft: Draft) -> str | None:
    """The name on the head lines, without numbers and verbs."""
    for line in draft.lines:
        if line.part in (Part.NAME, Part.SAYS, Part.HEAD):
            name = _without_place(_name_on(line))
            if name and name.lower() not in _GONE_NAMES:
                return name
    return None


def _name_on(line: Line) -> str:
    if line.mark is not None and line.mark.name:
        return line.mark.name
    text = set_in(line.text)[1]
    dated = find_date(text)
    if dated:
        text = text.replace(dated[1], " ")
    return _VERB.sub("", _LEAD.sub("", _EMPTY.sub(" ", _MARKS.sub(" ", text)))).strip(_AROUND)


def _votes_of(draft: Draft) -> int | None:
    lines = [line for line in draft.lines if line.part not in (Part.TEXT, Part.NAME, Part.SAYS)]
    said = [
        *((line.text, line.part is not Part.CONTROL) for line in lines),
        *((piece, False) for line in lines if line.part is Part.CONTROL for piece in _PIECES.split(line.text)),
    ]
    return next((n for text, head in said if (n := _votes(text, head)) is not None), None)


def _without_place(name: str) -> str:
    """A name without the town behind it: "Ron Tench, Leeds, United Kingdom"; "Tench, Ron" is a name."""
    first, _, rest = name.partition(" · ")[0].partition(",")
    return first if " " in first or "," in rest or not rest or not first.isalpha() else name


def _votes(text: str, head: bool = False) -> int | None:
    """The count of approval on a line; on a head it stands before its word, elsewhere where the line begins with it."""
    if text.isdecimal():
        return int(text) if len(text) < _MOST_DIGITS else None
    before, after = _VOTES[2:]
    for pattern in (*_VOTES[:2], *((before, after) if head or text[:1].isdigit() else (after, before))):
        match = pattern.search(text)
        if match:
            return int(match[1])
    return None
