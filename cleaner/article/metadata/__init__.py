"""What a page says about its article: title, authors, dates, language, site, address, access, section."""

from dataclasses import dataclass

from cleaner.article.metadata.access import access_of
from cleaner.article.metadata.moments import modified_of, published_of
from cleaner.article.metadata.people import authors_told
from cleaner.article.metadata.said import Said
from cleaner.article.metadata.site import address_of, host_words, language_of, section_of, site_names
from cleaner.article.metadata.title import title_of
from cleaner.document import Document


@dataclass(frozen=True)
class Metadata:
    """Fields of an article as its page tells them. None, () and "unknown" stand for what it does not tell."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    """In the order of the page, without the site itself."""
    date_published: str | None = None
    """ISO 8601; the time zone is the page's own."""
    date_modified: str | None = None
    language: str | None = None
    """BCP 47."""
    site_name: str | None = None
    url: str | None = None
    """The canonical address."""
    access: str = "unknown"
    """ "free", "metered", "paywalled" or "unknown"."""
    section: str | None = None


def metadata_of(document: Document) -> Metadata:
    """Metadata of a page that was read with its facts; a text without them gives next to nothing."""
    said = Said(document)
    names, hosts = site_names(said), host_words(said)
    return Metadata(
        title=title_of(said, names, hosts),
        authors=authors_told(said, names, hosts),
        date_published=published_of(said),
        date_modified=modified_of(said),
        language=language_of(said),
        site_name=names[0] if names else None,
        url=address_of(said),
        access=access_of(said),
        section=section_of(said),
    )
