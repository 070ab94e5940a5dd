"""Whether an output folder is what its manifest says."""

from collections.abc import Iterator
from pathlib import Path

from cleaner.errors import ConfigError
from cleaner.jobs.store import MANIFEST, file_hash, files_of, read_entries


def problems(folder: Path) -> Iterator[str]:
    """One line for each file that is missing, other than it was written, or not in the manifest.

    Raises ConfigError when there is no manifest.
    """
    entries = read_entries(folder)
    if not entries:
        raise ConfigError(f"{folder}: no output of 'cleaner run'; name the folder that it wrote")
    known = set()
    for held in (held for entry in entries.values() for held in files_of(entry)):
        path = folder / held["file"]
        known.add(path)
        if not path.is_file():
            yield f"{path}: missing; run again"
        elif path.stat().st_size != held["bytes"] or file_hash(path) != held["sha256"]:
            yield f"{path}: not as it was written; remove it and run again"
    if len({str(entry["rules"]) for entry in entries.values()}) > 1:
        yield f"{folder}: files made with different rules; run again with all inputs"
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path not in known and path.relative_to(folder).parts[0] != MANIFEST:
            yield f"{path}: not in the manifest; no job wrote it, or none to its end"
