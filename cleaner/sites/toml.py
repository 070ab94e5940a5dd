"""Writing TOML: strings, and lists of them."""

import json
from collections.abc import Sequence


def quoted(text: str) -> str:
    """A basic string. What JSON escapes, TOML escapes alike, but for one control character and halves of pairs."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007F")


def listed(texts: Sequence[str]) -> str:
    """A list, a text a line."""
    return "[\n" + "".join(f"  {quoted(text)},\n" for text in texts) + "]" if texts else "[]"
