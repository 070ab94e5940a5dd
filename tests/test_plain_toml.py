"""Word lists that ship are in the plain form, so that the fast reader gives what TOML says."""

import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable

import pytest

from cleaner.plain_toml import plain_items, plain_lists

WORDS = sorted((files("cleaner.article") / "words").iterdir(), key=lambda path: path.name)
COMMON = files("cleaner.rules") / "weights" / "common_words.toml"


@pytest.mark.parametrize("path", [path for path in WORDS if path.name.endswith(".toml")], ids=lambda path: path.name)
def test_lists_of_words_are_read_as_toml_says(path: Traversable) -> None:
    text = path.read_text("utf-8")
    assert plain_lists(text) == tomllib.loads(text)


def test_lists_outside_a_table_are_read_as_toml_says() -> None:
    text = COMMON.read_text("utf-8")
    assert plain_lists(text) == {"": tomllib.loads(text)}


def test_comments_and_new_tables_are_told_from_items() -> None:
    text = '# "none"\n[date]\ndays = ["a b", "c"]\n# ago = ["no"]\n[name]\nby = [\n    "von [x]",\n]\n'
    assert list(plain_items(text)) == [("date", "days", "a b"), ("date", "days", "c"), ("name", "by", "von [x]")]
