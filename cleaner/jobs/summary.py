"""What a job did, for people and for what called it."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from cleaner.amount import amount


@dataclass
class Summary:
    """Counts over all shards of the inputs, those that were done before too."""

    done: int = 0
    """Shards cleaned now."""
    kept: int = 0
    """Shards that were done before."""
    failed: list[tuple[str, str]] = field(default_factory=list)
    """Name of each shard that could not be done, and why."""
    stale: int = 0
    """Shards in the output folder that are of other rules, and not among the inputs."""
    rows: int = 0
    cleaned_now: int = 0
    """Rows cleaned by this run."""
    errors_now: int = 0
    """Those of them that failed."""
    skipped: int = 0
    """What in the files is no row, such as images."""
    statuses: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def add(self, entry: dict[str, Any]) -> None:
        """Count a shard by its entry in the manifest."""
        self.rows += entry["rows"]
        self.statuses.update(entry["statuses"])
        self.skipped += sum(entry["skipped"].values())

    @property
    def errors(self) -> int:
        """Rows with status "error"."""
        return self.statuses["error"]

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "shards": {"done": self.done, "kept": self.kept, "failed": len(self.failed), "stale": self.stale},
            "rows": self.rows,
            "errors": self.errors,
            "skipped": self.skipped,
            "statuses": dict(sorted(self.statuses.items())),
            "failed": [{"shard": name, "reason": reason} for name, reason in self.failed],
            "seconds": round(self.seconds, 3),
            "rows_a_second": round(self.cleaned_now / self.seconds, 1) if self.seconds else 0.0,
        }

    def line(self) -> str:
        """For people."""
        files = f"{amount(self.done, 'file')} done, {self.kept} done before, {len(self.failed)} failed"
        return f"{amount(self.rows, 'record')}, {amount(self.errors, 'error')}; {files}; {self.seconds:,.1f} s"
