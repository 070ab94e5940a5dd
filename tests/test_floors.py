"""How good the cleaner is at least, and that nobody lowers a floor without a reason.

Floors stand in benchmarks/floors.toml. Suites whose data is not beside the checkout are skipped.
"""

import shutil
import subprocess
from functools import cache
from pathlib import Path

import floors
import pytest
from suites import SUITES, missing

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared"
HELD = floors.parsed(floors.PATH.read_text("utf-8"))


@cache
def figures(suite: str) -> dict[str, float]:
    return SUITES[suite](DATA)


@pytest.mark.parametrize("name", HELD.values)
def test_a_floor_holds(name: str) -> None:
    suite, _, figure = name.partition(": ")
    if reason := missing(suite, DATA):
        pytest.skip(reason)
    assert figures(suite)[figure] >= HELD.values[name]


def test_every_suite_has_a_floor() -> None:
    assert {name.partition(": ")[0] for name in HELD.values} == set(SUITES)


def test_no_floor_of_the_history_was_lowered_without_a_reason() -> None:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("no git history here")
    place = floors.PATH.relative_to(ROOT).as_posix()
    earlier = [floors.parsed(text) for text in _versions(place)]
    assert floors.unexplained(HELD, earlier) == []


def _versions(place: str) -> list[str]:
    """The file in every commit that changed it, oldest first."""
    commits = _git("log", "--reverse", "--topo-order", "--format=%H", "--diff-filter=AM", "--", place).split()
    return [_git("show", f"{commit}:{place}") for commit in commits]


def _git(*words: str) -> str:
    return subprocess.run(["git", "-C", ROOT, *words], capture_output=True, encoding="utf-8", check=True).stdout
