"""Comments of a page as data."""

from datetime import date

from cleaner.article.dates import find_date
from cleaner.article.threads.find import threads_of
from cleaner.document import Document
from cleaner.labels import Label
from cleaner.resolve import Settled
from cleaner.threads.comment import Comment


def page_comments(document: Document, settled: Settled) -> tuple[Comment, ...]:
    """The comments that were found by the markup of a page, in reading order.

    One of which any text was kept in the body, or taken for something else, is none.
    """
    found = threads_of(document).comments
    comments: list[Comment] = []
    at: dict[int, Comment] = {}
    for place, one in enumerate(found):
        if not all(_is_comment(settled, index) for index in one.texts):
            continue
        parent = at.get(one.parent) if one.parent is not None else None
        last = one.blocks[-1]
        at[place] = Comment(
            id=f"c{len(comments) + 1}",
            text=one.text,
            start=document.starts[one.blocks[0]],
            end=document.starts[last] + len(document.lines[last]),
            parent_id=parent.id if parent else None,
            depth=parent.depth + 1 if parent else 0,
            author=one.author,
            date_published=one.when.iso,
            date_raw=one.when.raw,
            upvote_count=one.upvote_count,
        )
        comments.append(at[place])
    return tuple(comments)


def counted_back(comment: Comment, reference: date) -> Comment:
    """A comment that is dated by its age alone ("2 days ago") with the date that it had when the page was read."""
    if comment.date_published or not comment.date_raw:
        return comment
    found = find_date(comment.date_raw, reference)
    return comment._replace(date_published=found[0] if found else None)


def _is_comment(settled: Settled, index: int) -> bool:
    verdicts = settled.verdicts.get(index, ())
    return bool(verdicts) and all(v.span is not None and v.span.label is Label.COMMENT for v in verdicts)
