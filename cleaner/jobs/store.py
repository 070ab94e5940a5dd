"""The output folder: files that are there whole or not at all, the manifest, and the lock."""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from cleaner.errors import ConfigError, InputError

MANIFEST, ERRORS = "_manifest", "_errors"
_PART = ".part"


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write that is seen under its name only when all of it is on the disk; dropped on any error."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}{_PART}")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync(path.parent)


def _sync(folder: Path) -> None:
    """Have the disk know the names in a folder."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def file_hash(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Store:
    """An output folder, locked against a second job. Use it in a `with` statement.

    Raises ConfigError when the folder cannot be written or is in use.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> "Store":
        try:
            (self.folder / MANIFEST).mkdir(parents=True, exist_ok=True)
            self._lock = (self.folder / MANIFEST / ".lock").open("w")
        except OSError as error:
            raise ConfigError(f"{self.folder}: cannot be written ({error.strerror}); give another folder") from error
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._lock.close()
            raise ConfigError(f"{self.folder}: another job is writing there; wait for it, or stop it") from error
        for part in self.folder.rglob(f".*{_PART}"):
            part.unlink()
        return self

    def __exit__(self, *error: object) -> None:
        self._lock.close()

    def entries(self) -> dict[str, dict[str, Any]]:
        """What the manifest says, by shard, in order. Raises ConfigError."""
        return read_entries(self.folder)

    def commit(self, shard: str, entry: dict[str, Any]) -> None:
        """Write the entry of a shard: from now on it is done."""
        with whole_file(self._entry_path(shard)) as file:
            file.write(json.dumps(entry, ensure_ascii=False, indent=1).encode() + b"\n")

    def remove(self, shard: str, entry: dict[str, Any]) -> None:
        """Take a shard away, its entry first."""
        self._entry_path(shard).unlink(missing_ok=True)
        _sync(self._entry_path(shard).parent)
        for held in files_of(entry):
            (self.folder / held["file"]).unlink(missing_ok=True)

    def check(self, entry: dict[str, Any]) -> None:
        """Raises InputError when the files of an entry are not as they were written."""
        for held in files_of(entry):
            path = self.folder / held["file"]
            if not path.is_file() or file_hash(path) != held["sha256"]:
                raise InputError(f"{path}: missing, or not as it was written; run again")

    def has(self, entry: dict[str, Any]) -> bool:
        """Whether the files of an entry are there, by their size."""
        paths = [(self.folder / held["file"], held["bytes"]) for held in files_of(entry)]
        return all(path.is_file() and path.stat().st_size == size for path, size in paths)

    def errors_path(self, shard: str) -> Path:
        """Where the failed rows of a shard stand."""
        return self.folder / ERRORS / f"{shard}.jsonl"

    def _entry_path(self, shard: str) -> Path:
        return self.folder / MANIFEST / f"{shard}.json"


def files_of(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """The files that an entry names: records, and the rows that failed, if any."""
    return [held for held in (entry["output"], entry["errors"]) if held]


def read_entries(folder: Path) -> dict[str, dict[str, Any]]:
    """The manifest of an output folder, by shard, in order.

    Raises ConfigError when an entry cannot be read.
    """
    root = folder / MANIFEST
    entries = {}
    for path in sorted(root.rglob("*.json")):
        try:
            entries[path.relative_to(root).as_posix().removesuffix(".json")] = json.loads(path.read_bytes())
        except (OSError, ValueError) as error:
            raise ConfigError(f"{path}: cannot be read ({error}); remove it to have its input cleaned again") from error
    return entries


def input_signature(paths: Iterable[Path], base: Path) -> dict[str, Any]:
    """Size and hash of what a shard is read from; names count from the folder `base`.

    Raises InputError when it cannot be read.
    """
    size, count, digest = 0, 0, hashlib.sha256()
    for path in paths:
        try:
            held = file_hash(path)
            size += path.stat().st_size
        except OSError as error:
            raise InputError(f"{path}: cannot be read ({error.strerror}); check that it is there") from error
        count += 1
        digest.update(f"{path.relative_to(base)}\0{held}\n".encode(errors="surrogateescape"))
    return {"files": count, "bytes": size, "sha256": digest.hexdigest()}
