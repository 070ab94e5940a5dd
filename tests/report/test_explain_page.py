"""The page about a record: everything is there, in order, and nothing of it is markup."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest

import cleaner
from cleaner.document import Span
from cleaner.labels import Label
from cleaner.record import Segment
from cleaner.report.escape import safe, shown
from cleaner.report.evidence import found_words
from cleaner.report.explain_page import explain_page
from cleaner.report.rows import Row, article_of, article_of_data
from cleaner.resolve import Settled
from cleaner.threads.comment import Comment

STORY = (
    "Ferry sinks at its moorings\n\nThe ferry sank on Tuesday night, and nobody was aboard, said the harbour office.\n"
    "Sign up for our free newsletter and get the news in your inbox.\n"
    "Divers will look at the hull on Friday, if the tide allows it, and the insurer has sent two people of its own.\n"
)
PROSE = STORY.split("\n")[-2]
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\n\n"
    '"><svg onload=alert(3)> The harbour office said \u202eesrever\u202c that nobody was on board on Tuesday night.\n'
    "</style></script><!-- ]]> &lt;b&gt; The second paragraph\x00 holds a \ud800 surrogate and a bell\x07 to ring.\n"
)


class Text(HTMLParser):
    """The elements of a page, and its text without style and script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] not in ("style", "script"):
            self.text += data


def test_all_text_of_the_source_is_on_the_page() -> None:
    text = Text(cleaner.clean(STORY).to_html()).text
    assert [line for line in STORY.split("\n") if line not in text] == []


def test_the_words_that_are_evidence_are_marked() -> None:
    assert "<mark>Sign up for our free newsletter</mark>" in cleaner.clean(STORY).to_html()


def test_text_of_strangers_is_never_markup() -> None:
    page = Text(cleaner.clean(HOSTILE, kind="text").to_html())
    harmless = Text(cleaner.clean("A title\n\nA first line.\n", kind="text").to_html())
    assert page.tags.count("script") == harmless.tags.count("script") == 1
    assert {"img", "svg"} & set(page.tags) == set()
    assert [name for name in page.attributes if name.startswith("on")] == []
    assert "<img src=x onerror=alert(2)>" in page.text


def test_signs_that_steer_are_shown_by_their_code() -> None:
    page = cleaner.clean(HOSTILE, kind="text").to_html()
    page.encode()
    for code in ("U+202E", "U+202C", "U+0000", "U+D800", "U+0007"):
        assert f">{code}</code>" in page
    assert not re.search("[\x00\x07\u202e\u202c\ud800]", page)


@pytest.mark.parametrize("text", ["می\u200cخواهم", "क्\u200dष", "👩\u200d🚒"])
def test_joiners_that_words_are_written_with_stay(text: str) -> None:
    assert shown(text) == safe(text) == text


def test_a_name_of_a_rule_or_file_is_no_markup() -> None:
    row = Row(0, "A line.", Label.OTHER, '"><b>', 0.5, ("<i>",), "HTML characters 3–9")
    page = explain_page([article_of(cleaner.clean(STORY), "<h1>.txt")._replace(rows=(row,))])
    assert Text(page).tags.count("i") == 0
    assert unescape(page).count('"><b>') >= 2
    assert "HTML characters 3–9" in page


def test_the_policy_allows_its_own_script_and_style_alone() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', cleaner.clean(STORY).to_html())
    assert policy
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy[1]


def test_nothing_is_fetched_from_elsewhere() -> None:
    page = cleaner.clean(STORY, url="https://bell.example/ferry").to_html()
    assert {"src", "srcset", "action", "background"} & set(Text(page).attributes) == set()
    assert "@import" not in page
    assert "url(" not in page


def test_items_of_a_menu_are_one_row() -> None:
    menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(5))
    record = cleaner.clean(f"<html><nav><ul>{menu}</ul></nav><main><h1>Ferry</h1><p>{STORY[30:]}</p></main>")
    rows = [row for row in article_of(record, "menu").rows if "Section 3" in row.text]
    assert [row.text.split("\n") for row in rows] == [[f"Section {n}" for n in range(5)]]


def test_a_comment_says_who_wrote_it() -> None:
    record = cleaner.clean(STORY)
    said = Comment("c1", "Well done.", 10, 20, "c0", 2, "Ottilie", "2026-03-02", None, 7)
    row = Row(10, "Well done.", Label.COMMENT, "reader_comments", 0.9, ())
    record.__dict__["comments"] = (said,)
    record.__dict__["segments"] = (Segment(10, 20, row.label, row.rule, (), 0.9, row.text),)
    [shown_row] = article_of(record, "x").rows
    assert (shown_row.note, shown_row.depth) == ("c1: Ottilie, 2026-03-02, 7 votes, answers c0", 2)


