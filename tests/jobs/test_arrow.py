"""Batches of Arrow: one schema whatever the rows hold, and the records of the row function."""

import datetime
import json
from typing import Any

import pytest
from samples import STORY, row

import cleaner
from cleaner.columns import columns, json_columns, spark_ddl
from cleaner.jobs.rows import RowCleaner

pa = pytest.importorskip("pyarrow")
from cleaner.jobs.arrow import ARROW_SCHEMA, clean_batch  # noqa: E402


def batch(rows: list[dict[str, Any]]) -> Any:
    return pa.RecordBatch.from_pylist(rows)


def test_the_schema_has_the_fields_of_a_record_in_order() -> None:
    record = RowCleaner().clean(row(1))
    assert ARROW_SCHEMA.names == list(record) == [name for name, _ in columns()]
    for name in ("body", "comments", "removed", "segments", "vetoed"):
        of_json = cleaner.json_schema()["properties"][name]["items"]["$ref"].rpartition("/")[2]
        assert [f.name for f in ARROW_SCHEMA.field(name).type.value_type] == list(
            cleaner.json_schema()["$defs"][of_json]["properties"]
        )


def test_a_batch_holds_the_records_of_its_rows() -> None:
    rows = [row(n, desk="harbour") for n in range(5)]
    made = clean_batch(batch(rows))
    assert made.schema == ARROW_SCHEMA
    expected = [RowCleaner().clean(each) for each in rows]
    assert [
        each | {name: json.loads(each[name]) for name in json_columns()} for each in made.to_pylist()
    ] == json.loads(json.dumps(expected))


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [{"text": None}],
        [{"text": ""}, {"text": "\ud83d".encode("utf-8", "surrogatepass").decode("utf-8", "replace")}],
        [{"nothing": 1}],
        [{"html": b"<html><p>caf\xe9 <p>&#xD800;"}],
        [{"text": STORY, "when": datetime.datetime(2026, 3, 4), "raw": b"\xff", "nested": [{"a": 1.5}]}],
    ],
)
def test_any_batch_gives_the_same_schema_and_as_many_rows(rows: list[dict[str, Any]]) -> None:
    made = clean_batch(batch(rows) if rows else pa.RecordBatch.from_pylist([], schema=pa.schema([("text", "string")])))
    assert made.schema == ARROW_SCHEMA
    assert made.num_rows == len(rows)


def test_spark_gets_the_same_columns() -> None:
    ddl = spark_ddl()
    assert [line.split("`")[1] for line in ddl.splitlines()] == ARROW_SCHEMA.names
    assert "`authors` ARRAY<STRING>," in ddl
    assert "`error` STRUCT<`code`: STRING, `stage`: STRING, `message`: STRING>," in ddl
