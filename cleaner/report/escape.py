"""Text of strangers in HTML: nothing of it is markup, and nothing of it steers the reader's screen."""

import re
import unicodedata
from html import escape

_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
"""Controls, marks and overrides of direction, zero-width signs, lone surrogates, noncharacters, tags."""
_JOINERS = re.compile("(?<=[^\x00-\u02ff\\s])[\u200c\u200d](?=[^\x00-\u02ff\\s])")
"""Joiners between signs beyond Latin: words of Persian or Hindi and composed pictures are written with them."""


def safe(text: str) -> str:
    """Text for an element or a quoted attribute, in which signs that cannot be seen are left out but joiners."""
    kept = {match.start() for match in _JOINERS.finditer(text)}
    return escape(_STEERING.sub(lambda m: m[0] if m.start() in kept else "", text))


def shown(text: str) -> str:
    """Text for an element, in which signs that cannot be seen are shown by their code."""
    if not _STEERING.search(text):
        return escape(text)
    kept = {match.start() for match in _JOINERS.finditer(text)}
    parts, place = [], 0
    for match in _STEERING.finditer(text):
        if match.start() not in kept:
            parts += [escape(text[place : match.start()]), _code(match[0])]
            place = match.end()
    return "".join([*parts, escape(text[place:])])


def visible(text: str) -> str:
    """Text without markup, such as on a terminal, in which signs that cannot be seen are shown by their code."""
    if not _STEERING.search(text):
        return text
    kept = {match.start() for match in _JOINERS.finditer(text)}
    return _STEERING.sub(lambda m: m[0] if m.start() in kept else f"⟦U+{ord(m[0]):04X}⟧", text)


def _code(character: str) -> str:
    """A sign by its code, with its name for those who point at it."""
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "control character" if unicodedata.category(character) == "Cc" else "no name")
    return f'<code class="sign" title="{escape(name.lower())}">{code}</code>'
