"""How good the cleaner is at least, on articles that nothing was trained on.

Floors only rise: when a change makes a value better, its floor follows, and no change may lower one.
"""

from functools import cache
from pathlib import Path

import pytest

from cleaner import Cleaner
from cleaner.testing import Score, mission_f1, read_labelled, score

FLOORS = {
    #            mission, body recall, newsletter, messaging, donation, comment (F1)
    "exam": (0.92, 0.98, 0.91, 0.94, 0.86, 0.96),
    "held": (0.77, 0.91, 0.77, 0.86, 0.62, 0.84),
}
MEASURES = ("mission", "body", "newsletter", "messaging", "donation", "comment")
LABELLED = Path(__file__).parents[1] / "fixtures" / "labelled"


@cache
def scores_of(folder: str) -> dict[str, Score]:
    return score(Cleaner(), read_labelled(LABELLED / folder))


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("folder", FLOORS)
def test_a_floor_holds(folder: str, measure: str) -> None:
    scores = scores_of(folder)
    got = {"mission": mission_f1(scores), "body": scores["body"].recall}.get(
        measure, scores[measure].f1 if measure in scores else 0.0
    )
    assert got >= FLOORS[folder][MEASURES.index(measure)]
