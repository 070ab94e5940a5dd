"""Comment segments as comments with author, date, votes and parent."""

import re
from collections.abc import Sequence

from cleaner.article.dates import find_date
from cleaner.threads.comment import Comment
from cleaner.threads.split import Draft, Part, Stretch, split_comments

_VERB = re.compile(r"\s+(?:says|said|wrote|writes|commented|replied)\b.*$", re.IGNORECASE | re.DOTALL)
_LEAD = re.compile(r"^(?:\d{1,5}[.)]\s*|↳\s*|comment:\s*|by\s+)", re.IGNORECASE)
_VOTES = (
    re.compile(r"^\+\s?(\d{1,6})\b"),
    re.compile(r"(?:[▲👍↑♥❤⬆]\s?|(?<!\w)\+)(\d{1,6})\b"),
    re.compile(r"\b(\d{1,6})\s(?:ups?|likes?|points?|votes?)\b", re.IGNORECASE),
    re.compile(r"^(\d{1,6})\s(?:likes?|thumbs? up|recommends?|upvotes?|votes?|points?)\b", re.IGNORECASE),
    re.compile(r"\b(?:likes?|recommend|respect|up|upvotes?|helpful|agree)\s?[:(]?\s?(\d{1,6})\b", re.IGNORECASE),
)
_MARKS = re.compile(r"[▲▼👍👎↑↓♥❤⬆⬇]\s?\d+|(?<!\w)[+-]\d{1,5}(?!\w)|\b\d{1,5}\s(?:ups?|likes?|points?|votes?)\b")
_AROUND = " :,-–—|·•"
_EMPTY = re.compile(r"[(\[][\s,]*[)\]]")
_ADDRESSED = re.compile(r"^@\s?([\w.'’ -]{2,40})")
_REMOVED = frozenset(("[deleted]", "[removed]"))


def parse_threads(segments: Sequence[Stretch]) -> tuple[Comment, ...]:
    """Comments of the segments labelled comment, in reading order."""
    comments: list[Comment] = []
    for draft in split_comments(segments):
        comment = _comment(draft, f"c{len(comments) + 1}")
        parent = _parent(comment, draft, comments)
        if parent is not None:
            comment = comment._replace(parent_id=parent.id, depth=parent.depth + 1)
        comments.append(comment)
    return tuple(comments)


def _comment(draft: Draft, number: str) -> Comment:
    first, last = draft.lines[0], draft.lines[-1]
    stamp = next((found for text in draft.of(Part.STAMP, Part.SAYS, Part.HEAD) if (found := find_date(text))), None)
    marked = len(draft.of(Part.TEXT)) < len(draft.lines)
    return Comment(
        id=number,
        text="\n".join(draft.of(Part.TEXT)),
        start=first.start,
        end=last.start + len(last.text),
        author=_author(draft),
        date_published=stamp[0] if stamp else None,
        date_raw=stamp[1] if stamp else None,
        upvote_count=next((n for text in draft.of(Part.CONTROL, Part.HEAD) if (n := _votes(text)) is not None), None),
        confidence=draft.confidence if marked else min(draft.confidence, 0.5),
    )


def _author(draft: Draft) -> str | None:
    """The name on the head lines, without numbers and verbs."""
    for text in draft.of(Part.NAME, Part.SAYS, Part.HEAD):
        dated = find_date(text)
        if dated:
            text = text.replace(dated[1], " ")
        name = _VERB.sub("", _LEAD.sub("", _EMPTY.sub(" ", _MARKS.sub(" ", text)))).strip(_AROUND)
        if name and name.lower() not in _REMOVED:
            return name
    return None


def _votes(text: str) -> int | None:
    for pattern in _VOTES:
        match = pattern.search(text)
        if match:
            return int(match[1])
    return None


def _parent(comment: Comment, draft: Draft, earlier: Sequence[Comment]) -> Comment | None:
    """The one earlier comment whose author the text addresses, or the last one where an arrow says so."""
    if earlier and any(text.startswith("↳") for text in draft.of(Part.NAME, Part.SAYS, Part.HEAD)):
        return earlier[-1]
    match = _ADDRESSED.match(comment.text)
    if not match:
        return None
    called = match[1].lower()
    named = [c for c in earlier if c.author and _calls(called, c.author.lower())]
    return named[0] if len(named) == 1 else None


def _calls(called: str, author: str) -> bool:
    """Whether the words after an @ begin with a whole name."""
    return called.startswith(author) and not called[len(author) : len(author) + 1].isalnum()
