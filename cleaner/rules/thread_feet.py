"""Names at the top of comments that have no head and end with buttons: name, text, "Like · Reply · 3 d".

Nothing on the line of the name tells that it is one. But where several stretches of text end with buttons, and most
of them begin with a line that may be a name, these lines are the heads.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from cleaner.document import Span
from cleaner.labels import Label
from cleaner.rules.thread_line import is_badge, is_name_line, name_in
from cleaner.rules.thread_mark import Mark

_LONGEST, _MOST_WORDS = 40, 4
_MOST_LINES = 12
"""Lines of the first comment at most."""
_LEAST = 2
"""Comments."""
_FREE = frozenset(
    (Label.BYLINE, Label.RELATED, Label.OTHER, Label.NAVIGATION, Label.CAPTION, Label.SOCIAL, Label.DATELINE)
)
"""Labels that local rules may give to a name that stands alone."""
_BETWEEN = "·•|"


def names_above_buttons(
    lines: Sequence[str], found: Mapping[int, Span], marks: Mapping[int, Mark], begin: int
) -> dict[int, Mark]:
    """The lines of names below block `begin`, as marks; none where another line tells whose a comment is."""
    if any(mark.form != "c" and not answers_only(mark) and index >= begin for index, mark in marks.items()):
        return {}
    buttons = [i for i, mark in marks.items() if i >= begin and not mark.answer and not is_badge(lines[i])]
    units = [unit for unit in _units(buttons) if len(unit) > 1 or not lines[unit[0]].isdecimal()]
    named = [name_in(unit, lines) for unit in units if len(unit) > 1]
    names = [i for i in named if i in marks or _may_be_name(lines, i, found)]
    if len(names) < _LEAST - 1 or 3 * len(names) < 2 * len(units):
        return {}
    first = next((i for i in _above(buttons[0], begin) if _may_be_name(lines, i, found)), None)
    names += [] if first is None or first + 1 == buttons[0] else [first]
    if len(names) < _LEAST:
        return {}
    return {index: marks.get(index, Mark("n", _name_of(lines[index]))) for index in names}


def answers_only(mark: Mark) -> bool:
    """Whether a line says no more than who answers whom."""
    return mark.form == "n" and mark.answer != ""


def dates_below(lines: Sequence[str], marks: Mapping[int, Mark]) -> list[int]:
    """The dates alone that stand below the text they belong to, beside a button: name, text, "2 days ago Reply"."""
    stamps = [index for index, mark in marks.items() if mark.form == "d"]
    if any(mark.name and not answers_only(mark) for mark in marks.values()):
        return []
    below = [i for i in stamps if i and i - 1 not in marks and _is_closed(marks, i) and not _is_bare(lines[i - 1])]
    below = below or [i for i in stamps if _is_last_button(lines, marks, i)]
    if below and below[0] != stamps[0]:
        return []
    return stamps if len(below) >= _LEAST and 3 * len(below) >= 2 * len(stamps) else []


def _is_last_button(lines: Sequence[str], marks: Mapping[int, Mark], index: int) -> bool:
    """Whether a date stands below the buttons of a text that has a name above it: name, text, "Reply", "3 d"."""
    top = index - 1
    while top > 0 and (lines[top].isdecimal() or (top in marks and marks[top].form == "c")):
        top -= 1
    if top == index - 1 or top in marks or _is_bare(lines[top]):
        return False
    while top > 0 and is_badge(lines[top - 1]):
        top -= 1
    follows = index + 1 < len(lines) and index + 1 not in marks and not _is_bare(lines[index + 1])
    return top > 0 and not follows and _is_bare(lines[top - 1])


def _is_closed(marks: Mapping[int, Mark], index: int) -> bool:
    return marks[index].closed or (index + 1 in marks and marks[index + 1].form == "c")


def _units(buttons: Sequence[int]) -> Iterator[range]:
    """Stretches between lines of buttons."""
    for above, below in pairwise(buttons):
        if below > above + 1:
            yield range(above + 1, below)


def _above(button: int, begin: int) -> range:
    """The lines of the first comment, from the lowest, that may be its head."""
    return range(button - 2, max(begin, button - _MOST_LINES) - 1, -1)


def _may_be_name(lines: Sequence[str], index: int, found: Mapping[int, Span]) -> bool:
    return _is_bare(lines[index]) and (index not in found or found[index].label in _FREE)


def _is_bare(line: str) -> bool:
    """Whether a line may be a name alone, or one with a town."""
    if len(line) > _LONGEST:
        return False
    name = _name_of(line)
    if not is_name_line(name) or len(name.split()) > _MOST_WORDS or not name[-1:].isalnum() or ":" in name:
        return False
    return all(word[0].isupper() or not word[0].isalpha() for word in name.split()) or " " not in name


def _name_of(line: str) -> str:
    """What stands before the town: "Sture Lind · Göteborg"."""
    for sign in _BETWEEN:
        line = line.partition(f" {sign} ")[0]
    return line
