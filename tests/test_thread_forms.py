"""Every form of comments in text: whose they are, when they were made, what they answer; and what only looks alike.

A file of `fixtures/threads` begins with the story above all its threads. A case is a title, a thread, and
a row a comment: author, date, parent, votes, text.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

import cleaner
from cleaner import Comment, Label

FIXTURES = Path(__file__).parents[1] / "fixtures" / "threads"
CLEANER = cleaner.Cleaner(reference_date="2024-05-12T18:00")


class Form(NamedTuple):
    """A thread and its comments as rows."""

    title: str
    story: str
    thread: str
    rows: list[list[str]]


def parts(path: Path) -> list[str]:
    return path.read_text("utf-8").removesuffix("\n.\n").split("\n.\n")


def forms(path: Path) -> list[Form]:
    _, story, *cases = parts(path)
    return [
        Form(title, story, thread, [line.split(" | ", 4) for line in rows.split("\n")])
        for title, thread, rows in zip(*[iter(cases)] * 3, strict=True)
    ]


PATHS = [path for path in sorted(FIXTURES.glob("*.txt")) if path.stem != "near_misses"]
FORMS = [form for path in PATHS for form in forms(path)]
ALIKE = list(zip(*[iter(parts(FIXTURES / "near_misses.txt"))] * 2, strict=True))


def row(comment: Comment) -> list[str]:
    known = (comment.author, comment.date_published, comment.parent_id, comment.upvote_count or None)
    return [*("-" if value is None else str(value) for value in known), " ".join(comment.text.split("\n"))]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.title)
def test_a_form_is_read_and_the_story_kept(form: Form) -> None:
    record = CLEANER.clean(f"{form.story}\n\n{form.thread}", kind="text")
    assert [row(comment) for comment in record.comments] == form.rows
    assert record.text == form.story.replace("\n", "\n\n")


@pytest.mark.parametrize(("title", "text"), ALIKE, ids=[title for title, _ in ALIKE])
def test_what_looks_alike_is_kept(title: str, text: str) -> None:
    record = CLEANER.clean(text, kind="text")
    assert record.comments == ()
    assert not any(segment.label is Label.COMMENT for segment in record.segments)


def test_there_are_as_many_near_misses_as_forms() -> None:
    assert len(ALIKE) >= len(FORMS) - 1


def test_depth_follows_the_parents() -> None:
    for form in FORMS:
        found = CLEANER.clean(f"{form.story}\n\n{form.thread}", kind="text").comments
        depths = {comment.id: comment.depth for comment in found}
        assert all(c.depth == (depths[c.parent_id] + 1 if c.parent_id else 0) for c in found)
