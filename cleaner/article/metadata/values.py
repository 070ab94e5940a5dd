"""The values in JSON-LD scripts, which pages write carelessly.

Line breaks in strings, trailing commas, comments, entities and several values in one script are mended. What is nested
deeper than the parser in C goes is read here, without recursion, and so is what stands before the place where a script
breaks off.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

MOST_FRAMES = 4
_COMMENT = re.compile(r'("(?:[^"\\\n]|\\.)*"?)|(?<![:"\w])//[^\n]*')
_TRAILING = re.compile(r'("(?:[^"\\]|\\.)*"?)|,(?=\s{0,200}[}\]])', re.DOTALL)
"""Strings are passed over, also one that nothing closes: else all would be read again for each quote in it."""
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_FRAMES = ("<!--", "-->", "//<![CDATA[", "// <![CDATA[", "<![CDATA[", "//]]>", "// ]]>", "]]>", ";", "//")
_BETWEEN = re.compile(r"[\s,;:\ufeff]*")
_DECODER = json.JSONDecoder(strict=False)


def values_of(text: str) -> list[Any] | None:
    """The values of one script, mended as little as it takes; None if it stays unreadable."""
    for mended in _mendings(text):
        found = list(_decoded(mended))
        if found and found[-1] is not None:
            return found
    return None


def values_before_break(text: str) -> list[Any]:
    """The values of a script up to the place where it cannot be read; what is open there ends there. No recursion."""
    for mended in _mendings(text):
        text = mended
    return _read(text)[0]


def _mendings(text: str) -> Iterator[str]:
    """The text as it is, then with more and more put right."""
    yield text
    text = _unframed(text)
    if '"' not in text:
        text = html.unescape(text)
    yield text
    text = _COMMENT.sub(lambda m: m[1] or "", text)
    text = _TRAILING.sub(lambda m: m[1] or "", text)
    yield text
    yield _BAD_ESCAPE.sub(r"\\\\", text)


def _unframed(text: str) -> str:
    """Without the comment or CDATA signs that old templates put around scripts."""
    for _ in range(MOST_FRAMES):
        text = text.strip()
        for frame in _FRAMES:
            text = text.removeprefix(frame).removesuffix(frame)
    return text


def _decoded(text: str) -> Iterator[Any]:
    """Values one after another; None last if the text does not end there or cannot be read."""
    place = 0
    while True:
        while place < len(text) and (text[place].isspace() or text[place] in ",;\ufeff"):
            place += 1
        if place >= len(text):
            return
        try:
            value, place = _DECODER.raw_decode(text, place)
        except RecursionError:
            values, whole = _read(text[place:])
            yield from values if whole else (None,)
            return
        except ValueError:
            yield None
            return
        yield value


def _read(text: str) -> tuple[list[Any], bool]:
    """Values of any depth, and whether all of the text could be read. Commas and colons are taken for granted."""
    tops: list[Any] = []
    held: list[Any] = [tops]
    names: list[str | None] = [None]
    """By container that is open: the name whose value is read next, None in a list and before a name."""
    before, place = 0, _after(text, 0)
    while place < len(text):
        if text[place] in "}]":
            if len(held) == 1:
                return tops, False
            held.pop()
            names.pop()
            before = place + 1
        elif text[place] in "{[":
            value: Any = {} if text[place] == "{" else []
            _put(value, held[-1], names)
            held.append(value)
            names.append(None)
            before = place + 1
        else:
            try:
                value, end = _DECODER.raw_decode(text, place)
            except ValueError:
                _distrust(held[-1], names[-1], text[before:place])
                return tops, False
            _put(value, held[-1], names)
            before = end
        place = _after(text, before)
    return tops, len(held) == 1


def _after(text: str, place: int) -> int:
    """Where the next value or sign begins."""
    match = _BETWEEN.match(text, place)
    return match.end() if match else place


def _distrust(into: Any, name: str | None, between: str) -> None:
    """A value that something unreadable follows at once, as after a quotation mark inside a text, is not whole."""
    if isinstance(into, dict) and into and name is None and "," not in between:
        into.popitem()


def _put(value: Any, into: Any, names: list[str | None]) -> None:
    """A value goes into the container that is open; in an object every other one is a name."""
    if isinstance(into, list):
        into.append(value)
    elif names[-1] is None:
        names[-1] = str(value)
    else:
        into[names[-1]] = value
        names[-1] = None
