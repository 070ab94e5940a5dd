"""Comments of readers with no line about them, in languages other than English: no name, no date, no "says".

A stretch of lines below the story is taken where several kinds of talk agree in it and the story has little of them
(see `bare_evidence`). Only the tail of a text is looked at, and only in languages whose words of talk are listed.
"""

from collections.abc import Mapping, Sequence
from itertools import dropwhile, pairwise

from cleaner.document import Document, Span
from cleaner.labels import Label
from cleaner.rules.bare_evidence import (
    BELOW_CALL,
    BELOW_END,
    BELOW_FOOTER,
    ELSEWHERE,
    Asked,
    Page,
    is_dense,
)
from cleaner.rules.landmarks import first_prose
from cleaner.rules.mother_tongue import mother_tongue
from cleaner.rules.talk import ends
from cleaner.rules.talk_words import tongues_of_talk
from cleaner.rules.thread import is_long

_TAIL = 40
"""Lines at the end of a document that are looked at."""
_PARAGRAPH, _DENSE_PARAGRAPH = 32, 14
"""Characters of a paragraph that ends like a sentence, and in scripts where a word has one or two."""
_MANY, _MANY_LABELS = 4, 3
"""Findings, and different labels among them, that make the end of a page."""
_ENDING = frozenset((Label.LEGAL, Label.COMMENT_NOTICE))
"""Labels that make it with another one."""
_CLOSING = frozenset((Label.SOCIAL, Label.NAVIGATION, Label.APP, Label.CONTACT))
"""Such others: they seldom stand in the middle, as links do and offers with their own small print below them."""
_OFFERS = frozenset((Label.NEWSLETTER, Label.MESSAGING, Label.DONATION, Label.SUBSCRIPTION))
_INSIDE = frozenset((Label.MEDIA, Label.CAPTION, Label.BYLINE, Label.DATELINE, Label.ADVERTISEMENT))
"""Labels that stand inside stories as often."""
_MOST_BELOW = 12
"""Comments at most where no end of the page stands above them."""
_LOUD = frozenset("？！؟")
_LAST = 4
"""Last lines of a stretch of which one may talk, if comments end it."""
_MOST_SILENT = 1
"""Lines among them that do not talk."""


def bare_comments(document: Document, found: Mapping[int, Span], threaded: bool) -> dict[int, tuple[str, ...]]:
    """Blocks that are bare comments, with the kinds of talk in them; none in a page and in a document with a thread."""
    begin, count = first_prose(document), len(document.lines)
    if document.markups is not None or begin >= count or threaded:
        return {}
    parts = _parts(document, found, max(begin, count - _TAIL))
    if not _may_hold(document, parts):
        return {}
    codes = mother_tongue(document, tongues_of_talk())
    if not codes:
        return {}
    return _walk(Page(document, codes, lambda: _story(document, found, begin)), parts)


def _story(document: Document, found: Mapping[int, Span], begin: int) -> list[int]:
    """The paragraphs from block `begin` on that no rule found."""
    return [i for i in range(begin, len(document.lines)) if i not in found and _is_paragraph(document, i)]


def _may_hold(document: Document, parts: Sequence[Label | list[int]]) -> bool:
    """Whether a stretch stands below a call or the end of a page, or ends with a line that may talk. Fast."""
    passed: list[Label] = []
    for part in parts:
        if isinstance(part, Label):
            passed.append(part)
        elif any(_may_talk(document.lines[i]) for i in part[-_LAST:]) or _asked_below(passed) is not ELSEWHERE:
            return True
    return False


def _may_talk(line: str) -> bool:
    """Whether a line asks, exclaims, begins small or does not end: a comment below a story hardly comes without one."""
    if not ends(line) or line[:1].islower() or "?" in line or "!" in line:
        return True
    return not (line.isascii() or _LOUD.isdisjoint(line))


def _is_paragraph(document: Document, index: int) -> bool:
    line = document.lines[index]
    if is_long(line):
        return True
    least = _DENSE_PARAGRAPH if is_dense(line) else _PARAGRAPH
    return len(line) >= least and ends(line)


def _walk(page: Page, parts: Sequence[Label | list[int]]) -> dict[int, tuple[str, ...]]:
    """Go through the tail, stretch by stretch; where the story goes on, what was taken above it is none."""
    comments: dict[int, tuple[str, ...]] = {}
    passed: list[Label] = []
    stretches = [_told(page.document, part) for part in parts]
    last = max((n for n, told in enumerate(stretches) if len(told) > 1), default=0)
    for place, part in enumerate(parts):
        if isinstance(part, Label):
            passed.append(part)
            continue
        asked = BELOW_FOOTER if comments else _asked_below(passed)
        if asked is ELSEWHERE:
            chosen = _elsewhere(page, part) if place >= last else []
        else:
            chosen = _below_end(page, part, asked)
        comments.update({index: tuple(sorted(page.talk(index).kinds)) for index in chosen})
        told = stretches[place]
        if not chosen and len(told) > (1 if Label.RELATED in passed else 0):
            passed.clear()
            if len(told) > 1:
                comments.clear()
    return comments


def _told(document: Document, part: Label | list[int]) -> list[int]:
    """The paragraphs of a stretch that end like sentences."""
    lines = [] if isinstance(part, Label) else part
    return [index for index in lines if ends(document.lines[index]) and _is_paragraph(document, index)]


def _parts(document: Document, found: Mapping[int, Span], first: int) -> list[Label | list[int]]:
    """Labels of what was found, and stretches of lines between them."""
    parts: list[Label | list[int]] = []
    for index in range(first, len(document.lines)):
        if index in found:
            parts.append(found[index].label)
        elif parts and isinstance(parts[-1], list):
            parts[-1].append(index)
        else:
            parts.append([index])
    return parts


def _asked_below(passed: Sequence[Label]) -> Asked:
    """What is asked for below what was found: little below the end of a page, more below a box or a link."""
    labels = frozenset(passed)
    small_print = not labels.isdisjoint(_ENDING)
    offered = any(above in _OFFERS and below in _ENDING for above, below in pairwise(passed))
    ended = not labels.isdisjoint(_CLOSING) or (Label.RELATED in labels and not offered)
    much = len(passed) >= _MANY and len(labels - _INSIDE) >= _MANY_LABELS
    if ended and small_print and (much or len(labels - _INSIDE) > 1):
        return BELOW_FOOTER if much else BELOW_END
    if much and not labels.isdisjoint(_CLOSING):
        return BELOW_END
    return BELOW_CALL if Label.COMMENT_NOTICE in labels else ELSEWHERE


def _below_end(page: Page, stretch: list[int], asked: Asked) -> list[int]:
    """The comments of a stretch below the end: all but first lines that are titles or controls that no rule knows."""
    lines = [*dropwhile(lambda i: not (page.talk(i).spoken or page.is_closed(i) or page.talk(i).open), stretch)]
    return lines if page.agree(lines, asked) else []


def _elsewhere(page: Page, stretch: list[int]) -> list[int]:
    """The comments of a stretch below a story, a box or a link: its last lines, if they stand out."""
    silent, starts = 0, []
    for index in stretch[: -_MOST_BELOW - 1 : -1]:
        talk = page.talk(index)
        silent += not talk.spoken
        if silent > _MOST_SILENT:
            break
        if talk.opens:
            starts.append(index)
    for start in reversed(starts):
        lines = stretch[start - stretch[0] :]
        if page.agree(lines, ELSEWHERE) and page.stands_out(lines):
            return lines
    return []
