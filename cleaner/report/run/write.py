"""The report of a run as a folder: one page, and pages of samples behind its figures."""

import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from cleaner.errors import ConfigError
from cleaner.report.explain_page import explain_page
from cleaner.report.rows import Article, article_of_data
from cleaner.report.run.counts import count
from cleaner.report.run.overview import figures, overview
from cleaner.report.run.samples import Figure, Sample, Samples

INDEX, SAMPLES = "index.html", "samples"
_UNSAFE = re.compile(r"[^a-z0-9_-]+")
Read = Callable[[], Iterable[Any]]
"""Gives the records of a run from the start, each time it is called."""


def write_report(read: Read, name: str, folder: Path, drift: str = "") -> Path:
    """Write the report of a run into a folder that is new, empty, or holds an earlier report; the path of its page.

    read   called twice: once to count, once to choose samples. Memory holds counts and samples alone
    drift  markup about an earlier run

    Raises ConfigError if the folder holds anything else.
    """
    _prepare(folder)
    counts = count(read())
    wanted = figures(counts)
    samples = Samples(wanted)
    samples.look(read() if wanted else ())
    names = {figure: f"{SAMPLES}/{_file_name(figure, n)}" for n, figure in enumerate(wanted) if samples.of(figure)}
    for figure, path in names.items():
        page = explain_page([_article(sample) for sample in samples.of(figure)], f"{figure[0]} {figure[1]}")
        (folder / path).write_text(page, "utf-8")
    index = folder / INDEX
    index.write_text(overview(counts, name, lambda figure: names.get(figure, ""), drift), "utf-8")
    return index


def _prepare(folder: Path) -> None:
    """Make the folder, or clear it of an earlier report."""
    if folder.exists():
        held = {path.name for path in folder.iterdir()}
        if not held <= {INDEX, SAMPLES}:
            other = sorted(held - {INDEX, SAMPLES})[0]
            raise ConfigError(f"{folder}: holds {other!r}, which is no part of a report; name a new folder with -o")
        shutil.rmtree(folder / SAMPLES, ignore_errors=True)
    (folder / SAMPLES).mkdir(parents=True)


def _article(sample: Sample) -> Article:
    name, record = sample
    try:
        return article_of_data(record, name)
    except (KeyError, TypeError, ValueError) as error:
        reason = f"the record is of another version and cannot be shown ({type(error).__name__}: {error})"
        return Article(name, str(record.get("status")), reason, (), (), ())


def _file_name(figure: Figure, number: int) -> str:
    """A name for a file: no two figures share one, whatever their values."""
    return f"{number:03}-{_UNSAFE.sub('-', ' '.join(figure).lower())[:60].strip('-')}.html"
