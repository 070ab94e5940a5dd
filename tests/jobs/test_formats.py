"""Every format in and out: the same rows, nothing lost, and a cut file is an error."""

import csv
import gzip
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from samples import STORY, read_rows, row, tree, write_rows

from cleaner.columns import json_columns
from cleaner.jobs.job import Job
from cleaner.jobs.run import run
from cleaner.jobs.streams import zstd_module
from cleaner.jobs.summary import Summary

Go = Callable[..., Summary]
ROWS = [row(n, desk=f"desk {n % 3}") for n in range(25)]
needs_zstd = pytest.mark.skipif(zstd_module() is None, reason="needs backports.zstd, or Python 3.14")


def packed(data: bytes, suffix: str) -> bytes:
    if suffix == ".zst":
        zstd = zstd_module()
        assert zstd
        return bytes(zstd.compress(data))
    return gzip.compress(data) if suffix == ".gz" else data


def json_lines() -> bytes:
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in ROWS).encode()


def comma_separated() -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(ROWS[0]))
    writer.writeheader()
    writer.writerows(ROWS)
    return text.getvalue().encode()


def parquet(rows: list[dict[str, Any]]) -> bytes:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), file)
    return file.getvalue()


def records(folder: Path, form: str = "jsonl") -> list[dict[str, Any]]:
    (path,) = folder.glob(f"*.{form}")
    return read_rows(path)


@pytest.fixture
def expected(tmp_path: Path) -> list[dict[str, Any]]:
    write_rows(tmp_path / "plain" / "a.jsonl", ROWS)
    run(Job((str(tmp_path / "plain"),), tmp_path / "plain-out", format="jsonl", workers=0))
    return records(tmp_path / "plain-out")


@pytest.mark.parametrize("suffix", ["", ".gz", pytest.param(".zst", marks=needs_zstd)])
@pytest.mark.parametrize(("name", "make"), [("a.jsonl", json_lines), ("a.csv", comma_separated)])
def test_rows_are_the_same_from_every_format(
    tmp_path: Path, job: Go, expected: list[dict[str, Any]], name: str, make: Callable[[], bytes], suffix: str
) -> None:
    (tmp_path / (name + suffix)).write_bytes(packed(make(), suffix))
    job(tmp_path / (name + suffix))
    assert records(tmp_path / "out") == expected


def test_rows_are_the_same_from_parquet(tmp_path: Path, job: Go, expected: list[dict[str, Any]]) -> None:
    (tmp_path / "a.parquet").write_bytes(parquet(ROWS))
    job(tmp_path / "a.parquet")
    assert records(tmp_path / "out") == expected


@pytest.mark.parametrize("suffix", [".gz", pytest.param(".zst", marks=needs_zstd)])
@pytest.mark.parametrize("share", [0.3, 0.9, -3])
def test_a_cut_file_is_an_error_that_names_it(tmp_path: Path, job: Go, suffix: str, share: float) -> None:
    data = packed(json_lines(), suffix)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / f"cut.jsonl{suffix}").write_bytes(data[: int(len(data) * share) if share > 0 else int(share)])
    write_rows(tmp_path / "in" / "whole.jsonl", ROWS[:2])
    summary = job()
    assert [name for name, _ in summary.failed] == ["cut"]
    assert f"cut.jsonl{suffix}: damaged or cut off" in summary.failed[0][1]
    assert sorted(path.name for path in (tmp_path / "out").glob("*.jsonl")) == ["whole.jsonl"]


def test_a_cut_parquet_file_is_an_error_that_names_it(tmp_path: Path, job: Go) -> None:
    (tmp_path / "cut.parquet").write_bytes(parquet(ROWS)[:-20])
    assert "cut.parquet: no whole Parquet file" in job(tmp_path / "cut.parquet").failed[0][1]


