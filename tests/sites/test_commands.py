"""`cleaner sites …`, `cleaner learn`, and `cleaner clean --sites`."""

import json
import subprocess
import sys
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cleaner import Cleaner
from cleaner.cli import main
from cleaner.sites import load

STORY = "The ferry sank at its moorings on Tuesday night, and nobody was on board, the harbour office said."
RULE = 'tide.example: exact "Weather in Wexcombe"'
FILE = f"""\
domain = "tide.example"

[[remove]]
exact = "Weather in Wexcombe"

[[remove]]
starts = "Enjoying"

[[example]]
text = '''
{STORY}
Weather in Wexcombe
'''
must_keep = ["The ferry sank"]
must_drop = ["Weather in Wexcombe"]
"""


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "sites"
    path.mkdir()
    (path / "tide.toml").write_text(FILE, encoding="utf-8")
    return path


def test_examples_that_hold(folder: Path) -> None:
    result = run("sites", "test", folder)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f'{folder}/tide.toml: tide.example: starts "Enjoying": matched nothing',
        "1 of 1 examples hold (files: 1, lists: 0, broken: 0, rules that matched nothing: 1)",
    ]


def test_examples_that_do_not_hold_say_why(folder: Path) -> None:
    more = """
[[example]]
must_keep = ["It rained all day long, and the river rose by a metre and then by two, said Ada Thorne."]
must_drop = ["The Tide is printed on Thursdays by the mill.", "Enjoying it?"]

[[example]]
text = "Weather in Wexcombe\\nIt rained."
must_keep = ["Weather in", "Sun"]
"""
    (folder / "tide.toml").write_text(FILE + more, encoding="utf-8")
    result = run("sites", "test", folder)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{folder}/tide.toml:17: must_drop: stayed in the body: The Tide is printed on Thursdays by the mill.",
        f"{folder}/tide.toml:21: must_keep: was taken as other by {RULE}: Weather in",
        f"{folder}/tide.toml:21: must_keep: is not in the example: Sun",
        "1 of 3 examples hold (files: 1, lists: 0, broken: 0, rules that matched nothing: 0)",
    ]


def test_an_example_is_of_the_dates_of_its_file(folder: Path) -> None:
    text = FILE.replace("\n\n", "\nvalid_from = 2019-01-01\nvalid_until = 2019-12-31\n\n", 1)
    (folder / "tide.toml").write_text(text, encoding="utf-8")
    assert run("sites", "test", folder).exit_code == 0
    (folder / "tide.toml").write_text(text.replace("[[example]]", "[[example]]\ndate = 2020-05-05"), encoding="utf-8")
    assert run("sites", "test", folder).exit_code == 1


def test_broken_files_are_listed_and_the_others_are_tested(folder: Path) -> None:
    (folder / "bad.toml").write_text('domain = "x.example"\nkeep = 1\n', encoding="utf-8")
    (folder / "easy.txt").write_text("##.ad\n||x^\n", encoding="utf-8")
    result = run("sites", "test", folder)
    assert result.exit_code == 1
    rows = result.stdout.splitlines()
    assert rows[0] == f"{folder}/bad.toml:2: [[keep]]: is no list of tables; write it as [[keep]]"
    assert rows[2] == "easy: 1 filters, 0 exceptions, 1 lines not used (network filter 1)"
    assert rows[3].startswith("1 of 1 examples hold (files: 1, lists: 1, broken: 1")


def test_rules_that_match_nothing_over_a_run_are_named(folder: Path, tmp_path: Path) -> None:
    rows = [{"text": f"{STORY}\nEnjoying this?", "url": "https://www.tide.example/1"}]
    corpus = tmp_path / "run.jsonl"
    corpus.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert "matched nothing: 0)" in run("sites", "test", folder, "--on", corpus).stdout
    corpus.write_text("{}", encoding="utf-8")
    assert run("sites", "test", folder, "--on", corpus).exit_code == 2


@pytest.mark.parametrize(
    "args", [("test", "absent"), ("test", "."), ("test",), ("new", "nonsense"), ("new", "absent.html"), ("nonsense",)]
)
def test_wrong_usage_is_status_2(args: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("sites", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


def test_a_file_is_started_from_an_address_or_a_page_and_is_valid(tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "example.html"
    out = tmp_path / "new"
    assert run("sites", "new", "https://www.tide.example/a?b#c", "-o", out).stdout == f"{out}/tide.example.toml\n"
    assert run("sites", "new", page, "-o", out).stdout == f"{out}/bell.example.toml\n"
    assert run("sites", "test", out).exit_code == 0
    assert "opened to traffic on Monday morning" in (out / "bell.example.toml").read_text("utf-8")
    again = run("sites", "new", page, "-o", out)
    assert (again.exit_code, "is there already" in again.stderr) == (2, True)


def test_learn_writes_files_that_hold_and_does_not_write_over_others(tmp_path: Path) -> None:
    offer = "Sign up for our free newsletter and get the best stories in your inbox every morning!"
    corpus = tmp_path / "corpus.jsonl"
    rows = [
        {"text": f"{STORY} It was the {'very ' * n}last.\n{offer}", "url": f"https://tide.example/{n}"}
        for n in range(3)
    ]
    corpus.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    out = tmp_path / "learned"
    result = run("learn", corpus, "-o", out)
    assert result.exit_code == 0
    assert result.stdout == f"{out}/tide.example.toml: 1 block, 3 articles\n3 of 3 articles read, 1 file written\n"
    assert run("sites", "test", out).exit_code == 0
    assert run("learn", corpus, "-o", out).exit_code == 2
    assert run("learn", corpus, "-o", out, "--replace").exit_code == 0
    corpus.write_text("{}", encoding="utf-8")
    assert run("learn", corpus, "-o", tmp_path / "other").exit_code == 2
    assert run("learn", corpus, "-o", tmp_path / "other", "--domain", "https://x").exit_code == 2


def test_a_corpus_without_articles_is_wrong_usage(tmp_path: Path) -> None:
    result = run("learn", tmp_path, "-o", tmp_path / "learned")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)


def test_clean_uses_sites_and_tells_broken_ones(folder: Path, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(f"{STORY}\nWeather in Wexcombe\n{STORY}\n", encoding="utf-8")
    (folder / "bad.toml").write_text("domain = 1\n", encoding="utf-8")
    result = run("clean", "--sites", folder, "--url", "https://tide.example/1", article)
    record = json.loads(result.stdout)
    assert record["site_hits"] == {'tide.example: exact "Weather in Wexcombe"': 1, 'tide.example: starts "Enjoying"': 0}
    assert result.stderr.startswith(f"cleaner: {folder}/bad.toml:1: domain: ")
    assert run("clean", "--sites", tmp_path / "absent.toml", article).exit_code == 2


def test_rules_of_installed_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "tide_rules"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "tide.toml").write_text(FILE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    point = EntryPoint("tide", "tide_rules", load.ENTRY_POINTS)
    monkeypatch.setattr(load, "entry_points", lambda group: EntryPoints([point]).select(group=group))
    load.installed_folders.cache_clear()
    text = f"{STORY}\nEnjoying this?\n{STORY}"
    record = Cleaner(sites=[load.INSTALLED]).clean(text, url="https://tide.example/1")
    load.installed_folders.cache_clear()
    assert dict(record.site_hits)['tide.example: starts "Enjoying"'] == 1


def test_commands_are_imported_when_they_are_asked_for() -> None:
    code = "import sys, cleaner.cli; print(*(n for n in sys.modules if n.startswith(('cleaner.sites', 'sqlite3'))))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
