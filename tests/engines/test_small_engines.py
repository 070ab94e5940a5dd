"""Ray, Dask, datatrove, Polars, DuckDB and Scrapy give the records of `cleaner run`."""

import json
from pathlib import Path
from typing import Any

import pytest
from plainly import plain

SPIDER = Path(__file__).parents[2] / "examples" / "scrapy_spider.py"
pytestmark = pytest.mark.filterwarnings("ignore")


def test_polars(rows: Any, expected: Any, cleaning: Any) -> None:
    pl = pytest.importorskip("polars", reason="no polars: make test-engines")
    from cleaner.engines.polars import clean_struct

    frame = pl.DataFrame(rows, schema={"id": pl.String, "url": pl.String, "text": pl.String})
    records = frame.select(clean_struct(pl.struct(pl.all()), cleaning).alias("record")).unnest("record")
    assert {record["id"]: record for record in records.to_dicts()} == expected


def test_polars_lazily_and_in_an_empty_frame(cleaning: Any) -> None:
    pl = pytest.importorskip("polars", reason="no polars: make test-engines")
    from cleaner.engines.polars import RECORD, clean_struct

    frame = pl.LazyFrame(schema={"id": pl.String, "text": pl.String})
    found = frame.select(clean_struct(pl.struct(pl.all()), cleaning).alias("record")).collect()
    assert found.schema["record"] == RECORD
    assert len(found) == 0


def test_duckdb(lines: Path, expected: Any, cleaning: Any) -> None:
    duckdb = pytest.importorskip("duckdb", reason="no duckdb: make test-engines")
    pytest.importorskip("pyarrow", reason="no pyarrow: make test-engines")
    from cleaner.engines.duckdb import create_clean_function

    with duckdb.connect() as connection:
        create_clean_function(connection, rows=cleaning)
        read = f"read_json('{lines}', columns={{id: 'VARCHAR', url: 'VARCHAR', text: 'VARCHAR'}})"
        found = connection.execute(f"SELECT clean({{id: id, url: url, text: text}}) AS record FROM {read}").fetchall()
    assert {record["id"]: record for (record,) in found} == expected


def test_dask(lines: Path, expected: Any, cleaning: Any) -> None:
    bag = pytest.importorskip("dask.bag", reason="no dask: make test-engines")
    from cleaner.engines.dask import from_lines

    with_two = bag.read_text(str(lines), blocksize=200_000)
    records = from_lines(with_two, cleaning).compute(scheduler="threads", num_workers=2)
    assert {record["id"]: plain(record) for record in records} == expected


def test_dask_keeps_a_line_that_is_not_json() -> None:
    bag = pytest.importorskip("dask.bag", reason="no dask: make test-engines")
    from cleaner.engines.dask import from_lines

    good = json.dumps({"id": "a", "text": "The ferry sank."})
    records = from_lines(bag.from_sequence([good, "not json"])).compute(scheduler="sync")
    assert [(record["status"], (record["error"] or {}).get("code")) for record in records] == [
        ("ok", None),
        ("error", "not_json"),
    ]


def test_dask_cleans_rows() -> None:
    bag = pytest.importorskip("dask.bag", reason="no dask: make test-engines")
    from cleaner.engines.dask import clean_bag

    rows = [{"id": "a", "text": "The ferry sank."}, {"id": "b", "text": None}]
    records = clean_bag(bag.from_sequence(rows, npartitions=2)).compute(scheduler="sync")
    assert (records[0]["id"], records[0]["status"]) == ("a", "ok")
    assert len(records) == 2
    assert records[1]["status"] != "ok"


def test_datatrove(lines: Path, expected: Any, cleaning: Any) -> None:
    pytest.importorskip("datatrove", reason="no datatrove: make test-engines")
    from datatrove.pipeline.readers import JsonlReader

    from cleaner.engines.datatrove import CleanStep

    documents = list(CleanStep(cleaning)(JsonlReader(str(lines.parent))()))
    found = {document.id: plain(document.metadata["record"]) for document in documents}
    read = {name: record for name, record in expected.items() if name in found}
    assert len(expected) - len(read) == 2  # its reader drops rows without text
    assert found == {name: record | {"metadata": found[name]["metadata"]} for name, record in read.items()}
    assert all(document.text == document.metadata["record"]["text"] for document in documents if document.id != "r17")
    assert "RAISE-NOW" in next(document.text for document in documents if document.id == "r17")


def test_ray(lines: Path, expected: Any, cleaning: Any, tmp_path: Path) -> None:
    ray = pytest.importorskip("ray", reason="no ray: make test-engines")
    pq = pytest.importorskip("pyarrow.parquet", reason="no pyarrow: make test-engines")
    import pyarrow as pa
    from samples import read_rows

    from cleaner.engines.ray import CleanBlock

    jobs = str(Path(__file__).parents[1] / "jobs")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, runtime_env={"env_vars": {"PYTHONPATH": jobs}})
    try:
        schema = pa.schema([(name, pa.string()) for name in ("id", "url", "text")])
        pq.write_table(pa.Table.from_pylist(read_rows(lines), schema=schema), tmp_path / "rows.parquet")
        found = ray.data.read_parquet(str(tmp_path / "rows.parquet"))
        records = found.map_batches(CleanBlock(cleaning), batch_format="pyarrow", batch_size=256).take_all()
    finally:
        ray.shutdown()
    assert {record["id"]: record for record in records} == expected


def test_scrapy(rows: Any, expected: Any, cleaning: Any) -> None:
    pytest.importorskip("scrapy", reason="no scrapy: make test-engines")
    from cleaner.engines.scrapy import CleanerPipeline

    pipeline = CleanerPipeline(cleaning)
    items = [pipeline.process_item(dict(row)) for row in rows]
    assert {item["article"]["id"]: plain(item["article"]) for item in items} == expected


def test_scrapy_reads_its_settings_and_runs_in_a_spider(tmp_path: Path) -> None:
    """A real crawl of a file: URL, in a process of its own, as a reactor runs once."""
    pytest.importorskip("scrapy", reason="no scrapy: make test-engines")
    import subprocess
    import sys

    page = tmp_path / "page.html"
    page.write_bytes((Path(__file__).parents[2] / "docs" / "example.html").read_bytes())
    settings = {
        "CLEANER_RECORD_FIELD": "cleaned",
        "TELNETCONSOLE_ENABLED": "0",
    }
    options = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    command = [sys.executable, "-m", "scrapy", "runspider", str(SPIDER), "-o", "out.jsonl", "--nolog"]
    command += ["-a", f"url={page.as_uri()}", *options]
    subprocess.run(command, cwd=tmp_path, check=True, timeout=120)
    [item] = map(json.loads, (tmp_path / "out.jsonl").read_text().splitlines())
    assert item["cleaned"]["status"] == "ok"
    assert item["cleaned"]["url"] == item["url"] == page.as_uri()
    assert item["cleaned"]["text"].startswith("The new bridge over the Wex opened")


def test_scrapy_reads_the_names_of_its_fields_from_the_settings() -> None:
    pytest.importorskip("scrapy", reason="no scrapy: make test-engines")
    from scrapy.crawler import Crawler
    from scrapy.spiders import Spider

    from cleaner.engines.scrapy import CleanerPipeline

    names = {"CLEANER_HTML_FIELD": "page", "CLEANER_URL_FIELD": "link"}
    pipeline = CleanerPipeline.from_crawler(Crawler(Spider, settings=names))
    item = pipeline.process_item({"page": SPIDER.parents[1].joinpath("docs/example.html").read_text(), "link": "x"})
    assert (item["article"]["status"], item["article"]["url"]) == ("ok", "x")
