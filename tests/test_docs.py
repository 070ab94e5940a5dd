"""What the docs show is what happens: snippets run, commands print what they say, names and links exist."""

import re
import sys
import tomllib
from pathlib import Path

import pytest
from snippets import ROOT, Reader, Snippet, missing, snippets, unknown, unused_files

import cleaner
from cleaner import Label
from cleaner.commands.clean import clean as clean_command

DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [ROOT / "README.md", *DOCS]
GENERATED = ("rule-reference.md",)
"""Pages that docs/_hooks makes."""
_LINK = re.compile(r"\]\(([^()\s#]+)[^()\s]*\)")


@pytest.fixture
def reader(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Somebody in a folder of their own, with what a copy of the repository holds."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(sys.modules, "snippet", type(sys)("snippet"))  # dataclasses look their module up
    return Reader(tmp_path, request.param, {"__name__": "snippet"})


def run_of(page: Path) -> list[Snippet]:
    return [snippet for snippet in snippets(page) if not snippet.left and not unknown(snippet)]


@pytest.mark.parametrize("reader", [page for page in PAGES if run_of(page)], ids=lambda page: page.stem, indirect=True)
def test_a_page_followed_from_top_to_bottom_shows_what_happens(reader: Reader) -> None:
    """Skipped when packages are missing for a part of it, after the rest held."""
    steps = run_of(reader.page)
    absent = {name for snippet in steps for name in missing(snippet)}
    for snippet in steps:
        if not missing(snippet):
            reader.follow(snippet)
    if absent:
        pytest.skip(f"a part of the page needs {', '.join(sorted(absent))}; the rest holds")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_snippet_is_run_or_says_why_not(page: Path) -> None:
    assert [reason for reason in map(unknown, snippets(page)) if reason] == []
    assert list(unused_files(snippets(page))) == []


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CHANGELOG.md"], ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    for link in _LINK.findall(page.read_text("utf-8")):
        assert "://" in link or link in GENERATED or (page.parent / link).exists(), link


def test_every_page_is_in_the_navigation() -> None:
    names = re.findall(r": ([a-z-]+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert sorted(names) == sorted([*(page.name for page in DOCS), *GENERATED])


def test_the_readme_has_no_figure_of_its_own() -> None:
    part = (ROOT / "README.md").read_text("utf-8").partition("## Figures")[2].partition("\n## ")[0]
    here = (ROOT / "docs" / "benchmarks.md").read_text("utf-8")
    figures = re.findall(r"(?<![\w.])\d?\.\d+", part)
    assert len(figures) > 10
    assert [figure for figure in figures if figure not in here] == []


def test_every_extra_is_documented() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    text = (ROOT / "docs" / "install.md").read_text("utf-8")
    assert [name for name in project["optional-dependencies"] if f"`{name}`" not in text] == []


def test_every_label_is_documented_in_its_group() -> None:
    parts = (ROOT / "docs" / "labels.md").read_text("utf-8").split("\n## ")
    for label in Label:
        (part,) = [part for part in parts if f"\n| `{label.value}` |" in part]
        assert part.lower().startswith(label.group.value)


def test_every_option_of_clean_is_documented_and_no_other() -> None:
    text = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    part = text.partition("## cleaner clean")[2].partition("\n## ")[0]
    rows = [row.partition(" | ")[0] for row in part.splitlines() if row.startswith("| `--")]
    options = {name for option in clean_command.params for name in (*option.opts, *option.secondary_opts)}
    assert {name for row in rows for name in re.findall(r"--[a-z-]+", row)} == options - {"files"}


def test_every_field_of_a_record_is_documented() -> None:
    text = (ROOT / "docs" / "record.md").read_text("utf-8")
    schema = cleaner.json_schema()
    parts = [schema, *schema["$defs"].values()]
    assert [name for part in parts for name in part["properties"] if f"`{name}`" not in text] == []


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


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.stem)
def test_no_table_shows_the_stroke_before_a_bar(page: Path) -> None:
    """In code in a table the site would print it; <code>&#124;</code> is a bar everywhere."""
    assert [row for row in page.read_text("utf-8").splitlines() if row.startswith("|") and "\\|" in row] == []
