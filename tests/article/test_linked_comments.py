"""Comments of linked data: read from scripts of all kinds, and joined to those of the page."""

import json
from typing import Any

import jsonschema
import pytest

from cleaner import clean, json_schema
from cleaner.article.threads.linked import Linked, lines_of, linked_comments
from cleaner.article.threads.when import When
from cleaner.pipeline import Cleaner
from cleaner.report.export import to_schema_org
from cleaner.threads.comment import Comment
from cleaner.threads.linked import with_linked

STORY = "<article><h1>Weir at Tace opened in the night</h1>" + "".join(
    f"<p>The keeper said for the {word} time that the lock had been opened with a key, and not by the river.</p>"
    for word in ("first", "second", "third", "fourth")
)


def script(*comments: Any, **more: Any) -> str:
    """An article with comments as a page writes it."""
    return json.dumps({"@type": "NewsArticle", "headline": "Weir", "comment": list(comments), **more})


def page(scripts: str, comments: str = "") -> str:
    """A page with a story, one script and comments below the story."""
    held = f'<script type="application/ld+json">{scripts}</script>'
    title = "<title>Weir at Tace opened in the night</title>"
    return f"<html><head>{title}{held}</head><body>{STORY}</article>{comments}</body></html>"


def said(number: int, **more: Any) -> dict[str, Any]:
    """A comment by number."""
    author = {"@type": "Person", "name": f"Reader {number}"}
    text = f"I saw it happen at gate {number}."
    return {"@type": "Comment", "text": text, "author": author, "dateCreated": "2024-01-02T10:00:00Z", **more}


def counted(kind: Any, count: Any) -> dict[str, Any]:
    """How often something was done."""
    return {"@type": "InteractionCounter", "interactionType": kind, "userInteractionCount": count}


def one(**more: Any) -> Linked:
    """The only comment of a script."""
    found = linked_comments([script({"@type": "Comment", "text": "Aye.", **more})])
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    "node",
    [
        {"@type": "NewsArticle", "commentCount": 12, "comment": []},
        {"@type": "NewsArticle", "comment": 12},
        {"@type": "NewsArticle", "comment": "closed"},
        {"@type": "NewsArticle", "comment": {"@id": "#c1"}},
        {"@type": "NewsArticle", "comment": {"text": "nobody and never"}},
        {"@type": "NewsArticle", "comment": {"@type": "Comment", "text": " <p> </p> ", "author": "Pim"}},
        {"@type": "NewsArticle", "potentialAction": {"@type": "CommentAction", "name": "Comment", "text": "Say it"}},
        {"@type": "NewsArticle", "correction": {"@type": "CorrectionComment", "text": "It was Monday."}},
        {
            "@type": "FAQPage",
            "mainEntity": {"@type": "Question", "acceptedAnswer": {"@type": "Answer", "text": "Yes."}},
        },
        {"@type": "Question", "acceptedAnswer": {"@type": "Answer", "text": "Yes.", "author": "The desk"}},
        {"@type": "Comment", "parentItem": {"@type": "Comment", "text": "What it answers", "author": "Pim"}},
        {"@type": "ItemList", "itemListElement": [{"item": {"@type": "Article", "comment": said(1)}}]},
    ],
)
def test_what_is_no_comment_of_the_article(node: dict[str, Any]) -> None:
    assert linked_comments([json.dumps(node)]) == []


@pytest.mark.parametrize(
    "node",
    [
        said(1),
        {"@graph": [said(1)]},
        {"@type": "NewsArticle", "comment": said(1)},
        {"@type": "NewsArticle", "comments": [said(1, **{"@type": "https://schema.org/Comment"})]},
        {"@type": "DiscussionForumPosting", "comment": [said(1, **{"@type": ["Comment"]})]},
        {"@type": "NewsArticle", "comment": [{k: v for k, v in said(1).items() if k != "@type"}]},
        {"@type": "QAPage", "mainEntity": {"@type": "Question", "suggestedAnswer": [said(1, **{"@type": "Answer"})]}},
        {"@type": "UserComments", "commentText": said(1)["text"], "creator": "Reader 1", "commentTime": "2024-01-02"},
    ],
)
def test_what_is_one(node: dict[str, Any]) -> None:
    assert [(c.author, c.text) for c in linked_comments([json.dumps(node)])] == [
        ("Reader 1", "I saw it happen at gate 1.")
    ]


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Josie Lark", "Josie Lark"), ({"name": "Josie&nbsp;Lark"}, "Josie Lark"),
        ([{"name": "Josie Lark"}], "Josie Lark"),
        (["Josie Lark", "Pim"], "Josie Lark"), ({"alternateName": "jlark"}, "jlark"), ("https://tace.example/jl", None),
        ({"@id": "#nobody"}, None), (None, None), (7, "7"), ([], None), ({"name": None}, None),
    ],
)  # fmt: skip
def test_authors(author: Any, name: str | None) -> None:
    assert one(author=author).author == name


