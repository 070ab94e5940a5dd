"""Fixtures: read, checked, updated; from Python and from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cleaner
from cleaner.cli import main
from cleaner.testing import cases, changes, check_case, check_page, expected_of, pages
from cleaner.testing.pages import COMMENT_FIELDS, formatted

STORY = "The ferry sank at its moorings on Tuesday night, and nobody was on board, the harbour office said."
OFFER = "Sign up for our free newsletter and get the best stories in your inbox every morning!"
GOOD = f"keeps the story\n.\n{STORY}\n.\nbody\n.\n"
WRONG = f"takes nothing at all\n.\n{STORY}\n{OFFER}\n.\nbody\nbody\n.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rule = tmp_path / "rules" / "newsletter_signup"
    rule.mkdir(parents=True)
    (rule / "en.txt").write_text(GOOD + "\n" + WRONG, encoding="utf-8")
    page = tmp_path / "pages" / "ferry"
    page.mkdir(parents=True)
    (page / "input.txt").write_text(f"{STORY}\n\n{OFFER}\n", encoding="utf-8")
    return tmp_path


def run(*args: object, answer: str = "") -> Result:
    return CliRunner().invoke(main, ["fixtures", *map(str, args)], input=answer)


def test_cases_know_their_place(folder: Path) -> None:
    good, wrong = cases(folder)
    path = folder / "rules" / "newsletter_signup" / "en.txt"
    assert (str(good), good.place, good.label_rows) == ("keeps the story", f"{path}:1", (5,))
    assert check_case(good) == []
    assert check_case(wrong) == [f"{path}:14: takes nothing at all: want body, got newsletter: {OFFER}"]


@pytest.mark.parametrize(("want", "held"), [("paragraph", True), ("heading", False), ("body", True)])
def test_an_exact_label_of_the_body_may_be_asked_for(folder: Path, want: str, held: bool) -> None:
    path = next(folder.glob("rules/*/*.txt"))
    path.write_text(GOOD.replace("body", want), encoding="utf-8")
    assert (check_case(cases(folder)[0]) == []) is held
    for change in changes(folder):
        change.write()
    assert check_case(cases(folder)[0]) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (GOOD[:-2], 1),
        ("\n" + GOOD.replace("body\n", "body\nbody\n"), 2),
        (GOOD.replace("body", "bodie"), 5),
        ("\none\ntwo\n" + GOOD, 2),
        (".\nx\n.\nbody\n.\n", 5),
    ],
)
def test_a_malformed_case_is_an_error_with_its_place(folder: Path, text: str, line: int) -> None:
    path = next(folder.glob("rules/*/*.txt"))
    path.write_text(text, encoding="utf-8")
    with pytest.raises(cleaner.ConfigError, match=rf"en\.txt:{line}: "):
        cases(folder)
    assert run("check", folder).exit_code == 2


def test_a_page_without_expectation_differs_until_it_is_written(folder: Path) -> None:
    (page,) = pages(folder)
    assert len(check_page(page)) == 1
    page.expected.write_text(
        formatted(expected_of(cleaner.clean(page.input.read_text(encoding="utf-8")))), encoding="utf-8"
    )
    assert check_page(page) == []
    assert json.loads(page.expected.read_text(encoding="utf-8"))["lines"] == [
        ["paragraph", STORY[:60]],
        ["newsletter", OFFER[:60]],
    ]


def test_differences_of_a_page_name_line_want_and_got(folder: Path) -> None:
    (page,) = pages(folder)
    want = expected_of(cleaner.clean(page.input.read_text(encoding="utf-8")))
    want["lines"][1][0] = "donation"
    want["lines"].append(["legal", "No more"])
    want["title"] = "A title"
    want["comments"] = [{**dict.fromkeys(COMMENT_FIELDS), "text": "I saw it."}]
    page.expected.write_text(formatted(want), encoding="utf-8")
    found = check_page(page)
    assert found == [
        f'{page.expected}:3: ferry: title: want "A title", got null',
        f"{page.input}:3: ferry: want donation, got newsletter: {OFFER[:60]}",
        f"{page.expected}:1: ferry: want legal, got nothing: No more",
        f"{page.expected}:11: ferry: want a comment, got no comment: I saw it.",
    ]


@pytest.mark.parametrize("name", [*COMMENT_FIELDS, "text"])
def test_every_field_of_a_comment_is_compared(tmp_path: Path, name: str) -> None:
    article = tmp_path / "pages" / "ferry"
    article.mkdir(parents=True)
    said = {"@type": "Comment", "text": "I saw it.", "author": "Pim", "dateCreated": "2024-05-02", "upvoteCount": 3}
    linked = json.dumps({"@type": "Article", "comment": {**said, "comment": {**said, "text": "So did I."}}})
    script = f'<script type="application/ld+json">{linked}</script>'
    (article / "input.html").write_text(f"<html><head>{script}</head><p>{STORY}</p></html>", encoding="utf-8")
    (page,) = pages(tmp_path)
    want = expected_of(page.clean(cleaner.Cleaner()))
    page.expected.write_text(formatted(want), encoding="utf-8")
    assert check_page(page) == []
    want["comments"][1][name] = "other"
    page.expected.write_text(formatted(want), encoding="utf-8")
    assert check_page(page)


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"status": "ok"}'])
def test_a_malformed_expectation_is_an_error_with_its_place(folder: Path, text: str) -> None:
    (page,) = pages(folder)
    page.expected.write_text(text, encoding="utf-8")
    with pytest.raises(cleaner.ConfigError, match=r"expected\.json:1: "):
        check_page(page)


def test_check_prints_differences_and_a_summary(folder: Path) -> None:
    result = run("check", folder)
    rows = result.stdout.splitlines()
    assert result.exit_code == 1
    assert len(rows) == 3
    assert "want body, got newsletter" in rows[0]
    assert rows[-1].startswith("1 of 3 fixtures hold")


def test_a_folder_that_is_not_there_is_an_error_and_not_a_test_of_nothing(tmp_path: Path) -> None:
    for read in (cases, pages, lambda folder: list(changes(folder))):
        with pytest.raises(cleaner.ConfigError, match="absent: no such folder"):
            read(tmp_path / "absent")
        assert read(tmp_path) == []


def test_no_fixture_is_wrong_usage(tmp_path: Path) -> None:
    for command in ("check", "update"):
        result = run(command, tmp_path)
        assert result.exit_code == 2
        assert str(tmp_path) in result.stderr


@pytest.mark.parametrize("answer", ["n\nn\n", ""])
def test_update_writes_nothing_without_a_yes(folder: Path, answer: str) -> None:
    before = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.*")}
    result = run("update", folder, answer=answer)
    assert result.exit_code == 1
    assert {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.*")} == before


@pytest.mark.parametrize(("options", "answer"), [(("--yes",), ""), ((), "y\nyes\n")])
def test_update_shows_and_writes_just_what_fails(folder: Path, options: tuple[str, ...], answer: str) -> None:
    result = run("update", folder, *options, answer=answer)
    assert result.exit_code == 0
    assert "\n-body\n+newsletter\n" in result.stdout
    path = next(folder.glob("rules/*/*.txt"))
    assert path.read_text(encoding="utf-8") == GOOD + "\n" + WRONG.replace("body\nbody", "body\nnewsletter")
    assert run("check", folder).exit_code == 0
    assert "nothing to write" in run("update", folder).stdout


def test_line_breaks_of_a_case_file_survive(folder: Path) -> None:
    path = next(folder.glob("rules/*/*.txt"))
    path.write_bytes(WRONG.replace("\n", "\r\n").encode())
    run("update", folder, "--yes")
    assert path.read_bytes() == WRONG.replace("body\nbody", "body\nnewsletter").replace("\n", "\r\n").encode()


def test_a_difference_in_a_page_names_its_line_in_the_html(tmp_path: Path) -> None:
    folder = tmp_path / "pages" / "ferry"
    folder.mkdir(parents=True)
    story = "<p>The ferry sank at its moorings on Tuesday night, and nobody was on board, the office said.</p>\n"
    (folder / "input.html").write_text(f"<html>\n<body>\n<article>\n<h1>Ferry sinks</h1>\n{story * 3}</article>")
    (page,) = pages(tmp_path)
    expected = expected_of(page.clean(cleaner.Cleaner()))
    expected["lines"][1][0] = "quote"
    page.expected.write_text(formatted(expected))
    (row,) = check_page(page)
    assert row.startswith(f"{folder / 'input.html'}:5: ferry: want quote, got paragraph: The ferry sank")
