"""Lines and marks by where they stand: near the headline, or in parts of the page that are not the article."""

from functools import lru_cache

from cleaner.article.metadata.said import HEADLINE_REACH, Said, bare

ASIDE = frozenset(
    "comment comments commentlist related recommended recommendations popular trending teaser teasers carousel promo"
    " similar upcoming suggested nav readmore".split()
)
"""Words of class names and tags of what is not the article itself."""
LONGEST_LINE = 140


def headline_index(said: Said) -> int:
    """Block of the headline: the h1 that the other sources tell, else the longest; -1 without any."""
    headings = said.headings
    if not headings:
        return -1
    told = {bare(text) for text in (*said.meta("og:title", "twitter:title"), said.facts.title)}
    for index, text in headings:
        own = bare(text)
        if own and any(own in other or (other and other in own) for other in told):
            return index
    return max(headings, key=lambda pair: len(pair[1]))[0]


def head_lines(said: Said) -> list[tuple[int, str]]:
    """Short lines around the headline with their distance from it in blocks; without a headline the first lines."""
    at = headline_index(said)
    document = said.document
    low, high = (max(at - HEADLINE_REACH // 2, 0), at + HEADLINE_REACH) if at >= 0 else (0, 3 * HEADLINE_REACH)
    found = []
    for index in range(low, min(high, len(document.lines))):
        line = document.lines[index]
        if index != at and len(line) <= LONGEST_LINE and not is_aside(said, index):
            found.append((index - max(at, 0), line))
    return found


def is_aside(said: Said, index: int) -> bool:
    """In a part of the page that is not the article."""
    markups = said.document.markups
    return bool(markups) and any(_names_aside(e.tag, e.names) for e in markups[index].element.around(6))


@lru_cache(maxsize=20_000)
def _names_aside(tag: str, names: tuple[str, ...]) -> bool:
    return tag in ASIDE or not ASIDE.isdisjoint(names)
