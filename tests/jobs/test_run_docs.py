"""What docs/run.md names is all there is. Its commands and snippets are run by tests/test_docs.py."""

from pathlib import Path

from cleaner.commands.retry import retry
from cleaner.commands.run import run
from cleaner.jobs.inputs import SUFFIXES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "run.md").read_text("utf-8")


def test_every_suffix_and_every_option_is_documented() -> None:
    assert [suffix for suffix in SUFFIXES if f"`{suffix}`" not in PAGE] == []
    text = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    for command in (run, retry):
        part = text.partition(f"## cleaner {command.name}")[2].partition("\n## ")[0]
        options = {name for option in command.params for name in option.opts if name.startswith("--")}
        assert sorted(name for name in options if f"`{name}" not in part) == []
