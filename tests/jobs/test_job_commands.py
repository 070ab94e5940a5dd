"""The commands run, retry, verify and schema: what they print, and their exit status."""

import hashlib
import io
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from samples import read_rows, row, write_rows

from cleaner.cli import main
from cleaner.columns import spark_ddl
from cleaner.jobs.progress import Progress
from cleaner.jobs.streams import Cursor
from cleaner.jobs.summary import Summary

WITHOUT_EXTRAS = "import sys; sys.modules.update(dict.fromkeys(('pyarrow', 'warcio', 'backports', 'compression')));"


def command(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


def run(folder: Path, *args: object) -> Result:
    return command("run", folder / "in", "-o", folder / "out", "--workers=0", "--format=jsonl", *args)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_rows(tmp_path / "in" / "a.jsonl", [row(n) for n in range(3)])
    return tmp_path


def test_all_done_is_status_0_and_one_line(folder: Path) -> None:
    result = run(folder)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("cleaner: 3 records, 0 errors; 1 file done, 0 done before, 0 failed; ")


def test_a_failed_row_is_status_1_now_and_later_unless_it_may_fail(folder: Path) -> None:
    write_rows(folder / "in" / "b.jsonl", [{"no": "text"}])
    assert [run(folder).exit_code for _ in range(2)] == [1, 1]
    assert run(folder, "--max-error-rate", "0.25").exit_code == 0
    assert run(folder, "--max-error-rate", "0.2").exit_code == 1


def test_where_rows_that_failed_are_and_why_the_first_did_is_told(folder: Path) -> None:
    write_rows(folder / "in" / "b.jsonl", [{"id": "n7", "no": "text"}, {"id": "n8"}])
    for result in (run(folder), run(folder), command("retry", folder / "out", "--workers=0")):
        *_, last = result.stderr.splitlines()
        assert last.startswith(
            f"cleaner: rows that failed are in {folder / 'out' / '_errors'}; the first is n7: the row"
        )


def test_the_option_that_differs_is_named_alone(folder: Path) -> None:
    assert run(folder).exit_code == 0
    result = run(folder, "--text-column", "content")
    assert result.exit_code == 2
    assert "(text column 'text', not 'content'); give" in result.stderr


def test_the_summary_is_one_line_of_json(folder: Path) -> None:
    write_rows(folder / "in" / "b.jsonl", [{"no": "text"}])
    (folder / "in" / "c.jsonl.gz").write_bytes(b"\x1f\x8b\x08\x00")
    result = run(folder, "--json-summary")
    summary = json.loads(result.stdout)
    assert summary["shards"] == {"done": 2, "kept": 0, "failed": 1, "stale": 0}
    assert (summary["rows"], summary["errors"], summary["statuses"]) == (4, 1, {"error": 1, "ok": 3})
    assert "c.jsonl.gz" in summary["failed"][0]["reason"]
    assert result.stderr.startswith("cleaner: c: ")
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "args",
    [
        ("run", "in"),
        ("run", "-o", "out"),
        ("run", "nowhere", "-o", "out"),
        ("run", "nowhere", "-o", "out", "--time-limit", "0"),
        ("run", "nowhere", "-o", "out", "--format", "xml"),
        ("verify", "nowhere"),
        ("retry", "nowhere"),
        ("verify", "."),
        ("retry", "."),
    ],
)
def test_wrong_usage_is_status_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]) -> None:
    monkeypatch.chdir(tmp_path)
    result = command(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("cleaner: ")
    assert result.stderr.count("\n") == 1


def test_verify_finds_what_is_not_as_it_was_written(folder: Path) -> None:
    run(folder)
    assert command("verify", folder / "out").exit_code == 0
    data = (folder / "out" / "a.jsonl").read_bytes()
    (folder / "out" / "a.jsonl").write_bytes(data.replace(b"ferry", b"fairy"))
    (folder / "out" / "more.jsonl").write_text("{}\n")
    result = command("verify", folder / "out")
    assert result.exit_code == 1
    assert [line.partition(": ")[2] for line in result.stdout.splitlines()] == [
        "not as it was written; remove it and run again",
        "not in the manifest; no job wrote it, or none to its end",
    ]


def test_retry_is_refused_for_other_rules_and_leaves_what_fails_again(folder: Path) -> None:
    write_rows(folder / "in" / "b.jsonl", [row(1), {"no": "text"}, row(2)])
    run(folder)
    before = (folder / "out" / "b.jsonl").read_bytes()
    assert command("retry", folder / "out", "--workers=0", "--without", "newsletter_signup").exit_code == 2
    assert command("retry", folder / "out", "--workers=0").exit_code == 1
    assert (folder / "out" / "b.jsonl").read_bytes() == before
    (folder / "out" / "b.jsonl").write_bytes(before[:-1])
    result = command("retry", folder / "out", "--workers=0")
    assert "b.jsonl: missing, or not as it was written" in result.stderr


@pytest.mark.parametrize("form", ["jsonl.gz", "parquet"])
def test_retry_puts_records_where_they_belong(folder: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    whole, out = [row(n) for n in range(5)], folder / "out"
    words = ("-o", out, "--workers=0", f"--format={form}")
    write_rows(folder / "b.jsonl", whole)
    command("run", folder / "b.jsonl", *words)
    expected = (out / f"b.{form}").read_bytes()
    command("run", folder / "b.jsonl", *words[:3], f"--format={form}", "--max-row-bytes=100", "--redo")
    letters = out / "_errors" / "b.jsonl"
    assert len(read_rows(letters)) == 5
    lines = [json.dumps({**each, "line": json.dumps(row(each["row"]))}) for each in read_rows(letters)]
    entry = out / "_manifest" / "b.json"
    data = json.loads(entry.read_text())
    text = "".join(line.replace('"head"', '"was"') + "\n" for line in lines)
    letters.write_text(text)
    data["errors"] |= {"bytes": len(text.encode()), "sha256": hashlib.sha256(text.encode()).hexdigest()}
    entry.write_text(json.dumps(data))
    assert command("retry", out, "--workers=0").exit_code == 0
    assert (out / f"b.{form}").read_bytes() == expected
    assert not letters.exists()
    assert command("verify", out).exit_code == 0


def test_json_lines_need_no_further_package(folder: Path) -> None:
    words = ["run", str(folder / "in"), "-o", str(folder / "out"), "--workers=0"]
    code = f"{WITHOUT_EXTRAS} from cleaner.cli import main; main({words!r})"
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    assert (folder / "out" / "a.jsonl.gz").exists()


@pytest.mark.parametrize(
    ("name", "args", "said"),
    [
        ("a.jsonl", ("--format=parquet",), "pip install pyarrow"),
        ("a.jsonl", ("--format=jsonl.zst",), "pip install backports.zstd"),
        ("b.parquet", (), "pip install pyarrow"),
        ("b.warc", (), "pip install warcio"),
        ("b.jsonl", (), "pip install backports.zstd"),
    ],
)
def test_what_needs_a_package_says_so(folder: Path, name: str, args: tuple[str, ...], said: str) -> None:
    (folder / "in" / "b.parquet").write_bytes(b"PAR1")
    (folder / "in" / "b.warc").write_bytes(b"WARC/1.0\r\n")
    (folder / "in" / "b.jsonl").write_bytes(b"\x28\xb5\x2f\xfd")
    words = ["run", str(folder / "in" / name), "-o", str(folder / "out"), "--workers=0", *args]
    code = f"{WITHOUT_EXTRAS} from cleaner.cli import main; main({words!r})"
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode in (1, 2)
    assert said in done.stderr.splitlines()[0]


def test_schema_prints_what_spark_and_arrow_take() -> None:
    assert command("schema", "--format", "spark").stdout == spark_ddl() + "\n"
    pytest.importorskip("pyarrow")
    assert command("schema", "--format", "arrow").stdout.startswith("id: string\nstatus: string\n")


def test_help_needs_neither_rules_nor_parsers() -> None:
    names = "{'cleaner.rules', 'cleaner.pipeline', 'regex', 'pyarrow', 'turbohtml', 'bs4'}"
    for words in (["--help"], ["run", "--help"], ["clean", "--help"]):
        code = f"""import sys, contextlib
from cleaner.cli import main
with contextlib.suppress(SystemExit): main({words!r})
print(*({names} & set(sys.modules)), file=sys.stderr)"""
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stderr.strip() == ""


def test_progress_tells_records_rate_errors_and_time_left() -> None:
    stream, cursor, summary = io.StringIO(), Cursor(), Summary()
    progress = Progress(stream)
    progress.begin(cursor, summary, 1_000)
    summary.cleaned_now, summary.errors_now, cursor.before = 1_200, 3, 250
    assert progress.line(60.0) == "1,200 records · 20/s · 3 errors · 3:00 left"
    cursor.kept = 500
    assert progress.line(60.0) == "1,200 records · 20/s · 3 errors · 1:00 left"
    time.sleep(0.35)
    progress.show()
    progress.end()
    assert "1,200 records" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[K")


def test_without_a_terminal_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress.of_terminal()
    progress.begin(Cursor(), Summary(), 10)
    progress.end()
    assert capsys.readouterr().err == ""


@pytest.mark.engines
def test_a_fresh_environment_with_the_core_alone_runs_json_lines(folder: Path) -> None:
    root = Path(__file__).parents[2]
    python = folder / "fresh" / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", str(folder / "fresh")], check=True)
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", str(root)], check=True)
    words = ["run", str(folder / "in"), "-o", str(folder / "out"), "--format=jsonl"]
    subprocess.run([str(python), "-m", "cleaner", *words], check=True, cwd=folder)
    assert [each["status"] for each in read_rows(folder / "out" / "a.jsonl")] == ["ok"] * 3
