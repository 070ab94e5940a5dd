"""The command line: what it prints, where, and its exit status."""

import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

import cleaner
from cleaner.cli import main

STORY = "The ferry sank at its moorings on Tuesday night, and nobody was on board, the harbour office said."
OFFER = "Sign up for our free newsletter and get the best stories in your inbox every morning!"
COMMAND = [sys.executable, "-m", "cleaner"]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(f"{STORY}\n\n{OFFER}\n", encoding="utf-8")
    return path


def run(*args: object, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], input=stdin)


def only_line(text: str) -> str:
    lines = text.splitlines()
    assert len(lines) == 1, text
    return lines[0]


def test_a_file_gives_one_record_on_one_line_with_its_name(article: Path) -> None:
    result = run("clean", article)
    record = json.loads(only_line(result.stdout))
    assert result.exit_code == 0
    assert record["source"] == str(article)
    assert record["text"] == STORY
    jsonschema.validate(record, cleaner.json_schema())


@pytest.mark.parametrize("names", [(), ("-",)])
def test_standard_input_is_read_without_files_and_for_a_dash(names: tuple[str, ...]) -> None:
    record = json.loads(only_line(run("clean", *names, stdin=STORY).stdout))
    assert (record["source"], record["text"]) == ("-", STORY)


def test_options_reach_the_record(article: Path) -> None:
    record = json.loads(run("clean", article, "--url", "https://tide.example/1", "--language", "en").stdout)
    assert (record["url"], record["language"]) == ("https://tide.example/1", "en")


def test_text_prints_the_body_alone(article: Path) -> None:
    assert run("clean", "--text", article).stdout == STORY + "\n"
    assert run("clean", "--text", article, article).stdout == f"{STORY}\n\n{STORY}\n"


@pytest.mark.parametrize(
    "options", [("--keep", "newsletter"), ("--without", "newsletter_signup"), ("--rules", "donation_appeal")]
)
def test_what_is_kept_or_not_looked_for_stays(article: Path, options: tuple[str, str]) -> None:
    assert OFFER in run("clean", "--text", *options, article).stdout


def test_rules_can_be_combined(article: Path) -> None:
    assert OFFER not in run("clean", "--text", "--rules", "donation_appeal, newsletter_signup", article).stdout


def test_the_unread_end_is_reported(article: Path) -> None:
    result = run("clean", "--max-chars", len(STORY), article)
    assert json.loads(result.stdout)["status"] == "budget_exceeded"
    assert result.exit_code == 0
    assert "--max-chars" in only_line(result.stderr)


def test_explain_names_line_label_rule_and_evidence(article: Path) -> None:
    rows = run("clean", "--explain", article).stdout.splitlines()
    assert any(row.startswith("   1   paragraph      The ferry") for row in rows)
    assert any(row.startswith("   3 - newsletter     Sign up") for row in rows)
    assert any("newsletter_signup 0." in row for row in rows)
    assert rows[-1] == "1 block kept · 1 removed (newsletter 1) · 0 comments · 0 vetoed"
    assert max(map(len, rows)) <= 80
    assert "\x1b" not in "".join(rows)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "no such file"),
        (b"\xff\xfe\xfa", "not utf-16"),
        (b"caf\xe9 bar", "not utf-8"),
    ],
)
def test_a_bad_input_is_one_line_and_the_rest_is_done(article: Path, content: bytes | None, said: str) -> None:
    bad = article.with_name("bad.txt")
    if content is not None:
        bad.write_bytes(content)
    result = run("clean", "--text", bad, article)
    assert result.exit_code == 1
    message = only_line(result.stderr)
    assert message.startswith(f"cleaner: {bad}: ")
    assert said in message
    assert STORY in result.stdout


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    result = run("clean", "--text", tmp_path)
    assert result.exit_code == 1
    assert "is a directory" in only_line(result.stderr)


def test_a_failed_input_still_gives_a_record(article: Path) -> None:
    result = run("clean", "absent.txt", article)
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert (first["source"], first["status"], first["error"]["code"]) == ("absent.txt", "error", "bad_input")
    assert second["status"] == "ok"
    jsonschema.validate(first, cleaner.json_schema())


def test_empty_input_gives_a_record() -> None:
    result = run("clean", stdin="")
    assert json.loads(only_line(result.stdout))["status"] == "no_article"


@pytest.mark.parametrize(
    "args",
    [
        ("clean", "--keep", "nonsense"),
        ("clean", "--without", "nonsense"),
        ("clean", "--rules", "nonsense"),
        ("clean", "--max-chars", "0"),
        ("clean", "--nonsense"),
        ("nonsense",),
        ("fixtures", "check", "nonsense"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(args: tuple[str, ...]) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert only_line(result.stderr).startswith("cleaner: ")
    assert "nonsense" in result.stderr or "max-chars" in result.stderr


def test_rules_lists_what_each_finds_and_its_known_problem() -> None:
    listed = [json.loads(line) for line in run("rules", "--json").stdout.splitlines()]
    assert [notes["name"] for notes in listed] == sorted(rule.name for rule in cleaner.DEFAULT_RULES)
    for notes in listed:
        assert all(notes[key] for key in ("finds", "safe_because", "known_problem")), notes["name"]
    text = run("rules").stdout
    assert all(rule.name in text for rule in cleaner.DEFAULT_RULES)


def test_schema_version_and_help() -> None:
    assert json.loads(run("schema").stdout) == cleaner.json_schema()
    assert run("--version").stdout == f"cleaner {cleaner.__version__}\n"
    assert "clean" in run().stdout


def test_no_color_is_honoured_and_a_module_run_works(article: Path) -> None:
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*COMMAND, "clean", "--explain", article], capture_output=True, env=environment, check=True)
    assert b"\x1b" not in done.stdout
    assert "·".encode() in done.stdout


def test_a_closed_pipe_is_quiet(article: Path) -> None:
    names = [str(article)] * 300
    with subprocess.Popen([*COMMAND, "clean", *names], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
def test_ctrl_c_is_quiet(article: Path) -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    command = [*COMMAND, "clean", "--text", str(article), "-"]
    # a job that a shell started in the background ignores the signal, and so would what it starts
    with subprocess.Popen(
        command, preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL), **pipes
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.read(1)  # the first file is done: the program waits for standard input
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate(timeout=60)
        assert process.returncode == 130
        assert b"Traceback" not in complaint
