"""Where a comment begins and ends, who wrote it when, and what it answers."""

from collections.abc import Iterable
from typing import NamedTuple

import pytest

import cleaner
from cleaner import Comment
from cleaner.threads.parse import parse_threads
from cleaner.threads.split import Part, split_comments

STORY = "\n".join(
    (
        "The council voted on Tuesday to close the swimming pool at Harrowgate Lane, ending a dispute of three years.",
        "Engineers put the cost of repairs at £412,000, according to a report published by the county in March.",
        "The pool was built in 1961 and drew about 90,000 swimmers a year before the roof was found to be unsafe.",
        "A decision on the site is expected next year, the spokesman said, after the budget of the town is settled.",
    )
)
LOVED = "I loved that pool and I miss it."
NEVER = "I never liked it, my shoes were stolen."


class Stretch(NamedTuple):
    """A segment labelled comment."""

    start: int
    text: str
    confidence: float = 0.9


def stretches(text: str) -> list[Stretch]:
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        found.append(Stretch(at, line))
        at += len(line)
    return found


def parsed(text: str) -> tuple[Comment, ...]:
    return parse_threads(stretches(text))


Row = tuple[str | None, str | None, str | None, int | None, str | None, str]
"""Author, date, date as written, votes, parent, text."""


def rows(comments: Iterable[Comment]) -> list[Row]:
    return [(c.author, c.date_published, c.date_raw, c.upvote_count, c.parent_id, c.text) for c in comments]


