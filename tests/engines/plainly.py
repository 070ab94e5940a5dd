"""Records as every engine can hold them."""

import json
from typing import Any


def plain(record: dict[str, Any]) -> dict[str, Any]:
    """A record as every engine can hold it: metadata as JSON text."""
    held = record["metadata"]
    return record | {"metadata": held if isinstance(held, str) else json.dumps(held, separators=(",", ":"))}
