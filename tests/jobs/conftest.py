"""What tests of jobs share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from traps import Trap

from cleaner import Cleaner
from cleaner.jobs.job import Job
from cleaner.jobs.rows import RowCleaner
from cleaner.jobs.run import run
from cleaner.jobs.summary import Summary


@pytest.fixture
def trapped(tmp_path: Path) -> RowCleaner:
    """Rows cleaned with the trap; a file "harmless" in `tmp_path` makes it so."""
    return RowCleaner(Cleaner(add=(Trap(str(tmp_path)),)))


@pytest.fixture
def job(tmp_path: Path) -> Callable[..., Summary]:
    """Runs a job from `tmp_path/in` to `tmp_path/out` with plain JSON lines."""

    def go(*inputs: object, **options: Any) -> Summary:
        names = tuple(map(str, inputs)) or (str(tmp_path / "in"),)
        return run(Job(names, tmp_path / "out", **{"format": "jsonl", "workers": 0, **options}))

    return go
