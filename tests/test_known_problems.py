"""What pages get wrong as yet. A test that begins to pass fails here: move its case or page to fixtures/ then."""

from pathlib import Path

import pytest

from cleaner.testing import Case, Page, cases, check_case, check_page, pages

FOLDER = Path(__file__).parent / "known_problems"
PROSE = (
    "The ferry to Oxmoor sailed again on Saturday morning, with forty people and a pony on board, after nine years.",
    "Its captain, Brenna Lusk, said that the engine was rebuilt by a school class that had learned from a manual.",
    "“We thought that nobody would come,” she said on the deck. “Then the queue went around the harbour office twice.”",
    "The council pays for the fuel until autumn. Then the islanders want to run the boat, with a pass for each house.",
)
STORY = "".join(f"<p>{line}</p>" for line in PROSE)


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="see the title of the case")
@pytest.mark.parametrize("case", cases(FOLDER), ids=str)
def test_case(case: Case) -> None:
    assert check_case(case) == []


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="see tests/known_problems/README.md")
@pytest.mark.parametrize("page", pages(FOLDER), ids=str)
def test_page(page: Page) -> None:
    assert check_page(page) == []