def test_a_csv_file_with_an_open_quote_is_an_error_and_a_bad_line_a_row(tmp_path: Path, job: Go) -> None:
    (tmp_path / "open.csv").write_text('id,text\n1,"The ferry sank\n2,Nobody was on board\n')
    (tmp_path / "bad.csv").write_text('id,text\n1,a,b\n2,"x"y\n\n3,Nobody was on board\n')
    assert "open.csv: line 3" in job(tmp_path / "open.csv").failed[0][1]
    summary = run(Job((str(tmp_path / "bad.csv"),), tmp_path / "bad", format="jsonl", workers=0))
    assert [each["status"] for each in records(tmp_path / "bad")] == ["error", "error", "ok"]
    assert summary.rows == 3


@pytest.mark.parametrize("form", ["jsonl.gz", pytest.param("jsonl.zst", marks=needs_zstd)])
def test_compressed_output_holds_the_same_lines(
    tmp_path: Path, job: Go, expected: list[dict[str, Any]], form: str
) -> None:
    job(tmp_path / "plain", format=form)
    run(Job((str(tmp_path / "out" / f"a.{form}"),), tmp_path / "read", format="jsonl", workers=0))
    data = (tmp_path / "out" / f"a.{form}").read_bytes()
    zstd = zstd_module()
    plain = gzip.decompress(data) if form.endswith("gz") or zstd is None else zstd.decompress(data)
    assert [json.loads(line) for line in plain.splitlines()] == expected


def test_parquet_output_holds_the_same_records(tmp_path: Path, job: Go, expected: list[dict[str, Any]]) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    from cleaner.jobs.arrow import ARROW_SCHEMA

    job(tmp_path / "plain", format="parquet")
    table = pq.read_table(tmp_path / "out" / "a.parquet")
    assert table.schema == ARROW_SCHEMA
    held = [each | {name: json.loads(each[name]) for name in json_columns()} for each in table.to_pylist()]
    assert held == expected


def test_pages_of_a_folder_are_rows_named_by_their_path(tmp_path: Path, job: Go) -> None:
    folder = tmp_path / "site"
    (folder / "deep").mkdir(parents=True)
    body = "".join(f"<p>{STORY.format(n)}</p>" for n in range(4))
    (folder / "b.html").write_bytes(
        f"<html><meta charset=latin1><article>{body}<p>Café Ålvik</article>".encode("latin1")
    )
    (folder / "deep" / "a.txt").write_text(STORY)
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.html").write_text("<p>no")
    job(folder)
    held = read_rows(tmp_path / "out" / "site-00000.jsonl")
    assert [each["id"] for each in held] == ["b.html", "deep/a.txt"]
    assert "Café Ålvik" in held[0]["text"]
    assert held[1]["text"] == STORY


def test_columns_can_be_named(tmp_path: Path, job: Go) -> None:
    from cleaner.jobs.rows import Columns, RowCleaner

    write_rows(
        tmp_path / "a.jsonl", [{"key": 3, "body": STORY, "page": None, "link": "https://tide.example", "text": "x"}]
    )
    job(tmp_path / "a.jsonl", rows=RowCleaner(columns=Columns("body", "page", "link", "key")))
    (held,) = records(tmp_path / "out")
    assert (held["id"], held["url"], held["text"]) == ("3", "https://tide.example", STORY)
    assert held["metadata"] == {"page": None, "text": "x"}


def test_standard_input_is_read_as_json_lines(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "cleaner",
        "run",
        "-",
        "-o",
        str(tmp_path / "out"),
        "--workers",
        "0",
        "--format",
        "jsonl",
    ]
    done = subprocess.run(command, input=gzip.compress(json_lines()), capture_output=True, check=True)
    assert b"25 records, 0 errors" in done.stderr
    assert [each["id"] for each in read_rows(tmp_path / "out" / "stdin.jsonl")] == [each["id"] for each in ROWS]


def test_the_same_rows_give_the_same_bytes_in_every_format(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    write_rows(tmp_path / "a.jsonl", ROWS)
    for form in ("jsonl.gz", "jsonl.zst", "parquet"):
        for name in ("first", "second"):
            run(Job((str(tmp_path / "a.jsonl"),), tmp_path / form / name, format=form, workers=0))
        assert tree(tmp_path / form / "first") == tree(tmp_path / form / "second")
