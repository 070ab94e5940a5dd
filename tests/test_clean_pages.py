"""Whole pages through the public interface: every kind of source, segments and places, records, options."""

import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from bs4 import BeautifulSoup

import cleaner
from cleaner import Cleaner, Keep, Label
from cleaner.testing import pages

FIXTURES = Path(__file__).parents[1] / "fixtures"
PAGES = {str(page): page.input.read_text(encoding="utf-8") for page in pages(FIXTURES) if page.is_html}
NEWS = PAGES["html-en-news"]
COMMENTED = PAGES["html-en-opinion"]
SOURCES: dict[str, Any] = {
    "bytes": NEWS.encode(),
    "bytearray": bytearray(NEWS, "utf-8"),
    "byte order mark": b"\xef\xbb\xbf" + NEWS.encode(),
    "utf-16": NEWS.encode("utf-16"),
    "windows-1252": NEWS.replace('charset="utf-8"', 'charset="windows-1252"').encode("windows-1252"),
    "soup": BeautifulSoup(NEWS, "html.parser"),
    "tag": BeautifulSoup(NEWS, "html.parser").body,
    "text with a byte order mark": "\ufeff" + NEWS,
    "line breaks of other systems": NEWS.replace("\n", "\r\n"),
}
VALIDATOR = jsonschema.Draft202012Validator(cleaner.json_schema())


def test_there_are_pages_in_several_languages() -> None:
    assert len(PAGES) >= 10
    languages = [cleaner.clean(page).language for page in PAGES.values()]
    assert {language[:2] for language in languages if language} == {
        "ar",
        "de",
        "en",
        "fr",
        "he",
        "it",
        "ja",
        "ko",
        "pl",
        "ru",
        "zh",
    }


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_every_kind_of_source_gives_the_same_body(source: Any) -> None:
    record, expected = cleaner.clean(source), cleaner.clean(NEWS)
    assert record.status == "ok"
    assert (record.text, record.title) == (expected.text, expected.title)
    assert [block.kind for block in record.body] == [block.kind for block in expected.body]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_both_parsers_give_the_same_record(page: str) -> None:
    fast, other = cleaner.clean(page).to_dict(), Cleaner(parser="bs4").clean(page).to_dict()
    for data in (fast, other):
        for segment in data["removed"]:
            del segment["html_start"], segment["html_end"]
    assert fast == other


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("bytes", "utf-8"), ("utf-16", "utf-16-le"), ("windows-1252", "windows-1252"), ("soup", None)],
)
def test_the_record_names_the_encoding(name: str, encoding: str | None) -> None:
    record = cleaner.clean(SOURCES[name])
    assert (record.encoding, record.replaced) == (encoding, 0)


@pytest.mark.parametrize(
    ("source", "is_page"),
    [
        (NEWS, True),
        (NEWS.encode(), True),
        ("<p>One line of markup.</p>\n<p>And another.</p>", True),
        (cleaner.clean(NEWS).text, False),
        (cleaner.clean(NEWS).text.encode(), False),
        ("Write <b>bold</b> if you mean it, and close what you open.", False),
        ("# Title\n\nA line with <br> in it.\n\n- one\n- two", False),
        ("1 < 2 and 3 > 2, as everybody knows.", False),
        ("", False),
    ],
)
def test_pages_and_texts_are_told_apart(source: str | bytes, is_page: bool) -> None:
    assert (cleaner.clean(source).metadata is not None) is is_page


def test_the_kind_can_be_given() -> None:
    as_text = cleaner.clean(NEWS, kind="text")
    assert as_text.source_text == NEWS
    assert cleaner.clean("No markup at all.", kind="html").metadata is not None
    with pytest.raises(cleaner.InputError, match="kind='pdf'"):
        cleaner.clean(NEWS, kind="pdf")


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_segments_cover_the_text_and_know_their_place_in_the_html(page: str) -> None:
    record = cleaner.clean(page)
    assert "".join(segment.text for segment in record.segments) == record.source_text
    assert record.segments[0].start == 0
    assert all(before.end == after.start for before, after in pairwise(record.segments))

    for segment in record.segments:
        held = BeautifulSoup(page[segment.html_start : segment.html_end], "html.parser").get_text()
        assert segment.text.split()[0].split("|")[0] in held, segment


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_blocks_stand_where_they_say(page: str) -> None:
    record = cleaner.clean(page)
    assert all(record.source_text[block.start : block.end] == block.text for block in record.body)
    assert record.text == "\n\n".join(block.text for block in record.body)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_record_as_json_is_what_the_schema_says(page: str) -> None:
    record = cleaner.clean(page)
    data = json.loads(record.to_json())
    VALIDATOR.validate(data)
    assert data == record.to_dict()
    assert "\n" not in record.to_json()


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_title_is_not_said_again_in_the_text(page: str) -> None:
    record = cleaner.clean(page)
    assert record.title
    assert record.title not in record.text
    assert not any(block.kind == Label.TITLE for block in record.body)


def test_the_same_page_gives_the_same_record_in_any_thread() -> None:
    shared = Cleaner()
    expected = [shared.clean(page).to_json() for page in PAGES.values()]
    with ThreadPoolExecutor(16) as pool:
        rounds = list(pool.map(lambda page: shared.clean(page).to_json(), list(PAGES.values()) * 6))
    assert rounds == expected * 6
    assert [Cleaner().clean(page).to_json() for page in reversed(PAGES.values())] == expected[::-1]


