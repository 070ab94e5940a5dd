"""Reader comments of pages: every field of the fixtures, and pages made to be hard."""

import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from cleaner import clean
from cleaner.article.threads.systems import system_of
from cleaner.document import PageFacts
from cleaner.pipeline import Cleaner

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures" / "pages").glob("comments-*"))
FIELDS = ("author", "date_published", "date_raw", "parent_id", "depth", "upvote_count", "text")
STORY = "<article><h1>Weir at Tace opened in the night</h1>" + "".join(
    f"<p>The keeper said for the {word} time that the lock had been opened with a key, and not by the river.</p>"
    for word in ("first", "second", "third", "fourth")
)


def item(number: int, inner: str = "") -> str:
    """A comment as WordPress writes it."""
    return (
        f'<li class="comment" id="comment-{number}"><cite class="fn">Reader {number}</cite>'
        f'<div class="comment-meta"><time datetime="2024-01-02T10:00:00Z">2 January 2024</time></div>'
        f'<div class="comment-content"><p>I saw it happen at gate {number}.</p></div>{inner}</li>'
    )


def page(comments: str, story: str = f"{STORY}</article>") -> str:
    """A page with a story and comments below it."""
    return f"<html><head><title>Weir at Tace opened in the night</title></head><body>{story}{comments}</body></html>"


def fields_of(source: bytes | str, parser: str = "turbohtml") -> dict[str, Any]:
    """What `comments.json` holds."""
    record = Cleaner(parser=parser).clean(source, kind="html")
    comments = [{name: getattr(comment, name) for name in FIELDS} for comment in record.comments]
    return {"status": record.comments_status, "system": record.comments_system, "comments": comments}


@pytest.mark.parametrize("folder", FIXTURES, ids=lambda folder: folder.name)
@pytest.mark.parametrize("parser", ["turbohtml", "bs4"])
def test_every_field_of_every_comment(folder: Path, parser: str) -> None:
    want = json.loads((folder / "comments.json").read_text("utf-8"))
    assert fields_of((folder / "input.html").read_bytes(), parser) == want


@pytest.mark.parametrize("folder", FIXTURES, ids=lambda folder: folder.name)
def test_no_comment_is_in_the_body_and_offsets_hold_its_text(folder: Path) -> None:
    record = clean((folder / "input.html").read_bytes(), kind="html")
    for comment in record.comments:
        assert comment.text not in record.text
        if comment.start is None:
            assert comment.text.split("\n")[0] not in record.source_text
            continue
        held = record.source_text[comment.start : comment.end]
        assert all(line in held for line in comment.text.split("\n"))


def test_the_body_is_the_same_whether_or_not_comments_are_kept() -> None:
    source = page(f'<ol class="commentlist">{item(1)}{item(2)}</ol>')
    assert clean(source, kind="html").text == clean(page(""), kind="html").text


AGES = {
    "2 days ago": "2024-05-10",
    "vor 3 Stunden": "2024-05-12T12:00",
    "il y a 2 h": "2024-05-12T13:00",
    "昨日": "2024-05-11",
    "hace 3 semanas": "2024-04-21",
    "3 giorni fa": "2024-05-09",
    "2 dagen geleden": "2024-05-10",
    "2 дня назад": "2024-05-10",
    "2日前": "2024-05-10",
    "2 gün önce": "2024-05-10",
    "2 dni temu": "2024-05-10",
    "2 days ago (edited)": "2024-05-10",
    "5h": "2024-05-12T10:00",
    "just now": "2024-05-12T15:00",
    "a month ago": "2024-04",
    "12 May": None,
    "03/04/2024": None,
}
"""Ages as pages show them, and when that was for one who reads on 12 May 2024 at 15:00."""


@pytest.mark.parametrize("tag", ["time", 'span class="comment-date"', 'div class="comment-meta"'])
def test_ages_are_counted_back_from_the_moment_that_the_caller_gives(tag: str) -> None:
    ages = "".join(
        f'<li class="comment" id="comment-{number}"><cite class="fn">Reader {number}</cite>'
        f'<{tag}>{age}</{tag.split()[0]}><div class="comment-content"><p>I saw it at gate {number}.</p></div></li>'
        for number, age in enumerate(AGES)
    )
    source = page(f'<ol class="commentlist">{ages}{item(99)}</ol>')
    dated = Cleaner(reference_date="2024-05-12T15:00:00").clean(source, kind="html").comments
    assert [comment.date_published for comment in dated] == [*AGES.values(), "2024-01-02T10:00:00+00:00"]
    undated = clean(source, kind="html").comments
    assert [comment.date_published for comment in undated] == [None] * len(AGES) + ["2024-01-02T10:00:00+00:00"]
    assert [comment.date_raw for comment in dated] == [comment.date_raw for comment in undated]


