"""Lines that mark a thread, and the fast look that decides which lines are read for marks at all."""

from pathlib import Path

import pytest

from cleaner.rules.lexicon import lower, words_of
from cleaner.rules.thread_line import is_control_line, is_head_line, is_mark_line, may_mark

FIXTURES = Path(__file__).parents[1] / "fixtures"
STORY = [
    "The vote was close",
    "A harbour for everyone",
    "Upstream, the river is quiet",
    "What residents want to see",
    "Ada Brandt, on the pier at noon",
]
MARKS = [
    "Reply",
    "REPLY • SHARE",
    "Log in to reply",
    "Liked by Marg",
    "[deleted]",
    "▲ 12",
    "+ 3",
    "👍",
    "Yesterday",
    "2 hours ago",
    "Marg says:",
    "Ron wrote",
    "Anita | 2 days ago",
    "Ron T. ▲ 12 ▼ 19",
    "Ron T. · 5h",
    "12 likes",
]


@pytest.mark.parametrize("line", STORY)
def test_a_line_of_a_story_is_no_mark(line: str) -> None:
    assert not is_mark_line(line)


@pytest.mark.parametrize("line", STORY[1:3])
def test_a_line_without_a_number_or_a_word_of_threads_is_not_read(line: str) -> None:
    assert not may_mark(line, words_of([line.lower()])[0])


@pytest.mark.parametrize("line", MARKS)
def test_a_mark_is_one_and_is_read(line: str) -> None:
    assert is_mark_line(line)
    assert may_mark(line, words_of(lower([line]))[0])


def test_no_mark_of_the_labelled_articles_goes_unread() -> None:
    lines = {
        line.strip()
        for path in sorted((FIXTURES / "labelled").rglob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    }
    marks = sorted(filter(is_mark_line, lines))
    assert len(marks) > 100
    assert [line for line in marks if not may_mark(line, words_of(lower([line]))[0])] == []


@pytest.mark.parametrize("line", ["", "12 May", "Likely to rain", "Linked by a bridge since 1910"])
def test_what_only_begins_like_a_control_is_none(line: str) -> None:
    assert not is_control_line(line)


@pytest.mark.parametrize("line", ["Section 3 (a)", "12 chairs at the door", "$14.20 (+3) +1"])
def test_a_number_alone_makes_no_head_of_a_comment(line: str) -> None:
    assert not is_head_line(line)
