"""Every example runs as its own text says, and gives a record a row."""

import subprocess
import sys
from pathlib import Path

import pytest
from samples import row, write_rows

EXAMPLES = Path(__file__).parents[2] / "examples"
NEEDS = {"spark_job": "pyspark", "ray_job": "ray", "dask_job": "dask", "datatrove_job": "datatrove"}
NEEDS |= {"polars_job": "polars", "duckdb_job": "duckdb"}


@pytest.mark.parametrize("name", sorted(NEEDS))
def test_an_example_gives_a_record_a_row(name: str, tmp_path: Path) -> None:
    pytest.importorskip(NEEDS[name], reason=f"no {NEEDS[name]}: make test-engines")
    lines = write_rows(tmp_path / "in" / "rows.jsonl", [row(number) for number in range(50)])
    source = lines.parent if name == "datatrove_job" else lines
    target = tmp_path / ("out.parquet" if name in ("polars_job", "duckdb_job") else "out")
    command = [sys.executable, str(EXAMPLES / f"{name}.py"), str(source), str(target)]
    subprocess.run(command, check=True, capture_output=True, timeout=300, cwd=tmp_path)
    assert _records(target) == 50


def _records(target: Path) -> int:
    import gzip

    from pyarrow import parquet

    if target.is_file():
        return int(parquet.read_table(target).num_rows)
    lines = sum(len(gzip.decompress(path.read_bytes()).splitlines()) for path in target.glob("*.jsonl.gz"))
    return lines + sum(int(parquet.read_table(path).num_rows) for path in target.glob("*.parquet"))


def test_every_example_is_listed_and_tested() -> None:
    files = {path.stem for path in EXAMPLES.glob("*.py")}
    assert files == {*NEEDS, "scrapy_spider"}
    text = (EXAMPLES / "README.md").read_text("utf-8")
    assert [name for name in files if f"{name}.py" not in text] == []
