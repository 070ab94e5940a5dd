"""Comment threads in plain text, found by what comes again: name, date, text; name, date, text.

A mark alone (see `thread_mark`) proves nothing, for stories have names and dates, too. Marks that stand near one
another are weighed together: how many there are and of what form, whether they tell the time of day, say "says" or
offer a reply, what stands above them, and how the text between them sounds. Live blogs, timelines, obituaries,
results and interviews have marks as well, but their text reports, and they lack the words of threads.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median_low

from cleaner.article.words import words
from cleaner.document import Document, Span
from cleaner.labels import Label
from cleaner.rules.base import voice_at
from cleaner.rules.thread_line import is_name_line
from cleaner.rules.thread_mark import Mark, read_mark
from cleaner.rules.thread_names import named_stretch
from cleaner.rules.tone import tone_at

_NEAR, _FAR = 12, 60
"""Lines from one mark to the next, and where both have a form that comes often."""
_OFTEN = 3
_SURE, _SUPPOSED, _LIKELY = 2.3, 1.7, 0.9
"""Weight of a thread, and of marks that may be one where the text agrees."""
_TRIED = 16
"""Lines of text that are listened to."""
_BY_COUNT = ((20, 2.6), (8, 2.0), (4, 1.6), (3, 1.3), (2, 1.1), (1, 0.6))
"""How much the marks count of so many comments or more."""
_UNKNOWN = -8.0
"""What `tone` says of a language that it does not know."""
_ME = words("talk", "me")
_STOPS = frozenset(
    (Label.LEGAL, Label.NAVIGATION, Label.RELATED, Label.NEWSLETTER, Label.COMMENT_NOTICE, Label.SUBSCRIPTION)
)
"""Labels that end the last comment of a thread."""
_FREE = frozenset(
    (Label.BYLINE, Label.DATELINE, Label.RELATED, Label.OTHER, Label.NAVIGATION, Label.CAPTION, Label.SOCIAL)
)
"""Labels that local rules may give to a name that stands alone."""
_LEAST_PROSE, _LEAST_DENSE = 80, 32
"""Characters of a paragraph, and in scripts where a word has one or two of them."""
_STORY = 1200
"""Characters between two marks, many times more than between others, that are a story."""
_MOST_LAST = 12
"""Lines of the last comment at least allowed."""


@dataclass(frozen=True)
class Thread:
    """A run of blocks that are comments: from the first line of the first to the last line of the last."""

    start: int
    end: int
    """One after the last block."""
    marks: frozenset[int]
    weight: float
    reason: str


def threads_of(document: Document, found: dict[int, Span], candidates: Sequence[int], begin: int) -> list[Thread]:
    """The threads among `candidates`, lines that may hold marks; those below block `begin`, where the story has begun."""
    marks = [(index, mark) for index in candidates if (mark := read_mark(document.lines[index]))]
    found_threads = []
    for group in _groups(marks, begin):
        cluster = Cluster(document, found, dict(group))
        if cluster.anchors and (thread := cluster.thread(begin)):
            found_threads.append(thread)
    if not any(thread.end > thread.start for thread in found_threads):
        named = named_stretch(document, found, begin)
        if named:
            names = frozenset(named[1])
            found_threads.append(
                Thread(named[0], len(document.lines), names, _SURE, f"{len(names)} names with text between")
            )
    return found_threads


def _groups(marks: Sequence[tuple[int, Mark]], begin: int) -> Iterator[list[tuple[int, Mark]]]:
    """Marks that are near one another; what stands above the story is no part of what stands below it."""
    counts = Counter(mark.form for _, mark in marks)
    gaps = sorted(b - a for (a, _), (b, _) in pairwise(marks))
    far = min(_FAR, max(_NEAR, 5 * gaps[len(gaps) // 2])) if gaps else _NEAR
    group: list[tuple[int, Mark]] = []
    for index, mark in marks:
        if group:
            last, before = group[-1]
            often = counts[mark.form] >= _OFTEN and counts[before.form] >= _OFTEN
            if index - last > (far if often else _NEAR) or last < begin <= index:
                yield group
                group = []
        group.append((index, mark))
    if group:
        yield group


def _merged(marks: dict[int, Mark]) -> dict[int, Mark]:
    """The marks, with day and time, or number and date, on two lines as one."""
    merged = dict(marks)
    for index, mark in marks.items():
        if mark.form == "d" and index - 1 in marks and marks[index - 1].form == "n":
            merged[index - 1] = marks[index - 1]._replace(form="nd", timed=mark.timed, age=mark.age)
            merged[index] = Mark("c")
            continue
        if mark.form == "d" and index - 1 in marks and merged[index - 1].form in ("d", "nd"):
            merged[index - 1] = merged[index - 1]._replace(timed=True)
            merged[index] = Mark("c")
    return merged


def is_long(line: str) -> bool:
    """Long enough for a paragraph of a story."""
    return len(line) >= _LEAST_PROSE or (len(line) >= _LEAST_DENSE and line[len(line) // 2] >= "ぁ")


class Cluster:
    """Marks near one another, and what stands between them."""

    def __init__(self, document: Document, found: dict[int, Span], marks: dict[int, Mark]) -> None:
        self.document = document
        self.found = found
        self.marks = _merged(marks)
        self.anchors = [index for index, mark in marks.items() if mark.form != "c"]
        self._drop_byline()
        self.names = {index: name for index in self.anchors if (name := self._name_beside(index)) is not None}

    def _drop_byline(self) -> None:
        """Forget a first mark with a whole story below it: it is the byline of that."""
        starts = self.document.starts
        lengths = [starts[b] - starts[a] for a, b in pairwise(self.anchors)]
        if len(lengths) >= _OFTEN and lengths[0] > max(_STORY, 8 * sorted(lengths)[len(lengths) // 2]):
            self.marks = {index: mark for index, mark in self.marks.items() if index >= self.anchors[1]}
            self.anchors = self.anchors[1:]

    def _name_beside(self, index: int) -> int | None:
        """The block with the name that belongs to a date alone: above it, or else below."""
        if self.marks[index].form != "d":
            return None
        lines = self.document.lines
        above = index - 1
        while above > index - 3 and above in self.marks and self.marks[above].form == "c":
            above -= 1
        for beside in (above, index + 1):
            free = 0 <= beside < len(lines) and beside not in self.marks and is_name_line(lines[beside])
            if free and (beside not in self.found or self.found[beside].label in _FREE):
                return beside
        return None

    @cached_property
    def heads(self) -> list[int]:
        """One block a comment: the marks with names, or else the dates."""
        named = [i for i in self.anchors if self.marks[i].name or i in self.names]
        best = Counter(self._form(i) for i in named).most_common(1)
        if not best:
            return self.anchors
        same = [i for i in named if self._form(i) == best[0][0]]
        return same if len(same) * 2 >= len(named) else named

    def _form(self, index: int) -> str:
        form = self.marks[index].form
        return form if index not in self.names else "n/d" if self.names[index] < index else "d/n"

    @cached_property
    def texts(self) -> list[int]:
        """Blocks of text between the marks and after the last one."""
        taken = {*self.marks, *self.names.values()}
        first, last = min(self.heads), max(self.marks)
        outside = (first - 2, first - 1) if self.trailing else range(last + 1, min(last + 3, len(self.document.lines)))
        return [i for i in range(first, last + 1) if i not in taken] + [
            i for i in outside if i >= 0 and i not in self.found
        ]

    def thread(self, begin: int) -> Thread | None:
        """The thread, if the marks are one."""
        weight = self._weight()
        if weight < _LIKELY or not self.texts or not self._has_story(begin):
            return None
        used = frozenset((*self.marks, *self.names.values()))
        if weight < _SURE:
            if weight < _SUPPOSED and all(
                "s" not in m.form and m.form != "c" and not m.age for m in self.marks.values()
            ):
                return None
            return Thread(min(used), min(used), used, weight, "")
        start, end = self._bounds(begin)
        reason = f"{len(self.heads)} times name, date or reply with text between"
        return Thread(start, end, used, weight, reason)

    def _has_story(self, begin: int) -> bool:
        """Whether the story has begun above, or follows below comments that come first."""
        if min(self.heads) >= begin:
            return True
        below = range(max(self.marks) + 2, len(self.document.lines))
        return sum(is_long(self.document.lines[i]) and i not in self.found for i in below) >= _OFTEN

    def _weight(self) -> float:
        """How much speaks for a thread; see _SURE."""
        count = len(self.heads)
        marks = [self.marks[i] for i in self.anchors]
        says = sum("s" in mark.form for mark in marks) / count
        timed = sum(mark.timed for mark in marks) / count
        age = sum(mark.age for mark in marks) / count
        by = sum(mark.form[0] == "b" for mark in marks) / count
        dated = sum("d" in mark.form and not mark.timed for mark in marks) / count
        voted = sum(mark.voted for mark in self.marks.values()) / count
        controls = sum(mark.form == "c" for mark in self.marks.values()) / count
        paired = sum(self.marks[i].form != "d" for i in self.heads) / count
        beside = len(self.names) / count
        strength = 1.6 * min(says, 1) + 1.5 * min(timed, 1) + 0.4 * min(age, 1) + 0.6 * min(by, 1) + 0.4 * min(dated, 1)
        strength += 1.1 * min(controls, 1) + 0.4 * min(voted, 1) + 0.8 * any(mark.answer for mark in marks)
        strength += 0.6 * self._nicknames() + 0.4 * paired + (1.0 if dated else 0.5) * min(beside, 1)
        if says and timed:
            strength += 1.0 if count > 1 else 2.0
        strength += 1.2 * sum(mark.form == "un" for mark in marks) / count
        if not paired and not beside and not controls:
            strength -= 1.5
        if count == 1 and not (says and timed) and not self._announced():
            return min(strength, _SURE - 0.1)
        factor = next(factor for least, factor in _BY_COUNT if count >= least)
        return strength * factor + 1.5 * self._announced() + self._tone() - self._against(count)

    def _nicknames(self) -> float:
        """Share of the names that nobody is born with."""
        lines = self.document.lines
        names = [
            self.marks[i].name or lines[self.names[i]] for i in self.heads if self.marks[i].name or i in self.names
        ]
        odd = sum(name[:1].islower() or any(sign.isdigit() or sign in "_@~" for sign in name) for name in names)
        return odd / max(len(names), 1)

    def _announced(self) -> bool:
        """A count of comments or a call for them stands above."""
        first = min(self.marks)
        return any(
            i in self.found and self.found[i].label is Label.COMMENT_NOTICE for i in range(max(first - 8, 0), first + 1)
        )

    def _tone(self) -> float:
        """What the sound of the text adds: much where the tone of its language is known, else the signs of talk."""
        sample = self.texts[:: max(1, len(self.texts) // _TRIED)][:_TRIED]
        if not sample:
            return 0.0
        tones = [tone_at(self.document, i).comment for i in sample]
        known = [tone for tone in tones if tone != _UNKNOWN]
        if len(known) * 2 >= len(tones):
            mean = sum(max(min(tone, 3.0), -6.0) for tone in known) / len(known)
            return max(min((mean + 3.0) * 0.5, 1.5), -2.0)
        lively = sum(self._is_lively(i) for i in sample)
        return 2.7 * lively / len(sample) - 1.2

    def _is_lively(self, index: int, closed: bool = False) -> bool:
        """Whether a line talks rather than reports, in any language; with `closed`, no matter how it ends."""
        voice, line = voice_at(self.document, index), self.document.lines[index]
        if voice.question or voice.exclaimed or line[:1].islower() or not (voice.closed or closed):
            return True
        return not _ME.isdisjoint(self.document.hints.words[index])

    def _against(self, count: int) -> float:
        """What speaks for something else: two speakers taking turns, quotations below each name, no text between."""
        lines = self.document.lines
        names = {self.marks[i].name or lines[self.names.get(i, i)] for i in self.heads}
        plain = not any(self.marks[i].timed or self.marks[i].form == "c" for i in self.marks)
        against = 2.0 if plain and count >= 4 and len(names) <= 2 else 0.0
        quoted = sum(lines[i].startswith(('"', "“", "„", "«", "»")) for i in self.texts[:_TRIED])
        against += 2.5 * quoted / max(len(self.texts[:_TRIED]), 1) if plain else 0.0
        if sum(self.marks[i].form[0] == "b" for i in self.heads) * 2 > count:
            titled = sum(
                not voice_at(self.document, i).closed and not self._is_lively(i, closed=True) for i in self.texts
            )
            against += 3.0 if titled > 0.6 * len(self.texts) else 0.0
        worded = sum(len(lines[i]) > 12 for i in self.texts)
        return against + (2.0 if worded * 2 < count else 0.0)

    def _bounds(self, begin: int) -> tuple[int, int]:
        """First block of the first comment, one after the last block of the last."""
        used = sorted({*self.marks, *self.names.values()})
        first = min(self.heads[0], self.names.get(self.heads[0], self.heads[0]))
        while first - 1 in self.marks and (first - 1 >= begin or self.heads[0] < begin):
            first -= 1
        last = max(i for i in used if i - self.heads[-1] <= _NEAR)
        if self.trailing:
            return self._text_above(first, begin), last + 1
        return first, self._text_below(last)

    @cached_property
    def trailing(self) -> bool:
        """Whether the marks stand below the text of their comments: none follows the last one."""
        last = max(self.heads)
        forms = {self._form(i) for i in self.heads}
        if any("s" in form for form in forms):
            return False
        after = [
            i for i in range(last + 1, len(self.document.lines)) if i not in self.marks and i not in self.names.values()
        ]
        return not any(i not in self.found for i in after[:2])

    def _lengths(self) -> list[int]:
        """Lines of text from each head to the next."""
        taken = {*self.marks, *self.names.values()}
        return [sum(i not in taken for i in range(a + 1, b)) for a, b in pairwise(self.heads)]

    def _text_below(self, last: int) -> int:
        """One after the last line of the last comment."""
        count, lengths = len(self.document.lines), self._lengths()
        most = max([_MOST_LAST, *(2 * length for length in lengths)])
        end = last + 1
        while end < count and end - last <= most and not (end in self.found and self.found[end].label in _STOPS):
            end += 1
        if end < count and sum(is_long(self.document.lines[i]) for i in range(end, count)) >= 2:
            return min(end, last + 1 + (median_low(lengths) if lengths else 1))
        return end

    def _text_above(self, first: int, begin: int) -> int:
        """The first line of the first comment whose name stands below it: as far up as lines sound like comments."""
        most = max(1, median_low(self._lengths() or [1]))
        start = first
        while start > begin and first - start < most and start - 1 not in self.found:
            if first - start >= 1 and tone_at(self.document, start - 1).comment < -2.4:
                break
            start -= 1
        return start
