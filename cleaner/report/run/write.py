"""The report of a run as a folder: one page, and pages of samples behind its figures."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cleaner.errors import ConfigError
from cleaner.report.explain_page import explain_page
from cleaner.report.rows import Article, article_of_data
from cleaner.report.run.changed import changed
from cleaner.report.run.compare import Comparison, Tally
from cleaner.report.run.counts import count
from cleaner.report.run.overview import figures, overview
from cleaner.report.run.pairs import Read, pairs_of, samples_of
from cleaner.report.run.samples import Figure, Sample, Samples

INDEX, SAMPLES = "index.html", "samples"
_UNSAFE = re.compile(r"[^a-z0-9_-]+")


class Run(NamedTuple):
    """The records of a run, to be read more than once."""

    name: str
    read: Read
    """Gives the records from the start, each time it is called."""


def write_report(read: Read, name: str, folder: Path, earlier: Run | None = None) -> Path:
    """Write the report of a run into a folder that is new, empty, or holds an earlier report; the path of its page.

    read     called once to count, once to choose samples, and with `earlier` twice more. Memory holds counts and
             samples alone
    earlier  a run to compare with

    Raises ConfigError if the folder holds anything else.
    """
    _prepare(folder)
    tally = Tally()
    counts = count(tally.through(read()) if earlier else read())
    wanted = figures(counts)
    samples = Samples(wanted)
    samples.look(read() if wanted else ())
    pages = _Pages(folder, name)
    for figure in wanted:
        pages.write(figure, samples.of(figure), " ".join(figure))
    since = _since(earlier, Run(name, read), tally, folder) if earlier else ""
    index = folder / INDEX
    index.write_text(overview(counts, name, pages.link, since), "utf-8")
    return index


def _since(earlier: Run, run: Run, tally: Tally, folder: Path) -> str:
    """The part about an earlier run; writes the pages behind it."""
    comparison = Comparison(earlier.name, Tally().read(earlier.read()), tally)
    pages = _Pages(folder, run.name, "changed-")
    for figure, pairs in pairs_of(comparison, earlier.read, run.read).items():
        pages.write(figure, samples_of(pairs), f"{' '.join(figure)}: then and now")
    return changed(comparison, pages.link)


class _Pages:
    """Pages of samples in the folder of a report."""

    def __init__(self, folder: Path, run: str, prefix: str = "") -> None:
        self._folder, self._run, self._prefix = folder, run, prefix
        self._paths: dict[Figure, str] = {}

    def write(self, figure: Figure, samples: Sequence[Sample], title: str) -> None:
        """The page of a figure, if there is anything on it. No two figures share a name, whatever their values."""
        if samples:
            words = _UNSAFE.sub("-", " ".join(figure).lower())[:60].strip("-")
            self._paths[figure] = path = f"{SAMPLES}/{self._prefix}{len(self._paths):03}-{words}.html"
            page = explain_page(list(map(_article, samples)), title, ("../" + INDEX, self._run))
            (self._folder / path).write_text(page, "utf-8")

    def link(self, figure: Figure) -> str:
        """The address of its page from the first page, empty if there is none."""
        return self._paths.get(figure, "")


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
