"""Colour on a terminal: where there is any, in which shades, and that rows are the same with and without."""

import re
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import cleaner
from cleaner.cli import main
from cleaner.report.explain import explain
from cleaner.report.paint import INSTALL, STYLES, paint_for, plain

STORY = (
    "Ferry sinks at its moorings\n\nThe ferry sank on Tuesday night, and nobody was aboard, said the harbour office.\n"
    "Sign up for our free newsletter and get the news in your inbox.\n"
)
CODES = re.compile("\x1b\\[[0-9;]*m")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Standard output is a terminal of many colours."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    return monkeypatch


@pytest.fixture
def article(tmp_path: Path) -> str:
    (tmp_path / "ferry.txt").write_text(STORY)
    return str(tmp_path / "ferry.txt")


def without_rich(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("rich", "rich.color", "rich.console", "rich.style"):
        monkeypatch.setitem(sys.modules, name, None)


def test_a_terminal_has_colour_where_rich_is(terminal: Any) -> None:
    pytest.importorskip("rich", reason="no rich: pip install '.[terminal]'")
    paint = paint_for(None)
    assert {role: CODES.sub("", paint("word", role)) for role in STYLES} == dict.fromkeys(STYLES, "word")
    assert len({paint("word", role) for role in STYLES}) == len(STYLES)
    assert paint("word", "body") == "word"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_that_wants_none_gets_none(terminal: pytest.MonkeyPatch, name: str, value: str) -> None:
    terminal.setenv(name, value)
    assert paint_for(None) is plain


def test_without_rich_a_terminal_is_plain(terminal: pytest.MonkeyPatch) -> None:
    without_rich(terminal)
    assert paint_for(None) is paint_for(True) is plain


def test_what_is_no_terminal_is_plain_unless_colour_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False, raising=False)
    assert paint_for(None) is paint_for(False) is plain


@pytest.mark.parametrize(
    ("term", "colorterm", "code"),
    [("xterm", "", "\x1b[3"), ("xterm-256color", "", "\x1b[38;5;"), ("xterm", "truecolor", "\x1b[38;2;187;88;66m")],
)
def test_the_shades_are_those_that_the_terminal_has(
    terminal: pytest.MonkeyPatch, term: str, colorterm: str, code: str
) -> None:
    pytest.importorskip("rich", reason="no rich: pip install '.[terminal]'")
    terminal.setenv("TERM", term)
    terminal.setenv("COLORTERM", colorterm)
    assert paint_for(True)("word", "removed").startswith(code)


def test_rows_are_the_same_with_and_without_colour(terminal: Any) -> None:
    pytest.importorskip("rich", reason="no rich: pip install '.[terminal]'")
    record = cleaner.clean(STORY + "x" * 1_000_000 + "\n" + "\u202e\x1b[2Jesrever " * 50)
    painted, bare = (list(explain(record, "a.txt", 80, paint)) for paint in (paint_for(True), plain))
    assert [CODES.sub("", row) for row in painted] == bare
    assert max(map(len, bare)) <= 80
    assert not any(sign in row for row in bare for sign in "\x1b\u202e")
    assert any("⟦U+202E⟧⟦U+001B⟧[2J" in row for row in bare)


def test_the_command_in_colour(article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rich", reason="no rich: pip install '.[terminal]'")
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[" in CliRunner().invoke(main, ["clean", "--explain", "--color", article]).stdout
    assert "\x1b[" in CliRunner().invoke(main, ["rules", "--color"]).stdout


def test_the_command_without_rich_is_plain_and_says_what_is_missing(
    article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_rich(monkeypatch)
    asked = CliRunner().invoke(main, ["clean", "--explain", "--color", article])
    assert (asked.exit_code, asked.stderr) == (0, f"cleaner: {INSTALL}\n")
    assert "\x1b" not in asked.stdout
    assert CliRunner().invoke(main, ["clean", "--explain", article]).stderr == ""
