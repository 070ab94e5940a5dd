"""Fixtures: cases of rules and whole articles, for this project and for yours.

Below a folder of fixtures stand

    rules/<rule>/*.txt          cases, many in a file (see `cleaner.testing.cases`)
    pages/<slug>/input.txt      a whole article …
    pages/<slug>/expected.json  … and what cleaning it should give (see `cleaner.testing.pages`)

In a test of yours:

    @pytest.mark.parametrize("case", cases("fixtures"), ids=str)
    def test_case(case):
        assert check_case(case, CLEANER) == []

`cleaner fixtures check DIR` and `cleaner fixtures update DIR` do the same from the command line.
"""

from cleaner.testing.cases import Case, cases, check_case, labels_of, read_cases
from cleaner.testing.pages import Page, check_page, expected_of, pages
from cleaner.testing.update import Change, changes

__all__ = [
    "Case",
    "Change",
    "Page",
    "cases",
    "changes",
    "check_case",
    "check_page",
    "expected_of",
    "labels_of",
    "pages",
    "read_cases",
]
