"""Names to shards: what is read, and what its output is called."""

from pathlib import Path

import pytest

from cleaner.jobs import inputs
from cleaner.jobs.inputs import plan


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("a.jsonl", "b.csv.gz", "deep/c.warc.gz", "deep/.d.jsonl", "deep/e.NDJSON.zst", "f.png"):
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["data"], {"a": "jsonl", "b": "csv", "deep/c": "warc", "deep/e": "jsonl"}),
        (["data/"], {"a": "jsonl", "b": "csv", "deep/c": "warc", "deep/e": "jsonl"}),
        (["data/a.jsonl", "./data/a.jsonl", "data/*.jsonl"], {"a": "jsonl"}),
        (["data/**/*.gz"], {"b": "csv", "deep/c": "warc"}),
        (["data/deep/c.warc.gz", "-"], {"c": "warc", "stdin": "jsonl"}),
    ],
)
def test_names_stand_for_shards(data: Path, names: list[str], found: dict[str, str]) -> None:
    assert {shard.name: shard.format for shard in plan(names)} == found


def test_the_format_can_be_given(data: Path) -> None:
    assert [shard.format for shard in plan(["data/f.png"], "csv")] == ["csv"]


def test_the_order_of_the_names_does_not_matter(data: Path) -> None:
    assert plan(["data/b.csv.gz", "data/a.jsonl"]) == plan(["data/a.jsonl", "data/b.csv.gz"])


def test_pages_are_so_many_a_shard(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        (data / "data" / f"{number}.html").touch()
    monkeypatch.setattr(inputs, "PAGES_A_SHARD", 2)
    shards = plan(["data/*.html"])
    assert [(shard.name, len(shard.paths)) for shard in shards] == [
        ("data-00000", 2), ("data-00001", 2), ("data-00002", 1),
    ]  # fmt: skip


def test_what_a_job_wrote_is_not_its_input(data: Path) -> None:
    (data / "data" / "out").mkdir()
    (data / "data" / "out" / "a.jsonl.zst").touch()
    assert "out/a" in {shard.name for shard in plan(["data"])}
    assert "out/a" not in {shard.name for shard in plan(["data"], output=Path("data/out"))}
