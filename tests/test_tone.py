"""How a line sounds."""

import pytest

from cleaner.document import Document
from cleaner.readers.text import read_text
from cleaner.rules.tone import CLASSES, Tone, reasons, tone_at, tone_of
from cleaner.rules.voice import voice_of

STORY = [
    "The council voted on Tuesday to close the swimming pool at Harrowgate Lane, ending a dispute of three years.",
    "Engineers put the cost of repairs at £412,000, according to a report published by the county in March.",
    "“We were promised a new roof,” said Ines Calloway, who chairs the friends of the pool.",
]
SOUNDS = {
    "newsletter": "Sign up and we will send the best of the week to your inbox. You can unsubscribe at any time.",
    "messaging": "Tap the link to join our WhatsApp channel and get the latest news sent straight to your phone.",
    "donation": "We rely on readers like you. If you can, please support our journalism with a gift of £5 a month.",
    "comment": "I learned to swim there and so did my kids. Shame on the lot of them, I won't vote for them again!",
}
FOREIGN = [
    "Der Stadtrat stimmte am Dienstag dafür, das Schwimmbad an der Hauptstraße endgültig zu schließen.",
    "Le conseil municipal a voté mardi la fermeture de la piscine, mettant fin à trois années de querelles.",
    "Rada miejska zdecydowała we wtorek o zamknięciu basenu, kończąc trzyletni spór z mieszkańcami.",
    "Abonnieren Sie jetzt unseren kostenlosen Newsletter und erhalten Sie täglich die wichtigsten Nachrichten!",
    "市議会は火曜日にプールの閉鎖を可決した。",
    "Городской совет во вторник проголосовал за закрытие бассейна на Портовой улице.",
]


def tone(line: str) -> Tone:
    return tone_of(voice_of(line), line)


@pytest.mark.parametrize("line", STORY)
def test_a_story_sounds_like_neither_appeal_nor_comment(line: str) -> None:
    assert tone(line).appeal < -1
    assert tone(line).comment < -1


@pytest.mark.parametrize("kind", SOUNDS)
def test_each_class_is_told_from_the_others(kind: str) -> None:
    odds = tone(SOUNDS[kind]).kinds
    assert max(odds, key=odds.__getitem__) == kind
    assert odds[kind] > 0
    assert set(odds) == set(CLASSES)


@pytest.mark.parametrize("kind", ["newsletter", "messaging", "donation"])
def test_an_appeal_is_at_least_as_likely_as_any_of_its_kinds(kind: str) -> None:
    found = tone(SOUNDS[kind])
    assert found.appeal >= found.kinds[kind]
    assert found.appeal > found.comment


@pytest.mark.parametrize("line", FOREIGN)
def test_a_language_that_was_not_learnt_is_neutral(line: str) -> None:
    assert tone(line) == tone(FOREIGN[0])
    assert tone(line).appeal < -1
    assert tone(line).comment < -1


def test_a_foreign_word_in_an_english_line_changes_little() -> None:
    with_name = SOUNDS["donation"].replace("readers", "Leserinnen")
    assert abs(tone(with_name).appeal - tone(SOUNDS["donation"]).appeal) < 3


@pytest.mark.parametrize("line", ["", " ", "?", "12", "£5", "…", "a" * 5000, "we " * 5000, "Sign up! " * 3000])
def test_odd_lines_have_a_tone(line: str) -> None:
    found = tone(line)
    assert found == tone(line)
    assert all(abs(value) < 1000 for value in (found.appeal, found.comment, *found.odds))


def test_a_tone_is_the_same_whatever_was_read_before() -> None:
    lines = [*STORY, *SOUNDS.values(), *FOREIGN]
    forward, backward = read_text("\n".join(lines)), read_text("\n".join(lines))
    places = range(len(lines))
    first = [tone_at(forward, index) for index in places]
    again = {index: tone_at(backward, index) for index in reversed(places)}
    assert first == [again[index] for index in places] == [tone_at(forward, index) for index in places]


def test_a_tone_depends_on_its_line_alone() -> None:
    alone = Document(STORY[0], [STORY[0]], [0])
    beside = read_text("\n".join((SOUNDS["comment"], STORY[0])))
    assert tone_at(alone, 0) == tone_at(beside, 1)


@pytest.mark.parametrize("kind", SOUNDS)
def test_reasons_can_be_read(kind: str) -> None:
    line = SOUNDS[kind]
    found = reasons(voice_of(line), line, kind)
    assert 0 < len(found) <= 4
    assert len(set(found)) == len(found)
    assert found == reasons(voice_of(line), line, kind)
    assert found[:2] == reasons(voice_of(line), line, kind, most=2)
    for reason in found:
        assert kind in reason
        assert reason.isprintable()
        assert len(reason) < 80


def test_a_line_that_speaks_for_nothing_has_no_reasons() -> None:
    assert reasons(voice_of("Zyx wvu"), "Zyx wvu", "newsletter", most=0) == ()
