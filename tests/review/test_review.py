"""Review: who may ask, what is asked, what is written, and where."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cleaner import Cleaner
from cleaner.errors import ConfigError
from cleaner.jobs.files import clean_file
from cleaner.labels import Label
from cleaner.review.answers import Answers
from cleaner.review.keys import KEYS, RULE_KEY
from cleaner.review.lines import Lines
from cleaner.review.questions import questions
from cleaner.review.server import served
from cleaner.testing import check_page, pages

pytest.importorskip("flask", reason="no Flask: pip install '.[review]'")

STORY = (
    "Ferry sinks at its moorings\n\nThe ferry sank on Tuesday night, and nobody was aboard, said the harbour office.\n"
    "Divers will look at the hull on Friday, if the tide allows it, and the insurer has sent two people of its own.\n"
    "Sign up for our free newsletter and get the news in your inbox.\nMore from the harbour\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ferry.txt").write_text(STORY)
    return tmp_path


def client(folder: Path) -> Any:
    from cleaner.review.app import Review, review_app

    made, lines = Cleaner(), Lines()
    review = Review(questions(folder, made, lines.add), Answers(folder), lines, made)
    return review_app(review, "t0ken").test_client()


TOKEN = {"X-Token": "t0ken"}


@pytest.mark.parametrize("path", ["/", "/questions", "/?token=wrong", "/?token=", "/nothing", "/?token=t%C3%B6ken"])
def test_without_the_token_nothing_is_told(folder: Path, path: str) -> None:
    reply = client(folder).get(path)
    assert (reply.status_code, b"ferry" in reply.data.lower()) == (403, False)


def test_another_name_of_this_machine_is_refused(folder: Path) -> None:
    assert client(folder).get("/?token=t0ken", headers={"Host": "elsewhere.example"}).status_code == 403
    assert client(folder).get("/?token=t0ken", headers={"Host": "127.0.0.1:80"}).status_code == 200


def test_the_least_sure_come_first_and_once(folder: Path) -> None:
    rows = client(folder).get("/questions", headers=TOKEN).get_json()["questions"]
    assert [row["doubt"] for row in rows] == sorted((row["doubt"] for row in rows), reverse=True)
    assert len({row["id"] for row in rows}) == len(rows)
    assert "More from the harbour" in [row["text"] for row in rows]


def test_an_answer_is_on_disk_before_it_is_confirmed(folder: Path) -> None:
    asked = client(folder)
    row = asked.get("/questions", headers=TOKEN).get_json()["questions"][0]
    assert asked.post("/answer", json={"id": row["id"], "label": "heading"}, headers=TOKEN).get_json() == {"ok": True}
    assert json.loads((folder / "review.json").read_text()) == {"ferry.txt": {str(row["start"]): "heading"}}
    again = client(folder).get("/questions", headers=TOKEN).get_json()["questions"][0]
    assert again["answer"] == "heading"
    asked.post("/answer", json={"id": row["id"], "label": None}, headers=TOKEN)
    assert json.loads((folder / "review.json").read_text()) == {}


@pytest.mark.parametrize("body", [{}, [], "x", {"id": "0@no"}, {"id": None}, {"id": ["0@ferry.txt"]}])
def test_an_answer_to_no_question_changes_nothing(folder: Path, body: object) -> None:
    reply = client(folder).post("/answer", json=body, headers=TOKEN)
    assert (reply.status_code, "error" in reply.get_json()) == (400, True)
    assert not (folder / "review.json").exists()


def test_a_label_that_does_not_exist_is_refused(folder: Path) -> None:
    asked = client(folder)
    row = asked.get("/questions", headers=TOKEN).get_json()["questions"][0]
    assert asked.post("/answer", json={"id": row["id"], "label": "nonsense"}, headers=TOKEN).status_code == 400
    assert asked.post("/answer", json={"id": row["id"], "label": ["x"]}, headers=TOKEN).status_code == 400


def test_answers_become_fixtures_that_fail_until_the_cleaner_agrees(folder: Path) -> None:
    answers = Answers(folder)
    start = STORY.index("More from")
    [question] = [q for q in questions(folder, Cleaner()) if q.start == start]
    answers.give("ferry.txt", question.start, "heading")
    assert answers.save_fixtures(Cleaner()) == ["fixtures/pages/ferry"]
    [page] = pages(folder / "fixtures")
    [difference] = check_page(page)
    assert difference.endswith(f"want heading, got {question.label}: More from the harbour")
    assert {path.name for path in folder.iterdir()} == {"ferry.txt", "review.json", "fixtures"}
    assert {question.article for question in questions(folder, Cleaner())} == {"ferry.txt"}


def test_a_right_answer_gives_a_fixture_that_holds(folder: Path) -> None:
    answers = Answers(folder)
    for question in questions(folder, Cleaner()):
        answers.give(question.article, question.start, question.label)
    answers.save_fixtures(Cleaner())
    [page] = pages(folder / "fixtures")
    assert check_page(page) == []


def test_a_line_that_becomes_a_comment_is_in_the_list_of_comments(folder: Path) -> None:
    answers = Answers(folder)
    answers.give("ferry.txt", STORY.index("More from"), "comment")
    answers.save_fixtures(Cleaner())
    expected = json.loads((folder / "fixtures/pages/ferry/expected.json").read_text())
    assert [comment["text"] for comment in expected["comments"]] == ["More from the harbour"]


def test_comments_that_have_no_place_in_the_text_stay_in_the_list_of_comments(folder: Path) -> None:
    said = '{"@type": "Article", "comment": {"@type": "Comment", "text": "Well done.", "author": "Ottilie"}}'
    page = f'<html><head><script type="application/ld+json">{said}</script></head><p>{STORY}</p></html>'
    (folder / "ferry.html").write_text(page)
    answers = Answers(folder)
    answers.give("ferry.html", 0, "paragraph")
    answers.save_fixtures(Cleaner())
    expected = json.loads((folder / "fixtures/pages/ferry/expected.json").read_text())
    assert [comment["text"] for comment in expected["comments"]] == ["Well done."]


@pytest.mark.parametrize("link", ["review.json", "fixtures"])
def test_nothing_is_written_outside_the_folder_through_a_link(folder: Path, link: str, tmp_path_factory: Any) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "file").write_text("{}")
    (folder / link).symlink_to(outside / "file" if link == "review.json" else outside)
    with pytest.raises(ConfigError, match="leads out of"):
        answers = Answers(folder)
        answers.give("ferry.txt", 0, "title")
        answers.save_fixtures(Cleaner())
    assert sorted(path.name for path in outside.iterdir()) == ["file"]
    assert (outside / "file").read_text() == "{}"


@pytest.mark.parametrize("content", ["", "[]", '{"a": 1}', '{"a": {"x": "title"}}', '{"a": {"1": "no"}}'])
def test_a_broken_file_of_answers_is_one_line(folder: Path, content: str) -> None:
    (folder / "review.json").write_text(content)
    with pytest.raises(ConfigError, match=r"review\.json: not the answers of a review .*; mend it, or move it away"):
        Answers(folder)


def test_a_folder_without_articles_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no article below it"):
        served(tmp_path)


def test_it_listens_on_this_machine_alone_with_a_new_token(folder: Path) -> None:
    (one, first), (two, second) = served(folder), served(folder)
    try:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{32}", first)
        assert first.partition("token")[2] != second.partition("token")[2]
        assert one.server_address[0] == two.server_address[0] == "127.0.0.1"
    finally:
        one.server_close()
        two.server_close()


def test_a_port_in_use_is_one_line(folder: Path) -> None:
    server, _ = served(folder)
    with pytest.raises(ConfigError, match="leave --port out"):
        served(folder, server.server_port)
    server.server_close()


def test_every_label_but_those_of_the_head_and_of_markup_has_a_key() -> None:
    without = {Label.TITLE, Label.QUOTE, Label.LIST_ITEM, Label.TABLE, Label.CODE}
    assert set(KEYS.values()) == set(Label) - without
    assert not {"u", RULE_KEY} & KEYS.keys()


def test_a_hostile_line_is_data(folder: Path) -> None:
    (folder / "x.txt").write_text(STORY + "<script>alert(1)</script> Follow us\n")
    reply = client(folder).get("/questions", headers=TOKEN)
    assert reply.mimetype == "application/json"
    page = client(folder).get("/?token=t0ken")
    assert b"alert(1)" not in page.data
    assert b"default-src 'none'; connect-src 'self'" in page.data


def test_a_page_of_a_subfolder_keeps_its_name(folder: Path) -> None:
    (folder / "a b").mkdir()
    (folder / "a b" / "Über.html").write_text(f"<h1>Ferry</h1><p>{STORY}</p>")
    answers = Answers(folder)
    answers.give("a b/Über.html", 0, "title")
    assert answers.save_fixtures(Cleaner()) == ["fixtures/pages/a-b-ber"]
    assert clean_file(Cleaner(), str(folder / "fixtures/pages/a-b-ber/input.html")).status == "ok"
