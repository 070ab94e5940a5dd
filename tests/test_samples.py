"""The sample articles, line by line; they stand next to the repository where it was made."""

import json
from pathlib import Path

import pytest

import cleaner
from cleaner.testing import labels_of

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"
PATHS = sorted(SAMPLES.glob("*.txt"))


@pytest.mark.skipif(not PATHS, reason="no folder of samples next to the repository")
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_sample(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    wanted = json.loads(path.with_suffix(".labels.json").read_text(encoding="utf-8"))
    held = [
        (number, line, want) for number, (line, want) in enumerate(zip(lines, wanted, strict=True), 1) if line.strip()
    ]
    got = labels_of(cleaner.clean("\n".join(lines), kind="text"))
    wrong = [
        f"{path.name}:{number}: want {want}, got {label}: {line[:60]}"
        for (number, line, want), label in zip(held, got, strict=True)
        if label not in want.split("|")
    ]
    assert wrong == []