@pytest.mark.parametrize(
    ("fields", "when"),
    [
        ({"dateCreated": "2024-05-02T08:00:00.123Z"}, When("2024-05-02T08:00:00+00:00", "2024-05-02T08:00:00.123Z")),
        ({"dateCreated": "2024-05-01", "datePublished": "2024-05-02"}, When("2024-05-02", "2024-05-02")),
        ({"dateCreated": 1714636800}, When("2024-05-02T08:00:00+00:00", "1714636800")),
        ({"dateCreated": "2 May 2024"}, When("2024-05-02", "2 May 2024")),
        ({"dateCreated": "2024-13-41"}, When()),
        ({"dateCreated": "3 hours ago"}, When(None, "3 hours ago")),
        ({"dateCreated": ["2024-05-02"]}, When("2024-05-02", "2024-05-02")),
        ({"dateCreated": "soon"}, When()),
    ],
)
def test_dates(fields: dict[str, Any], when: When) -> None:
    assert one(**fields).when == when


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"upvoteCount": 4}, 4), ({"upvoteCount": "4"}, 4), ({"upvoteCount": 4.0}, 4), ({"upvoteCount": "-2"}, -2),
        ({"upvoteCount": "many"}, None), ({"upvoteCount": True}, None), ({}, None),
        ({"interactionStatistic": counted("http://schema.org/LikeAction", 4)}, 4),
        ({"interactionStatistic": [counted({"@type": "LikeAction"}, "4")]}, 4),
        ({"interactionStatistic": counted("http://schema.org/CommentAction", 4)}, None),
    ],
)  # fmt: skip
def test_votes(fields: dict[str, Any], count: int | None) -> None:
    assert one(**fields).upvote_count == count


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("One.<br>Two.<br/>Three.", "One.\nTwo.\nThree."),
        ("<p>One <b>bold</b> word.</p>\n\n<p>Two.</p>", "One bold word.\nTwo."),
        ("&lt;p&gt;Tea &amp;amp; cake&lt;/p&gt;", "Tea & cake"),
        ("2 < 3 and 4 > 3", "2 < 3 and 4 > 3"),
        ("plain\nlines\n\nhere", "plain\nlines\nhere"),
        ('<a href="https://a.example/?q=1&amp;r=2">there</a><!-- no -->.', "there."),
    ],
)
def test_texts_are_lines_without_markup(markup: str, text: str) -> None:
    assert lines_of(markup) == text


def test_a_name_of_several_comments_names_no_parent() -> None:
    url = "https://tace.example/weir"
    found = linked_comments([script(said(1, url=url), said(2, url=url), said(3, parentItem={"url": url}))])
    assert [c.parent for c in found] == [None, None, None]


def test_a_comment_stands_below_the_one_it_answers() -> None:
    answers = [said(3, parentItem={"@id": "#2"}), said(2, **{"@id": "#2"}), said(4), said(5, parentItem="#2")]
    found = linked_comments([script(*answers)])
    assert [c.author for c in found] == ["Reader 2", "Reader 3", "Reader 5", "Reader 4"]
    assert [c.parent for c in found] == [None, 0, 0, None]


@pytest.mark.parametrize("length", [1, 2, 3, 1000])
def test_answers_that_go_round_in_a_circle(length: int) -> None:
    ring = [said(n, **{"@id": f"#{n}", "parentItem": {"@id": f"#{(n + 1) % length}"}}) for n in range(length)]
    record = clean(page(script(*ring)), kind="html")
    assert len(record.comments) == length
    assert record.comments[0].parent_id is None
    assert max(comment.depth for comment in record.comments) == length - 1


def test_a_comment_told_twice_is_there_once_and_one_written_twice_is_not() -> None:
    again = script(said(1, comment=[said(2)]))
    assert [c.parent for c in linked_comments([again, again, json.dumps(said(2))])] == [None, 0]
    thanks = {"@type": "Comment", "text": "Thanks!"}
    assert len(linked_comments([script(thanks, thanks)])) == 2


def test_five_hundred_deep() -> None:
    thread = said(500)
    for number in range(499, 0, -1):
        thread = said(number, comment=[thread])
    text = '{"@type": "NewsArticle", "comment": [' + _dumped(500) + "]}"
    comments = clean(page(text), kind="html").comments
    assert [comment.depth for comment in comments] == list(range(500))
    assert comments[499].text == thread["text"].replace("gate 1.", "gate 500.")


def _dumped(depth: int) -> str:
    """Nested comments as JSON; the encoder of the standard library would recurse."""
    opened = (json.dumps(said(number))[:-1] + ', "comment": [' for number in range(1, depth + 1))
    return "".join(opened) + "]}" * depth


