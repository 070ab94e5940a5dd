"""The page of all rules is made from the rules and their cases."""

import importlib.util
from pathlib import Path

import pytest

from cleaner.rules import DEFAULT_RULES

PATH = Path(__file__).parents[1] / "docs" / "_hooks" / "rule_reference.py"
SPEC = importlib.util.spec_from_file_location("rule_reference", PATH)
assert SPEC
assert SPEC.loader
MODULE = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(MODULE)
PAGE: str = MODULE.reference()


@pytest.mark.parametrize("name", sorted(rule.name for rule in DEFAULT_RULES))
def test_every_rule_is_shown_with_a_case_that_stays(name: str) -> None:
    section = PAGE.partition(f"## {name} ")[2].partition("\n## ")[0]
    assert "*Safe because* " in section
    assert "*Known problem:* " in section
    if "cases; languages:" in section:
        assert "| stays |" in section


def test_a_line_of_a_case_is_never_markup() -> None:
    assert MODULE._cell("a | *b* <i> [c](http://x.example) `d`").count("|") == 0
    assert "<i>" not in MODULE._cell("<i>")
