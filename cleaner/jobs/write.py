"""Output formats. The same lines give the same bytes: no clock, no names, fixed levels."""

import gzip
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import IO, Any

from cleaner.errors import ConfigError
from cleaner.jobs.streams import NO_ZSTD, zstd_module

FORMATS = ("jsonl.zst", "jsonl.gz", "jsonl", "parquet")
"""Names of output formats, which are the suffixes of their files too."""
_GZIP_LEVEL, _ZSTD_LEVEL = 6, 3
_GROUP_ROWS, _GROUP_BYTES = 1000, 32 << 20
"""Rows of a group in Parquet at most, and about how many bytes of JSON they may be."""
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
    if name == "parquet" and find_spec("pyarrow") is None:
        raise ConfigError("Parquet needs pyarrow: pip install pyarrow; or give --format jsonl.gz")


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
    else:
        with _parquet_writer(file) as write:
            yield write


@contextmanager
def _parquet_writer(file: IO[bytes]) -> Iterator[Write]:
    """Groups of rows are as large as the rows alone tell, so that the same rows give the same file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from cleaner.jobs.arrow import ARROW_SCHEMA, batch_of

    group: list[dict[str, Any]] = []
    size = 0
    with pq.ParquetWriter(file, ARROW_SCHEMA, compression="zstd") as writer:

        def flush() -> None:
            nonlocal size
            if group:
                writer.write_table(pa.Table.from_batches([batch_of(group)]))
            group.clear()
            size = 0

        def write(line: bytes) -> None:
            nonlocal size
            group.append(json.loads(line))
            size += len(line)
            if len(group) == _GROUP_ROWS or size > _GROUP_BYTES:
                flush()

        yield write
        flush()
