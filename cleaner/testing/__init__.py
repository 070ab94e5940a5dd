"""Fixtures: cases of rules and whole articles, for this project and for yours.

Below a folder of fixtures stand

    rules/<rule>/*.txt          cases, many in a file (see `cleaner.testing.cases`)
    pages/<slug>/input.txt      a whole article …
    pages/<slug>/expected.json  … and what cleaning it should give (see `cleaner.testing.pages`)
    labelled/<set>/*.txt        articles labelled line by line, to score (see `cleaner.testing.labelled`)

In a test of yours:

    @pytest.mark.parametrize("case", cases("fixtures"), ids=str)
    def test_case(case):
        assert check_case(case, CLEANER) == []

`cleaner fixtures check DIR` and `cleaner fixtures update DIR` do the same from the command line.
"""

from cleaner.testing.cases import Case, cases, check_case, labels_of, read_cases
from cleaner.testing.labelled import Labelled, Score, mission_f1, read_labelled, score
from cleaner.testing.pages import Page, check_page, expected_of, pages
from cleaner.testing.update import Change, changes

__all__ = [
    "Case",
    "Change",
    "Labelled",
    "Page",
    "Score",
    "cases",
    "changes",
    "check_case",
    "check_page",
    "expected_of",
    "labels_of",
    "mission_f1",
    "pages",
    "read_cases",
    "read_labelled",
    "score",
]
