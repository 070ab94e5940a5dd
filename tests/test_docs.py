"""What the docs show is what happens: snippets run, commands print what they say, names and links exist."""

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import pytest

import cleaner
from cleaner import Document, Label, Span
from cleaner.commands.clean import clean as clean_command

ROOT = Path(__file__).parents[1]
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [ROOT / "README.md", *DOCS]
_SNIPPET = re.compile(r"```python\n(.*?)```(?:\n\nprints\n\n```\n(.*?)```)?", re.DOTALL)
_CONSOLE = re.compile(r"```console\n\$ (cleaner [^\n]*)\n(.*?)```", re.DOTALL)
_LINK = re.compile(r"\]\(([^()\s#]+)[^()\s]*\)")


@dataclass(frozen=True)
class MyRule:
    """The rule of somebody else that snippets speak of."""

    name: ClassVar[str] = "my_rule"
    label: ClassVar[Label] = Label.OTHER
    stage: ClassVar[str] = "local"

    def find(self, document: Document) -> Iterator[Span]:
        return iter(())


def with_some(pattern: re.Pattern[str]) -> list[Path]:
    return [page for page in PAGES if pattern.search(page.read_text("utf-8"))]


@pytest.mark.parametrize("page", with_some(_SNIPPET), ids=lambda page: page.stem)
def test_the_snippets_of_a_page_run_in_order(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {"MyRule": MyRule, "__name__": "snippet"}
    monkeypatch.setitem(sys.modules, "snippet", type(sys)("snippet"))  # dataclasses look their module up
    for snippet in _SNIPPET.finditer(page.read_text("utf-8")):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(snippet[1], page.name, "exec"), names)
        if snippet[2] is not None:
            assert printed.getvalue() == snippet[2]


@pytest.mark.parametrize("page", with_some(_CONSOLE), ids=lambda page: page.stem)
def test_commands_print_what_they_say(page: Path) -> None:
    """A line "…" stands for any lines."""
    for command, shown in _CONSOLE.findall(page.read_text("utf-8")):
        words = [sys.executable, "-m", *shlex.split(command)]
        environment = {**os.environ, "COLUMNS": "90", "PYTHONPATH": str(ROOT)}
        done = subprocess.run(words, capture_output=True, encoding="utf-8", check=True, cwd=ROOT, env=environment)
        pattern = re.escape(shown).replace(re.escape("\n…\n"), r"\n(?:.*\n)*?")
        assert re.fullmatch(pattern.removeprefix(re.escape("…\n")), done.stdout), done.stdout


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CHANGELOG.md"], ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    for link in _LINK.findall(page.read_text("utf-8")):
        assert "://" in link or (page.parent / link).exists(), link


def test_every_page_is_in_the_index() -> None:
    links = _LINK.findall((ROOT / "docs" / "index.md").read_text("utf-8"))
    assert sorted(links) == [page.name for page in DOCS if page.name != "index.md"]


def test_every_option_of_clean_is_documented_and_no_other() -> None:
    text = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    part = text.partition("## cleaner clean")[2].partition("\n## ")[0]
    rows = [row.partition(" | ")[0] for row in part.splitlines() if row.startswith("| `--")]
    options = {name for option in clean_command.params for name in (*option.opts, *option.secondary_opts)}
    assert {name for row in rows for name in re.findall(r"--[a-z-]+", row)} == options - {"files"}


def test_every_field_of_a_record_is_documented() -> None:
    text = (ROOT / "docs" / "record.md").read_text("utf-8")
    assert [name for name in cleaner.json_schema()["properties"] if f"`{name}`" not in text] == []


def test_every_option_of_a_cleaner_is_documented() -> None:
    text = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    assert [name for name in cleaner.Cleaner.__dataclass_fields__ if f"| `{name}` |" not in text] == []


STORY = "<p>The ferry sank at its moorings on Tuesday night, and nobody was on board, said the harbour office.</p>"
LINK = '<li><a href="/{0}">The harbour council meets again about ferry number {0}</a></li>'
CARD = '<div><h3><a href="/{0}">Ferry number {0} sinks at its moorings</a></h3>{1}</div>'
NOTICE = '<div class="cookie-consent"><p>We and 214 partners store cookies on your device to know you again.</p></div>'
HOURS = "<div>Opening hours of the harbour pool</div>" * 12
EMPTY = {
    "hardly any text: the page may be filled by a script": "<body><div id=app></div><p>Loading</p>",
    "an error page": f"<title>Error 404</title><body>{'<div>Try the start page, or search</div>' * 12}",
    "a consent notice and nothing else": f"<body>{NOTICE}{HOURS}",
    "a list of links": f"<body><ul>{''.join(LINK.format(n) for n in range(20))}</ul>",
    "a list of articles": f"<body><main>{''.join(CARD.format(n, STORY) for n in range(9))}",
    "no block reads like an article": f"<body>{HOURS}",
}


@pytest.mark.parametrize("reason", EMPTY)
def test_every_reason_for_no_article_is_documented(reason: str) -> None:
    record = cleaner.clean(f"<html>{EMPTY[reason]}</html>")
    assert (record.status, record.error and record.error.message) == ("no_article", reason)
    assert f"\n| {reason} |" in (ROOT / "docs" / "pages.md").read_text("utf-8")