def test_stored_data_shows_the_same_text_as_the_record() -> None:
    record = cleaner.clean(STORY)
    stored = article_of_data(record.to_dict(), "x")
    assert [(row.text.strip(), row.label) for row in stored.rows] == [
        (row.text.strip(), row.label) for row in article_of(record, "x").rows
    ]


def test_a_comment_that_has_no_place_in_the_text_stands_behind_it() -> None:
    record = cleaner.clean(STORY)
    record.__dict__["comments"] = (Comment("c1", "Well done.", None, None, author="Ottilie"),)
    for article in (article_of(record, "x"), article_of_data(record.to_dict(), "x")):
        row = article.rows[-1]
        assert (row.text, row.start) == ("Well done.", -1)
        assert row.note == "c1: Ottilie; in the linked data of the page"
    shares = explain_page([article_of(record, "x")])
    assert "1 comments (0 % of the text)" in shares


def test_long_menus_and_footers_are_folded_and_short_ones_are_not() -> None:
    def page(lines: int) -> str:
        menu = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(lines))
        story = "".join(f"<p>{line}</p>" for line in [PROSE] * 6)
        body = f"<nav><ul>{menu}</ul></nav><article>{story}</article><footer><ul>{menu}</ul></footer>"
        return f"<html><body>{body}</body></html>"

    folded = cleaner.clean(page(30), kind="html").to_html()
    assert [line.split("(")[0] for line in folded.split("<summary>") if "the article:" in line] == [
        "Before the article: 30 lines ",
        "Behind the article: 30 lines ",
    ]
    opened = folded.index("</ol>\n</details>")
    assert folded.index("Section 29") < opened < folded.index(PROSE)
    assert 'class="outside"' not in cleaner.clean(page(5), kind="html").to_html()


def test_what_the_guard_refused_is_told() -> None:
    record = cleaner.clean("The ferry sank on Tuesday.")
    span = Span(0, 9, Label.DONATION, "by_hand", 0.7, ("a test",))
    page = cleaner.ArticleRecord(record.document, Settled({}, (span,))).to_html()
    assert "Kept by the guard: 1" in page
    assert "by_hand" in page.partition("Kept by the guard")[2]


@pytest.mark.parametrize("source", ["", " \n", "<html></html>"])
def test_a_record_without_text_is_a_clear_page(source: str) -> None:
    assert "There is no text." in cleaner.clean(source).to_html()


@pytest.mark.parametrize("evidence", ["no colon", "sure: (", "sure: [", "sure: ~x y", "a: ^ .", "sure: İstanbul", ""])
def test_evidence_that_is_no_phrase_stays_as_it_is(evidence: str) -> None:
    assert found_words("The council sat on Tuesday.", (evidence,)) == ([], [evidence])


def test_evidence_that_overlaps_is_marked_once() -> None:
    places, words = found_words("Join our WhatsApp channel", ("sure: join our", "thing: our whatsapp channel"))
    assert places == [(0, 25)]
    assert words == ["“Join our” (sure)", "“our WhatsApp channel” (thing)"]


def test_words_inside_longer_evidence_are_said_once() -> None:
    places, words = found_words("Join our WhatsApp channel", ("thing: our whatsapp channel", "sure: channel", "long"))
    assert places == [(5, 25)]
    assert words == ["“our WhatsApp channel” (thing)", "long"]


def test_the_lines_of_a_comment_are_one_row() -> None:
    thread = "".join(f"Reader {n}\n3 March 2026 at 10:1{n}\nI saw it go down, {n} times.\nReply\n" for n in range(3))
    record = cleaner.clean(STORY + "\n3 comments\n" + thread, kind="text")
    rows = [row for row in article_of(record, "x").rows if row.label is Label.COMMENT]
    assert [row.note.partition(",")[0] for row in rows] == ["c1: Reader 0", "c2: Reader 1", "c3: Reader 2"]
    assert [row.text.count("\n") for row in rows] == [3, 3, 3]
    assert "".join(row.text for row in rows).replace("\n", "") == thread.replace("\n", "")


def test_one_article_is_named_once() -> None:
    page = cleaner.clean(STORY).to_html()
    assert len(re.findall(r"<h[12][^>]*>Ferry sinks at its moorings<", page)) == 1
