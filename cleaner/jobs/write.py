"""Output formats. The same lines give the same bytes: no clock, no names, fixed levels."""

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from cleaner.errors import ConfigError
from cleaner.jobs.streams import NO_ZSTD, zstd_module

FORMATS = ("jsonl.zst", "jsonl.gz", "jsonl", "parquet")
"""Names of output formats, which are the suffixes of their files too."""
_GZIP_LEVEL, _ZSTD_LEVEL = 6, 3
Write = Callable[[bytes], object]


def default_format() -> str:
    """jsonl.zst, or jsonl.gz where nothing writes zstd."""
    return FORMATS[0] if zstd_module() else FORMATS[1]


def check_format(name: str) -> None:
    """Raises ConfigError when a format cannot be written here."""
    if name not in FORMATS:
        raise ConfigError(f"format {name!r}: give one of {', '.join(FORMATS)}")
    if name == FORMATS[0] and zstd_module() is None:
        raise ConfigError(f"{NO_ZSTD}; or give --format jsonl.gz")


@contextmanager
def line_writer(name: str, file: IO[bytes]) -> Iterator[Write]:
    """What takes records, each a line of JSON with its line break, and writes them to a file in that format."""
    if name == "jsonl":
        yield file.write
    elif name == "jsonl.gz":
        with gzip.GzipFile("", "wb", _GZIP_LEVEL, file, mtime=0) as stream:
            yield stream.write
    elif name == "jsonl.zst":
        zstd = zstd_module()
        if zstd is None:
            raise ConfigError(NO_ZSTD)
        options = {zstd.CompressionParameter.compression_level: _ZSTD_LEVEL, zstd.CompressionParameter.checksum_flag: 1}
        with zstd.ZstdFile(file, "wb", options=options) as stream:
            yield stream.write
