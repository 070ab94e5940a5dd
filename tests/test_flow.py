"""The course of a document: what is story, what boilerplate, what comments, all lines together."""

from dataclasses import replace

import pytest

import cleaner
from cleaner import Cleaner, Document, Label, Span
from cleaner.readers.text import read_text
from cleaner.rules import flow
from cleaner.rules.flow import ASIDE, COMMENT, STORY, Course, course_of
from cleaner.rules.sound import worth_reading

PARAGRAPHS = [
    "The council voted on Tuesday to close the swimming pool at Harrowgate Lane, ending a dispute of three years.",
    "Engineers put the cost of repairs at £412,000, according to a report published by the county in March.",
    "The pool was built in 1961 and drew about 90,000 swimmers a year before the roof was found to be unsafe.",
    "A decision on the site is expected next year, the spokesman said, after the budget of the town is settled.",
]
LOUD = [
    "I learned to swim there in 1974 and so did my kids, what a shame it has come to this.",
    "Well I for one am glad, it was filthy and they know it.",
    "@Ron you voted for them mate, so don't you come crying to us now.",
]
"""Comments that nobody takes for a story."""
QUIET = [
    "Typical of this council, they couldn't run a bath.",
    "Bring back the old baths, that's what I say!",
    "Does anyone know if the cafe stays open? I have a voucher I need to use.",
]
"""Comments that might be the words of people in a story."""
PLAIN = [
    "The county has a road budget of nine million pounds.",
    "A pool like this would cost ten million to build today.",
    "The friends of the pool will meet on Thursday at seven.",
]
"""Lines that report, in the third person."""
THREAD = "Ron T.\n2 hours ago\nI think so!\nReply\nMarg\n3 hours ago\nNo way, mate.\nReply".split("\n")
LEXICON = Cleaner().lexicon


def course(lines: list[str], found: dict[int, Label] | None = None) -> Course:
    """The course of lines on which local rules found these labels."""
    text = "\n".join(lines)
    document = replace(read_text(text), reading=LEXICON.read)
    spans = tuple(
        Span(document.starts[i], document.starts[i] + len(lines[i]), label, "by_hand", 0.9)
        for i, label in sorted((found or {}).items())
    )
    return course_of(document.with_spans(spans))


def end(*labels: Label) -> tuple[list[str], dict[int, Label]]:
    """A story with lines of such labels below it."""
    lines = [*PARAGRAPHS, *("Line of an end" for _ in labels)]
    return lines, dict(enumerate(labels, len(PARAGRAPHS)))


NOTICE = (Label.COMMENT_NOTICE,)
LONG = (Label.BYLINE, Label.RELATED, Label.RELATED, Label.SOCIAL, Label.NEWSLETTER, Label.LEGAL, *NOTICE)


def test_a_story_alone_is_all_story() -> None:
    assert course(PARAGRAPHS).states == [STORY] * 4


def test_a_document_without_lines_has_a_course() -> None:
    assert list(course_of(Document("", [], [])).states) == []


@pytest.mark.parametrize("comments", [LOUD, THREAD], ids=["bare", "thread"])
def test_comments_need_a_story_before_them(comments: list[str]) -> None:
    assert COMMENT not in course(comments).states
    assert COMMENT not in course(["Pool to close", *comments]).states
    if comments is LOUD:
        assert COMMENT not in course([PARAGRAPHS[0], *comments]).states
    below = course([*PARAGRAPHS, *comments])
    assert list(below.states) == [STORY] * 4 + [COMMENT] * len(comments)


@pytest.mark.parametrize("lines", [QUIET, PLAIN])
def test_bare_comments_right_below_a_story_need_to_sound_like_comments(lines: list[str]) -> None:
    assert list(course([*PARAGRAPHS, *lines]).states) == [STORY] * 7


@pytest.mark.parametrize("labels", [NOTICE, LONG[:-1], LONG], ids=["notice", "long end", "both"])
def test_a_call_for_comments_or_a_long_end_lets_quiet_ones_follow(labels: tuple[Label, ...]) -> None:
    lines, found = end(*labels)
    states = course([*lines, *QUIET], found).states
    assert states[4 : len(lines)] == [ASIDE] * len(labels)
    assert states[len(lines) :] == [COMMENT] * 3


def test_a_call_for_comments_above_the_story_makes_no_comments_of_it() -> None:
    lines = ["12 comments", *PARAGRAPHS]
    assert list(course(lines, {0: Label.COMMENT_NOTICE}).states) == [ASIDE, *[STORY] * 4]


@pytest.mark.parametrize(
    "label", [Label.NEWSLETTER, Label.MESSAGING, Label.DONATION, Label.RELATED, Label.ADVERTISEMENT]
)
@pytest.mark.parametrize("count", [1, 3])
def test_the_story_goes_on_after_an_insert(label: Label, count: int) -> None:
    lines = [*PARAGRAPHS[:2], *["Line of an insert"] * count, *PARAGRAPHS[2:]]
    states = course(lines, dict.fromkeys(range(2, 2 + count), label)).states
    assert list(states) == [STORY, STORY, *[ASIDE] * count, STORY, STORY]