@pytest.mark.parametrize(
    ("markup", "count"),
    [
        ('<span class="vote-count">4</span>', 4), ('<span class="votes">+1,204</span>', 1204),
        ('<meta itemprop="upvoteCount" content="7">', 7), ('<b class="dislikes">3</b> <b class="likes">5</b>', 5),
        ('<span class="downvote-count">4</span>', None), ('<span class="reply-count">4</span>', None), ("4", None),
        ('<span class="likes">like</span>', None),
    ],
)  # fmt: skip
def test_votes_for_a_comment(markup: str, count: int | None) -> None:
    voted = item(1).replace('<div class="comment-meta">', f'<div class="comment-meta">{markup} ')
    [comment] = clean(page(f'<ol class="commentlist">{voted}</ol>'), kind="html").comments
    assert comment.upvote_count == count


@pytest.mark.parametrize(
    ("between", "kept"),
    [
        ("<p>Like</p>", "Like"), ("<button>Nobody pressed it</button>", "Nobody pressed it"),
        ("<button>Show more</button>", ""), ('<a href="#more">Read more</a>', ""),
    ],
)  # fmt: skip
def test_controls_in_the_middle_of_a_text(between: str, kept: str) -> None:
    said = item(1).replace("</p></div>", f"</p>{between}<p>And again at gate 2, on the Sunday after.</p></div>")
    [comment] = clean(page(f'<ol class="commentlist">{said}</ol>'), kind="html").comments
    lines = ["I saw it happen at gate 1.", *([kept] if kept else []), "And again at gate 2, on the Sunday after."]
    assert comment.text.split("\n") == lines


def test_a_record_lets_go_of_the_markup_of_comments_and_still_has_them() -> None:
    record = clean(page(f'<ol class="commentlist">{item(1)}{item(2)}</ol>'), kind="html")
    assert not record.document.signs
    copy = pickle.loads(pickle.dumps(record))
    assert [comment.author for comment in copy.comments] == ["Reader 1", "Reader 2"]
    assert copy == record


def test_a_thousand_comments_are_a_thousand() -> None:
    record = clean(page(f'<ol class="commentlist">{"".join(map(item, range(1000)))}</ol>'), kind="html")
    assert [comment.author for comment in record.comments] == [f"Reader {number}" for number in range(1000)]
    assert len(record.body) == 4


def test_answers_nested_deep_each_have_the_one_around_as_parent() -> None:
    nested = ""
    for number in range(120, 0, -1):
        nested = f'<ul class="children">{item(number, nested)}</ul>'
    comments = clean(page(f'<div id="comments">{nested}</div>'), kind="html").comments
    assert [comment.depth for comment in comments] == list(range(120))
    assert [comment.parent_id for comment in comments] == [None, *(f"c{number}" for number in range(1, 120))]


def nested(depth: int) -> str:
    """Comments each of which answers the one before."""
    inner = ""
    for number in range(depth, 0, -1):
        inner = f'<ul class="children">{item(number, inner)}</ul>'
    return inner


@pytest.mark.parametrize("parser", ["turbohtml", "bs4"])
def test_five_hundred_answers_to_answers_each_have_the_one_around_as_parent(parser: str) -> None:
    after = item(501).replace("<li", "<div").replace("</li>", "</div>")
    record = Cleaner(parser=parser).clean(page(f'<div id="comments">{nested(500)}{after}</div>'), kind="html")
    assert [comment.depth for comment in record.comments] == [*range(500), 0]
    assert [comment.author for comment in record.comments] == [f"Reader {number}" for number in range(1, 502)]
    assert len(record.body) == 4
    assert len(pickle.loads(pickle.dumps(record)).comments) == 501


def test_what_nothing_closes_is_no_depth() -> None:
    opened = '<div class="teaser"><p>Read more about the weir.</p>' * 600
    record = clean(page(f'{opened}<div id="comments">{nested(20)}'), kind="html")
    assert max(element.depth for element in record.document.elements) <= 520
    assert "at gate" not in record.text
    assert "at gate 20." in " ".join(comment.text for comment in record.comments)


