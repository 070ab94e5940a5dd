"""Files of text, each to a record, whatever happens."""

import sys
from pathlib import Path

from cleaner.errors import CleanerError, InputError
from cleaner.pipeline import Cleaner
from cleaner.readers.text import read_text
from cleaner.record import ArticleRecord, RecordError
from cleaner.resolve import Settled

STANDARD_INPUT = "-"


def clean_file(cleaner: Cleaner, name: str, url: str | None = None, language: str | None = None) -> ArticleRecord:
    """The record of one file, or of standard input for "-"; with status "error" when it cannot be read."""
    try:
        return cleaner.clean(read_bytes(name), url=url, language=language)
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
            raise InputError("is a directory; give the files in it")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("no such file; check the name") from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}); check that you may read it") from error
