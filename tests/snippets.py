"""The snippets of a page of the docs, in order, and what becomes of them when somebody does as the page says."""

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
CHECKOUT = ("benchmarks", "docs/example.html", "docs/sites", "fixtures/labelled")
"""What a page may take from a copy of the repository."""
IN_A_COPY = "<!-- in a copy of the repository -->"
"""Begins a page that changes the package."""
COPIED = ("cleaner", "fixtures/rules", "pyproject.toml", "tests/conftest.py", "tests/test_rules.py")
_FENCE = re.compile(r"( *)```+ *([\w-]*)(?:.*?\btitle=\"([^\"]+)\")?.*")
_MARK = re.compile(r"<!-- (not run|needs): (.+) -->")
_ITEM = re.compile(r" *(?:[-*+]|\d+[.)]|[!?]{3}\+?) ")
_COMMAND = re.compile(r"^\$ ((?:.*\\\n)*.*)\n?", re.MULTILINE)


class Snippet(NamedTuple):
    """A block of code.

    title    name of the file that the reader is told to write
    printed  what it says to print, of Python
    left     why nothing runs it
    needs    packages without which it cannot run
    """

    place: str
    language: str
    title: str
    text: str
    printed: str | None = None
    left: str = ""
    needs: tuple[str, ...] = ()


def snippets(page: Path) -> list[Snippet]:
    """All blocks of code of a page: fenced ones, and indented ones, which have no language."""
    found: list[Snippet] = []
    rows = page.read_text("utf-8").splitlines()
    at, before = 0, ""
    marks: dict[str, str] = {}
    while at < len(rows):
        row = rows[at]
        if fence := _FENCE.fullmatch(row):
            end = next(n for n in range(at + 1, len(rows)) if rows[n].strip() == "```")
            text = "".join(f"{line.removeprefix(fence[1])}\n" for line in rows[at + 1 : end])
            if before == "prints" and found[-1].language == "python":
                found[-1] = found[-1]._replace(printed=text)
            else:
                needs = tuple(re.split(r", *", marks["needs"])) if "needs" in marks else ()
                place = f"{page.name}:{at + 1}"
                found.append(Snippet(place, fence[2], fence[3] or "", text, left=marks.get("not run", ""), needs=needs))
            at, before, marks = end, "", {}
        elif mark := _MARK.fullmatch(row):
            marks[mark[1]] = mark[2]
        elif row.startswith("    ") and at and not rows[at - 1] and not _ITEM.match(before):
            found.append(Snippet(f"{page.name}:{at + 1}", "", "", row))
        elif row.strip() and not row.startswith("    "):
            before, marks = row, {}
        at += 1
    return found


def unknown(snippet: Snippet) -> str:
    """Why nothing checks a snippet, or nothing."""
    if snippet.left or snippet.title or snippet.language in ("python", "console", "json", "toml"):
        return ""
    return f"{snippet.place}: no test runs it: write it as python, console, a file with a title, or say why not"


@dataclass
class Reader:
    """Somebody who follows a page in a folder of their own."""

    folder: Path
    page: Path
    names: dict[str, Any] = field(default_factory=dict)
    status: int = 0

    def __post_init__(self) -> None:
        in_a_copy = IN_A_COPY in self.page.read_text("utf-8")
        for name in COPIED if in_a_copy else CHECKOUT:
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, self.folder / name)
        self._bin = self.folder / ".bin"
        self._bin.mkdir()
        for name, start in {"cleaner": "-m cleaner", "python": ""}.items():
            (self._bin / name).write_text(f'#!/bin/sh\nexec {sys.executable} {start} "$@"\n')
            (self._bin / name).chmod(0o755)

    def follow(self, snippet: Snippet) -> None:
        """Do what it says. Raises AssertionError where the outcome is another one."""
        if snippet.title:
            path = self.folder / snippet.title
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(snippet.text, "utf-8")
        elif snippet.language == "python":
            self._python(snippet)
        elif snippet.language == "console":
            self._console(snippet)
        else:
            {"json": json.loads, "toml": tomllib.loads}[snippet.language](snippet.text)

    def _python(self, snippet: Snippet) -> None:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), warnings.catch_warnings():
            if snippet.needs:  # packages of others warn of each other
                warnings.simplefilter("ignore")
            exec(compile(snippet.text, snippet.place, "exec"), self.names)
        if snippet.printed is not None:
            assert_shown(snippet.printed, printed.getvalue(), snippet.place)

    def _console(self, snippet: Snippet) -> None:
        commands = list(_COMMAND.finditer(snippet.text))
        assert commands, f"{snippet.place}: no line begins with '$ '"
        ends = [*(command.start() for command in commands[1:]), len(snippet.text)]
        for command, end in zip(commands, ends, strict=True):
            asked = command[1] == "echo $?"
            assert asked or not self.status, f"{snippet.place}: exit status {self.status} before {command[1]}"
            shown, done = snippet.text[command.end() : end], self._run(command[1])
            self.status = done.returncode
            assert_shown(shown, done.stdout, f"{snippet.place}: {command[1]}")
        assert not self.status, f"{snippet.place}: exit status {self.status} at the end"

    def _run(self, command: str) -> "subprocess.CompletedProcess[str]":
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
        environment |= {
            "COLUMNS": "90",
            "PYTHONPATH": f"{self.folder}:{ROOT}",
            "PATH": f"{self._bin}:{os.environ['PATH']}",
        }
        words = ["bash", "-c", f"(exit {self.status}); {command}"]
        streams: Any = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "stdin": subprocess.DEVNULL}
        return subprocess.run(words, **streams, encoding="utf-8", check=False, cwd=self.folder, env=environment)


def assert_shown(shown: str, printed: str, place: str) -> None:
    """A line "…" stands for any lines, a line that ends in "…" for one that goes on in any way."""
    rows = [re.escape(row.removesuffix("…")) + ".*" * row.endswith("…") + "\n" for row in shown.splitlines()]
    pattern = "".join(r"(?:.*\n)*?" if row == ".*\n" else row for row in rows)
    assert re.fullmatch(pattern, printed), f"{place} printed\n{printed}"


def missing(snippet: Snippet) -> list[str]:
    """Packages that a snippet needs and that are not here."""
    return [name for name in snippet.needs if not _is_here(name)]


def _is_here(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # the package around it
        return False


def unused_files(found: list[Snippet]) -> Iterator[str]:
    """Files that the reader is told to write and that nothing after them reads."""
    for number, snippet in enumerate(found):
        name = Path(snippet.title).parts[0].partition(".")[0] if snippet.title else ""
        later = "\n".join(other.text for other in found[number + 1 :] if not other.left)
        if name and name not in later and "pytest" not in later:
            yield f"{snippet.place}: nothing uses the file {snippet.title}"