def test_a_thread_that_the_end_of_the_page_cuts_off_anywhere() -> None:
    whole = page(f'<ol class="commentlist">{item(1)}{item(2)}')
    for end in range(whole.index(item(2)), len(whole), 3):
        record = clean(whole[:end], kind="html")
        texts = [comment.text for comment in record.comments]
        assert texts[0] == "I saw it happen at gate 1."
        assert len(texts) == 1 + ("<p>I" in whole[whole.index(item(2)) : end])
        assert len(record.body) == 4
        assert "Reader" not in record.text


def test_comments_above_and_below_the_story_are_all_there() -> None:
    above = f'<section class="comments"><h2>Editors</h2><ol class="commentlist">{item(1)}{item(2)}</ol></section>'
    below = f'<div id="disqus_thread"><ul>{item(3)}{item(4)}</ul></div>'
    record = clean(page(below, f"{above}{STORY}</article>"), kind="html")
    assert [comment.author for comment in record.comments] == [f"Reader {number}" for number in (1, 2, 3, 4)]
    assert [comment.parent_id for comment in record.comments] == [None] * 4
    assert len(record.body) == 4


def test_comments_that_nothing_closes_above_the_story_do_not_take_it_with_them() -> None:
    opened = item(1).removesuffix("</li>") + item(2).removesuffix("</li>")
    record = clean(page("", f'<ol class="commentlist">{opened}{STORY}</article>'), kind="html")
    assert len(record.body) == 4
    assert "gate" not in record.text
    assert record.comments[0].author == "Reader 1"


def test_a_thread_that_nothing_closes() -> None:
    source = page('<ol class="commentlist">' + item(1).removesuffix("</li>") + item(2).removesuffix("</li>"))
    assert [comment.author for comment in clean(source, kind="html").comments] == ["Reader 1", "Reader 2"]


def test_a_story_in_an_element_named_comment_stays() -> None:
    story = STORY.replace("<article>", '<article class="comment" id="comment-5"><b class="author">Rufus Embley</b>')
    record = clean(page("", f"{story.replace('<h1>', '<h2>').replace('</h1>', '</h2>')}</article>"), kind="html")
    assert "for the fourth time" in record.text
    assert not record.comments


def test_text_kept_by_the_caller_is_no_comment() -> None:
    cleaner = Cleaner(without=("comment_thread",))
    assert not [s for s in cleaner.clean(page(item(1)), kind="html").segments if s.rule == "comment_thread"]


@pytest.mark.parametrize(
    ("hook", "system"),
    [
        ("disqus_thread", "disqus"), ("https://talk.hyvor.com/embed/embed.js", "hyvor"),
        ("vf-conversations", "viafoura"), ("data-spotim-module=conversation", "openweb"),
        ("fb-comments", "facebook"), ("https://giscus.app/client.js", "giscus"),
        ("https://connect.facebook.net/en_gb/sdk.js", None), ("recentcomments", None),
    ],
)  # fmt: skip
def test_systems_are_known_by_scripts_and_elements(hook: str, system: str | None) -> None:
    assert system_of(PageFacts(hooks=(hook,))) == system


@pytest.mark.parametrize(
    ("head", "author", "day"),
    [
        ("April, 4 May 2020 at 10:00", "April", "2020-05-04T10:00"),
        ("May on May 4, 2020 at 9:12 am", "May", "2020-05-04T09:12"),
        ("rookie88 at November 05, 2019 at 07:03 AM", "rookie88", "2019-11-05T07:03"),
        ("RRobert K.04.11.2019, 11:47", "Robert K.", "2019-11-04T11:47"),
        ("Lloyd 04-Nov-2019 11:47", "Lloyd", "2019-11-04T11:47"),
        ("Ann 4 May 2020 - Reply", "Ann", "2020-05-04"),
    ],
)
def test_a_name_beside_a_date_that_is_hard_to_part(head: str, author: str, day: str) -> None:
    items = "".join(f"<div><p>{head}</p><p>The weir was open when I came by, number {i}.</p></div>" for i in range(2))
    found = clean(page(f"<h3>2 comments</h3>{items}"), kind="html").comments
    assert [(comment.author, comment.date_published) for comment in found] == [(author, day)] * 2
