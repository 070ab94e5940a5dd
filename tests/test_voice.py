"""Who speaks to whom in a line."""

from pathlib import Path

import pytest

from cleaner.rules.lexicon import lower, words_of
from cleaner.rules.voice import may_quote, voice_of
from cleaner.testing import read_labelled

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.mark.parametrize(
    ("line", "count", "wanted"),
    [
        ("We need our readers, and they need us.", "we", 3),
        ("WE’RE here and we'll stay.", "we", 2),
        ("You'll get it in your inbox, if you like.", "you", 3),
        ("I told my mother, and I’m glad.", "me", 3),
        ("He said they had lost their keys.", "third", 3),
        ("The mayor said it, according to a spokesman.", "reported", 3),
        ("The bridge was closed and had rusted.", "past", 4),
        ("The red bed was fed.", "past", 1),
        ("The pool is shut.", "we", 0),
        ("The U.S. team and the IT desk", "me", 0),
    ],
)
def test_words_are_counted(line: str, count: str, wanted: int) -> None:
    assert getattr(voice_of(line), count) == wanted


@pytest.mark.parametrize(
    "line",
    [
        'The mayor waved. "We need you."',
        "The mayor waved. “We need you.”",
        "The mayor waved. „We need you.“",
        "The mayor waved. «We need you.»",
        "The mayor waved. ‘We need you.’",
        "The mayor waved. 'We need you.'",
        "The mayor waved. “We need you and never close",
    ],
)
def test_words_in_quotation_marks_do_not_count(line: str) -> None:
    voice = voice_of(line)
    assert (voice.we, voice.you) == (0, 0)
    assert 0.3 < voice.quoted < 1


INCHES = pytest.mark.xfail(strict=True, reason="a mark for inches opens a quotation to the end of the line")
EMPTY = pytest.mark.xfail(strict=True, reason="a text without a last character ends like a sentence")


@pytest.mark.parametrize(
    "line",
    [
        "We don't know you, don't we",
        "We like the readers' page and you",
        "It's the town's, and we're with you",
        pytest.param("We are 5'11\" and so are you", marks=INCHES),
    ],
)
def test_apostrophes_quote_nothing(line: str) -> None:
    voice = voice_of(line)
    assert voice.quoted == 0
    assert voice.we
    assert voice.you


def test_a_line_that_is_one_quotation_has_no_words_left() -> None:
    voice = voice_of("“We need you.”")
    assert voice.words == 0
    assert voice.quoted > 0.9


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Sign up today", True),
        ("It is free. Join us.", True),
        ("Subscribe, and win", True),
        ("“Join us,” he said. Nobody came.", False),
        ("They sign up today", False),
        ("Signing up is easy", False),
        ("", False),
    ],
)
def test_commands_begin_sentences(line: str, wanted: bool) -> None:
    assert voice_of(line).command is wanted


@pytest.mark.parametrize(
    ("line", "question", "exclaimed", "closed"),
    [
        ("Who knows?", True, False, True),
        ("Nobody!", False, True, True),
        ("Nobody knows.", False, False, True),
        ("Nobody knows", False, False, False),
        ("Nobody knows:", False, False, True),
        ("He asked “who knows?”", False, False, True),
        ("Nobody knows (yet)", False, False, True),
        pytest.param("", False, False, False, marks=EMPTY),
    ],
)
def test_how_a_line_ends(line: str, question: bool, exclaimed: bool, closed: bool) -> None:
    voice = voice_of(line)
    assert (voice.question, voice.exclaimed, voice.closed) == (question, exclaimed, closed)


def test_numbers_are_one_sign() -> None:
    tokens = voice_of("Some 1,200 of 300 paid £5.50").tokens
    assert list(tokens) == ["some", "#", "of", "#", "paid", "#"]
    assert voice_of("Some 1,200 of 300").words == 4


def test_a_line_of_another_language_is_neutral() -> None:
    voice = voice_of("Der Stadtrat stimmte am Dienstag dafür, das Schwimmbad zu schließen.")
    assert (voice.we, voice.you, voice.me, voice.third, voice.reported, voice.command) == (0, 0, 0, 0, 0, False)


@pytest.mark.parametrize("line", ["", " ", "'", '"', "““““", "''''", "«„“", "...", "£", "½", "'a'b'c'd'"])
def test_odd_lines_are_read(line: str) -> None:
    voice = voice_of(line)
    assert 0 <= voice.quoted <= 1
    assert isinstance(may_quote(line), bool)


def test_words_that_are_known_already_make_no_difference_to_who_speaks() -> None:
    lines = [line for a in read_labelled(FIXTURES / "labelled" / "exam") for line in a.lines if "_" not in line]
    for line, words in zip(lines, words_of(lower(lines)), strict=True):
        alone, helped = voice_of(line), voice_of(line, words)
        assert alone._replace(tokens=()) == helped._replace(tokens=()), line
