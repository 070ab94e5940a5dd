"""Whether the text between the heads of a thread talks, or lists.

Lists of headlines, events and products have names and dates as threads have, as often and in the same order. What
stands between them differs: titles and teasers there, people who speak for themselves, ask and exclaim here. So each
comment is judged by its lines, and a thread of which too few comments talk is a list. In doubt it is a list.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from cleaner.article.words import words
from cleaner.document import Document
from cleaner.labels import Label
from cleaner.rules.base import MAX_READ, voice_at
from cleaner.rules.thread_cluster import OFTEN, Cluster, median_low
from cleaner.rules.voice import is_closed

_ME = words("talk", "me")
_ENDS = "。！？｡؟।♪"
"""Ends of sentences that `voice` does not know."""
_ASKED = frozenset("?!？！؟")
_CODE = re.compile(r"[{};]$|\w\(\S*\)$|\s[=<>]=?\s|^(?:import|def|return|#|//)\b")
"""Lines of programs, which begin small and do not end, as hasty comments do."""
_RATED = re.compile(r"(?<![\d/])(?:10|\d)(?:[.,]\d)?\s?/\s?(?:5|10)(?![\d/])(?!\s+\d\d?:)|[★☆⭐]|\b[1-5] stars?\b")
"""A mark that a customer gives: "9/10", "★★★★"."""
_LEAST_TITLE, _MOST_TITLE = 3, 20
"""Words of a title in capitals."""
_MOST_TITLED, _MOST_FOUND, _MOST_EMPTY = 0.65, 0.2, 0.5
"""Shares of text lines that are titles, of those that local rules found, and of comments without text."""
_LEAST_TALK, _LEAST_TALK_MARKED, _LEAST_TALK_ABOVE = 0.4, 0.2, 0.6
"""Share of comments that talk: in a thread; where most tell the hour, say "says" or offer a reply; above the story."""
_LEAST_RATED = 0.5
"""Share of heads with the mark of a customer, above which they are reviews of a product."""
_TRIED = 60
"""Comments that are listened to."""
_SPOKEN = 4
"""Words of a sentence at least."""


def is_lively(document: Document, index: int, closed: bool = False) -> bool:
    """Whether a line talks rather than reports, in any language; with `closed`, no matter how it ends."""
    line = document.lines[index]
    if line[:1].islower() or not (closed or is_closed(line[:MAX_READ])):
        return True
    if not _ME.isdisjoint(document.hints.words[index]):
        return True
    return ("?" in line or "!" in line) and (voice_at(document, index).question or voice_at(document, index).exclaimed)


def talks(document: Document, index: int) -> bool:
    """Whether somebody speaks for himself in a line that is no title."""
    if _in_capitals(document.lines[index]) or _CODE.search(document.lines[index]):
        return False
    return is_lively(document, index, closed=True) or not _ASKED.isdisjoint(document.lines[index])


def is_titled(document: Document, index: int) -> bool:
    """Whether a line reads like a title or an item of a list: it does not end and does not talk."""
    return not talks(document, index) and not _is_closed(document, index)


def _is_closed(document: Document, index: int) -> bool:
    line = document.lines[index]
    return (is_closed(line[:MAX_READ]) or line[-1:] in _ENDS) and not _in_capitals(line)


def _in_capitals(line: str) -> bool:
    """Most Longer Words Begin With a Capital."""
    found = line.split()
    if not _LEAST_TITLE <= len(found) <= _MOST_TITLE:
        return False
    longer = [word for word in found if len(word) > 3 and word[0].isalpha()]
    return len(longer) >= _LEAST_TITLE and sum(word[0].isupper() for word in longer) > 0.75 * len(longer)


def is_list(cluster: Cluster, begin: int) -> bool:
    """Whether too few of the comments talk; the story has begun above block `begin`."""
    heard = _Heard(cluster)
    if (
        heard.rated > _LEAST_RATED
        or heard.found > _MOST_FOUND
        or heard.titled > _MOST_TITLED
        or (heard.empty > _MOST_EMPTY and heard.talk < 1)
    ):
        return True
    if min(cluster.heads) < begin:
        sure = heard.called or heard.answered
        return len(cluster.heads) < OFTEN or heard.talk < (_LEAST_TALK if sure else _LEAST_TALK_ABOVE)
    if heard.talk >= _LEAST_TALK:
        return False
    if not heard.marked:
        return True
    if len(cluster.heads) >= OFTEN:
        return heard.talk < _LEAST_TALK_MARKED and (heard.spoken < _LEAST_TALK or not heard.answered)
    return heard.spoken < _LEAST_TALK or (heard.titled >= _LEAST_TALK and not heard.called)


@dataclass(frozen=True)
class _Heard:
    """What the comments of a cluster say; shares are 0 to 1."""

    cluster: Cluster

    @cached_property
    def _units(self) -> list[list[int]]:
        """The text lines of each comment, of some spread over a long thread."""
        cluster = self.cluster
        taken = {*cluster.marks, *cluster.names.values()}
        firsts = sorted(min(i, cluster.names.get(i, i)) for i in cluster.heads)
        if cluster.trailing:
            spans = list(zip([firsts[0] - 2, *firsts], firsts, strict=False))
        else:
            usual = max(median_low(cluster.lengths() or [2]), 1)
            last = max(i for i in (firsts[-1], firsts[-1] + 1, firsts[-1] + 2) if i == firsts[-1] or i in taken)
            end = min(last + 1 + usual, len(cluster.document.lines))
            spans = list(zip(firsts, [*firsts[1:], end], strict=True))
        lines = cluster.document.lines
        return [
            [i for i in range(max(a, 0), b) if i not in taken and any(map(str.isalpha, lines[i]))]
            for a, b in spans[:: max(1, len(spans) // _TRIED)]
        ]

    @cached_property
    def _texts(self) -> list[int]:
        return [index for unit in self._units for index in unit]

    @property
    def marked(self) -> bool:
        """Whether most heads tell the time of day, say "says", or have a reply beside them."""
        marks = self.cluster.marks.values()
        strong = max(sum(mark.timed for mark in marks), sum("s" in mark.form for mark in marks))
        return 2 * strong > len(self.cluster.heads) or self.answered

    @property
    def answered(self) -> bool:
        """Whether most comments have a reply beside them."""
        marks = self.cluster.marks.values()
        return 2 * sum(mark.form == "c" or mark.answer != "" for mark in marks) > len(self.cluster.heads)

    @property
    def called(self) -> bool:
        """Whether a head says "says" or "posted by"."""
        forms = [self.cluster.form(i) for i in self.cluster.heads]
        return any("s" in form or "b" in form for form in forms)

    @cached_property
    def talk(self) -> float:
        """Share of the comments in which somebody speaks for himself."""
        document = self.cluster.document
        return sum(any(talks(document, i) for i in unit) for unit in self._units) / len(self._units)

    @property
    def spoken(self) -> float:
        """Share of the comments that have a whole sentence."""
        document = self.cluster.document
        return sum(any(_is_sentence(document, i) for i in unit) for unit in self._units) / len(self._units)

    @property
    def rated(self) -> float:
        """Share of the heads with the mark that a customer gives."""
        lines, heads = self.cluster.document.lines, self.cluster.heads
        return sum(_RATED.search(lines[i]) is not None for i in heads) / len(heads)

    @property
    def empty(self) -> float:
        """Share of the comments without text."""
        return sum(not unit for unit in self._units) / len(self._units)

    @property
    def titled(self) -> float:
        """Share of the text lines that read like titles."""
        return sum(is_titled(self.cluster.document, i) for i in self._texts) / max(len(self._texts), 1)

    @property
    def found(self) -> float:
        """Share of the text lines that local rules took for other boilerplate; a single one may be their mistake."""
        found = self.cluster.found
        other = sum(i in found and found[i].label is not Label.COMMENT_NOTICE for i in self._texts)
        return other / len(self._texts) if other > 1 else 0.0


def _is_sentence(document: Document, index: int) -> bool:
    return _is_closed(document, index) and (
        len(document.lines[index].split()) >= _SPOKEN or document.lines[index][-1:] in _ENDS
    )
