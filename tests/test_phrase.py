"""The signs of the phrase language, its errors, and the phrases that ship."""

from collections import Counter
from pathlib import Path

import pytest

from cleaner import ConfigError, Label
from cleaner.rules.phrase import Phrase
from cleaner.rules.phrase_files import languages, load_phrases, parse_phrases, plain_phrases

PHRASES = Path(__file__).parents[1] / "cleaner" / "rules" / "phrases"


def matches(text: str, line: str) -> bool:
    return Phrase(Label.NEWSLETTER, "ask", text).match(line) is not None


@pytest.mark.parametrize(
    ("phrase", "found", "missed"),
    [
        (
            "sign up",
            ["sign up", "please sign up now", "sign, up!", "sign – up", "sign  up", "«sign up»", "sign\tup"],
            ["sign us up", "signup", "design up", "sign upon", "sign", "sign $ up", "sign (((((( up"],
        ),
        ("newsletter|bulletin", ["our newsletter", "a bulletin."], ["newsletters", "news", "bulletins"]),
        ("daily|weekly news|post", ["daily post", "weekly news"], ["daily weekly", "post daily"]),
        ("join [our|the] list", ["join list", "join our list", "join the list!"], ["join a list", "join our the list"]),
        ("[our] list of", ["our list of", "list of", "the list of"], ["list"]),
        ("list of [the] day [today]", ["list of day", "list of the day today"], ["list of a day"]),
        ("sign ~ list", ["sign list", "sign on list", "sign on to our list"], ["sign me up for our list", "signlist"]),
        ("sign ~1 list", ["sign list", "sign our list"], ["sign our good list"]),
        ("sign ~6 list", ["sign 1 2 3 4 5 6 list"], ["sign 1 2 3 4 5 6 7 list"]),
        ("sign ~ list", ["sign reader's post-box list"], ["sign\n\n\n\n\n\nlist"]),
        (
            "subscri* now",
            ["subscribe now", "subscription now", "subscri now"],
            ["unsubscribe now", "sub now", "subscribe", "subscri" + "b" * 31 + " now"],
        ),
        ("# readers", ["5 readers", "12,000 readers", "1.5 readers", "over 9 readers"], ["readers", "many readers"]),
        ("#|no readers", ["5 readers", "no readers"], ["some readers"]),
        (
            "$ month",
            ["$5 month", "£3.50 month", "€ 7 month", "us$5 month", "rs 200 month", "5 pounds month", "20p month"],
            ["5 month", "$ month", "month", "dollar month"],
        ),
        ("^ sign up", ["sign up", "» sign up", "- sign up to us", '"sign up"'], ["please sign up", "x sign up"]),
        ("sign up .", ["sign up", "sign up!", "now sign up …", "sign up »"], ["sign up now", "sign up. now"]),
        ("^ sign ~2 up .", ["sign up", "sign it all up."], ["please sign up", "sign up now", "sign a b c up"]),
        ("sign-up", ["sign-up", "signup", "sign up"], ["sign--up", "sign, up"]),
        ("don't miss", ["don't miss", "you don't miss"], ["dont miss", "don miss"]),
        ("c++ list", ["c++ list"], ["c list", "ccc list"]),
        ("jäh über", ["jäh über", "jäh, über"], ["ejäh über", "jäh überall"]),
    ],
)
def test_each_sign(phrase: str, found: list[str], missed: list[str]) -> None:
    assert {line: matches(phrase, line) for line in found} == dict.fromkeys(found, True)
    assert {line: matches(phrase, line) for line in missed} == dict.fromkeys(missed, False)


def test_a_match_says_where_it_stands() -> None:
    found = Phrase(Label.NEWSLETTER, "ask", "sign ~2 up").match("so sign right up!")
    assert found
    assert found.span() == (3, 16)


def test_the_keys_of_a_phrase_are_words_it_cannot_do_without() -> None:
    for text in ("sign up ~ newsletter|bulletin [today]", "^ [the] subscri* inbox .", "$ a month", "# comments"):
        phrase = Phrase(Label.NEWSLETTER, "ask", text)
        words = {word for token in text.split() for word in token.split("|")}
        assert phrase.keys
        assert phrase.keys <= words
        assert not any(set(key) & set("^~[*#$") for key in phrase.keys)


