"""Marks of a thread near one another: the heads of its comments, their names, and the text between."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise

from cleaner.article.dates import PUBLISHED, UPDATED
from cleaner.document import Document, Span
from cleaner.labels import Label
from cleaner.rules.thread_line import is_badge, is_name_line
from cleaner.rules.thread_mark import Mark

OFTEN = 3
"""So many times is often."""
_FREE = frozenset(
    (Label.BYLINE, Label.DATELINE, Label.RELATED, Label.OTHER, Label.NAVIGATION, Label.CAPTION, Label.SOCIAL)
)
"""Labels that local rules may give to a name that stands alone."""
_DATING = PUBLISHED | UPDATED
_MOST_LABEL = 2
"""Words of what stands above the date of a story."""
_STORY = 1200
"""Characters between two marks, many times more than between others, that are a story."""


def median_low(numbers: Iterable[int]) -> int:
    """The middle one of some numbers, the lower of two; `statistics` has it, and takes 4 ms to import."""
    ordered = sorted(numbers)
    return ordered[(len(ordered) - 1) // 2]


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


def is_dateline_label(line: str) -> bool:
    """Whether a line says no more than "Published:" or "Last updated"."""
    found = line.lower().strip(" :").split()
    return 0 < len(found) <= _MOST_LABEL and not _DATING.isdisjoint(found)


def _may_be_name(line: str) -> bool:
    """A short line, and not "Published" or "Last updated"."""
    return is_name_line(line) and not is_dateline_label(line)


class Cluster:
    """Marks near one another, and what stands between them."""

    def __init__(self, document: Document, found: dict[int, Span], marks: dict[int, Mark]) -> None:
        self.document = document
        self.found = found
        self.marks = _merged(marks)
        self.anchors = [index for index, mark in marks.items() if mark.form != "c"]
        self._drop_byline()
        self.names = {index: name for index in self.anchors if (name := self._name_beside(index)) is not None}
        self.names.update(self._names_above_places())

    def _drop_byline(self) -> None:
        """Forget a first mark with a whole story below it, or the head of the comments: it is a byline."""
        starts = self.document.starts
        lengths = [starts[b] - starts[a] for a, b in pairwise(self.anchors)]
        if len(lengths) >= OFTEN and lengths[0] > max(_STORY, 8 * sorted(lengths)[len(lengths) // 2]):
            self._forget_first()
        later = self.anchors[1:]
        if len(later) >= OFTEN and self._lacks_time(self.anchors[0]) and all(self.marks[i].timed for i in later):
            self._forget_first()
        if len(self.anchors) > 1 and self._closes_story():
            self._forget_first()

    def _lacks_time(self, index: int) -> bool:
        """Whether a mark has a day without a time, or a time without a day."""
        return "d" in self.marks[index].form and not self.marks[index].timed

    def _closes_story(self) -> bool:
        """Whether the first mark says who wrote the story ("Posted by …") and comments are announced below it."""
        first, second = self.anchors[:2]
        if not self.marks[first].form.startswith("b"):
            return False
        below = [self.found[i].label for i in range(first + 1, second) if i in self.found and i not in self.marks]
        return Label.COMMENT_NOTICE in below or sum(self.marks[i].form.startswith("b") for i in self.anchors) == 1

    def _forget_first(self) -> None:
        self.marks = {index: mark for index, mark in self.marks.items() if index >= self.anchors[1]}
        self.anchors = self.anchors[1:]

    def _name_beside(self, index: int) -> int | None:
        """The block with the name that belongs to a date alone: above it, or else below."""
        if self.marks[index].form != "d":
            return None
        lines = self.document.lines
        above = index - 1
        while above > index - 3 and self._is_aside(above):
            above -= 1
        for beside in (above, index + 1):
            free = 0 <= beside < len(lines) and beside not in self.marks and _may_be_name(lines[beside])
            if free and (beside not in self.found or self.found[beside].label in _FREE):
                return beside
        return None

    def _is_aside(self, index: int) -> bool:
        """Buttons, a badge below a name, or a line of nothing but signs."""
        if index in self.marks:
            return self.marks[index].form == "c"
        if index > 0 and is_badge(self.document.lines[index]) and _may_be_name(self.document.lines[index - 1]):
            return index - 1 not in self.marks
        return index >= 0 and not any(map(str.isalnum, self.document.lines[index]))

    def _names_above_places(self) -> dict[int, int]:
        """Names above lines of place and date ("Ron", "Leeds | 4 May"), where most comments begin so below a button."""
        lines, heads = self.document.lines, [i for i in self.anchors if self.marks[i].name]
        above = [i for i in heads if i and i - 1 not in self.marks and _may_be_name(lines[i - 1])]
        closed = [i for i in above if i - 2 in self.marks and self.marks[i - 2].form == "c"]
        if len(closed) < OFTEN - 1 or 3 * (len(closed) + 1) < 2 * len(heads):
            return {}
        return {i: i - 1 for i in above if i in closed or i == heads[0]}

    @cached_property
    def heads(self) -> list[int]:
        """One block a comment: the marks with names, or else the dates."""
        named = [i for i in self.anchors if self.marks[i].name or i in self.names]
        best = Counter(self.form(i) for i in named).most_common(1)
        if not best:
            return self.anchors
        same = [i for i in named if self.form(i) == best[0][0]]
        return same if len(same) * 2 >= len(named) else named

    def form(self, index: int) -> str:
        """What stands at a mark, with the name beside it ("n/d", "d/n")."""
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

    @cached_property
    def trailing(self) -> bool:
        """Whether the marks stand below the text of their comments: none follows the last one."""
        last = max(self.heads)
        forms = {self.form(i) for i in self.heads}
        if any("s" in form for form in forms):
            return False
        after = [
            i for i in range(last + 1, len(self.document.lines)) if i not in self.marks and i not in self.names.values()
        ]
        return not any(i not in self.found for i in after[:2])

    def lengths(self) -> list[int]:
        """Lines of text from each head to the next."""
        taken = {*self.marks, *self.names.values()}
        return [sum(i not in taken for i in range(a + 1, b)) for a, b in pairwise(self.heads)]
