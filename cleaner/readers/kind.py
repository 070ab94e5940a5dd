"""Whether a source is a page or plain text."""

import re
from os import PathLike
from typing import Any, Literal

from cleaner.errors import InputError
from cleaner.readers.encoding import decode_page
from cleaner.readers.tags import BLOCK, ROLES

SAMPLE = 20_000
"""Characters at the start that are looked at."""
_PAGE = re.compile(r"<(?:!doctype\s{1,9}html|html|head|body)\b", re.IGNORECASE)
_CODE = re.compile(r"^(```|~~~).*?(?:^\1|\Z)|`[^`\n]{1,200}`", re.MULTILINE | re.DOTALL)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|(?:```|~~~)|\s{0,3}[-*+] \S|\|[ :-]*--)|\]\([^()\s]+\)|\*\*\S", re.MULTILINE)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,40})((?:\s[^<>]{0,4000})?)/?>")
_MOST_PROSE = 0.5
"""Share of the characters that may stand on lines without tags in markup that does not begin with a tag."""


def kind_of(source: Any) -> Literal["html", "text"]:
    """Whether a source is read as a page or as plain text.

    A soup is a page. A string is a page if it begins like one, or if it is markup throughout; text in which tags are
    only mentioned or shown as samples, and Markdown, are text.

    Raises InputError for any other type.
    """
    if isinstance(source, bytes | bytearray):
        source = _start_of(bytes(source[: 4 * SAMPLE]))
    if isinstance(source, str):
        return "html" if _is_markup(source[:SAMPLE].removeprefix("\ufeff")) else "text"
    if hasattr(source, "descendants") and hasattr(source, "find_all"):
        return "html"
    if isinstance(source, PathLike):
        raise InputError(f"a source of type {type(source).__name__}: give what is in the file, path.read_bytes()")
    raise InputError(f"a source of type {type(source).__name__}: give str, bytes or a BeautifulSoup object")


def _start_of(source: bytes) -> str:
    try:
        return decode_page(source).text
    except InputError:
        return ""


def _is_markup(text: str) -> bool:
    if "<" not in text:
        return False
    text = _without_prolog(text)
    if _PAGE.match(text):
        return True
    begins = _TAG.match(text) is not None
    text = _CODE.sub("", text)
    tags = [tag for tag in _TAG.finditer(text) if tag[2].lower() in ROLES]
    if len(tags) < 2 or not any(tag[1] for tag in tags) or len(_MARKDOWN.findall(text)) > 1:
        return False
    if begins and text.startswith(tags[0][0]):
        return _closes(tags)
    ends = sum(1 for tag in tags if tag[1] and ROLES[tag[2].lower()] == BLOCK and _ends_line(text, tag.end()))
    return ends > 1 and _prose_outside(text) < _MOST_PROSE


def _without_prolog(text: str) -> str:
    """What follows an XML declaration and comments."""
    text = text.lstrip()
    at = 0
    while text.startswith(("<!--", "<?xml"), at):
        end = text.find("->" if text[at + 1] == "!" else "?>", at)
        if end < 0:
            break
        at = end + 2
        while text[at : at + 1].isspace():
            at += 1
    return text[at:]


def _closes(tags: list[re.Match[str]]) -> bool:
    """Whether some element that is opened is closed."""
    opened: set[str] = set()
    for tag in tags:
        if not tag[1]:
            opened.add(tag[2].lower())
        elif tag[2].lower() in opened:
            return True
    return False


def _ends_line(text: str, at: int) -> bool:
    """Whether a tag or the end of a line follows."""
    rest = text[at : at + 40].lstrip(" \t")
    return not rest or rest[0] in "<\r\n"


def _prose_outside(text: str) -> float:
    """Share of the characters that stand on lines without any tag."""
    lines = [line for line in text.splitlines() if line.strip()]
    return sum(len(line) for line in lines if "<" not in line) / max(sum(map(len, lines)), 1)
