"""Plain text, one line a block, as scrapers give it."""

from cleaner.document import Document
from cleaner.errors import InputError


def read_text(text: str, url: str | None = None, language: str | None = None) -> Document:
    """Split text at every kind of line break that Unicode knows; blank lines make no block.

    Offsets count characters of `text`, which is kept as it is.
    """
    lines: list[str] = []
    starts: list[int] = []
    offset = 0
    for raw in text.splitlines(keepends=True):
        line = raw.strip()
        if line:
            lines.append(line)
            starts.append(offset if raw[0] == line[0] else offset + len(raw) - len(raw.lstrip()))
        offset += len(raw)
    return Document(text, lines, starts, url=url, language=language)


def decode(source: bytes) -> str:
    """Bytes to text by byte order mark, else UTF-8.

    Raises InputError when the bytes are not text in that encoding.
    """
    encoding = "utf-8-sig"
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    try:
        text = source.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"bytes that are not {error.encoding} text (byte {error.start}): "
            "decode them first, or save the file as UTF-8"
        ) from error
    if "\x00" in text[:1024] and text[:1024].count("\x00") * 8 > len(text[:1024]):
        raise InputError("bytes that are not text (many NUL bytes): give text, not a binary file")
    return text
