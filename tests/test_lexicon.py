"""Finding listed phrases: whatever the punctuation, and just as the patterns alone would."""

import re
from functools import partial
from pathlib import Path

import pytest

from cleaner import Cleaner, Label
from cleaner.document import Cue
from cleaner.rules.lexicon import Lexicon, lexicon_of, lower, words_of
from cleaner.rules.phrase import Phrase
from cleaner.rules.phrase_files import languages, load_phrases
from cleaner.rules.phrase_index import LONGEST_WHOLE, Index
from cleaner.testing import read_labelled

FIXTURES = Path(__file__).parents[1] / "fixtures"


def lexicon(*texts: str, kind: str = "sure") -> Lexicon:
    return Lexicon({"": lambda: [Phrase(Label.NEWSLETTER, kind, text) for text in texts]})


def cues(found: Lexicon, line: str) -> list[Cue]:
    return found.read([line]).look(0, Label.NEWSLETTER)


OPENED = pytest.mark.xfail(strict=True, reason="a single quotation mark that opens clings to its word")


@pytest.mark.parametrize(
    "line",
    [
        "Don’t miss our newsletter",
        "DON'T MISS OUR NEWSLETTER!",
        "“Don’t miss” our newsletter",
        "» Don't miss… our newsletter",
        "Please don't miss, our newsletter (free).",
        "you/don’t miss—our newsletter",
        "• Don't miss: our *newsletter*",
        "'Don't miss' our newsletter",
        "Don't miss\tour newsletter",
        pytest.param("‘Don’t miss’ our newsletter", marks=OPENED),
    ],
)
@pytest.mark.parametrize("kind", ["sure", "detail"])
def test_cues_are_found_whatever_the_punctuation_and_case(line: str, kind: str) -> None:
    assert [cue.phrase for cue in cues(lexicon("don't miss", kind=kind), line)] == ["don't miss"]


@pytest.mark.parametrize(
    "line", ["» Sign up", "“Sign up”", "1. sign up", "- SIGN UP", "Sign up", "(sign) up", "… sign up"]
)
def test_a_phrase_at_the_start_is_found_behind_signs(line: str) -> None:
    number = line.startswith("1")
    assert bool(cues(lexicon("^ sign up"), line)) is not number
    assert len(cues(lexicon("sign up"), line)) == 1


def test_a_number_may_begin_a_line() -> None:
    for line in ("12 comments", "(12) comments", "1,204 comments"):
        assert len(cues(lexicon("^ # comments ."), line)) == 1
    assert cues(lexicon("^ # comments ."), "no comments") == []


FIRST = pytest.mark.xfail(strict=True, reason="tried on lines of any length where the first word is known")


@pytest.mark.parametrize("whole", ["^ [please] subscribe ~40 .", pytest.param("^ subscribe ~40 .", marks=FIRST)])
def test_whole_line_phrases_count_on_short_lines_only(whole: str) -> None:
    found = lexicon(whole, "subscribe")
    short = "Subscribe" + " word" * (LONGEST_WHOLE - 1)
    assert {cue.phrase for cue in cues(found, short)} == {whole, "subscribe"}
    assert {cue.phrase for cue in cues(found, short + " word")} == {"subscribe"}


def test_a_cue_says_where_it_stands() -> None:
    (cue,) = cues(lexicon("sign up"), "Now: Sign up!")
    assert (cue.start, cue.end, cue.label, cue.kind) == (5, 12, Label.NEWSLETTER, "sure")


@pytest.mark.xfail(strict=True, reason="a single word is sought with its letters alone, inside other words too")
def test_a_cue_of_one_word_stands_where_the_word_does() -> None:
    (cue,) = cues(lexicon("app"), "What happens in the app?")
    assert (cue.start, cue.end) == (20, 23)


def test_a_phrase_that_occurs_twice_is_one_cue() -> None:
    assert len(cues(lexicon("sign up|on"), "Sign up, sign on, sign up")) == 1


def test_weak_phrases_lead_nowhere() -> None:
    hints = lexicon("every morning", kind="detail").read(["News every morning"])
    assert dict(hints.leads) == {}
    assert [cue.kind for cue in hints.look(0, Label.NEWSLETTER)] == ["detail"]
    assert hints.look(0, Label.DONATION) == []


@pytest.mark.parametrize("lines", [[], [""], ["a", "", "b c"], ["Straße İ", "ǅ"], ["'", "-", "— /"]])
def test_every_line_has_its_words(lines: list[str]) -> None:
    low = lower(lines)
    assert len(words_of(low)) == len(low)
    if lines:
        assert len(low) == len(lines)


SHIPPED = lexicon_of(Label, languages())
LINES = [line for path in ("exam", "train") for a in read_labelled(FIXTURES / "labelled" / path) for line in a.lines]


def test_the_order_of_phrases_does_not_matter() -> None:
    turned = Lexicon({code: partial(_turned, code) for code in languages()[::-1]})
    one, other = SHIPPED.read(LINES[::3]), turned.read(LINES[::3])
    assert {i: set(found) for i, found in one.leads.items()} == {i: set(found) for i, found in other.leads.items()}


def _turned(language: str) -> list[Phrase]:
    return [*load_phrases(language)][::-1]


def test_the_order_of_languages_does_not_matter() -> None:
    one, other = Cleaner(), Cleaner(languages=languages()[::-1])
    for article in list(read_labelled(FIXTURES / "labelled" / "exam"))[::4]:
        mine, yours = one.clean(article.text).segments, other.clean(article.text).segments
        assert [s[:4] for s in mine] == [s[:4] for s in yours]


PARTED = re.compile(r"['‘@#*+_&‹›↳]|\w[^\w\s]+\w")
"""Signs inside or at words, where the words of a line and the patterns may part them differently."""


@pytest.mark.parametrize("language", languages())
def test_what_is_found_is_what_the_patterns_find(language: str) -> None:
    phrases = [phrase for phrase in load_phrases(language) if "-" not in phrase.text]
    index = Index(phrases)
    lines = [low for low in lower([*dict.fromkeys(LINES)][:: 3 if language == "en" else 9]) if not PARTED.search(low)]
    for low, words in zip(lines, words_of(lines), strict=True):
        open_end = len(words) > LONGEST_WHOLE
        wanted = {p.text for p in phrases if not (open_end and p.whole) and p.match(low)}
        found = {cue.phrase for cue in index.find(low, words) if not (open_end and _is_whole(cue))}
        assert found == wanted


def _is_whole(cue: Cue) -> bool:
    return Phrase(cue.label, cue.kind, cue.phrase).whole


HYPHEN = pytest.mark.xfail(strict=True, reason="the pattern reads a hyphen as optional, the words of a line do not")
OPENING = pytest.mark.xfail(
    strict=True, reason="the pattern reads over any signs at the start, the words of a line do not"
)


@pytest.mark.parametrize(
    ("phrase", "line"),
    [
        ("e-mail", "Your e-mail"),
        pytest.param("e-mail", "Your email", marks=HYPHEN),
        pytest.param("opt-out", "You can opt out", marks=HYPHEN),
        pytest.param("^ previous next", "‹ Previous Next ›", marks=OPENING),
        pytest.param("^ author", "↳ Author: the sheriff", marks=OPENING),
    ],
)
def test_a_phrase_whose_pattern_matches_is_found(phrase: str, line: str) -> None:
    assert Phrase(Label.NEWSLETTER, "sure", phrase).match(line.lower())
    assert [cue.phrase for cue in cues(lexicon(phrase), line)] == [phrase]