def test_the_story_goes_on_after_an_insert_of_the_real_rules() -> None:
    offer = "Sign up for our free newsletter and get the best stories in your inbox every morning!"
    record = cleaner.clean("\n".join((*PARAGRAPHS[:2], offer, *PARAGRAPHS[2:])))
    assert [block.text for block in record.body] == PARAGRAPHS


def test_boilerplate_between_comments_leaves_them_comments() -> None:
    lines, found = end(*NOTICE)
    states = course([*lines, *LOUD, "Advertisement", *LOUD[::-1]], {**found, 8: Label.ADVERTISEMENT}).states
    assert states[5:] == [COMMENT] * 3 + [ASIDE] + [COMMENT] * 3


def test_lines_of_a_thread_are_named() -> None:
    found = course([*PARAGRAPHS, *THREAD])
    assert {4, 5, 7, 8, 9, 11} <= found.thread
    assert not found.thread & {0, 1, 2, 3, 6, 10}


def test_one_date_below_a_story_is_no_thread() -> None:
    found = course([*PARAGRAPHS, "Ron T.", "12 May 2024"])
    assert found.thread == frozenset()
    assert COMMENT not in found.states


def test_a_list_of_dates_below_a_story_is_no_thread() -> None:
    fixtures = "12 May 2024\nHome v Harrow\n19 May 2024\nAway at Skelby\n26 May 2024\nHome v Leeds".split("\n")
    assert COMMENT not in course([*PARAGRAPHS, *fixtures]).states


def test_a_block_of_which_a_part_was_found_is_story() -> None:
    text = "\n".join(PARAGRAPHS)
    document = replace(read_text(text), reading=LEXICON.read)
    span = Span(len(text) - 30, len(text), Label.NEWSLETTER, "by_hand", 0.9)
    assert list(course_of(document.with_spans((span,))).states) == [STORY] * 4


def test_the_most_confident_finding_of_a_block_counts() -> None:
    lines = [*PARAGRAPHS, "Sign up"]
    document = replace(read_text("\n".join(lines)), reading=LEXICON.read)
    at = document.starts[4]
    spans = [Span(at, at + 7, label, "by_hand", sure) for label, sure in ((Label.APP, 0.6), (Label.SOCIAL, 0.9))]
    for both in (spans, spans[::-1]):
        assert course_of(document.with_spans(tuple(both))).found[4].label is Label.SOCIAL


def test_a_course_is_the_same_every_time() -> None:
    lines, found = end(*LONG)
    one, other = course([*lines, *LOUD], found), course([*lines, *LOUD], found)
    assert (list(one.states), one.thread) == (list(other.states), other.thread)


def test_what_other_spans_say_is_another_course() -> None:
    document = replace(read_text("\n".join((*PARAGRAPHS, "The pool", *QUIET))), reading=LEXICON.read)
    at = document.starts[4]
    before = list(course_of(document).states)
    after = course_of(document.with_spans((Span(at, at + 8, Label.COMMENT_NOTICE, "by_hand", 0.9),))).states
    assert before[4] == STORY
    assert after[4] == ASIDE


@pytest.mark.parametrize("gap", [*range(4, 14), 40])
@pytest.mark.parametrize("label", [Label.RELATED, Label.NEWSLETTER, Label.COMMENT_NOTICE])
def test_lines_that_are_skipped_would_change_nothing(gap: int, label: Label, monkeypatch: pytest.MonkeyPatch) -> None:
    story = (PARAGRAPHS * 11)[:gap]
    lines = [*PARAGRAPHS, *["Line of an insert"] * 9, *story, "Line of an insert", *story, *LOUD]
    found = dict.fromkeys([*range(4, 13), 13 + gap], label)
    skipped = list(course(lines, found).states)
    monkeypatch.setattr(flow, "_SETTLED", len(lines))
    assert list(course(lines, found).states) == skipped
    assert len(skipped) == len(lines)


def test_the_end_is_read_up_to_lines_that_sound_like_the_story() -> None:
    document = replace(read_text("\n".join([PARAGRAPHS[0]] * 12)), reading=LEXICON.read)
    assert worth_reading(document, {}, frozenset()) == {9, 10, 11}
    document = replace(read_text("\n".join((*[PARAGRAPHS[0]] * 12, *LOUD))), reading=LEXICON.read)
    assert {12, 13, 14} < worth_reading(document, {}, frozenset())


def test_pages_that_name_their_elements_have_comments_by_markup_alone() -> None:
    lines = [*PARAGRAPHS, *LOUD]
    blocks = "".join(f'<p class="letter">{line}</p>' for line in lines)
    page = cleaner.clean(f'<html><body><article class="letters">{blocks}</article></body></html>', kind="html")
    assert page.text == "\n\n".join(lines)
    assert LOUD[0] not in cleaner.clean("\n".join(lines)).text
