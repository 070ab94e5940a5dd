"""What a job reads: names on the command line to shards, each of which becomes one output file."""

import os
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.errors import ConfigError

STANDARD_INPUT = "-"
SUFFIXES = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".csv": "csv", ".tsv": "csv",
    ".warc": "warc", ".wet": "warc", ".html": "pages", ".htm": "pages", ".xhtml": "pages", ".txt": "pages",
}  # fmt: skip
"""Format by the end of a file name, behind which .gz or .zst may stand."""
FORMATS = tuple(sorted(set(SUFFIXES.values())))
PAGES_A_SHARD = 1000


class Shard(NamedTuple):
    """What becomes one output file."""

    name: str
    """Its name in the output folder, without suffix; with "/" for folders."""
    format: str
    paths: tuple[Path, ...]
    """One file, or some pages; empty for standard input."""
    base: Path = Path()
    """The folder that names of pages count from."""


class Unread(NamedTuple):
    """A row that was not read."""

    code: str
    message: str
    head: str = ""
    """Its first characters."""


class Skipped(NamedTuple):
    """Something in a file that is no row, such as an image in a WARC file."""

    kind: str


Content = bytes | dict[str, Any] | Unread
"""A row as it was read: a line of JSON, columns, or why it was not read."""


class Found(NamedTuple):
    path: Path
    base: Path


def plan(names: Iterable[str], input_format: str | None = None, output: Path | None = None) -> list[Shard]:
    """The shards of files, folders (all files of known formats below), globs, and "-" for standard input.

    names         in any order; so are the shards in the order of their names
    input_format  read all files as this; else the end of the name tells
    output        a folder of which no file is read, though it may stand in one of the inputs

    Raises ConfigError for a name that stands for nothing, and where two inputs would be one shard.
    """
    shards: dict[str, Shard] = {}
    pages: dict[Path, dict[Path, None]] = {}
    for name in names:
        for path, base in _found(name, input_format):
            if output and path.absolute().is_relative_to(output.absolute()):
                continue
            kind = "jsonl" if name == STANDARD_INPUT else input_format or format_of(path)
            if kind is None:
                raise ConfigError(f"{path}: the name does not tell the format; give --input-format")
            if kind == "pages":
                pages.setdefault(base, {})[path] = None
            else:
                _add(shards, _single(path, base, kind))
    for base, paths in pages.items():
        for shard in _listings(base, sorted(paths)):
            _add(shards, shard)
    return [shards[name] for name in sorted(shards)]


def format_of(path: Path) -> str | None:
    """The format that the name of a file tells."""
    return SUFFIXES.get(Path(_without_compression(path.name)).suffix.lower())


def is_page(path: Path) -> bool:
    """Whether the name says HTML; else it is text."""
    return Path(_without_compression(path.name)).suffix.lower() != ".txt"


def _without_compression(name: str) -> str:
    return name[: name.rindex(".")] if name.lower().endswith((".gz", ".zst")) else name


def _found(name: str, input_format: str | None) -> Iterator[Found]:
    """Files that a name stands for, each with the folder that its name counts from."""
    path = Path(name)
    if name == STANDARD_INPUT:
        yield Found(path, Path())
    elif path.is_dir():
        below = (each for each in path.rglob("*") if each.is_file() and not _is_hidden(each.relative_to(path)))
        known = [each for each in below if input_format or format_of(each)]
        if not known:
            raise ConfigError(f"{name}: no file of a known format below it ({', '.join(SUFFIXES)})")
        yield from (Found(each, path) for each in known)
    elif path.exists():
        yield Found(path, path.parent)
    else:
        matches = [Path(each) for each in glob(name, recursive=True)] if has_magic(name) else []  # noqa: PTH207
        files = [each for each in matches if each.is_file()]
        if not files:
            raise ConfigError(f"{name}: no such file; check the name")
        yield from (Found(each, _fixed_part(path)) for each in files)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _fixed_part(pattern: Path) -> Path:
    """The folder before the first part of a glob that stands for many."""
    fixed = []
    for part in pattern.parts[:-1]:
        if has_magic(part):
            break
        fixed.append(part)
    return Path(*fixed)


def _single(path: Path, base: Path, kind: str) -> Shard:
    if str(path) == STANDARD_INPUT:
        return Shard("stdin", kind, ())
    relative = path.relative_to(base)
    name = _without_compression(relative.name)
    stem = Path(name).stem if format_of(path) else name
    return Shard(relative.with_name(stem).as_posix(), kind, (path,), base)


def _listings(base: Path, paths: list[Path]) -> Iterator[Shard]:
    """Pages below one folder, so many a shard."""
    name = base.resolve().name or "pages"
    for number, start in enumerate(range(0, len(paths), PAGES_A_SHARD)):
        yield Shard(f"{name}-{number:05}", "pages", tuple(paths[start : start + PAGES_A_SHARD]), base)


def _add(shards: dict[str, Shard], shard: Shard) -> None:
    other = shards.setdefault(shard.name, shard)
    if other.paths != shard.paths:
        first, second = (os.fspath(each.paths[0]) if each.paths else STANDARD_INPUT for each in (other, shard))
        raise ConfigError(f"{first} and {second} would both become {shard.name!r}; clean them into different folders")