def test_cleaners_and_records_can_be_sent_to_other_processes() -> None:
    sent = pickle.loads(pickle.dumps(Cleaner(keep=(Keep(text="Otters"),), without=("social_control",))))
    assert sent == Cleaner(keep=(Keep(text="Otters"),), without=("social_control",))
    record = sent.clean(NEWS)
    copy = pickle.loads(pickle.dumps(record))
    assert copy == record
    assert copy.to_json() == record.to_json()


def test_a_broken_page_among_many_is_a_record() -> None:
    sources = [NEWS, b"\xff\xfe\xfa", 17, COMMENTED]
    records = list(Cleaner().clean_many(sources, kind="html"))
    assert [record.status for record in records] == ["ok", "no_article", "error", "ok"]
    assert records[2].error and records[2].error.code == "bad_input"
    assert records[3].title == "Please do not subscribe to my street"
    for record in records:
        VALIDATOR.validate(record.to_dict())


@pytest.mark.parametrize("budget", [1, 900, 3_500, len(NEWS) - 1])
def test_a_page_beyond_the_budget_says_how_much_was_not_read(budget: int) -> None:
    for source in (NEWS, NEWS.encode()):
        record = Cleaner(max_chars=budget).clean(source, kind="html")
        assert (record.status, record.unread) == ("budget_exceeded", len(NEWS) - len(NEWS[:budget].removesuffix("<")))
        assert "".join(segment.text for segment in record.segments) == record.source_text
        VALIDATOR.validate(record.to_dict())


@pytest.mark.parametrize("parser", ["turbohtml", "bs4"])
@pytest.mark.parametrize("cut", ["<", "</", "&", "&am", "&#x2"])
def test_a_tag_or_entity_at_the_end_of_the_budget_is_no_text(parser: str, cut: str) -> None:
    head = f"<main><h1>Ferry returns</h1><p>{'The ferry sailed again on Saturday, with a pony on board. ' * 4}"
    record = Cleaner(max_chars=len(head + cut), parser=parser).clean(head + cut + "p;/p>", kind="html")
    assert (record.unread, record.source_text[-9:]) == (len(cut) + 5, "on board.")
    plain = Cleaner(max_chars=len(head + "a & b"), parser=parser).clean(head + "a & b is more", kind="html")
    assert plain.source_text.endswith("a & b")


def test_a_page_within_the_budget_is_read_whole() -> None:
    record = Cleaner(max_chars=len(NEWS)).clean(NEWS)
    assert (record.status, record.unread) == ("ok", 0)
    assert "ticket all the same" in record.text
    assert "ticket all the same" not in Cleaner(max_chars=3_500).clean(NEWS).text


def test_what_a_user_keeps_stays_wherever_it_stands() -> None:
    assert "Otters move" not in cleaner.clean(NEWS).text
    assert "Otters move into the fish market" in Cleaner(keep=(Keep(text="Otters move"),)).clean(NEWS).text
    kept = Cleaner(keep=(Keep(pattern=r"^Topics:"),)).clean(NEWS)
    assert kept.body[-1].text == "Topics: Hallow Railways"


@pytest.mark.parametrize(
    ("label", "text"), [(Label.NEWSLETTER, "The Observer in your inbox"), (Label.RELATED, "Bell ringers refuse")]
)
def test_labels_can_be_kept(label: Label, text: str) -> None:
    assert text not in cleaner.clean(NEWS).text
    assert text in Cleaner(keep_labels=(label,)).clean(NEWS).text


def test_without_the_look_for_the_article_only_lines_with_telling_words_go() -> None:
    record = Cleaner(without=("outside_article",)).clean(NEWS)
    assert {segment.rule for segment in record.segments}.isdisjoint({"outside_article"})
    assert "Sign up for our morning newsletter" not in record.text
    bare = Cleaner(rules=()).clean(NEWS)
    assert [block.text for block in bare.body] == list(bare.document.lines)


def test_what_a_page_says_of_itself() -> None:
    record = cleaner.clean(NEWS)
    assert record.title == "Drowned railway comes up for air in Hallow Reservoir"
    assert record.authors == ("Philippa Strand",)
    assert (record.date_published, record.date_modified) == ("2025-09-14T06:30:00+01:00", "2025-09-15T09:02:00+01:00")
    assert (record.language, record.site_name, record.section) == ("en-GB", "The Carrick Observer", "News")
    assert record.url == "https://observer.example/news/drowned-railway"
    assert [cleaner.clean(PAGES[f"html-{name}"]).access for name in ("en-news", "de-paywall", "ja-local")] == [
        "free",
        "paywalled",
        "unknown",
    ]


def test_what_the_caller_knows_counts_more() -> None:
    record = cleaner.clean(NEWS, url="https://mirror.example/1", language="en")
    assert (record.url, record.language) == ("https://mirror.example/1", "en")


def test_comments_are_apart_from_the_text() -> None:
    record = cleaner.clean(COMMENTED)
    (comment,) = record.comments
    assert (
        comment.text == "As the editor in question I would like to say that the bicycle was in the way of the parade."
    )
    assert "editor in question" not in record.text
    assert record.comments_status == "embedded"
    assert cleaner.clean(NEWS).comments_status == "none"
