"""Sentences of a block, and appeals that are one sentence of a paragraph."""

from itertools import pairwise

import pytest

import cleaner
from cleaner.labels import Group, Label
from cleaner.rules.sentence import Sentence, in_a_row, sentences_of

STORY = (
    "The quarry at Ardle will close in June, and the council has yet to say what becomes of the two rows of cottages."
)
PARAGRAPH = (
    "The last forty workers were told on Monday, in a meeting that lasted nine minutes, "
    "and most of them went straight from there to the canteen."
)
APPEALS = [
    ("Sign up for our free newsletter to get the day's stories in your inbox.", Label.NEWSLETTER),
    ("Subscribe to our weekly newsletter here.", Label.NEWSLETTER),
    ("Join our WhatsApp channel for the latest updates.", Label.MESSAGING),
    ("Subscribe to our Telegram channel for more news.", Label.MESSAGING),
]


def parts(text: str) -> list[str]:
    """The sentences as text."""
    return [sentence.text for sentence in sentences_of(text)]


def taken(text: str) -> list[tuple[int, int, Label]]:
    """Start, end and label of what is not the body."""
    record = cleaner.clean(text, kind="text")
    return [(s.start, s.end, s.label) for s in record.segments if s.label.group is not Group.BODY]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", [""]),
        ("The boats are in.", ["The boats are in."]),
        ("no stop and no capital", ["no stop and no capital"]),
        ("It rained. It snowed! Did it hail? It did…", ["It rained.", "It snowed!", "Did it hail?", "It did…"]),
        ("She waited… Then she left.", ["She waited…", "Then she left."]),
        ("Dr. Quill met Mrs. Roe at St. Anselm. They spoke.", ["Dr. Quill met Mrs. Roe at St. Anselm.", "They spoke."]),
        ("The U.S. Navy sailed. Nobody saw it.", ["The U.S. Navy sailed.", "Nobody saw it."]),
        ("It cost $3.50 in all. 40 people paid.", ["It cost $3.50 in all.", "40 people paid."]),
        ("He said “no.” “Why?” she asked.", ["He said “no.”", "“Why?” she asked."]),
        ('"Go." (He went.) She stayed.', ['"Go."', "(He went.)", "She stayed."]),
        ("The site e.g. example.com is down.", ["The site e.g. example.com is down."]),
        ("One.Two are not parted.", ["One.Two are not parted."]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert parts(text) == sentences


@pytest.mark.parametrize("text", ["", "One. Two.  Three!", "“One.” “Two?” Three", PARAGRAPH, "Mr. A. Dr. B. No. 5."])
def test_offsets_point_at_the_text_and_leave_only_space_between(text: str) -> None:
    sentences = sentences_of(text)
    assert all(text[s.start : s.end] == s.text for s in sentences)
    assert (sentences[0].start, sentences[-1].end) == (0, len(text))
    gaps = [text[a.end : b.start] for a, b in pairwise(sentences)]
    assert all(gap and not gap.strip() for gap in gaps)


def test_a_long_line_without_breaks_is_one_sentence() -> None:
    text = "a. " * 20_000
    assert sentences_of(text) == [Sentence(0, len(text), text)]


THREE = sentences_of("It rained. It snowed. It thawed.")


@pytest.mark.parametrize(
    ("chosen", "place"),
    [
        ((False, False, True), (22, 32)),
        ((False, True, True), (11, 32)),
        ((True, False, False), (0, 10)),
        ((True, True, False), (0, 21)),
        ((False, True, False), (11, 21)),
        ((True, False, True), None),
        ((False, False, False), None),
        ((True, True, True), None),
    ],
)
def test_chosen_sentences_stand_together_in_a_row(chosen: tuple[bool, ...], place: tuple[int, int] | None) -> None:
    assert in_a_row(THREE, chosen) == place


@pytest.mark.parametrize(("appeal", "label"), APPEALS)
def test_the_last_sentence_of_a_paragraph_is_taken_exactly(appeal: str, label: Label) -> None:
    text = f"{STORY}\n{PARAGRAPH} {appeal}"
    start = len(STORY) + 1 + len(PARAGRAPH) + 1
    assert taken(text) == [(start, start + len(appeal), label)]


@pytest.mark.parametrize(("appeal", "label"), APPEALS)
def test_the_first_sentence_of_a_paragraph_is_taken_exactly(appeal: str, label: Label) -> None:
    text = f"{STORY}\n{appeal} {PARAGRAPH}"
    (start, end, found), *more = taken(text)
    assert (start, text[start:end].rstrip(), found, more) == (len(STORY) + 1, appeal, label, [])


@pytest.mark.parametrize(("appeal", "label"), APPEALS)
def test_a_sentence_within_a_paragraph_is_taken_exactly(appeal: str, label: Label) -> None:
    text = f"{STORY}\n{PARAGRAPH} {appeal} {PARAGRAPH}"
    ((start, end, found),) = taken(text)
    assert (text[start:end].strip(), found) == (appeal, label)


@pytest.mark.parametrize(("appeal", "label"), APPEALS)
def test_what_is_left_of_the_paragraph_is_the_body(appeal: str, label: Label) -> None:
    record = cleaner.clean(f"{STORY}\n{PARAGRAPH} {appeal}", kind="text")
    assert record.text == f"{STORY}\n\n{PARAGRAPH}"
    assert [(removed.text, removed.label) for removed in record.removed] == [(appeal, label)]


def test_the_segments_still_cover_the_source() -> None:
    text = f"{STORY}\n{PARAGRAPH} {APPEALS[0][0]}\n{STORY}"
    segments = cleaner.clean(text, kind="text").segments
    assert "".join(text[s.start : s.end] for s in segments) == text
    assert [s.end for s in segments[:-1]] == [s.start for s in segments[1:]]


@pytest.mark.parametrize(
    "paragraph",
    [
        f"{PARAGRAPH} “Join our WhatsApp channel for the latest updates,” the foreman had told them.",
        f"{PARAGRAPH} A newsletter for the families will follow.",
        f"{PARAGRAPH} Some of them had a WhatsApp group.",
    ],
    ids=["quoted", "a newsletter reported", "a group reported"],
)
def test_a_sentence_that_is_no_appeal_in_a_row_stays(paragraph: str) -> None:
    assert taken(f"{STORY}\n{paragraph}") == []
