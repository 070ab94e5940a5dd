"""Any source as a document: text, page, bytes of either, BeautifulSoup."""

from typing import Any

from cleaner.document import Document, PageFacts
from cleaner.errors import InputError
from cleaner.readers.encoding import decode_page
from cleaner.readers.html import read_html
from cleaner.readers.kind import kind_of
from cleaner.readers.soup import read_soup
from cleaner.readers.text import decode, read_text

KINDS = ("html", "text")
PARSERS = ("turbohtml", "bs4")
"""How pages are parsed: in C, or in Python where the first has no wheel."""


class SourceReader:
    """Reads sources up to a budget of characters.

    parser     one of `PARSERS`
    max_chars  characters of a source that are read at most; of a page characters of its HTML
    """

    def __init__(self, parser: str, max_chars: int) -> None:
        self.parser = parser
        self.max_chars = max_chars

    def read(self, source: Any, kind: str | None, url: str | None, language: str | None) -> tuple[Document, int]:
        """The document, and the characters at the end of the source that were not read.

        Raises InputError when the source is nothing that can be read.
        """
        if kind not in (None, *KINDS):
            raise InputError(f"kind={kind!r}: give 'html', 'text' or None")
        kind = kind or kind_of(source)
        if kind == "html":
            return self._page(source, url, language)
        text = decode(bytes(source)) if isinstance(source, bytes | bytearray) else source
        if not isinstance(text, str):
            raise InputError(f"a source of type {type(source).__name__} as text: give str or bytes")
        unread = max(len(text) - self.max_chars, 0)
        if not unread:
            return read_text(text, url, language), 0
        read = read_text(text[: self.max_chars], url, language)
        return Document(text, read.lines, read.starts, url=url, language=language), unread

    def _page(self, source: Any, url: str | None, language: str | None) -> tuple[Document, int]:
        encoding, replaced = None, 0
        if isinstance(source, bytes | bytearray):
            source, encoding, replaced = decode_page(bytes(source))
        if not isinstance(source, str):
            if not (hasattr(source, "descendants") and hasattr(source, "find_all")):
                raise InputError(
                    f"a source of type {type(source).__name__} as a page: give str, bytes or BeautifulSoup"
                )
            return read_soup(source, url, language), 0
        unread = max(len(source) - self.max_chars, 0)
        read = read_html if self.parser == PARSERS[0] else read_soup
        document = read(source[: self.max_chars] if unread else source, url, language)
        facts = (document.facts or PageFacts())._replace(encoding=encoding, replaced=replaced)
        return document.with_facts(facts), unread
