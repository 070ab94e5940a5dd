"""Every rule against its cases."""

from pathlib import Path

import pytest

import cleaner
from cleaner.testing import Case, check_case, read_cases

CASES = [case for path in sorted(Path("fixtures/rules").rglob("*.txt")) for case in read_cases(path)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_case(case: Case) -> None:
    assert check_case(case, cleaner.Cleaner()) == []
