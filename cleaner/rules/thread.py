"""Comment threads in plain text, found by what comes again: name, date, text; name, date, text.

A mark alone (see `thread_mark`) proves nothing, for stories have names and dates, too. Marks that stand near one
another are weighed together: how many there are and of what form, whether they tell the time of day, say "says" or
offer a reply, what stands above them, and how the text between them sounds. Live blogs, timelines, obituaries,
results and interviews have marks as well, but their text reports, and they lack the words of threads.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cleaner.document import Document, Span
from cleaner.labels import Label
from cleaner.rules.thread_above import begin_below
from cleaner.rules.thread_cluster import OFTEN, Cluster, is_dateline_label, median_low
from cleaner.rules.thread_feet import dates_below, names_above_buttons
from cleaner.rules.thread_mark import Mark, read_mark
from cleaner.rules.thread_names import named_stretch
from cleaner.rules.thread_talk import is_list, is_titled
from cleaner.rules.thread_weight import LIKELY, SUPPOSED, SURE, weight_of

_NEAR, _FAR = 12, 60
"""Lines from one mark to the next, and where both have a form that comes often."""
_STOPS = frozenset(
    (Label.LEGAL, Label.NAVIGATION, Label.RELATED, Label.NEWSLETTER, Label.COMMENT_NOTICE, Label.SUBSCRIPTION)
)
"""Labels that end the last comment of a thread."""
_LEAST_PROSE, _LEAST_DENSE = 80, 32
"""Characters of a paragraph, and in scripts where a word has one or two of them."""
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
    """The threads among `candidates`, lines that may hold marks; the story has begun above block `begin`."""
    notices = frozenset(index for index, span in found.items() if span.label is Label.COMMENT_NOTICE)
    read = {i: mark for i in candidates if (mark := read_mark(document.lines[i])) and _fits(mark, i in notices)}
    below = {index: read[index] for index in read if index >= begin}
    read.update((index, read[index]._replace(form="c")) for index in dates_below(document.lines, below))
    read.update(names_above_buttons(document.lines, found, read, begin))
    read = dict(sorted(read.items()))
    marks = [(i, mark) for i, mark in read.items() if not _shows_nothing(document.lines, i, read)]
    if sum(mark.form != "c" for _, mark in marks) >= OFTEN:
        long = [i for i, line in enumerate(document.lines) if is_long(line) and i not in read]
        begin = begin_below(document, marks, long) or begin
    found_threads: list[Thread] = []
    for group in _groups(marks, begin):
        cluster = Cluster(document, found, dict(group))
        thread = _thread(cluster, begin) if cluster.anchors else None
        if thread and (thread.end > thread.start or thread.start >= _told(document, begin)):
            found_threads.append(thread)
    if not any(thread.end > thread.start for thread in found_threads):
        named = named_stretch(document, found, begin)
        if named:
            names = frozenset(named[1])
            found_threads.append(
                Thread(named[0], len(document.lines), names, SURE, f"{len(names)} names with text between")
            )
    return found_threads


def _told(document: Document, begin: int) -> int:
    """The block after the second paragraph: marks above it that may be a thread are bylines."""
    return next((i + 1 for i in range(begin, len(document.lines)) if is_long(document.lines[i])), begin)


def _fits(mark: Mark, notice: bool) -> bool:
    """A line found as a notice ("3 Comments") is no head of a comment, though it may be a control ("Reply")."""
    return mark.form == "c" or not notice


def _shows_nothing(lines: Sequence[str], index: int, marks: Mapping[int, Mark]) -> bool:
    """A numbered line without a date beside it ("3. Soup"), as in any list, and a date below "Last updated"."""
    mark = marks[index]
    if mark.form == "d":
        return index > 0 and is_dateline_label(lines[index - 1])
    if mark.form != "n" or not mark.numbered or mark.answer or lines[index][0] == "#":
        return False
    return not any(i in marks and "d" in marks[i].form for i in (index - 1, index + 1, index + 2))


def _groups(marks: Sequence[tuple[int, Mark]], begin: int) -> Iterator[list[tuple[int, Mark]]]:
    """Marks that are near one another; what stands above the story is no part of what stands below it."""
    counts = Counter(mark.form for _, mark in marks)
    gaps = sorted(b - a for (a, _), (b, _) in pairwise(marks))
    far = min(_FAR, max(_NEAR, 5 * gaps[len(gaps) // 2])) if gaps else _NEAR
    group: list[tuple[int, Mark]] = []
    for index, mark in marks:
        if group:
            last, before = group[-1]
            often = counts[mark.form] >= OFTEN and counts[before.form] >= OFTEN
            if index - last > (far if often else _NEAR) or last < begin <= index:
                yield group
                group = []
        group.append((index, mark))
    if group:
        yield group


def is_long(line: str) -> bool:
    """Long enough for a paragraph of a story."""
    middle = len(line) // 2  # where Korean may have a gap
    return len(line) >= _LEAST_PROSE or (len(line) >= _LEAST_DENSE and max(line[middle : middle + 2]) >= "ぁ")


def _thread(cluster: Cluster, begin: int) -> Thread | None:
    """The thread, if the marks are one."""
    weight = weight_of(cluster)
    if weight < LIKELY or not cluster.texts or not _has_story(cluster, begin) or is_list(cluster, begin):
        return None
    used = frozenset((*cluster.marks, *cluster.names.values()))
    if weight < SURE:
        if weight < SUPPOSED and all("s" not in m.form and m.form != "c" and not m.age for m in cluster.marks.values()):
            return None
        return Thread(min(used), min(used), used, weight, "")
    start, end = _bounds(cluster, begin)
    reason = f"{len(cluster.heads)} times name, date or reply with text between"
    return Thread(start, end, used, weight, reason)


def _has_story(cluster: Cluster, begin: int) -> bool:
    """Whether the story has begun above, or follows below comments that come first."""
    if min(cluster.heads) >= begin:
        return True
    below = range(max(cluster.marks) + 2, len(cluster.document.lines))
    return sum(is_long(cluster.document.lines[i]) and i not in cluster.found for i in below) >= OFTEN


def _bounds(cluster: Cluster, begin: int) -> tuple[int, int]:
    """First block of the first comment, one after the last block of the last."""
    used = sorted({*cluster.marks, *cluster.names.values()})
    first = min(cluster.heads[0], cluster.names.get(cluster.heads[0], cluster.heads[0]))
    while first - 1 in cluster.marks and (first - 1 >= begin or cluster.heads[0] < begin):
        first -= 1
    stop = _next_title(cluster)
    last = max(i for i in used if i - cluster.heads[-1] <= _NEAR and i < stop)
    if cluster.trailing:
        return _text_above(cluster, first, begin), last + 1
    if cluster.heads[0] < begin:
        closed = last in cluster.marks and cluster.marks[last].form == "c"
        return first, last + 1 + (0 if closed else median_low(cluster.lengths() or [1]))
    return first, min(_text_below(cluster, last), stop)


def _next_title(cluster: Cluster) -> int:
    """The title of another story below the last comment, with date and author under it; no block if there is none."""
    document, forms = cluster.document, {cluster.form(i) for i in cluster.heads}
    for index in cluster.anchors:
        if index <= cluster.heads[-1] + 1 or not cluster.marks[index].name or cluster.form(index) in forms:
            continue
        bare = index + 1 == len(document.lines) or index + 1 in cluster.found
        if bare and index - 1 not in cluster.marks and is_titled(document, index - 1):
            return index - 1
    return len(document.lines)


def _text_below(cluster: Cluster, last: int) -> int:
    """One after the last line of the last comment."""
    count, lengths = len(cluster.document.lines), cluster.lengths()
    most = max([_MOST_LAST, *(2 * length for length in lengths)])
    end = last + 1
    while end < count and end - last <= most and not (end in cluster.found and cluster.found[end].label in _STOPS):
        end += 1
    if end < count and sum(is_long(cluster.document.lines[i]) for i in range(end, count)) >= 2:
        return min(end, last + 1 + (median_low(lengths) if lengths else 1))
    return end


def _text_above(cluster: Cluster, first: int, begin: int) -> int:
    """The first line of the first comment whose name stands below it: the nearest; those above may be the story."""
    return first - 1 if first > begin and first - 1 not in cluster.found else first
