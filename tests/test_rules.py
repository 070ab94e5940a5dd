"""Every rule against its cases."""

from pathlib import Path

import pytest

import cleaner
from cleaner.testing import Case, check_case, read_cases

FIXTURES = Path(__file__).parents[1] / "fixtures"
CASES = [case for path in sorted((FIXTURES / "rules").rglob("*.txt")) for case in read_cases(path)]
CLEANER = cleaner.Cleaner()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_case(case: Case) -> None:
    assert check_case(case, CLEANER) == []


@pytest.mark.parametrize("rule", cleaner.DEFAULT_RULES, ids=lambda rule: rule.name)
def test_a_rule_has_cases(rule: cleaner.Rule) -> None:
    assert (FIXTURES / "rules" / rule.name / "en.txt").exists()
