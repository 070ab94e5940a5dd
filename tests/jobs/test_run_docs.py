"""What docs/run.md shows is what happens."""

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from samples import STORY, row, write_rows

from cleaner.commands.retry import retry
from cleaner.commands.run import run
from cleaner.jobs.inputs import SUFFIXES
from cleaner.jobs.streams import zstd_module

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "run.md").read_text("utf-8")


@pytest.mark.engines
@pytest.mark.skipif(zstd_module() is None, reason="needs backports.zstd, or Python 3.14")
def test_the_commands_work_one_after_the_other(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    write_rows(tmp_path / "news.jsonl", [row(1), row(2)])
    (tmp_path / "crawl").mkdir()
    head = "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    text = f"{head}Content-Length: {len(STORY)}\r\n\r\n{STORY}\r\n\r\n"
    (tmp_path / "crawl" / "one.warc.gz").write_bytes(gzip.compress(text.encode()))
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text(STORY)
    program = tmp_path / "bin" / "cleaner"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m cleaner "$@"\n')
    program.chmod(0o755)
    script = "\n".join(re.findall(r"```bash\n(.*?)```", PAGE, re.DOTALL))
    environment = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    subprocess.run(["bash", "-euc", script], check=True, cwd=tmp_path, env=environment, capture_output=True)
    assert json.loads((tmp_path / "summary.json").read_text())["rows"] == 2
    for name in ("documents", "attributes", "datatrove", "articles"):
        assert len((tmp_path / f"{name}.jsonl").read_text().splitlines()) == 2
    found = {path.name for path in (tmp_path / "cleaned").glob("*.zst")}
    assert found == {"news.jsonl.zst", "one.jsonl.zst", "pages-00000.jsonl.zst"}


def test_the_snippet_of_arrow_runs() -> None:
    pytest.importorskip("pyarrow")
    (snippet,) = re.findall(r"```py\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(snippet, "run.md", "exec"), {})


def test_every_suffix_and_every_option_is_documented() -> None:
    assert [suffix for suffix in SUFFIXES if f"`{suffix}`" not in PAGE] == []
    text = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    for command in (run, retry):
        part = text.partition(f"## cleaner {command.name}")[2].partition("\n## ")[0]
        options = {name for option in command.params for name in option.opts if name.startswith("--")}
        assert sorted(name for name in options if f"`{name}" not in part) == []
