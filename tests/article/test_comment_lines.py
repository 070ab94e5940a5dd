"""Lines in and around reader comments: controls in many languages, headings, and texts that only look like them."""

import pytest

from cleaner import clean
from cleaner.article.threads.lines import is_elsewhere_line, is_heading
from cleaner.article.threads.parts import is_control

STORY = "<h1>Mill at Tarn grinds again</h1>" + "".join(
    f"<p>The miller said for the {word} time that the wheel had been moved by three metres, and not by the otters.</p>"
    for word in ("first", "second", "third", "fourth")
)


@pytest.mark.parametrize(
    "line",
    [
        "Reply Share Report abuse",
        "AntwortenMelden",
        "Odpowiedz Zgłoś",
        "返信3件",
        "답글 0",
        "回复 举报",
        "Gilla (3)",
        "+1",
        "»",
    ],
)
def test_links_in_a_row_are_controls(line: str) -> None:
    assert is_control(line)


@pytest.mark.parametrize("line", ["Like!", "More like a report to me.", "Share the bread?", "2023/3/14 08:05", "Moss"])
def test_short_texts_and_dates_are_no_controls(line: str) -> None:
    assert not is_control(line)


@pytest.mark.parametrize(
    "line", ["3 Comments", "Komentarze (4)", "コメント4件", "댓글 3", "Discussion (12)", "评论 (4)"]
)
def test_headings_of_comments(line: str) -> None:
    assert is_heading(line)


@pytest.mark.parametrize("line", ["Discussion", "Reactions", "No comments", "Comments are closed.", "Comment", "評判"])
def test_headings_of_anything(line: str) -> None:
    assert not is_heading(line)


def test_latest_comments_are_elsewhere() -> None:
    assert is_elsewhere_line("Neueste Kommentare")
    assert not is_elsewhere_line("Kommentare")


def comment(name: str, text: str) -> str:
    return f"<div><b>{name}</b> 3 May 2024</div><p>{text}</p><p>Zwrf 12</p>"


def test_a_line_that_all_comments_repeat_is_no_text() -> None:
    texts = ("Three metres for otters.", "And the noise?", "The bread is good.", "Zwrf 12")
    thread = "".join(f"<li>{comment(f'Reader {i}', text)}</li>" for i, text in enumerate(texts))
    comments = clean(f"<html><body>{STORY}<h2>4 Comments</h2><ul>{thread}</ul></body></html>", kind="html").comments
    assert [one.text for one in comments] == [*texts[:3], "Zwrf 12\nZwrf 12"]


def test_names_below_the_text_and_above_it_are_told_apart() -> None:
    names = ("Ada Pool", "Bo", "C. Orme")
    texts = [f"I saw it at gate {number}, too." for number in (1, 2, 3)]
    pairs = list(zip(names, texts, strict=True))
    below = "".join(f"<div><p>{text}</p><p>{name}, 3 May 2024</p></div>" for name, text in pairs)
    above = "".join(f"<div><p>{name}, 3 May 2024</p><p>{text}</p></div>" for name, text in pairs)
    for thread in (below, above):
        page = f"<html><body>{STORY}<div><h2>3 Comments</h2><div>{thread}</div></div></body></html>"
        comments = clean(page, kind="html").comments
        assert [(one.author, one.text) for one in comments] == pairs


def test_linked_headlines_below_a_heading_with_a_number_are_teasers() -> None:
    cards = "".join(
        f"<div><h3><a href='/{i}'>Why every town needs a slow day</a></h3><p>Iris Cole, {i + 1} May 2024</p>"
        "<p>The case for one day without elbows.</p></div>" for i in range(3)
    )  # fmt: skip
    record = clean(f"<html><body>{STORY}<div><h2>3 Comments</h2>{cards}</div></body></html>", kind="html")
    assert not record.comments
