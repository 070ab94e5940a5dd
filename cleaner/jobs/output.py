"""The output of one shard: records, dead letters, and the entry in the manifest that makes them count."""

import json
from collections import Counter
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO, Any

from cleaner.errors import InputError
from cleaner.jobs.inputs import Content
from cleaner.jobs.letters import letter
from cleaner.jobs.store import Store, file_hash, whole_file
from cleaner.jobs.write import line_writer
from cleaner.schema import STATUSES


class ShardOutput:
    """Takes the answers of one shard in order; then `commit`, or `drop`.

    name       of the shard
    format     one of `cleaner.jobs.write.FORMATS`
    """

    def __init__(self, store: Store, name: str, form: str) -> None:
        self._store = store
        self._name = name
        self._path = store.folder / f"{name}.{form}"
        self._letters: IO[bytes] | None = None
        self.statuses: Counter[str] = Counter()
        self._stack = ExitStack()
        try:
            self._write = self._stack.enter_context(
                line_writer(form, self._stack.enter_context(whole_file(self._path)))
            )
        except BaseException:
            self.drop()
            raise

    @property
    def rows(self) -> int:
        """Records written so far."""
        return self.statuses.total()

    def take(self, answer: bytes, content: Content) -> bool:
        """Write a record, and the row as it came when it failed; whether it did."""
        status = STATUSES[answer[0]]
        if status == "error":
            self._keep(json.loads(answer[1:]), content)
        self._write(answer[1:])
        self.statuses[status] += 1
        return status == "error"

    def _keep(self, record: dict[str, Any], content: Content) -> None:
        if self._letters is None:
            path = self._store.errors_path(self._name)
            letters = ExitStack()  # leaves before the records do, so that these never stand without their letters
            self._stack.push(letters)
            self._letters = letters.enter_context(whole_file(path))
        self._letters.write(letter(self.rows, record, content))

    def drop(self) -> None:
        """Forget all of it."""
        error = InputError("dropped")
        with suppress(OSError):  # what cannot be written need not be
            self._stack.__exit__(InputError, error, None)

    def commit(self, about: dict[str, Any]) -> dict[str, Any]:
        """Make the files visible, then the entry, which is given back; `about` says what it was made from."""
        kept = self._store.errors_path(self._name)
        if self._letters is None:
            kept.unlink(missing_ok=True)
        self._stack.close()
        entry = {
            **about,
            "output": described(self._store.folder, self._path),
            "errors": described(self._store.folder, kept) if self._letters else None,
            "rows": self.rows,
            "statuses": {status: self.statuses[status] for status in STATUSES if self.statuses[status]},
        }
        self._store.commit(self._name, entry)
        return entry


def described(folder: Path, path: Path) -> dict[str, Any]:
    """Name, size and hash of a file of the output folder."""
    return {"file": path.relative_to(folder).as_posix(), "bytes": path.stat().st_size, "sha256": file_hash(path)}
