"""The same 2,000 rows for every engine, and what `cleaner run` makes of them."""

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "jobs"))

from plainly import plain
from samples import row, write_rows

ROWS = 2000
POISON, EMPTY, MISSING, PAGE = 17, 400, 801, 1203


def _rows() -> list[dict[str, Any]]:
    """Rows of text; one makes the trap raise, one is empty, one lacks its text, one is a page."""
    rows = [row(number) for number in range(ROWS)]
    rows[POISON]["text"] += "\n\nRAISE-NOW"
    rows[EMPTY]["text"] = ""
    rows[MISSING]["text"] = None
    rows[PAGE] |= {"text": f"<html><body><h1>Ferry</h1><p>{row(PAGE)['text']}</p></body></html>"}
    return rows


@pytest.fixture(scope="session")
def rows() -> list[dict[str, Any]]:
    return _rows()


@pytest.fixture(scope="session")
def lines(tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Any]]) -> Path:
    return write_rows(tmp_path_factory.mktemp("in") / "rows.jsonl", rows)


@pytest.fixture(scope="session")
def expected(tmp_path_factory: pytest.TempPathFactory, lines: Path) -> dict[str, dict[str, Any]]:
    """Records of `cleaner run`, by id."""
    from samples import read_rows
    from traps import Trap

    from cleaner import Cleaner
    from cleaner.jobs.job import Job
    from cleaner.jobs.rows import RowCleaner
    from cleaner.jobs.run import run

    out = tmp_path_factory.mktemp("out")
    run(Job((str(lines),), out, RowCleaner(Cleaner(add=(Trap(),))), format="jsonl", workers=2))
    records = {record["id"]: plain(record) for record in read_rows(out / "rows.jsonl")}
    assert len(records) == ROWS
    assert [record["status"] for record in records.values()].count("error") == 2
    return records


@pytest.fixture(scope="session")
def cleaning() -> Any:
    from traps import Trap

    from cleaner import Cleaner
    from cleaner.jobs.rows import RowCleaner

    return RowCleaner(Cleaner(add=(Trap(),)))
