"""Files of text and pages, each to a record, whatever happens."""

import sys
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path

from cleaner.errors import CleanerError, InputError
from cleaner.pipeline import Cleaner
from cleaner.readers.text import read_text
from cleaner.record import ArticleRecord, RecordError
from cleaner.resolve import Settled

STANDARD_INPUT = "-"


def named_files(names: Iterable[str]) -> Iterator[str]:
    """The files that names stand for: files as they are, all files below a folder, all that match a glob, sorted.

    A folder or glob without any file is given back as it is, so that reading it says what is wrong.
    """
    for name in names:
        path = Path(name)
        if path.is_dir():
            found = [each for each in path.rglob("*") if each.is_file() and not each.name.startswith(".")]
        elif name != STANDARD_INPUT and not path.exists() and has_magic(name):
            found = [Path(each) for each in glob(name, recursive=True) if Path(each).is_file()]  # noqa: PTH207  absolute too
        else:
            found = []
        yield from map(str, sorted(found)) if found else (name,)


def clean_file(
    cleaner: Cleaner, name: str, kind: str | None = None, url: str | None = None, language: str | None = None
) -> ArticleRecord:
    """The record of one file, or of standard input for "-"; with status "error" when it cannot be read."""
    try:
        return cleaner.clean(read_bytes(name), kind, url, language)
    except CleanerError as error:
        reason = RecordError(error.code, error.stage, str(error))
        return ArticleRecord(read_text("", url, language), Settled({}, ()), "error", reason, cleaner.ruleset)


def read_bytes(name: str) -> bytes:
    """The bytes of a file, or of standard input for "-". Raises InputError."""
    path = Path(name)
    try:
        if name == STANDARD_INPUT:
            return sys.stdin.buffer.read()
        if path.is_dir():
            raise InputError("is a directory without files; name the files")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("no such file; check the name") from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}); check that you may read it") from error
