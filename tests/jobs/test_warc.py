"""Pages and texts of web archives; images are skipped by name, and a cut file is an error."""

import contextlib
import gzip
import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from samples import STORY, read_rows

from cleaner import InputError
from cleaner.jobs.rows import Columns
from cleaner.jobs.summary import Summary
from cleaner.jobs.warc import warc_rows

pytest.importorskip("warcio")
Go = Callable[..., Summary]
PAGE = f"<html><article>{''.join(f'<p>{STORY.format(n)}</p>' for n in range(4))}<p>Café Ålvik</p></article></html>"


def record(kind: str, content: bytes, content_type: str, number: int, more: str = "") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2026-03-04T05:06:07Z\r\n"
        f"WARC-Target-URI: https://tide.example/{number}\r\nContent-Type: {content_type}\r\n{more}"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def response(body: bytes, content_type: str, number: int, more: str = "") -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\n{more}\r\n".encode()
    return record("response", head + body, "application/http; msgtype=response", number)


RECORDS = [
    record("warcinfo", b"software: none\r\n", "application/warc-fields", 0),
    response(PAGE.encode("latin1"), "text/html; charset=iso-8859-1", 1),
    response(b"\x89PNG\r\n" * 50, "image/png", 2),
    record("request", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request", 3),
    response(gzip.compress(PAGE.encode()), "text/html", 4, "Content-Encoding: gzip\r\n"),
    response(b"3\r\n<p>\r\n0\r\n\r\n", "text/html", 5, "Transfer-Encoding: chunked\r\n"),
    response(b"\x0b\x02", "text/html", 6, "Content-Encoding: br\r\n"),
    record("conversion", STORY.encode(), "text/plain", 7, "WARC-Identified-Content-Language: eng\r\n"),
]


def archive(path: Path, records: list[bytes], compressed: bool = True) -> Path:
    path.write_bytes(b"".join(gzip.compress(each) if compressed else each for each in records))
    return path


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_pages_and_texts_are_rows_and_the_rest_is_counted(tmp_path: Path, job: Go, name: str) -> None:
    summary = job(archive(tmp_path / name, RECORDS, name.endswith("gz")))
    held = read_rows(tmp_path / "out" / "a.jsonl")
    assert [each["id"] for each in held if each["status"] == "ok"] == [f"<urn:uuid:{n}>" for n in (1, 4, 7)]
    assert [each["text"].endswith("Café Ålvik") for each in held[:2]] == [True, True]
    assert held[0]["metadata"]["date"] == "2026-03-04T05:06:07Z"
    assert held[4]["metadata"]["identified_language"] == "eng"
    assert "'br' is not read" in held[3]["error"]["message"]
    assert (summary.rows, summary.skipped) == (5, 3)


@pytest.mark.parametrize("cut", [10, 60, 400])
@pytest.mark.parametrize("compressed", [True, False])
def test_an_archive_that_is_cut_off_is_an_error_that_names_it(
    tmp_path: Path, job: Go, cut: int, compressed: bool
) -> None:
    path = archive(tmp_path / "cut.warc", RECORDS, compressed)
    path.write_bytes(path.read_bytes()[:-cut])
    summary = job(path)
    assert "cut.warc" in summary.failed[0][1]
    assert not (tmp_path / "out" / "cut.jsonl").exists()


def test_what_is_no_archive_is_an_error(tmp_path: Path, job: Go) -> None:
    (tmp_path / "a.warc").write_bytes(io.BytesIO(b"<html>no archive</html>\n" * 20).getvalue())
    assert "a.warc: no whole WARC file" in job(tmp_path / "a.warc").failed[0][1]


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b"WARC-Target-URI: https://tide.example/1\r\n", b""),
        (b"WARC-Type: request", b"WARC-Type request\n\n"),
        (b"Content-Length: 16\r\n", b""),
        (b"Content-Length: 16\r\n", b"Content-Length: 12\r\n"),
        (b"Content-Length: 16\r\n", b"Content-Length: 21\r\n"),
        (b"Content-Length: 16\r\n", b"Content-Length: x\r\n"),
    ],
)
def test_a_damaged_archive_is_an_error_that_names_it(tmp_path: Path, job: Go, was: bytes, becomes: bytes) -> None:
    path = archive(tmp_path / "a.warc", RECORDS, compressed=False)
    path.write_bytes(path.read_bytes().replace(was, becomes))
    assert "a.warc: " in job(path).failed[0][1]


@pytest.mark.parametrize("seed", range(40))
def test_damage_is_read_or_told_and_nothing_else(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(b"".join(RECORDS))
    for _ in range(4):
        place = chance.randrange(len(data))
        data[place : place + chance.randrange(20)] = chance.randbytes(chance.randrange(8))
    with contextlib.suppress(InputError):
        list(warc_rows(io.BytesIO(data), tmp_path / "a.warc", Columns(), 100_000))


def test_a_page_beyond_the_limit_is_not_read(tmp_path: Path, job: Go) -> None:
    job(archive(tmp_path / "a.warc.gz", RECORDS[:2]), most_row_bytes=100)
    (held,) = read_rows(tmp_path / "out" / "a.jsonl")
    assert held["error"]["code"] == "row_too_large"
