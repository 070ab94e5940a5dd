"""`cleaner report`: the output of a run in, a folder of pages out."""

import json
from pathlib import Path

from click.testing import CliRunner

from cleaner.cli import main

STORY = "Ferry {} sank at its moorings on Tuesday night, and nobody was aboard, the harbour said.\n\nShare this"


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, [str(argument) for argument in arguments])
    return done.exit_code, done.output


def made(folder: Path, number: int = 20) -> Path:
    rows = [{"id": str(n), "url": f"https://tide.example/{n}", "text": STORY.format(n)} for n in range(number)]
    rows.append({"id": "bad"})
    (folder / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert run("run", folder / "in.jsonl", "-o", folder / "out", "--workers", 1, "--max-error-rate", 1)[0] == 0
    return folder / "out"


def test_a_run(tmp_path: Path) -> None:
    out = made(tmp_path)
    index = tmp_path / "report" / "index.html"
    assert run("report", out, "-o", tmp_path / "report") == (0, f"written: {index}\n")
    page = index.read_text("utf-8")
    assert "tide.example" in page
    assert "<dd>21</dd>" in page
    assert "samples/" in page


def test_a_file_of_records(tmp_path: Path) -> None:
    [path] = made(tmp_path).glob("in.jsonl*")
    assert run("report", path, "-o", tmp_path / "report")[0] == 0


def test_a_file_that_is_cut_off_is_named(tmp_path: Path) -> None:
    (tmp_path / "cut.jsonl").write_text('{"status": "o')
    status, printed = run("report", tmp_path / "cut.jsonl", "-o", tmp_path / "report")
    assert status == 1
    assert "cut.jsonl:1: is not JSON" in printed


def test_a_folder_that_no_run_wrote(tmp_path: Path) -> None:
    status, printed = run("report", tmp_path, "-o", tmp_path / "report")
    assert (status, "no output of 'cleaner run'" in printed) == (2, True)


def test_records_of_another_version_are_a_clear_page(tmp_path: Path) -> None:
    (tmp_path / "old.jsonl").write_text('{"schema": 0, "text": "x"}\n')
    assert run("report", tmp_path / "old.jsonl", "-o", tmp_path / "report")[0] == 0
    assert "Rows that are no records of this version" in (tmp_path / "report" / "index.html").read_text("utf-8")


def test_against_an_earlier_run(tmp_path: Path) -> None:
    out = made(tmp_path)
    [path] = out.glob("in.jsonl*")
    assert run("report", path, "--earlier", out, "-o", tmp_path / "report")[0] == 0
    page = (tmp_path / "report" / "index.html").read_text("utf-8")
    assert "Changed since <bdi>out</bdi>" in page
    assert "Nothing changed" in page


def test_two_runs_of_one_name_are_told_apart(tmp_path: Path) -> None:
    out = made(tmp_path)
    assert run("report", out, "--earlier", out, "-o", tmp_path / "report")[0] == 0
    page = (tmp_path / "report" / "index.html").read_text("utf-8")
    assert f"Changed since <bdi>{out}</bdi>" in page


def test_an_earlier_run_that_is_cut_off_is_named(tmp_path: Path) -> None:
    (tmp_path / "cut.jsonl").write_text('{"status": "o')
    status, printed = run("report", made(tmp_path), "--earlier", tmp_path / "cut.jsonl", "-o", tmp_path / "report")
    assert (status, "cut.jsonl:1: is not JSON" in printed) == (1, True)
