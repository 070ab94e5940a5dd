"""Apache Spark gives the records of `cleaner run`."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyspark", reason="no pyspark: make test-engines")
pytestmark = pytest.mark.filterwarnings("ignore")

JOBS = str(Path(__file__).parents[1] / "jobs")


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    os.environ["PYTHONPATH"] = os.pathsep.join([JOBS, os.environ.get("PYTHONPATH", "")])
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def by_id(frame: Any) -> dict[str, Any]:
    return {row["id"]: row.asDict(recursive=True) for row in frame.collect()}


def test_a_column_function_gives_the_same_records(spark: Any, lines: Path, expected: Any, cleaning: Any) -> None:
    from cleaner.engines.spark import clean_frame

    frame = spark.read.schema("id STRING, url STRING, text STRING").json(str(lines))
    assert by_id(clean_frame(frame, cleaning)) == expected


def test_files_to_files(spark: Any, lines: Path, expected: Any, cleaning: Any, tmp_path: Path) -> None:
    from cleaner.engines.spark import clean_files

    clean_files(spark, str(lines), str(tmp_path / "out"), cleaning)
    assert (tmp_path / "out" / "_SUCCESS").exists()
    assert by_id(spark.read.parquet(str(tmp_path / "out"))) == expected


def test_a_target_that_exists_is_left_alone(spark: Any, lines: Path, tmp_path: Path) -> None:
    from cleaner.engines.spark import clean_files

    (tmp_path / "kept").write_text("x")
    with pytest.raises(Exception, match="already exists"):
        clean_files(spark, str(lines), str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_a_line_that_is_not_json_is_a_failed_record(spark: Any, tmp_path: Path) -> None:
    from cleaner.engines.spark import clean_files

    good = json.dumps({"id": "a", "text": "The ferry sank."})
    (tmp_path / "in.jsonl").write_text(f"{good}\nnot json\n")
    clean_files(spark, str(tmp_path / "in.jsonl"), str(tmp_path / "out"))
    rows = spark.read.parquet(str(tmp_path / "out")).collect()
    assert sorted(row["status"] for row in rows) == ["error", "ok"]


def test_a_filter_does_not_clean_twice(spark: Any, tmp_path: Path) -> None:
    from pyspark.sql import functions

    from cleaner.engines.spark import clean_column

    frame = spark.createDataFrame([("a", "The ferry sank.")], "id STRING, text STRING")
    chosen = frame.select(clean_column(functions.struct("*")).alias("r")).select("r.*").filter("status = 'ok'")
    plan = chosen._jdf.queryExecution().executedPlan().toString()
    assert plan.count("clean(") == 1
