"""Threads in plain text: what is one, where it begins and ends, whatever is wrong with it."""

from datetime import date, datetime
from time import process_time

import pytest

import cleaner
from cleaner import Cleaner, ConfigError, Label
from cleaner.article.ages import age_of, moment_of_age
from cleaner.article.dates import find_date
from cleaner.rules.thread_mark import read_mark

STORY = [
    "The council voted on Tuesday to close the swimming pool at Harrowgate Lane, ending a dispute of three years.",
    "Engineers put the cost of repairs at £412,000, according to a report published by the county in March.",
    "The pool was built in 1961 and drew about 90,000 swimmers a year before the roof was found to be unsafe.",
]
TALK = [
    "I loved that pool and I miss it already.",
    "Typical, they never asked us, did they?",
    "My kids learned to swim there and I'm furious.",
    "You can't be serious, it was falling down!",
]


def thread(count: int) -> list[str]:
    return [
        line
        for n in range(count)
        for line in (f"swimmer_{n} says:", f"May 4, 2024 at {n % 12 + 1}:{n % 60:02d} pm", TALK[n % 4], "Reply")
    ]


def body(*lines: str) -> list[str]:
    return [block.text for block in cleaner.clean("\n".join(lines)).body]


@pytest.mark.parametrize(
    ("line", "form", "name"),
    [
        ("Ron T. says:", "ns", "Ron T."),
        ("On May 4, 2024 at 10:52 am Marg said:", "dns", "Marg"),
        ("04. May, 2024 / Marg says:", "dns", "Marg"),
        ("Posted by: Ron  May 04, 2024 at 01:12 AM", "bnd", "Ron"),
        ("by ron on May 4, 2024 at 9:59 am.", "bnd", "ron"),
        ("Ron 05.04.24 at 11:59", "nd", "Ron"),
        ("391. OldNorthBank", "n", "OldNorthBank"),
        ("Comment #7 - Posted by: Ron at May 4, 2024 5:39 PM", "bnd", "Ron"),
        ("Avatar of Ron Tench", "n", "Ron Tench"),
        ("ron's picture", "n", "ron"),
        ("RonMay 4, 2024 12:44 PM", "nd", "Ron"),
        ("Ron en réponse à Marg", "n", "Ron"),
        ("Ginette P. — il y a 2 jours", "nd", "Ginette P."),
        ("佐藤 より: 2023年5月3日 10:20", "nds", "佐藤"),
        ("+20", "c", ""),
        ("Show 3 replies", "c", ""),
        ("Ответить Пожаловаться +61 −7", "c", ""),
        ("返信3件　共感した214", "c", ""),
        ("24TH MAY 2024 - 19:58", "d", ""),
    ],
)
def test_a_mark_is_read(line: str, form: str, name: str) -> None:
    mark = read_mark(line)
    assert mark is not None
    assert (mark.form, mark.name) == (form, name)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "The minister said:",
        "Report from the council",
        "302ms → 261ms (14% faster)",
        "Link to the story",
        "Updated 4 May 2024, 11:57 p.m.",
        "12 May 1931 – 3 June 2024",
        "In May 2012 the council voted",
        "Price: $12.50 on 3 May 2024",
        "You voted for it @Ron",
        "“I will not go,” she said",
    ],
)
def test_a_line_of_a_story_is_no_mark(line: str) -> None:
    assert read_mark(line) is None


def test_fifty_thousand_comments_are_all_found_in_linear_time() -> None:
    def seconds(count: int) -> float:
        text = "\n".join([*STORY, *thread(count)])
        before = process_time()
        record = cleaner.clean(text)
        assert len(record.comments) == count
        assert record.text == "\n\n".join(STORY)
        return process_time() - before

    seconds(50)
    few = seconds(1_000)
    assert seconds(4_000) < 10 * few
    text = "\n".join([*STORY, *["Ron | 2 days ago\nI think so!"] * 50_000])
    assert len(cleaner.clean(text).comments) == 50_000


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_thread_cut_off_in_the_middle_loses_nothing(cut: int) -> None:
    lines = [*STORY, *thread(4)[:-cut]]
    record = cleaner.clean("\n".join(lines))
    assert record.text == "\n\n".join(STORY)
    assert all(comment.text for comment in record.comments)
    assert "".join(segment.text for segment in record.segments) == "\n".join(lines)


