"""The site behind a page: its name, and the address, language and section of the page."""

import re
from collections import Counter
from collections.abc import Iterator

from cleaner.article.metadata.linked import is_article, plain, types_of
from cleaner.article.metadata.said import Said, bare, solid

SEPARATORS = re.compile(r"\s+[|\-–—·•«»:~/›>]{1,2}\s+|\s*[|»›]\s+|\s+[|«]\s*")
"""What stands between a headline and the name of a site."""
_SITES = ("WebSite", "Organization", "NewsMediaOrganization", "Newspaper", "Corporation", "NGO")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?:[-_.][a-z0-9.-]*)?", re.IGNORECASE)
_ENDINGS = re.compile(r"(?:com|org|net|info|news|online|de|co|uk|web|digital)$")
LONGEST_NAME = 60
MOST_NAMES = 12


def site_names(said: Said) -> list[str]:
    """What the site calls itself, the surest first."""
    found = list(said.meta("og:site_name"))
    publishers = [node.get("publisher") for node in said.articles]
    found += [plain(one) or plain(said.by_id.get(_id_of(one), {})) for one in publishers]
    found += [plain(node.get("name")) for node in said.nodes if "WebSite" in types_of(node)][:2]
    found += said.meta("application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher", "cre")
    writers = [node.get("author") for node in said.articles]
    bodies = (node for node in said.nodes if not set(types_of(node)).isdisjoint(_SITES))
    found += [plain(node.get("name")) for node in bodies if not any(node is one for one in writers)][:2]
    found += list(_tails(said))
    return list(dict.fromkeys(name for name in found if name and len(name) <= LONGEST_NAME))[:MOST_NAMES]


def _id_of(value: object) -> str:
    return str(value.get("@id", "")) if isinstance(value, dict) else ""


def _tails(said: Said) -> Iterator[str]:
    """Ends of the title element that are the host: "… | The Bell" on thebell.example."""
    labels = host_words(said)
    for part in (SEPARATORS.split(said.facts.title[:600]) or [""])[1:]:
        if labels and solid(part) and (solid(part) in labels or solid(part).removeprefix("the") in labels):
            yield part


def host_words(said: Said) -> set[str]:
    """Labels of the host that may be a name, without hyphens."""
    labels = said.host.split(".")
    names = {solid(label) for label in labels[:-1] if len(label) > 2} | {solid(said.host)}
    return names - {"", "com", "org", "net", "blog", "news"}


def is_site(text: str, names: list[str], hosts: set[str]) -> bool:
    """Whether a text is the name of the site and nothing more."""
    own = solid(text)
    forms = {own, own.removeprefix("the"), _ENDINGS.sub("", own)} - {""}
    theirs = {form for name in names for form in (solid(name), solid(name).removeprefix("the"))} | hosts
    return not forms.isdisjoint(theirs)


def address_of(said: Said) -> str | None:
    """The canonical address: rel=canonical, og:url, else the address the page was fetched from."""
    given = said.document.url or ""
    for url in (*said.links("canonical"), *said.meta("og:url")):
        whole = said.absolute(url)
        if whole and not (_is_root(whole) and not _is_root(given)):
            return whole
    return given or None


def _is_root(url: str) -> bool:
    """A home page, which careless templates call canonical for every page."""
    return bool(url) and url.partition("://")[2].partition("?")[0].rstrip("/").count("/") == 0


def language_of(said: Said) -> str | None:
    """The language most sources agree on, as BCP 47 ("pt-BR"); between equals the one named first."""
    given = [said.facts.language]
    given += [plain(node.get("inLanguage")) for node in said.articles]
    given += said.meta("og:locale", "inlanguage", "content-language", "dc.language", "dcterms.language", "language")
    found = [tag for text in given if (tag := language_tag(text))]
    if not found:
        return None
    votes = Counter(tag.partition("-")[0] for tag in found)
    best = max(votes, key=lambda name: votes[name])
    return max((tag for tag in found if tag.partition("-")[0] == best), key=len)


def language_tag(text: str) -> str | None:
    """ "en_us" as en-US; None for what is no language tag."""
    match = _LANGUAGE.fullmatch(text.strip()[:40])
    if match is None or match[1].lower() == "utf":
        return None
    parts = (match[1].lower(), match[2] and match[2].title(), match[3] and match[3].upper())
    return "-".join(part for part in parts if part)


def section_of(said: Said) -> str | None:
    """The section that the article stands in."""
    given = list(said.meta("article:section"))
    given += [plain(node.get("articleSection")) for node in said.articles if is_article(node)]
    given += said.meta("parsely-section", "section", "dc.subject.section", "cxenseparse:section", "og:article:section")
    given += [mark.value or mark.text for mark in said.marks("articleSection")]
    return next((text for text in given if text and len(text) <= LONGEST_NAME and bare(text)), None)