LAYOUTS: dict[str, tuple[str, list[Row]]] = {
    "name, age, text, reply": (
        f"Ron T.\n2 hours ago\n{LOVED}\nReply\nMarg Doyle\n1 hour ago\n{NEVER}\nReply",
        [
            ("Ron T.", None, "2 hours ago", None, None, LOVED),
            ("Marg Doyle", None, "1 hour ago", None, None, NEVER),
        ],
    ),
    "name says, date and time": (
        f"Ron T. says:\n12 May 2024 at 10:15\n{LOVED}\nReply\nMarg says:\nMay 13, 2024 at 9:02 pm\n{NEVER}\nReply",
        [
            ("Ron T.", "2024-05-12T10:15", "12 May 2024 at 10:15", None, None, LOVED),
            ("Marg", "2024-05-13T21:02", "May 13, 2024 at 9:02 pm", None, None, NEVER),
        ],
    ),
    "name wrote on date": (
        f"Ron T. wrote on 12 May 2024:\n{LOVED}\nMarg wrote on 13 May 2024:\n{NEVER}",
        [
            ("Ron T.", "2024-05-12", "12 May 2024", None, None, LOVED),
            ("Marg", "2024-05-13", "13 May 2024", None, None, NEVER),
        ],
    ),
    "numbered": (
        f"1. OldNorthBank\n12 May 2024\n{LOVED}\n2. RiverRat\n13 May 2024\n{NEVER}",
        [
            ("OldNorthBank", "2024-05-12", "12 May 2024", None, None, LOVED),
            ("RiverRat", "2024-05-13", "13 May 2024", None, None, NEVER),
        ],
    ),
    "an arrow before an answer": (
        f"Ron T.\n12 May 2024\n{LOVED}\nReply\n↳ Marg\n13 May 2024\n{NEVER}\nReply",
        [
            ("Ron T.", "2024-05-12", "12 May 2024", None, None, LOVED),
            ("Marg", "2024-05-13", "13 May 2024", None, "c1", NEVER),
        ],
    ),
    "votes below": (
        f"Ron T.\n12 May 2024\n{LOVED}\n12 likes\nMarg\n13 May 2024\n{NEVER}\n+3",
        [
            ("Ron T.", "2024-05-12", "12 May 2024", 12, None, LOVED),
            ("Marg", "2024-05-13", "13 May 2024", 3, None, NEVER),
        ],
    ),
    "by name, votes in brackets": (
        f"By Ron T.\nMay 12, 2024 3:15 pm\n{LOVED}\nLike (3)\nReply\nBy Marg\nMay 13, 2024 4:15 pm\n{NEVER}\nLike (1)",
        [
            ("Ron T.", "2024-05-12T15:15", "May 12, 2024 3:15 pm", 3, None, LOVED),
            ("Marg", "2024-05-13T16:15", "May 13, 2024 4:15 pm", 1, None, NEVER),
        ],
    ),
    "name replied, two paragraphs": (
        f"Ron T. commented\n{LOVED}\nBut it is gone.\nReply\nMarg replied\n{NEVER}\nReply",
        [
            ("Ron T.", None, None, None, None, f"{LOVED}\nBut it is gone."),
            ("Marg", None, None, None, None, NEVER),
        ],
    ),
    "an ambiguous date": (
        f"Ron T.\n3/4/2024\n{LOVED}\nReply\nMarg\n2024-04-13 10:02\n{NEVER}\nReply",
        [
            ("Ron T.", None, "3/4/2024", None, None, LOVED),
            ("Marg", "2024-04-13T10:02", "2024-04-13 10:02", None, None, NEVER),
        ],
    ),
    "deleted": (
        f"[deleted]\n12 May 2024\n{LOVED}\nReply\nMarg\n13 May 2024\n[removed]\nReply",
        [
            (None, "2024-05-12", "12 May 2024", None, None, LOVED),
            ("Marg", "2024-05-13", "13 May 2024", None, None, "[removed]"),
        ],
    ),
    "name | date": (
        f"Anita | 2 days ago\n{LOVED}\nReply\njim | 12 May 2024, 10:15\n{NEVER}\nReply",
        [
            ("Anita", None, "2 days ago", None, None, LOVED),
            ("jim", "2024-05-12T10:15", "12 May 2024, 10:15", None, None, NEVER),
        ],
    ),
    "name · age · votes": (
        f"jim · 10h ago · 👍 44\n{LOVED}\nReply\nAnita · 9h ago · 👍 3\n{NEVER}\nReply",
        [
            ("jim", None, "10h ago", 44, None, LOVED),
            ("Anita", None, "9h ago", 3, None, NEVER),
        ],
    ),
    "date above name": (
        f"12 May 2024\nRon T.\n{LOVED}\nReply\n13 May 2024\nMarg\n{NEVER}\nReply",
        [
            ("Ron T.", "2024-05-12", "12 May 2024", None, None, LOVED),
            ("Marg", "2024-05-13", "13 May 2024", None, None, NEVER),
        ],
    ),
}
CASES = [pytest.param(*case, id=name) for name, case in LAYOUTS.items()]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_a_layout_is_read(text: str, wanted: list[Row]) -> None:
    assert rows(parsed(text)) == wanted


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_the_layout_is_found_below_a_story(text: str, wanted: list[Row]) -> None:
    record = cleaner.clean(f"{STORY}\n{text}")
    assert record.text == STORY.replace("\n", "\n\n")
    assert rows(record.comments) == wanted


def test_bare_comments_are_one_a_line_with_little_confidence() -> None:
    found = parsed(f"{LOVED}\n{NEVER}\nShame on the council!")
    assert [c.text for c in found] == [LOVED, NEVER, "Shame on the council!"]
    assert all(c.confidence <= 0.5 and not c.author and not c.parent_id for c in found)


def test_marked_comments_have_the_confidence_of_their_least_sure_line() -> None:
    lines = [
        Stretch(0, "Ron T.\n", 0.95),
        Stretch(7, "2 hours ago\n"),
        Stretch(19, LOVED + "\n", 0.8),
        Stretch(52, "Reply"),
    ]
    assert [c.confidence for c in parse_threads(lines)] == [0.8]


def test_a_single_comment_without_a_mark_has_no_name() -> None:
    assert rows(parsed("Shame on them")) == [(None, None, None, None, None, "Shame on them")]


