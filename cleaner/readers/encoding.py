"""Bytes of a page as text, by byte order mark, validity, declaration and, last, by detection.

Labels mean what they mean in browsers (<https://encoding.spec.whatwg.org/#names-and-labels>): latin-1 is windows-1252.
What is declared counts less than what the bytes can be: text that is valid UTF-8 and not plain ASCII is UTF-8, since
other encodings hardly ever make it by chance, and pages copied between servers keep their old declaration.
"""

import codecs
import re
from typing import NamedTuple

from cleaner.errors import InputError

DECLARED_WITHIN = 16_384
"""Bytes at the start of a page that are searched for a declaration (browsers: 1,024, and they start over later)."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = re.compile(
    rb"<\?xml[^<>]{0,200}?\sencoding\s*=\s*[\"']\s*([\w.:-]+)|<meta\b[^<>]{0,1000}?charset\s*=\s*[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_BROWSER_NAMES = {
    **dict.fromkeys(("ascii", "iso8859-1", "cp1252", "x-user-defined"), "windows-1252"),
    **dict.fromkeys(("iso8859-9", "cp1254"), "windows-1254"),
    **dict.fromkeys(("iso8859-11", "tis-620", "cp874"), "windows-874"),
    **dict.fromkeys(("gb2312", "gbk"), "gbk"),
    **dict.fromkeys(("shift_jis", "cp932"), "shift_jis"),
    **dict.fromkeys(("euc_kr", "cp949"), "euc-kr"),
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7"), "utf-8"),
    "big5hkscs": "big5", "mac-roman": "macintosh",
}  # fmt: skip
"""By the name that Python has for a label. A declaration that could be read as ASCII is not UTF-16."""
_PYTHON_NAMES = re.compile(r"^cp(125\d)$")
_CODECS = {"gbk": "gb18030", "shift_jis": "cp932", "euc-kr": "cp949", "big5": "big5hkscs"}
"""Python's codecs of that name know fewer characters than a browser."""


class Decoded(NamedTuple):
    """A page as text."""

    text: str
    encoding: str
    """Name of the encoding, lower case, as browsers name it."""
    replaced: int = 0
    """Characters U+FFFD that stand for bytes which are no text in that encoding."""


def decode_page(source: bytes) -> Decoded:
    """The text of a page.

    Raises InputError when the bytes are no text at all.
    """
    for mark, encoding in _MARKS:
        if source.startswith(mark):
            return _decoded(source[len(mark) :], encoding)
    if b"\x00" in source[:1024]:
        if wide := _wide(source[:1024]):
            return _decoded(source, wide)
        if source[:1024].count(0) * 8 > len(source[:1024]):
            raise InputError("bytes that are not text (many NUL bytes): give a page, not a binary file")
    declared = declared_encoding(source)
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError:
        return _by_evidence(source, declared)
    if declared and declared.startswith(("iso-2022", "hz")) and text.isascii():
        return _decoded(source, declared)
    return Decoded(text, "utf-8")


def declared_encoding(source: bytes) -> str | None:
    """The encoding that a page says it has, in an XML declaration or a meta element; None if none is known."""
    head = _COMMENT.sub(b"", source[:DECLARED_WITHIN])
    for match in _DECLARED.finditer(head):
        label = (match[1] or match[2]).decode("ascii", "replace")
        if label.lower() == "x-user-defined":
            return "windows-1252"
        try:
            name = codecs.lookup(label).name
            b"".decode(label)
        except (LookupError, UnicodeError):
            continue
        return _BROWSER_NAMES.get(name) or _name_of(name)
    return None


def _name_of(codec: str) -> str:
    """What browsers call an encoding that Python has a codec for."""
    return _PYTHON_NAMES.sub(r"windows-\1", codec).replace("iso", "iso-").replace("_", "-").replace("cp866", "ibm866")


def _by_evidence(source: bytes, declared: str | None) -> Decoded:
    """Bytes that are not valid UTF-8: UTF-8 with some damage, what is declared, or what they look like."""
    damaged = _decoded(source, "utf-8")
    whole = sum(char > "\x7f" for char in damaged.text) - damaged.replaced
    if whole > 2 * damaged.replaced:
        return damaged
    if declared and declared != "utf-8":
        return _decoded(source, declared)
    return _decoded(source, _detected(source))


def _detected(source: bytes) -> str:
    """What the bytes look like; the default of browsers where the detector is not at hand."""
    try:
        from turbohtml.detect import Detection, detect
    except ImportError:
        return "windows-1252"
    body = _DECLARED.sub(b"", source)
    found = detect(body, Detection(excluded=frozenset(("UTF-8", "UTF-8-SIG")))).encoding or "windows-1252"
    try:
        codecs.lookup(_CODECS.get(found.lower(), found))
    except LookupError:
        return "windows-1252"
    return found.lower()


def _decoded(source: bytes, encoding: str) -> Decoded:
    text = source.decode(_CODECS.get(encoding, encoding), "replace")
    own = source.count(b"\xef\xbf\xbd") if encoding == "utf-8" else 0
    return Decoded(text, encoding, max(text.count("\ufffd") - own, 0))


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: in markup every other byte is zero."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd * 4 > len(head) and even * 20 < len(head):
        return "utf-16-le"
    if even * 4 > len(head) and odd * 20 < len(head):
        return "utf-16-be"
    return None