def test_phrases_keep_label_kind_and_order() -> None:
    found = parse_phrases('[newsletter]\nask = ["a", "b"]\nsure = ["c"]\n[legal]\nline = ["d"]\n', "x.toml")
    assert [(p.label, p.kind, p.text) for p in found] == [
        (Label.NEWSLETTER, "ask", "a"),
        (Label.NEWSLETTER, "ask", "b"),
        (Label.NEWSLETTER, "sure", "c"),
        (Label.LEGAL, "line", "d"),
    ]


LATER = pytest.mark.xfail(strict=True, reason="found when the phrase is first used, and named without its file")
LETTERS = pytest.mark.xfail(strict=True, reason="a text in place of a list is read as a list of letters")
RAW = pytest.mark.xfail(strict=True, raises=(AttributeError, TypeError), reason="not checked")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[newsletter]\nask = ["sign up", ""]', "ask"),
        ('[newsletter]\nask = ["   "]', "ask"),
        ('[newsletter]\nask = ["sign||up"]', "sign||up"),
        ('[newsletter]\nask = ["sign [our|] up"]', "sign"),
        ('[newsletter]\nask = ["sign []"]', "sign"),
        ('[newsletters]\nask = ["sign up"]', "newsletters"),
        ('[newsletter]\nask = ["sign up"', ""),
        ('[newsletter]\nask = ["a"]\n[newsletter]\nsure = ["b"]', ""),
        pytest.param('[newsletter]\nask = ["^ ~3 ."]', "ask", marks=LATER),
        pytest.param('[newsletter]\nask = ["[our]"]', "ask", marks=LATER),
        pytest.param('[newsletter]\nask = ["subscri*"]', "ask", marks=LATER),
        pytest.param('[newsletter]\nask = ["# $"]', "ask", marks=LATER),
        pytest.param('[newsletter]\nask = ["sign ~x up"]', "ask", marks=LATER),
        pytest.param('[newsletter]\nask = "inbox"', "ask", marks=LETTERS),
        pytest.param("[newsletter]\nask = 3", "ask", marks=RAW),
        pytest.param("[newsletter]\nask = [3]", "ask", marks=RAW),
        pytest.param('newsletter = "sign up"', "newsletter", marks=RAW),
    ],
)
def test_a_bad_file_is_an_error_with_its_place(text: str, named: str) -> None:
    with pytest.raises(ConfigError, match=r"^bad\.toml: ") as caught:
        parse_phrases(text, "bad.toml")
    assert named in str(caught.value)


@pytest.mark.parametrize("text", ["^ ~3 .", "[our]", "subscri*", "# $"])
def test_a_phrase_without_a_plain_word_cannot_be_used(text: str) -> None:
    with pytest.raises(ConfigError):
        Phrase(Label.NEWSLETTER, "ask", text).keys  # noqa: B018


def test_an_unknown_language_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(ConfigError, match=r"'xx'.*en"):
        load_phrases("xx")


@pytest.mark.parametrize("language", languages())
def test_every_shipped_phrase_compiles_and_has_a_key(language: str) -> None:
    phrases = load_phrases(language)
    assert phrases
    for phrase in phrases:
        assert phrase.pattern
        assert phrase.keys, phrase
        assert phrase.text == phrase.text.lower().replace("’", "'"), phrase


@pytest.mark.parametrize("path", sorted(PHRASES.glob("*.toml")), ids=lambda path: str(path.name))
def test_shipped_files_are_plain_and_without_errors(path: Path) -> None:
    text = path.read_text("utf-8")
    quick = [(p.label, p.kind, p.text) for p in plain_phrases(text)]
    assert quick == [(p.label, p.kind, p.text) for p in parse_phrases(text, path.name)]


@pytest.mark.parametrize("language", languages())
def test_no_phrase_is_listed_twice_in_one_label(language: str) -> None:
    listed = Counter((phrase.label.value, phrase.text) for phrase in load_phrases(language))
    assert [place for place, times in listed.items() if times > 1] == []


@pytest.mark.parametrize("language", languages())
def test_every_kind_of_evidence_is_one_that_english_has(language: str) -> None:
    known = {(phrase.label, phrase.kind) for phrase in load_phrases("en")} | {
        (p.label, "not") for p in load_phrases("en")
    }
    assert {(p.label.value, p.kind) for p in load_phrases(language) if (p.label, p.kind) not in known} == set()
