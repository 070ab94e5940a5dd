"""The headline: the h1 that other sources confirm, or else what they say themselves."""

from collections import Counter
from collections.abc import Sequence

from cleaner.article.metadata.linked import Node, is_article, plain, types_of
from cleaner.article.metadata.said import Said, bare
from cleaner.article.metadata.site import SEPARATORS, is_site

SAME = 0.9
"""Word F1 from which two texts are the same headline."""
AKIN = 0.5
RELATED = 0.3
"""The same for an h1 among several."""
SHORTEST = 4
"""Words of a headline that may be a part of an h1."""
LONGEST = 300


def title_of(said: Said, names: Sequence[str], hosts: set[str]) -> str | None:
    """The headline without the name of the site."""
    told = told_titles(said, names, hosts)
    headings = [text for text in said.h1 if bare(text) and len(text) <= LONGEST]
    own = [text for text in headings if not is_site(text, list(names), hosts)]
    scored = [(max((_alike(text, other) for other in told), default=0.0), text) for text in own]
    if scored:
        best, heading = max(scored, key=lambda pair: pair[0])
        if best >= AKIN or not told or len(own) == 1 == len(headings) or best >= RELATED:
            return _declared(said, heading, told) or heading
    if told:
        return max(told, key=lambda text: sum(_alike(text, other) >= SAME for other in told))
    return headings[0] if headings else None


def _declared(said: Said, heading: str, told: Sequence[str]) -> str | None:
    """The headline that news pages declare in JSON-LD and elsewhere alike, if the h1 is another one, and the part of
    an h1 that others tell without the line above it ("Floods in Tal - Bridge reopens after a year")."""
    for text in told[:3]:
        if any(heading.endswith(f" {sign} {text}") for sign in "-–—|") and len(text.split()) >= SHORTEST:
            return text
    if any(_alike(heading, other) >= SAME for other in told):
        return None
    for text in told[:3]:
        if any(heading.endswith(f"{sign} {text}") for sign in "-–—:|") and len(text.split()) >= SHORTEST:
            return text
    first = next((plain(node.get("headline")) for node in said.articles if _is_news(node)), "")
    again = sum(_alike(first, other) >= SAME for other in told) if first else 0
    return told[0] if again >= 3 and _alike(first, told[0]) >= SAME else None


def _is_news(node: Node) -> bool:
    return any(name.endswith("NewsArticle") for name in types_of(node))


def told_titles(said: Said, names: Sequence[str], hosts: set[str]) -> list[str]:
    """Headlines that meta elements, JSON-LD, microdata and the title element tell, the surest first."""
    given = [plain(node.get("headline")) for node in said.articles if is_article(node)]
    given += said.meta("og:title", "twitter:title", "parsely-title", "sailthru.title", "citation_title", "dc.title")
    given += [mark.value or mark.text for mark in said.marks("headline")][:1]
    given.append(said.facts.title)
    told = [without_site(text, names, hosts) for text in given if len(text) <= 2 * LONGEST]
    return [text for text in told if bare(text) and len(text) <= LONGEST]


def without_site(text: str, names: Sequence[str], hosts: set[str]) -> str:
    """ "Bridge reopens - The Bell" without the end, or the start, that is the name of the site."""
    changed = True
    while changed:
        changed = False
        cuts = list(SEPARATORS.finditer(text))
        for cut, rest in [(cuts[-1], 0), (cuts[0], 1)] if cuts else []:
            head, tail = text[: cut.start()], text[cut.end() :]
            site, story = (head, tail) if rest else (tail, head)
            if is_site(site, list(names), hosts) and bare(story):
                text, changed = story.strip(), True
                break
    return text.strip()


def _alike(one: str, other: str) -> float:
    """Word F1 of two texts, or 0.75 if one holds the other."""
    a, b = bare(one), bare(other)
    if a == b:
        return 1.0
    left, right = Counter(a.split()), Counter(b.split())
    shared = sum((left & right).values())
    score = 2 * shared / (left.total() + right.total()) if shared else 0.0
    short, whole = sorted((a, b), key=len)
    return max(score, 0.75) if short and len(short.split()) > 2 and f" {short} " in f" {whole} " else score
