"""The frame of all pages: one file, nothing from elsewhere, and a policy that would refuse it."""

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from cleaner.report.escape import safe


@lru_cache(maxsize=8)
def asset(name: str) -> str:
    """The text of a file that ships beside this module."""
    return (files("cleaner.report") / "assets" / name).read_text("utf-8")


def frame(title: str, body: str, styles: Sequence[str] = (), scripts: Sequence[str] = ()) -> str:
    """A whole HTML document. Its policy allows its own style and scripts by hash, and nothing else."""
    style = "".join(map(asset, ("frame.css", *styles)))
    script = "".join(map(asset, scripts))
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">\n'
        f"<title>{safe(title)}</title>\n<style>{style}</style></head>\n<body>\n{body}\n"
        f"<script>{script}</script></body></html>\n"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
