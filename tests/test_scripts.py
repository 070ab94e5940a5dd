"""Scripts other than Latin: folding, words without spaces, and what phrases are looked for by."""

import pytest

from cleaner import Label
from cleaner.rules.lexicon import Lexicon
from cleaner.rules.phrase_files import parse_phrases
from cleaner.rules.scripts import cut, fold, scripted, unfolded


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("kayıt", "kayit"),
        ("أُهلاً إلى الصفحة", "اهلا الي الصفحه"),
        ("न्यूज़लेटर माँ।", "न्यूजलेटर मां."),
        ("ＬＩＮＥ「はい」。", 'line"はい".'),
        ("plain text", "plain text"),
    ],
)
def test_what_readers_take_for_equal_is_made_equal(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_an_offset_of_the_folded_line_is_found_in_the_line_as_written() -> None:
    line = "اقرأ أيضاً: نقش"
    assert line[unfolded(line, len(fold("اقرأ أيضاً")))] == ":"
    assert unfolded("Read more: a", 9) == 9


def test_the_script_of_a_text_tells_its_languages() -> None:
    assert scripted("plain “text”") == frozenset()
    assert scripted("новости") == {"ru", "uk"}
    assert scripted("ニュースを見る") == {"ja"}
    assert scripted("新闻\nニュースを見る") == {"ja", "zh"}
    assert scripted("뉴스") == {"ko"}


def test_words_without_spaces_are_cut_into_pieces() -> None:
    assert cut([["登録はline公式へ"], ["two", "words"]]) == [["登録", "は", "line", "公式", "へ"], ["two", "words"]]


@pytest.mark.parametrize(
    ("code", "phrase", "found", "missed"),
    [
        ("ja", "メルマガ ~4 登録", ["無料のメルマガにご登録ください"], ["登録はメルマガから", "メルマガ。登録"]),
        ("zh", "订阅 ~3 通讯", ["立即订阅我们的通讯"], ["通讯订阅", "订阅"]),
        ("ko", "채널_추가 ~3 하세요", ["채널 추가를 하세요", "채널추가 하세요"], ["채널을 열고 추가하세요"]),
        ("ar", "نشرة ~3 بريد", ["نشرة تصلك على بريدك", "والنشرة عبر البريد"], ["نشر في البريد"]),
        ("hi", "न्यूज़लेटर सब्सक्राइब", ["हमारा न्यूजलेटर सब्सक्राइब करें"], ["न्यूज़लेटरों सब्सक्राइब"]),
        ("fi", "tilaa uutiskirj*", ["Tilaa uutiskirjeemme", "tilaa uutiskirje"], ["tilaa uutinen", "uutiskirje"]),
        ("tr", "kayıt ol*", ["KAYIT OLUN", "kayıt ol"], ["kayıtlı olun"]),
    ],
)
def test_phrases_are_found_in_every_script(code: str, phrase: str, found: list[str], missed: list[str]) -> None:
    phrases = parse_phrases(f'[newsletter]\nsure = ["{phrase}"]', "a list", code)
    lexicon = Lexicon({code: lambda: phrases})

    def holds(line: str) -> bool:
        return bool(lexicon.read([line]).look(0, Label.NEWSLETTER))

    assert {line: holds(line) for line in found} == dict.fromkeys(found, True)
    assert {line: holds(line) for line in missed} == dict.fromkeys(missed, False)
