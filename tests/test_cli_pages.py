"""The command line with pages: files, folders, globs, kinds and views."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

import cleaner
from cleaner.cli import main

PAGE = Path(__file__).parents[1] / "fixtures" / "pages" / "html-en-news" / "input.html"
TITLE = "Drowned railway comes up for air in Hallow Reservoir"
STORY = "The ferry sank at its moorings on Tuesday night, and nobody was on board, the harbour office said."
OFFER = "Sign up for our free newsletter and get the best stories in your inbox every morning!"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deeper").mkdir()
    shutil.copy(PAGE, tmp_path / "railway.html")
    (tmp_path / "deeper" / "ferry.txt").write_text(f"{STORY}\n{OFFER}\n", encoding="utf-8")
    (tmp_path / "deeper" / "shell.htm").write_text("<html><body><div id=app>Loading</div></body></html>")
    (tmp_path / ".hidden.html").write_text("<html><body><p>never read</p></body></html>")
    return tmp_path


def run(*args: object, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], input=stdin)


def records(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_page_gives_one_record(folder: Path) -> None:
    result = run("clean", folder / "railway.html")
    (record,) = records(result)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (record["status"], record["title"], record["encoding"]) == ("ok", TITLE, "utf-8")
    assert record["authors"] == ["Philippa Strand"]
    jsonschema.validate(record, cleaner.json_schema())


def test_a_page_on_standard_input() -> None:
    (record,) = records(run("clean", stdin=PAGE.read_bytes()))
    assert (record["source"], record["title"]) == ("-", TITLE)


def test_the_body_alone(folder: Path) -> None:
    result = run("clean", "--format", "text", folder / "railway.html")
    assert result.stdout.startswith("After the driest summer since records began")
    assert "inbox" not in result.stdout
    assert result.stdout == run("clean", "--text", folder / "railway.html").stdout


def test_the_body_as_markdown(folder: Path) -> None:
    rows = run("clean", "--format", "markdown", folder / "railway.html", folder / "deeper" / "ferry.txt").stdout
    assert rows.startswith(f"# {TITLE}\n\nAfter the driest summer")
    assert "\n\n## Rails under the silt\n\n" in rows
    assert "\n\n> “You could set a watch" in rows
    assert rows.endswith(f"\n\n{STORY}\n")


def test_both_parsers_print_the_same_body(folder: Path) -> None:
    outputs = {
        run("clean", "--text", "--parser", name, folder / "railway.html").stdout for name in ("turbohtml", "bs4")
    }
    assert len(outputs) == 1


@pytest.mark.parametrize("options", [(), ("--kind", "html")])
def test_the_kind_is_decided_or_given(folder: Path, options: tuple[str, ...]) -> None:
    (record,) = records(run("clean", *options, folder / "railway.html"))
    assert record["title"] == TITLE


def test_a_page_read_as_text_keeps_its_markup(folder: Path) -> None:
    (record,) = records(run("clean", "--kind", "text", folder / "railway.html"))
    assert record["encoding"] is None
    assert "<!DOCTYPE html>" in json.dumps([record["text"], record["removed"]])


def test_a_text_read_as_a_page_loses_its_line_breaks_and_nothing_else(folder: Path) -> None:
    (record,) = records(run("clean", "--kind", "html", folder / "deeper" / "ferry.txt"))
    assert (record["encoding"], record["text"]) == ("utf-8", STORY)


def test_a_folder_stands_for_all_files_below_it_in_order(folder: Path) -> None:
    result = run("clean", folder)
    found = records(result)
    names = [folder / "deeper" / "ferry.txt", folder / "deeper" / "shell.htm", folder / "railway.html"]
    assert [record["source"] for record in found] == list(map(str, names))
    assert [record["status"] for record in found] == ["ok", "no_article", "ok"]
    assert result.exit_code == 0
    for record in found:
        jsonschema.validate(record, cleaner.json_schema())


def test_a_page_without_an_article_is_said_on_stderr_and_is_no_failure(folder: Path) -> None:
    result = run("clean", "--text", folder / "deeper" / "shell.htm")
    assert result.exit_code == 0
    assert (
        result.stderr
        == f"cleaner: {folder / 'deeper' / 'shell.htm'}: hardly any text: the page may be filled by a script\n"
    )


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.html", ["railway.html"]),
        ("**/*.htm*", ["deeper/shell.htm", "railway.html"]),
        ("*/f?rry.txt", ["deeper/ferry.txt"]),
    ],
)
def test_a_glob_stands_for_the_files_that_match(folder: Path, pattern: str, names: list[str]) -> None:
    found = records(run("clean", folder / pattern))
    assert [record["source"] for record in found] == [str(folder / name) for name in names]


def test_a_file_whose_name_looks_like_a_glob_is_that_file(folder: Path) -> None:
    odd = folder / "a[1].html"
    shutil.copy(PAGE, odd)
    (record,) = records(run("clean", odd))
    assert (record["source"], record["title"]) == (str(odd), TITLE)


@pytest.mark.parametrize("name", ["*.pdf", "nothing.html"])
def test_what_matches_nothing_is_one_line_and_the_rest_is_done(folder: Path, name: str) -> None:
    result = run("clean", folder / name, folder / "railway.html")
    assert result.exit_code == 1
    assert result.stderr == f"cleaner: {folder / name}: no such file; check the name\n"
    assert [record["status"] for record in records(result)] == ["error", "ok"]


def test_what_is_kept_of_a_page_stays(folder: Path) -> None:
    page, offer = folder / "railway.html", "Sign up for our morning newsletter"
    assert offer not in run("clean", "--text", page).stdout
    assert offer in run("clean", "--text", "--keep", "newsletter", page).stdout
    assert "Bell ringers" in run("clean", "--text", "--rules", "donation_appeal", page).stdout


def test_explain_names_what_took_the_blocks_of_a_page(folder: Path) -> None:
    rows = run("clean", "--explain", folder / "railway.html").stdout.splitlines()
    assert any("navigation" in row and "Skip to content" in row for row in rows)
    assert any("outside_article 0." in row for row in rows)
    assert rows[-1].endswith("0 vetoed")


def test_the_unread_end_of_a_page_is_reported(folder: Path) -> None:
    result = run("clean", "--max-chars", 3_000, folder / "railway.html")
    (record,) = records(result)
    assert record["status"] == "budget_exceeded"
    assert f"{len(PAGE.read_text(encoding='utf-8')) - 3_000} characters" in result.stderr


@pytest.mark.parametrize(("option", "value"), [("--kind", "pdf"), ("--format", "word"), ("--parser", "lxml")])
def test_a_wrong_choice_is_one_line_and_status_2(folder: Path, option: str, value: str) -> None:
    result = run("clean", option, value, folder / "railway.html")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("cleaner: ") and value in result.stderr and result.stderr.count("\n") == 1