def test_fifty_thousand_are_fifty_thousand() -> None:
    text = script(*(said(number) for number in range(50_000)))
    record = clean(page(text), kind="html")
    assert len(record.comments) == 50_000
    assert record.comments[-1].author == "Reader 49999"
    assert len(record.body) == 4


@pytest.mark.parametrize("cut", [120, 260, 300])
def test_a_script_that_the_end_of_the_page_cuts_off(cut: int) -> None:
    whole = page(script(said(1), said(2)))
    record = clean(whole[: whole.index('"comment"') + cut], kind="html")
    assert record.comments[0].text == "I saw it happen at gate 1."


def test_comments_without_a_place_have_no_offsets_and_are_embedded() -> None:
    record = clean(page(script(said(1, comment=said(2)))), kind="html")
    assert record.comments_status == "embedded"
    assert [(c.id, c.parent_id, c.depth, c.start, c.end) for c in record.comments] == [
        ("c1", None, 0, None, None), ("c2", "c1", 1, None, None),
    ]  # fmt: skip
    assert "gate" not in record.source_text


def test_comments_without_a_place_are_data_as_all_others() -> None:
    data = clean(page(script(said(1))), kind="html").to_dict()
    jsonschema.validate(data, json_schema())
    assert to_schema_org(data)["comment"][0]["author"]["name"] == "Reader 1"
    pytest.importorskip("pyarrow", reason="no pyarrow: pip install '.[jobs]'")
    from cleaner.jobs.arrow import batch_of

    assert batch_of([data]).to_pylist()[0]["comments"][0]["start"] is None


def test_counts_alone_are_no_comments() -> None:
    assert clean(page(script(commentCount=3)), kind="html").comments_status == "none"


def test_ages_are_counted_back_from_the_day_that_the_caller_gives() -> None:
    source = page(script(said(1, dateCreated="2 days ago")))
    assert clean(source, kind="html").comments[0].date_published is None
    dated = Cleaner(reference_date="2024-05-12").clean(source, kind="html")
    assert dated.comments[0].date_published == "2024-05-10"


def shown(number: int, text: str, **more: Any) -> Comment:
    """A comment of the text of a page."""
    return Comment(id=f"c{number}", text=text, start=10 * number, end=10 * number + 5, **more)


def told(text: str, author: str | None = None, parent: int | None = None, **more: Any) -> Linked:
    """A comment of linked data."""
    return Linked(text, author, more.get("when", When()), more.get("upvote_count"), parent)


def test_linked_data_fills_what_the_page_lacks_and_overrides_nothing() -> None:
    page_has = shown(1, "It was the key in the lock.", author="Pim", date_raw="yesterday")
    linked = told("It was the key in the lock", "P. Imm", when=When("2024-05-01", "2024-05-01"), upvote_count=3)
    (comment,) = with_linked([page_has], [linked], [])
    assert comment == page_has._replace(date_published="2024-05-01", upvote_count=3)


def test_equal_texts_go_to_their_authors() -> None:
    comments = [shown(1, "Thanks!", author="Pim"), shown(2, "Thanks!", author="Ada"), shown(3, "Thanks!")]
    linked = [told("Thanks!", "Ada", upvote_count=2), told("Thanks!", "Bo", upvote_count=3)]
    found = with_linked(comments, linked, [])
    assert [(c.author, c.upvote_count) for c in found] == [("Pim", None), ("Ada", 2), ("Bo", 3)]


def test_a_text_that_linked_data_cuts_off_is_the_same() -> None:
    whole = "The lock was opened with a key on Sunday night, says everybody who was there and nobody who was not."
    (comment,) = with_linked([shown(1, whole)], [told(whole[:80] + "…", "Pim")], [])
    assert (comment.text, comment.author) == (whole, "Pim")


def test_parents_of_linked_data_are_those_above() -> None:
    comments = [shown(1, "It was the key."), shown(2, "No, the river.")]
    linked = [told("It was the key."), told("No, the river.", parent=0), told("And a third.", parent=1)]
    found = with_linked(comments, linked, [])
    assert [(c.id, c.parent_id, c.depth, c.start) for c in found] == [
        ("c1", None, 0, 10), ("c2", "c1", 1, 20), ("c3", "c2", 2, None),
    ]  # fmt: skip
    turned = [told("No, the river."), told("It was the key.", parent=0)]
    assert [c.parent_id for c in with_linked(comments, turned, [])] == [None, None]


def test_what_stands_in_the_body_or_in_another_comment_is_not_there_again() -> None:
    line = "The lock was opened with a key on Sunday night."
    assert with_linked([], [told(line, "Pim")], ["A paragraph.", line]) == ()
    both = shown(1, f"{line}\nAnd closed again.")
    assert with_linked([both], [told("Something else altogether, longer."), told(line)], [])[0] == both
