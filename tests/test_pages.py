"""Every whole article below fixtures/pages."""

from pathlib import Path

import pytest

from cleaner.testing import Page, check_page, pages

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.mark.parametrize("page", pages(FIXTURES), ids=str)
def test_page(page: Page) -> None:
    if not page.expected.exists():
        pytest.skip("no expected.json yet: `cleaner fixtures update fixtures` writes it")
    assert check_page(page) == []
