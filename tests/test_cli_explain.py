"""`cleaner explain`: files in, one page out."""

from pathlib import Path

from click.testing import CliRunner

from cleaner.cli import main

PAGE = Path(__file__).parents[1] / "docs" / "example.html"


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["explain", *arguments])
    return done.exit_code, done.output


def test_a_page_about_one_file(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    assert run(str(PAGE), "-o", str(out)) == (0, f"written: {out}\n")
    assert "Bridge over the Wex opens two years late" in out.read_text("utf-8")


def test_several_files_are_one_page_with_a_list_of_them(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("The ferry sank at its moorings on Tuesday.\n")
    status, _ = run(str(tmp_path / "*.txt"), "-o", str(tmp_path / "report.html"))
    page = (tmp_path / "report.html").read_text("utf-8")
    assert status == 0
    assert page.count("<article ") == 2
    assert '<a href="#a1">' in page


def test_a_file_that_is_missing_is_told_and_shown(tmp_path: Path) -> None:
    status, printed = run(str(tmp_path / "none.txt"), str(PAGE), "-o", str(tmp_path / "report.html"))
    assert status == 1
    assert "none.txt: no such file; check the name" in printed
    assert "no such file" in (tmp_path / "report.html").read_text("utf-8")


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    status, printed = run(str(PAGE), "-o", str(tmp_path / "no" / "report.html"))
    assert status == 1
    assert printed.startswith("cleaner: ")
    assert printed.count("\n") == 1


def test_too_many_files_for_a_page(tmp_path: Path) -> None:
    for number in range(201):
        (tmp_path / f"{number}.txt").write_text("x")
    status, printed = run(str(tmp_path), "-o", str(tmp_path / "report.html"))
    assert status == 2
    assert "201 articles are too many for one page" in printed
