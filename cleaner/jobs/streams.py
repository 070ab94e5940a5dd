"""Bytes of files that are whole or an error: a cut end is never a short read. First bytes tell the compression."""

import gzip
import hashlib
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import IO, Any

from cleaner.errors import ConfigError, InputError

_BUFFER = 1 << 20
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
NO_ZSTD = "zstd needs Python 3.14 or the package backports.zstd: pip install backports.zstd"


def zstd_module() -> ModuleType | None:
    """What reads and writes zstd here, if anything. Other packages read a cut file as if it were a short one."""
    for name in ("compression.zstd", "backports.zstd"):
        try:
            return import_module(name)
        except ImportError:
            continue
    return None


class Cursor:
    """How far a job has read, for its progress."""

    def __init__(self) -> None:
        self.raw: Any = None
        self.before = 0
        """Bytes of the files that were read to the end."""
        self.kept = 0
        """Bytes of files that did not have to be read."""

    @property
    def bytes(self) -> int:
        """Bytes read of all files."""
        return self.kept + self.before + (self.raw.tell() if self.raw else 0)


@contextmanager
def naming(name: str) -> Iterator[None]:
    """Turns what goes wrong with reading into an InputError that names the file."""
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"{name}: damaged or cut off ({error}); get the file anew") from error
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror or error}); check the file") from error


@contextmanager
def opened(path: Path, cursor: Cursor) -> Iterator[IO[bytes]]:
    """The bytes of a file, decompressed.

    Raises InputError, which names the file, when it cannot be read or is cut; ConfigError when a package is missing.
    """
    with naming(str(path)), path.open("rb", _BUFFER) as raw:
        cursor.raw = raw
        try:
            with decompressed(raw) as stream:
                yield stream
        finally:
            cursor.before, cursor.raw = cursor.before + raw.tell(), None


class Hashed(io.RawIOBase):
    """A stream that remembers the size and the hash of what was read from it."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self._digest = hashlib.sha256()
        self._size = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, target: Any) -> int:
        """Read some bytes; 0 at the end."""
        part = self._source.read1(len(target)) if hasattr(self._source, "read1") else self._source.read(len(target))
        target[: len(part)] = part
        self._digest.update(part)
        self._size += len(part)
        return len(part)

    @property
    def signature(self) -> dict[str, Any]:
        """Size and hash so far, as of a file."""
        return {"files": 0, "bytes": self._size, "sha256": self._digest.hexdigest()}


def standard_input() -> Hashed:
    """Standard input."""
    return Hashed(sys.stdin.buffer)


@contextmanager
def decompressed(raw: Any) -> Iterator[Any]:
    """What a stream holds, by its first bytes."""
    start = raw.peek(4)[:4] if hasattr(raw, "peek") else b""
    if start.startswith(_GZIP):
        with gzip.GzipFile(fileobj=raw, mode="rb") as stream:
            yield stream
    elif start == _ZSTD:
        zstd = zstd_module()
        if zstd is None:
            raise ConfigError(NO_ZSTD)
        try:
            with zstd.ZstdFile(raw) as stream:
                yield stream
        except zstd.ZstdError as error:
            raise EOFError(str(error)) from error
    else:
        yield raw
