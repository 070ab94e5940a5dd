"""Comments without a line about them, in languages that have no tone: their words, their language, their place."""

import tomllib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

import cleaner
from cleaner import Cleaner, Document
from cleaner.readers.text import read_text
from cleaner.rules.mother_tongue import mother_tongue
from cleaner.rules.phrase_files import languages
from cleaner.rules.talk import talk_at
from cleaner.rules.talk_words import KINDS, finder, kinds_in, tongues_of_talk
from cleaner.testing import Case, read_cases

CASES = Path(__file__).parents[1] / "fixtures" / "rules" / "reader_comments"
TALKING = [
    (path.stem, case)
    for path in sorted(CASES.glob("*.txt"))
    if path.stem in tongues_of_talk()
    for case in read_cases(path)
    if "bare comments" in case.title
]
LEXICON = Cleaner().lexicon


def read(text: str) -> Document:
    """A text as rules see it."""
    return replace(read_text(text), reading=LEXICON.read)


def test_every_language_but_english_has_words_of_talk() -> None:
    assert tongues_of_talk() == frozenset(languages()) - {"en"}
    assert {code for code, _ in TALKING} == tongues_of_talk()


@pytest.mark.parametrize("code", sorted(tongues_of_talk()))
def test_lists_are_written_as_documents_are_read(code: str) -> None:
    lists = tomllib.loads((files("cleaner.rules") / "talk" / f"{code}.toml").read_text("utf-8"))
    assert set(lists) - {"never"} <= set(KINDS)
    for listed in lists.values():
        items = [item.strip() for item in listed.split(",")]
        assert all(items)
        assert [item for item in items if item != item.lower()] == []
        assert sorted({item for item in items if items.count(item) > 1}) == []


@pytest.mark.parametrize(("code", "case"), TALKING, ids=lambda value: getattr(value, "title", value))
def test_the_language_of_a_story_is_known(code: str, case: Case) -> None:
    assert code in mother_tongue(read("\n".join(case.lines)), tongues_of_talk())


@pytest.mark.parametrize(("code", "case"), TALKING, ids=lambda value: getattr(value, "title", value))
def test_each_line_is_a_comment_of_little_confidence(code: str, case: Case) -> None:
    comments = cleaner.clean("\n".join(case.lines), kind="text").comments
    wanted = [line for line, label in zip(case.lines, case.expected, strict=True) if label == "comment"]
    assert [comment.text for comment in comments] == wanted
    assert all(comment.confidence <= 0.5 for comment in comments)


@pytest.mark.parametrize(
    "text",
    [
        "The council of the town said that it would have to close the pool, which was built by the county in 1961.",
        "Kamer xyzzy plugh 12.",
        "انہوں نے کہا کہ یہ فیصلہ عوام کے لیے ہے۔",
        "",
    ],
    ids=["English", "no language", "Urdu", "nothing"],
)
def test_no_language_is_made_up(text: str) -> None:
    assert mother_tongue(read(text), tongues_of_talk()) == frozenset()


def test_words_in_quotation_marks_and_lines_of_speech_do_not_count() -> None:
    document = read("Er sagte: „Ich finde das super, danke!“\n– Ich finde das super!\nIch finde das super!")
    weights = [talk_at(document, index, frozenset(("de",))).weight for index in range(3)]
    assert weights[0] == weights[1] == 0
    assert weights[2] > 1


def test_items_are_words_and_ends_of_words() -> None:
    assert finder("de")("die michel kam", ["die", "michel", "kam"]) == frozenset()
    assert "me" in finder("tr")("", ["biliyorum"])
    assert "me" not in finder("tr")("", ["biliyor"])


def test_items_without_spaces_stand_at_their_place() -> None:
    assert "stance" in kinds_in({"zh"}, "支持大家", [])
    assert "stance" not in kinds_in({"zh"}, "政府支持", [])
    assert "me" not in kinds_in({"zh"}, "我国", [])
    assert "polite" in kinds_in({"ja"}, "残念です.", [])
    assert "polite" not in kinds_in({"ja"}, "ですが", [])


def test_a_page_is_left_to_its_markup() -> None:
    case = next(case for code, case in TALKING if code == "de")
    paragraphs = "".join(f"<p>{line}</p>" for line in case.lines)
    record = cleaner.clean(f"<html><body><article>{paragraphs}</article></body></html>", kind="html")
    assert not record.comments


def test_the_same_lines_in_a_story_that_talks_stay() -> None:
    case = next(case for code, case in TALKING if code == "de")
    talk = [
        "Ich finde das super, ehrlich gesagt, und meine Mutter findet es auch super, danke der Nachfrage, na ja!"
    ] * 4
    record = cleaner.clean("\n".join((*talk, *case.lines[4:])), kind="text")
    assert not record.comments
