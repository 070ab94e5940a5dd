"""Threads whose comments begin with a bare name and nothing else: name, text, name, text.

Headings, speakers of a round table and courses of a recipe stand in the same way. So the names must be odd (nobody is
born as "pallet_pete") or come again, there must be several, and the text must sound like comments.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from cleaner.article.words import word_lists
from cleaner.document import Document, Span
from cleaner.labels import Label
from cleaner.rules.thread_line import is_name_line
from cleaner.rules.thread_talk import is_titled
from cleaner.rules.tone import tone_at

_LONGEST, _MOST_WORDS = 40, 4
_APART = 25
"""Lines from one name to the next at most."""
_LEAST_NAMES, _LEAST_TONE, _LEAST_ODD = 4, -2.2, 0.3
_TRIED = 12
_MOST_TITLED = 0.5
"""Share of the lines between names that read like titles, at most."""
_GUESTS = frozenset(word_lists("thread", "guests"))
_FREE = frozenset((Label.BYLINE, Label.RELATED, Label.OTHER, Label.NAVIGATION, Label.CAPTION, Label.SOCIAL))
_NAMED = re.compile(r"[\w .'’@-]+")
_SIGNED = re.compile(r"[\d_@]")


def named_stretch(document: Document, found: dict[int, Span], begin: int) -> tuple[int, list[int]] | None:
    """First block of a thread below block `begin`, and its names; None where there is none."""
    lines = document.lines
    names = _names_at_end(lines, found, begin)
    if len(names) < _LEAST_NAMES:
        return None
    names = _from_first_odd(lines, names)
    if len(names) < _LEAST_NAMES:
        return None
    odd = sum(_is_odd(lines[i]) for i in names) / len(names)
    again = 1 - len({lines[i] for i in names}) / len(names)
    different = len({lines[i] for i in names})
    taken = frozenset(names)
    texts = [i for i in range(names[0], len(lines)) if i not in taken and i not in found]
    if odd + again < _LEAST_ODD or different < _LEAST_NAMES - 1 or (odd == 0 and again > 0.6) or not texts:
        return None
    sample = texts[:: max(1, len(texts) // _TRIED)][:_TRIED]
    if sum(is_titled(document, i) for i in sample) > _MOST_TITLED * len(sample):
        return None
    tones = [max(min(tone_at(document, i).comment, 3.0), -6.0) for i in sample]
    return (names[0], names) if sum(tones) / len(tones) >= _LEAST_TONE else None


def _names_at_end(lines: Sequence[str], found: dict[int, Span], begin: int) -> list[int]:
    """The names from the last line upwards, as far as they stand near one another."""
    names: list[int] = []
    for index in range(len(lines) - 2, begin, -1):
        if (names[-1] if names else len(lines)) - index > _APART:
            break
        if len(lines[index]) <= _LONGEST and _may_name(lines, index, found):
            names.append(index)
    return names[::-1]


def names_alone(texts: Sequence[str]) -> list[int]:
    """Indexes of the bare names among the lines of a thread that has no other marks."""
    names = [i for i in range(len(texts) - 1) if len(texts[i]) <= _LONGEST and _may_name(texts, i, {})]
    names = _from_first_odd(texts, names) if names else []
    return names if len(names) >= _LEAST_NAMES else []


def _may_name(lines: Sequence[str], index: int, found: dict[int, Span]) -> bool:
    """A short line of letters that may be a name, with a line of text below it."""
    line, below = lines[index], lines[index + 1]
    if (
        not is_name_line(line)
        or len(line.split()) > _MOST_WORDS
        or (index in found and found[index].label not in _FREE)
    ):
        return False
    if _NAMED.fullmatch(line) is None or line.isdigit() or len(below) <= 3:
        return False
    return (_is_odd(line) and " " not in line) or all(word[0].isupper() for word in line.split())


def _is_odd(line: str) -> bool:
    """A name that nobody is born with, or none at all: "pallet_pete", "Ducman69", "Guest"."""
    if line.lower() in _GUESTS:
        return True
    if _SIGNED.search(line) or (line[0].islower() and " " not in line):
        return True
    return " " not in line and any(a.islower() and b.isupper() for a, b in pairwise(line))


def _from_first_odd(lines: Sequence[str], names: list[int]) -> list[int]:
    """The last names without a gap, from one that is odd or comes again, with those close above it."""
    start = len(names) - 1
    while start > 0 and names[start] - names[start - 1] <= _APART:
        start -= 1
    run = names[start:]
    counts = Counter(lines[i] for i in run)
    first = next((n for n, i in enumerate(run) if _is_odd(lines[i]) or counts[lines[i]] > 1), None)
    if first is None:
        return []
    while first > 0 and run[first] - run[first - 1] <= 6:
        first -= 1
    return run[first:]