def test_comments_before_the_article_are_comments_and_the_article_stays() -> None:
    assert body(*thread(4), "Pool to close", *STORY)[-3:] == STORY
    labels = [s.label for s in cleaner.clean("\n".join([*thread(4), "Pool to close", *STORY])).segments]
    assert labels[:15] == [Label.COMMENT] * 15


def test_a_byline_of_the_same_form_is_no_comment() -> None:
    lines = [
        "Pool to close", "by anna on May 3, 2024", *STORY,
        *(part for n in range(4) for part in (TALK[n], f"by ron{n} on May 4, 2024 at 9:5{n} am")),
    ]  # fmt: skip
    assert body(*lines)[-3:] == STORY


def test_the_body_is_the_same_whether_comments_are_kept_or_not() -> None:
    text = "\n".join([*STORY, *thread(5)])
    kept = Cleaner(keep_labels=(Label.COMMENT,)).clean(text)
    assert [block.text for block in kept.body][:3] == [block.text for block in cleaner.clean(text).body] == STORY


def test_comments_stand_in_reading_order_inside_the_source() -> None:
    text = "\n".join([*STORY, *thread(9)])
    places = [(comment.start, comment.end) for comment in cleaner.clean(text).comments]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)


def test_a_name_below_the_date_and_a_number_that_is_answered() -> None:
    text = "\n".join(
        [*STORY, "3 comments", "#1 ron (nights)", TALK[0], "#2 Marg", TALK[1], "#3 li → #2 14:13", TALK[3]]
    )
    found = cleaner.clean(text).comments
    assert [(c.author, c.parent_id, c.depth) for c in found] == [("ron", None, 0), ("Marg", None, 0), ("li", "c2", 1)]


def test_in_reply_to_names_the_parent() -> None:
    answer = "Marg | 4 May 2024, 11:15 | in reply to Ron"
    lines = ["Ron | 4 May 2024, 10:15", TALK[0], answer, TALK[3], "Li | 4 May 2024, 12:15", TALK[2]]
    text = "\n".join([*STORY, *lines])
    assert [c.parent_id for c in cleaner.clean(text).comments] == [None, "c1", None]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("2 hours ago", (2, "hour")),
        ("an hour ago", (1, "hour")),
        ("il y a 2 jours", (2, "day")),
        ("vor 3 Wochen", (3, "week")),
        ("3 gün önce", (3, "day")),
        ("5 минут назад", (5, "minute")),
        ("2小时前", (2, "hour")),
        ("2 दिन पहले", (2, "day")),
        ("gestern", (1, "day")),
        ("no age", None),
        ("99999999 days ago", None),
    ],
)
def test_an_age_is_read(text: str, age: tuple[int, str] | None) -> None:
    assert age_of(text) == age


def test_ages_are_counted_from_the_moment_given_and_from_nothing_else() -> None:
    day, moment = date(2024, 3, 10), datetime(2024, 3, 10, 12, 0)
    assert find_date("2 days ago") == (None, "2 days ago")
    assert find_date("2 days ago", day) == ("2024-03-08", "2 days ago")
    assert find_date("2 hours ago", day) == (None, "2 hours ago")
    assert find_date("2 hours ago", moment) == ("2024-03-10T10:00", "2 hours ago")
    assert [moment_of_age(text, day) for text in ("3 months ago", "2 years ago", "9000 years ago")] == [
        "2023-12",
        "2022",
        None,
    ]
    assert find_date("4 May 2024, 10:15", moment) == ("2024-05-04T10:15", "4 May 2024, 10:15")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2 h", None), ("plan b 2 d", None), ("vor einem Haus", None), ("at 3:20", None), ("à 3 h 20", None),
        ("il y a 2 h", "2024-03-10T10:00"), ("3 h ago", "2024-03-10T09:00"), ("hace 5 d", "2024-03-05"),
        ("vor einem Monat", "2024-02"), ("vor einer Stunde", "2024-03-10T11:00"), ("3 घंटे पहले", "2024-03-10T09:00"),
    ],
)  # fmt: skip
def test_short_units_and_a_single_one_are_ages_beside_a_word_for_ago(text: str, moment: str | None) -> None:
    found = find_date(text, datetime(2024, 3, 10, 12, 0))
    assert (found and found[0]) == moment


