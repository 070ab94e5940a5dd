"""Any source as a document: text, page, bytes of either, BeautifulSoup."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.document import Document, PageFacts
from cleaner.errors import InputError
from cleaner.readers.encoding import decode_page
from cleaner.readers.kind import kind_of
from cleaner.readers.text import decode, read_text

if TYPE_CHECKING:
    from cleaner.readers.selector import Wanted

Ask = Callable[[str | None, PageFacts], "Iterable[Wanted]"]
"""The selectors that somebody wants to know of on the page of an address with these facts."""
KINDS = ("html", "text")
PARSERS = ("turbohtml", "bs4")
"""How pages are parsed: in C, or in Python where the first has no wheel."""
LONGEST_ENTITY = 12
"""Characters of an entity that the budget cuts off."""


class Reading(NamedTuple):
    """A source up to the budget."""

    document: Document
    unread: int = 0
    """Characters at the end that were not read; of a page characters of its HTML."""
    text: str | None = None
    """All of a text of which the end was not read."""


class SourceReader:
    """Reads sources up to a budget of characters.

    parser     one of `PARSERS`
    max_chars  characters of a source that are read at most; of a page characters of its HTML
    ask        gives the selectors that are to be resolved on a page
    """

    def __init__(self, parser: str, max_chars: int, ask: Ask | None = None) -> None:
        self.parser = parser
        self.max_chars = max_chars
        self.ask = ask

    def read(self, source: Any, kind: str | None, url: str | None, language: str | None) -> Reading:
        """The document, and what of the source is not in it.

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
            return Reading(read_text(text, url, language))
        return Reading(read_text(text[: self.max_chars], url, language), unread, text)

    def _page(self, source: Any, url: str | None, language: str | None) -> Reading:
        encoding, replaced = None, 0
        if isinstance(source, bytes | bytearray):
            source, encoding, replaced = decode_page(bytes(source))
        if not isinstance(source, str):
            if not (hasattr(source, "descendants") and hasattr(source, "find_all")):
                raise InputError(
                    f"a source of type {type(source).__name__} as a page: give str, bytes or BeautifulSoup"
                )
            return Reading(_reader(PARSERS[1])(source, url, language, ask=self.ask))
        if len(source) <= self.max_chars:
            read, unread = source.removesuffix("</").removesuffix("<"), 0  # a tag that the end of a download cut off
        else:
            read = source[: _whole(source, self.max_chars)]
            unread = len(source) - len(read)
        document = _reader(self.parser)(read, url, language, ask=self.ask)
        facts = (document.facts or PageFacts())._replace(encoding=encoding, replaced=replaced)
        return Reading(document.with_facts(facts), unread)


def _whole(source: str, most: int) -> int:
    """How many characters of a page to read, at most so many, that no sign of a tag and no part of an entity at the
    end is read as text. Parsers drop tags themselves that are cut off further on."""
    for sign in ("</", "<"):
        if source.endswith(sign, 0, most):
            return most - len(sign)
    entity = source.rfind("&", max(most - LONGEST_ENTITY, 0), most)
    part = source[entity + 1 : most].strip("#")
    return entity if entity >= 0 and (not part or part.isalnum()) else most


def _reader(parser: str) -> Callable[..., Document]:
    """The reader of pages by its parser, which is imported when the first page asks for it.

    Raises InputError where the parser in C is not installed.
    """
    if parser == PARSERS[1]:
        from cleaner.readers.soup import read_soup

        return read_soup
    try:
        from cleaner.readers.html import read_html
    except ImportError as error:
        raise InputError(f"pages need turbohtml, which is not installed ({error}): or give parser='bs4'") from error
    return read_html
