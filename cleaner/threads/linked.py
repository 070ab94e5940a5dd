"""Comments of the text of a page and those of its linked data as one list: each comment once."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence

from cleaner.article.metadata.said import solid
from cleaner.article.threads.linked import Linked
from cleaner.threads.comment import Comment

START = 60
"""Letters and digits with which two texts begin alike that are of one comment: linked data may be cut off."""
TELLING = 20
"""Letters and digits of a line that is not on a page twice by chance."""
_Key = Callable[[str, str | None], str]


def with_linked(comments: Sequence[Comment], linked: Sequence[Linked], body: Iterable[str]) -> tuple[Comment, ...]:
    """The comments of the text, filled up from linked data, and below them those that linked data alone has.

    One whose text is in the body is none.
    """
    same = _matched(comments, linked)
    shown = {line for comment in comments for line in _telling(comment.text)}
    told = {line for block in body for line in _telling(block)}
    result = list(comments)
    at: dict[int, int] = {}
    for number, one in enumerate(linked):
        parent = at.get(one.parent) if one.parent is not None else None
        place = same.get(number)
        if place is not None:
            at[number] = place
            result[place] = _filled(result[place], one, parent)
            continue
        lines = _telling(one.text)
        if not lines or not (shown.issuperset(lines) or told.issuperset(lines)):
            at[number] = len(result)
            result.append(_alone(one, f"c{len(result) + 1}", parent))
    return _with_depths(result)


def _telling(text: str) -> list[str]:
    """Letters and digits of the lines that tell texts apart."""
    return [found for line in text.split("\n") if len(found := solid(line)) >= TELLING]


def _matched(comments: Sequence[Comment], linked: Sequence[Linked]) -> dict[int, int]:
    """Places of comments by the number of the linked one that is the same: by all that is known, then by less."""
    same: dict[int, int] = {}
    taken: set[int] = set()
    for key, linked_key in _KEYS:
        free: dict[str, deque[int]] = {}
        for place, comment in enumerate(comments):
            if place not in taken and (found := key(comment.text, comment.author)):
                free.setdefault(found, deque()).append(place)
        for number, one in enumerate(linked):
            places = free.get(linked_key(one.text, one.author)) if number not in same else None
            if places:
                same[number] = places.popleft()
                taken.add(same[number])
    return same


def _whole(text: str, author: str | None) -> str:
    return solid(text) or "".join(text.split())


def _signed(text: str, author: str | None) -> str:
    return f"{_whole(text, None)} {solid(author)}" if author else ""


def _unsigned(text: str, author: str | None) -> str:
    """A text that tells by itself, or has no name that could be another's: two people may write "Thanks!"."""
    whole = _whole(text, None)
    return whole if not author or len(whole) >= TELLING else ""


def _start(text: str, author: str | None) -> str:
    start = solid(text)[:START]
    return start if len(start) == START else ""


def _longest(text: str, author: str | None) -> str:
    return max(_telling(text), key=len, default="")


_KEYS: tuple[tuple[_Key, _Key], ...] = (
    (_signed, _signed),
    (_unsigned, _whole),
    (_whole, _unsigned),
    (_start, _start),
    (_longest, _longest),
)
"""What the comment of the page and the linked one have in common, the surest first."""


def _filled(comment: Comment, one: Linked, parent: int | None) -> Comment:
    """A comment with what its linked data knows besides; its parent only if that stands above it."""
    above = parent is not None and parent < int(comment.id[1:]) - 1
    return comment._replace(
        author=comment.author or one.author,
        date_published=comment.date_published or one.when.iso,
        date_raw=comment.date_raw or one.when.raw,
        upvote_count=one.upvote_count if comment.upvote_count is None else comment.upvote_count,
        parent_id=comment.parent_id or (_id(parent) if above else None),
    )


def _alone(one: Linked, number: str, parent: int | None) -> Comment:
    """A comment that has no place in the text."""
    return Comment(
        id=number,
        text=one.text,
        start=None,
        end=None,
        parent_id=_id(parent),
        author=one.author,
        date_published=one.when.iso,
        date_raw=one.when.raw,
        upvote_count=one.upvote_count,
    )


def _id(place: int | None) -> str | None:
    return f"c{place + 1}" if place is not None else None


def _with_depths(comments: Sequence[Comment]) -> tuple[Comment, ...]:
    """Comments with the depth that their parents, which stand above them, give them."""
    depths: dict[str | None, int] = {None: -1}
    result = []
    for comment in comments:
        depths[comment.id] = depths.get(comment.parent_id, -1) + 1
        result.append(comment._replace(depth=depths[comment.id]))
    return tuple(result)
