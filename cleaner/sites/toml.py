"""Writing TOML: strings, and lists of them."""

import json
import re
from collections.abc import Sequence

_STEERING = re.compile("[\x7f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Signs that would make an editor show a rule as something else than it is."""


def quoted(text: str) -> str:
    """A basic string. What JSON escapes, TOML escapes alike, but for halves of pairs; signs that steer are escaped."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04X}", json.dumps(whole, ensure_ascii=False))


def listed(texts: Sequence[str]) -> str:
    """A list, a text a line."""
    return "[\n" + "".join(f"  {quoted(text)},\n" for text in texts) + "]" if texts else "[]"
