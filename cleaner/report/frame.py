"""The frame of all pages: one file, nothing from elsewhere, and a policy that would refuse it."""

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files

from cleaner.report.escape import safe


@lru_cache(maxsize=8)
def asset(name: str) -> str:
    """The text of a file that ships beside this module."""
    return (files("cleaner.report") / "assets" / name).read_text("utf-8")


def frame(title: str, body: str, own: str) -> str:
    """A whole HTML document with the style and script of that name. Its policy allows just these."""
    return _document(title, body, own, "")


def frame_that_asks(title: str, body: str, own: str) -> str:
    """The same for a page whose script may ask the server that it came from."""
    return _document(title, body, own, "connect-src 'self'; ")


def _document(title: str, body: str, own: str, further: str) -> str:
    style, script = asset("frame.css") + asset(f"{own}.css"), asset(f"{own}.js")
    allowed = f"{further}style-src {_hash(style)}; script-src {_hash(script)}"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
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