def test_no_segments_no_comments() -> None:
    assert parse_threads([]) == ()


def test_numbers_and_places_of_comments() -> None:
    text = f"  Ron T.\n2 hours ago\n\n{LOVED}\nReply\nMarg\n1 hour ago\n{NEVER}\n"
    found = parsed(text.replace("\n\n", "\n"))
    assert [c.id for c in found] == ["c1", "c2"]
    shown = [text.replace("\n\n", "\n")[c.start : c.end] for c in found]
    assert shown == [f"Ron T.\n2 hours ago\n{LOVED}\nReply", f"Marg\n1 hour ago\n{NEVER}"]


def test_each_line_belongs_to_one_draft() -> None:
    for text, _ in LAYOUTS.values():
        lines = [line.text for draft in split_comments(stretches(text)) for line in draft.lines]
        assert lines == text.split("\n")


def test_parts_of_a_comment() -> None:
    (draft,) = split_comments(stretches(f"Ron T.\n2 hours ago\n{LOVED}\nReply"))
    assert [line.part for line in draft.lines] == [Part.NAME, Part.STAMP, Part.TEXT, Part.CONTROL]


def thread(*pairs: tuple[str, str]) -> str:
    return "\n".join(f"{name}\n{n} hours ago\n{text}\nReply" for n, (name, text) in enumerate(pairs, 2))


@pytest.mark.parametrize(
    ("pairs", "parents"),
    [
        ([("Ron T.", LOVED), ("Marg", "@Ron T. you voted for it mate")], [None, "c1"]),
        ([("Ron T.", LOVED), ("Marg", "@ron t. you voted for it mate")], [None, "c1"]),
        ([("Ron T.", LOVED), ("Marg", NEVER), ("Li", "@Marg, mine too")], [None, None, "c2"]),
        ([("Ron", LOVED), ("Ron T.", NEVER), ("Marg", "@Ron T. you voted for it")], [None, None, None]),
        ([("Ron", LOVED), ("Marg", "@Somebody you voted for it mate")], [None, None]),
        ([("Marg", "@Ron you voted for it mate"), ("Ron", LOVED)], [None, None]),
        ([("Ron", LOVED), ("Marg", "You voted for it @Ron")], [None, None]),
        pytest.param([("Ron", LOVED), ("Marg", "@Ronald you voted for it mate")], [None, None]),
        pytest.param([("Ron", LOVED), ("Ron", NEVER), ("Marg", "@Ron you voted")], [None, None, None]),
    ],
    ids=[
        "a full name", "capitals", "one of two", "two that fit", "nobody here", "a later comment", "in mid text",
        "a longer name", "two comments of one author",
    ],
)  # fmt: skip
def test_a_name_called_without_doubt_is_the_parent(pairs: list[tuple[str, str]], parents: list[str | None]) -> None:
    assert [comment.parent_id for comment in parsed(thread(*pairs))] == parents


def test_answers_to_answers_are_deeper() -> None:
    found = parsed(thread(("Ron", LOVED), ("Marg", "@Ron you voted for it"), ("Li", "@Marg he did not")))
    assert [(c.parent_id, c.depth) for c in found] == [(None, 0), ("c1", 1), ("c2", 2)]


def test_an_arrow_with_nothing_above_it_has_no_parent() -> None:
    assert [c.parent_id for c in parsed(f"↳ Marg\n13 May 2024\n{NEVER}\nReply")] == [None]


@pytest.mark.parametrize(
    ("control", "votes"),
    [
        ("12 likes", 12),
        ("+7", 7),
        ("Like (3)", 3),
        ("Recommend 14", 14),
        ("5 points", 5),
        ("Reply", None),
        ("Share", None),
    ],
)
def test_votes(control: str, votes: int | None) -> None:
    text = f"Ron T.\n2 hours ago\n{LOVED}\n{control}\nMarg\n1 hour ago\n{NEVER}"
    assert [c.upvote_count for c in parsed(text)] == [votes, None]
