"""Shards in, shards out: order, resume, and what is redone."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from samples import OFFER, read_rows, row, tree, write_rows

import cleaner
from cleaner import Cleaner, ConfigError
from cleaner.jobs.job import Job
from cleaner.jobs.rows import RowCleaner
from cleaner.jobs.run import run
from cleaner.jobs.store import Store
from cleaner.jobs.summary import Summary

Go = Callable[..., Summary]


@pytest.fixture
def two_files(tmp_path: Path) -> Path:
    write_rows(tmp_path / "in" / "monday.jsonl", [row(n, desk={"name": "harbour"}) for n in range(30)])
    write_rows(tmp_path / "in" / "week" / "tuesday.jsonl", [row(n) for n in range(30, 50)])
    return tmp_path


def test_each_input_gives_one_output_with_its_rows_in_order(two_files: Path, job: Go) -> None:
    summary = job()
    out = two_files / "out"
    assert (summary.rows, summary.done, summary.errors) == (50, 2, 0)
    assert [each["id"] for each in read_rows(out / "monday.jsonl")] == [f"r{n}" for n in range(30)]
    assert [each["id"] for each in read_rows(out / "week" / "tuesday.jsonl")] == [f"r{n}" for n in range(30, 50)]


def test_a_record_is_that_of_the_library_with_id_and_metadata(two_files: Path, job: Go) -> None:
    job()
    held = read_rows(two_files / "out" / "monday.jsonl")[3]
    given = row(3)
    alone = cleaner.clean(given["text"], "text", given["url"]).to_dict()
    assert held == {"id": "r3", **json.loads(json.dumps(alone)), "metadata": {"desk": {"name": "harbour"}}}
    assert OFFER not in held["text"]
    jsonschema.validate(held, cleaner.json_schema())


def test_a_second_run_does_nothing(two_files: Path, job: Go) -> None:
    first = job()
    before = tree(two_files / "out")
    second = job()
    assert (second.done, second.kept) == (0, 2)
    assert (second.rows, second.statuses) == (first.rows, first.statuses)
    assert tree(two_files / "out") == before


def test_the_number_of_workers_does_not_show(two_files: Path, job: Go) -> None:
    job(workers=0)
    run(Job((str(two_files / "in"),), two_files / "other", format="jsonl", workers=2))
    assert tree(two_files / "out") == tree(two_files / "other")


def test_a_changed_input_is_redone_and_no_other(two_files: Path, job: Go) -> None:
    job()
    write_rows(two_files / "in" / "monday.jsonl", [row(n) for n in range(5, 8)])
    summary = job()
    assert (summary.done, summary.kept, summary.rows) == (1, 1, 23)
    assert [each["id"] for each in read_rows(two_files / "out" / "monday.jsonl")] == ["r5", "r6", "r7"]


def test_changed_rules_redo_all(two_files: Path, job: Go) -> None:
    job()
    summary = job(rows=RowCleaner(Cleaner(without=("newsletter_signup",))))
    assert (summary.done, summary.kept) == (2, 0)
    assert OFFER in read_rows(two_files / "out" / "monday.jsonl")[0]["text"]


def test_shards_of_other_rules_that_are_not_redone_are_counted(two_files: Path, job: Go) -> None:
    job()
    other = RowCleaner(Cleaner(without=("newsletter_signup",)))
    assert job(two_files / "in" / "monday.jsonl", rows=other).stale == 1


def test_a_missing_or_short_output_is_redone(two_files: Path, job: Go) -> None:
    job()
    before = tree(two_files / "out")
    (two_files / "out" / "monday.jsonl").unlink()
    with (two_files / "out" / "week" / "tuesday.jsonl").open("ab") as file:
        file.truncate(100)
    assert job().done == 2
    assert tree(two_files / "out") == before


def test_a_folder_of_other_options_is_refused_and_left_alone(two_files: Path, job: Go) -> None:
    job()
    before = tree(two_files / "out")
    with pytest.raises(ConfigError, match=r"format 'jsonl', not 'jsonl.gz'.*--redo"):
        job(format="jsonl.gz")
    assert tree(two_files / "out") == before


def test_a_folder_of_other_options_is_written_anew_on_demand(two_files: Path, job: Go) -> None:
    job()
    job(format="jsonl.gz", redo=True)
    assert not (two_files / "out" / "monday.jsonl").exists()
    assert (two_files / "out" / "monday.jsonl.gz").exists()


def test_two_jobs_cannot_write_to_one_folder(two_files: Path, job: Go) -> None:
    with Store(two_files / "out"), pytest.raises(ConfigError, match="another job"):
        job()


def test_what_a_killed_run_left_half_written_goes(two_files: Path, job: Go) -> None:
    job()
    before = tree(two_files / "out")
    (two_files / "out" / "week" / ".tuesday.jsonl.part").write_bytes(b"half")
    job()
    assert tree(two_files / "out") == before


def test_rows_without_id_are_named_by_their_place(tmp_path: Path, job: Go) -> None:
    write_rows(tmp_path / "in" / "a.jsonl", [{"text": "One line."}, {"text": "Two.", "id": 7}])
    job()
    assert [each["id"] for each in read_rows(tmp_path / "out" / "a.jsonl")] == ["a#1", "7"]
