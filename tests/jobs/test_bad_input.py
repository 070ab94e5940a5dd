"""What can be wrong with input and output, and that nothing is lost or left half done."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from samples import STORY, read_rows, row, tree, write_rows

from cleaner import ConfigError, InputError
from cleaner.jobs import read
from cleaner.jobs.job import Job
from cleaner.jobs.run import run
from cleaner.jobs.summary import Summary

Go = Callable[..., Summary]
COMMAND = [sys.executable, "-m", "cleaner", "run"]
FINE = json.dumps(row(1)).encode()
BAD_LINES = {
    b"{'text': 1}": "is not JSON",
    b"\xff\xfe": "is not JSON",
    b"[" * 100_000: "is not JSON",
    b'{"title": "no column"}': "neither 'html' nor 'text'",
    b'{"text": null}': "neither 'html' nor 'text'",
    b'{"text": 17}': "type int",
    b'["text"]': "type list",
    b"null": "type NoneType",
}
GOOD_LINES = {
    rb'{"text": "half \ud83d a face"}': "half \ufffd a face",
    rb'{"text": "a whole \ud83d\ude00 face"}': "a whole \U0001f600 face",
    '{"text": "one\u2028row"}'.encode(): "one\n\nrow",
    b'\xef\xbb\xbf{"text": "a mark"}': "a mark",
    b'{"text": "x", "score": NaN, "far": 1e999}': "x",
    rb'{"text": "x", "note\udc00": ["\udc00"]}': "x",
    rb'{"text": "x", "id": "\udc00", "url": "\udc00"}': "x",
    b'{"text": "x", "deep": ' + b"[" * 300 + b"]" * 300 + b"}": "x",
}


@pytest.mark.parametrize("line", BAD_LINES, ids=lambda line: repr(line[:30]))
def test_a_bad_line_is_an_error_row_and_the_others_are_cleaned(tmp_path: Path, job: Go, line: bytes) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n".join((FINE, line, b"", b"  ", FINE)))
    assert job(tmp_path / "a.jsonl").rows == 3
    held = read_rows(tmp_path / "out" / "a.jsonl")
    assert [each["status"] for each in held] == ["ok", "error", "ok"]
    assert BAD_LINES[line] in held[1]["error"]["message"]
    assert [letter["id"] for letter in read_rows(tmp_path / "out" / "_errors" / "a.jsonl")] == ["a#2"]


@pytest.mark.parametrize("line", GOOD_LINES, ids=lambda line: repr(line[:30]))
@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_an_odd_line_is_cleaned(tmp_path: Path, job: Go, line: bytes, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    (tmp_path / "a.jsonl").write_bytes(line)
    assert job(tmp_path / "a.jsonl", format=form).statuses == {"ok": 1}
    if form == "jsonl":
        (held,) = read_rows(tmp_path / "out" / "a.jsonl")
        assert held["text"] == GOOD_LINES[line]
        assert not held["metadata"].get("score") and not held["metadata"].get("far")


def test_a_row_of_200_megabytes_is_told_and_not_held(tmp_path: Path) -> None:
    with (tmp_path / "a.jsonl").open("wb") as file:
        file.write(FINE + b'\n{"id": "big", "text": "')
        for _ in range(200):
            file.write(b"pears and " * 100_000)
        file.write(b'"}\n' + FINE + b"\n")
    words = [*COMMAND, str(tmp_path / "a.jsonl"), "-o", str(tmp_path / "out"), "--format=jsonl", "--workers=0"]
    done = subprocess.Popen([*words, f"--max-row-bytes={8 << 20}"], stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(done.pid, 0)
    done.returncode = os.waitstatus_to_exitcode(status)
    held = read_rows(tmp_path / "out" / "a.jsonl")
    assert [each["status"] for each in held] == ["ok", "error", "ok"]
    assert "200000026 bytes" in held[1]["error"]["message"]
    assert done.returncode == 1
    assert usage.ru_maxrss < 250_000  # kilobytes: the rules themselves take 60 MB


@pytest.mark.engines
def test_a_row_of_200_megabytes_can_be_let_in(tmp_path: Path, job: Go) -> None:
    write_rows(tmp_path / "a.jsonl", [{"text": "pears and " * 20_000_000}, row(1)])
    assert job(tmp_path / "a.jsonl", workers=1, most_row_bytes=300 << 20).statuses == {"budget_exceeded": 1, "ok": 1}


def limited(*args: str, megabytes: float) -> "subprocess.CompletedProcess[str]":
    """Runs `cleaner run` where no file may be larger."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(megabytes * 1e6), int(megabytes * 1e6)))

    return subprocess.run([*COMMAND, *args], capture_output=True, text=True, preexec_fn=limit, check=False)


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_an_output_that_cannot_be_written_on_ends_the_job_and_keeps_what_is_done(tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    write_rows(tmp_path / "in" / "a.jsonl", [row(1)])
    write_rows(tmp_path / "in" / "b.jsonl", [row(n, note=os.urandom(20_000).hex()) for n in range(30)])
    words = [str(tmp_path / "in"), "-o", str(tmp_path / "out"), f"--format={form}", "--workers=0"]
    done = limited(*words, megabytes=0.1)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"cleaner: {tmp_path / 'out'}: File too large; nothing more was written\n"
    assert [path.name for path in (tmp_path / "out").iterdir() if path.name != "_manifest"] == [f"a.{form}"]
    for name in ("out", "new"):
        run(Job((str(tmp_path / "in"),), tmp_path / name, format=form, workers=0))
    assert tree(tmp_path / "out") == tree(tmp_path / "new")


def test_a_full_disk_ends_the_job_with_one_line(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "none", str(disk)], capture_output=True)
    if mounted.returncode:
        pytest.skip("may not mount a small disk here")
    try:
        write_rows(tmp_path / "a.jsonl", [row(n, note=os.urandom(20_000).hex()) for n in range(30)])
        words = [*COMMAND, str(tmp_path / "a.jsonl"), "-o", str(disk / "out"), "--format=jsonl", "--workers=0"]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert f"{disk / 'out'}: No space left on device" in done.stderr
        assert [path.name for path in (disk / "out").iterdir()] == ["_manifest"]
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("place", ["file/out", "file"])
def test_a_folder_that_cannot_be_written_is_wrong_usage(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("no folder")
    write_rows(tmp_path / "a.jsonl", [row(1)])
    words = [*COMMAND, str(tmp_path / "a.jsonl"), "-o", str(tmp_path / place), "--workers=0"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "cannot be written" in done.stderr


def test_an_input_that_changes_while_it_is_read_is_an_error(
    tmp_path: Path, job: Go, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_rows(tmp_path / "a.jsonl", [row(1)])

    def rows(stream: object, most_bytes: int) -> list[bytes]:
        path.write_bytes(FINE * 2)
        return [FINE]

    monkeypatch.setattr(read, "json_rows", rows)
    assert "changed while it was read" in job(path).failed[0][1]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["missing.jsonl"], "no such file"),
        (["*.nothing"], "no such file"),
        (["empty"], "no file of a known format"),
        (["a.bin"], "--input-format"),
        (["a.jsonl", "a.csv"], "would both become 'a'"),
    ],
)
def test_names_that_stand_for_nothing_are_wrong_usage(tmp_path: Path, job: Go, names: list[str], said: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.bin").write_bytes(FINE)
    (tmp_path / "a.csv").write_text(f"text\n{STORY}\n")
    (tmp_path / "a.jsonl").write_bytes(FINE)
    with pytest.raises(ConfigError, match=said):
        job(*(tmp_path / name for name in names))
    assert not (tmp_path / "out").exists()


def test_an_input_that_goes_away_is_an_error_of_its_shard(tmp_path: Path) -> None:
    from cleaner.jobs.store import input_signature

    with pytest.raises(InputError, match=r"gone\.jsonl: cannot be read"):
        input_signature([tmp_path / "gone.jsonl"], tmp_path)
