"""What pages get wrong as yet. A test that begins to pass fails here: move its case or page to fixtures/ then."""

from pathlib import Path

import pytest

from cleaner.testing import Case, cases, check_case

FOLDER = Path(__file__).parent / "known_problems"


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="see the title of the case")
@pytest.mark.parametrize("case", cases(FOLDER), ids=str)
def test_case(case: Case) -> None:
    assert check_case(case) == []
