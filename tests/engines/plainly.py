"""Records as every engine can hold them."""

import json
from typing import Any

from cleaner.columns import json_columns


def plain(record: dict[str, Any]) -> dict[str, Any]:
    """A record as every engine can hold it: objects as JSON text."""
    held = {name: record[name] for name in json_columns()}
    text = {n: v if isinstance(v, str) else json.dumps(v, separators=(",", ":")) for n, v in held.items()}
    return record | text
