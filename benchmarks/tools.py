"""Cleaner and its peers behind one small face: a page to its text, and, where a tool has it, to its metadata.

A tool is used as its own documentation says first: no option is tuned for or against it. It counts as installed when
it imports.
"""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from corpora import Page
from measures import Told

STOPLISTS = {
    "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "en": "English", "es": "Spanish", "fi": "Finnish",
    "fr": "French", "hu": "Hungarian", "it": "Italian", "lt": "Lithuanian", "nl": "Dutch", "no": "Norwegian_Bokmal",
    "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
}  # fmt: skip
"""Word lists of jusText by language; English stands in for others."""

FIELDS = Told._fields


class Tool(NamedTuple):
    """What a tool makes of a page. Either may raise: the caller counts that as nothing found."""

    name: str
    text: Callable[[Page], str]
    told: Callable[[Page], Told] | None = None
    fields: tuple[str, ...] = FIELDS
    """What it tells of `Told`, if anything."""


def parser_alone() -> Tool:
    """The floor of what any tool for pages can cost: the parser in C, and nothing with the tree."""
    import turbohtml

    return Tool("parser alone", lambda page: turbohtml.parse(page.text) and "")


def cleaner_tool() -> Tool:
    """This library."""
    import cleaner

    def told(page: Page) -> Told:
        record = cleaner.clean(page.source, kind="html", url=page.url)
        return Told(record.title or "", record.authors, record.date_published or "")

    return Tool("cleaner", lambda page: cleaner.clean(page.source, kind="html", url=page.url).text, told)


def trafilatura_tool() -> Tool:
    """https://trafilatura.readthedocs.io, its body without comments."""
    import trafilatura

    def text(page: Page) -> str:
        return trafilatura.extract(page.source, url=page.url, include_comments=False) or ""

    def told(page: Page) -> Told:
        found = trafilatura.extract_metadata(page.source, default_url=page.url)
        if found is None:
            return Told()
        return Told(found.title or "", tuple((found.author or "").split("; ")), found.date or "")

    return Tool("trafilatura", text, told)


def readability_tool() -> Tool:
    """readability-lxml: gives markup, of which the text is taken."""
    from lxml import html
    from readability import Document

    def text(page: Page) -> str:
        found = Document(page.text).summary()
        return html.fromstring(found).text_content() if found.strip() else ""

    return Tool("readability-lxml", text, lambda page: Told(Document(page.text).title()), FIELDS[:1])


def newspaper_tool() -> Tool:
    """newspaper4k, without its pictures."""
    from newspaper import Article

    def parsed(page: Page) -> Article:
        article = Article(page.url or "https://page.example/", fetch_images=False)
        article.download(input_html=page.text)
        article.parse()
        return article

    def told(page: Page) -> Told:
        article = parsed(page)
        day = article.publish_date.isoformat() if article.publish_date else ""
        return Told(article.title or "", tuple(article.authors), day)

    return Tool("newspaper4k", lambda page: parsed(page).text, told)


def resiliparse_tool() -> Tool:
    """Resiliparse, main content alone."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    def text(page: Page) -> str:
        return extract_plain_text(HTMLTree.parse(page.text), main_content=True, preserve_formatting=False)

    return Tool("resiliparse", text)


def justext_tool() -> Tool:
    """jusText with the word list of the page's language."""
    import justext

    def text(page: Page) -> str:
        words = justext.get_stoplist(STOPLISTS.get(page.language or "en", "English"))
        return "\n".join(each.text for each in justext.justext(page.source, words) if not each.is_boilerplate)

    return Tool("jusText", text)


PEERS = {
    "trafilatura": trafilatura_tool,
    "readability": readability_tool,
    "newspaper": newspaper_tool,
    "resiliparse": resiliparse_tool,
    "justext": justext_tool,
}
"""By the module that has to import."""


def installed() -> list[Tool]:
    """Parser, cleaner, and the peers that import."""
    found = [parser_alone(), cleaner_tool()]
    for module, make in PEERS.items():
        try:
            import_module(module)
        except ImportError:
            continue
        found.append(make())
    return found