def test_the_reference_date_is_an_option_of_the_cleaner_and_part_of_the_ruleset() -> None:
    text = "\n".join([*STORY, "Ron | 2 days ago", TALK[0], "Marg | 1 day ago", TALK[1], "Li | 1 day ago", TALK[2]])
    dated = Cleaner(reference_date="2024-05-12")
    assert [c.date_published for c in dated.clean(text).comments] == ["2024-05-10", "2024-05-11", "2024-05-11"]
    assert [c.date_published for c in cleaner.clean(text).comments] == [None] * 3
    assert dated.ruleset == Cleaner(reference_date=date(2024, 5, 12)).ruleset != Cleaner().ruleset
    with pytest.raises(ConfigError, match="reference_date"):
        Cleaner(reference_date="last week")


WIDE = [f"{line} It went on for longer than anybody on the quay cared to remember." for line in TALK]
"""Comments as long as a paragraph."""


def wide_thread(count: int) -> list[str]:
    return [line for n in range(count) for line in (f"Bev_{n} | {n + 1} days ago", WIDE[n % 4], "Reply · Like (3)")]


@pytest.mark.parametrize("count", [4, 6, 12])
def test_a_story_below_long_comments_is_kept_whole(count: int) -> None:
    record = cleaner.clean("\n".join([*wide_thread(count), "Pool to close", *STORY, STORY[0], STORY[2]]))
    assert [block.text for block in record.body][-5:] == [*STORY, STORY[0], STORY[2]]
    assert len(record.comments) == count


def test_a_byline_in_the_form_of_the_comments_begins_no_thread_above_the_story() -> None:
    lines = ["Anna_B | 3 days ago", *STORY, *wide_thread(4), WIDE[0], WIDE[1]]
    assert body(*lines)[-3:] == STORY


def test_two_threads_are_both_found() -> None:
    record = cleaner.clean("\n".join([*STORY, *thread(5), "More comments", *wide_thread(5)]))
    assert record.text == "\n\n".join(STORY)
    assert len(record.comments) == 10


@pytest.mark.parametrize("step", ["  ", "\t", "\u3000\u3000"])
def test_a_thread_five_hundred_deep_is_read_by_its_margin(step: str) -> None:
    lines = [f"{step * n}{text}" for n in range(501) for text in (f"Ron{n} | 4 May 2024, 10:52", TALK[0])]
    found = cleaner.clean("\n".join([*STORY, *lines])).comments
    assert len(found) == 501
    assert found[-1].depth >= 499
    assert all(c.parent_id == f"c{n}" for n, c in enumerate(found[2:], 2))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("yesterday at 2:05 pm", "2024-03-09T14:05"),
        ("gestern, 14:05 Uhr", "2024-03-09T14:05"),
        ("hier à 10 h", "2024-03-09T10:00"),
        ("ce matin", "2024-03-10"),
        ("ayer a las 14:05", "2024-03-09T14:05"),
        ("ieri alle 14:05", "2024-03-09T14:05"),
        ("i går kl 14:05", "2024-03-09T14:05"),
        ("сегодня в 10:15", "2024-03-10T10:15"),
        ("昨天 14:05", "2024-03-09T14:05"),
        ("어제 14:05", "2024-03-09T14:05"),
        ("dün 14:05", "2024-03-09T14:05"),
        ("a day ago", "2024-03-09"),
        ("2 saat önce", "2024-03-10T10:00"),
        ("14:05", None),
    ],
)
def test_a_day_is_counted_from_the_reference_and_keeps_its_time(text: str, iso: str | None) -> None:
    found = find_date(text, datetime(2024, 3, 10, 12, 0))
    assert (found[0] if found else None) == iso
    without = find_date(text)
    assert without is None or without[0] is None


@pytest.mark.parametrize("name", ["quayrat88", "ronald_t", "KBr1", "bar12"])
def test_the_end_of_a_name_is_no_part_of_the_date(name: str) -> None:
    mark = read_mark(f"{name} 2 days ago")
    assert mark is not None
    assert mark.name == name
