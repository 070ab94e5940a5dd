"""One line of a comment thread read: whose comment it heads or closes, when it was made, what a reader can do with it.

The words (says, reply, posted by …) are data, `article/words/threads.toml`. A mark alone proves nothing:
stories have dates and names, too. What makes a thread of marks is that they come again (see `thread`).
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.article.ages import age_of
from cleaner.article.dates import PUBLISHED, UPDATED, date_runs, is_date_line, may_say_when, may_show_date
from cleaner.article.iso import TEXT_DATE
from cleaner.article.words import word_lists, words
from cleaner.rules.thread_depth import set_in
from cleaner.rules.thread_side import ADDRESS, ANSWERS, ASIDE, MOST_NAME, VOTES, Side, any_of, like_name
from cleaner.rules.thread_words import letters_of, may_control, may_tell

LONGEST = 110
"""Characters of a line with marks at most."""


_CONTROLS = sorted(word_lists("thread", "controls"), key=lambda item: (-len(item), item))
_CONTROL = re.compile(
    rf"(?:{any_of([c for c in _CONTROLS if c[0] < 'ぁ'])})(?![^\W\d_])"
    rf"|(?:{any_of([c for c in _CONTROLS if c[0] >= 'ぁ'])})",
    re.IGNORECASE,
)
CONTROL_WORDS = frozenset(word for item in _CONTROLS for word in item.split())
"""Words one of which a control has."""
SAYING_WORDS = words("thread", "says") | frozenset(item.split()[-1] for item in word_lists("thread", "says_phrases"))
_DELETED = frozenset(word_lists("thread", "deleted"))
_SERIAL_DATE = re.compile(r"^#\d{1,6}(?:\.\d{1,4})*\s+(?:[—–|·-]\s*)?(?=\S*\s?\S*\d)")
"""The number of a comment before its date: "#1.1 — 3 hours ago"."""
_STAMPED = re.compile(rf"^(?:{any_of(word_lists('thread', 'stamps'))})\s?[:：]\s*(?=\S*\s?\S*\d)", re.IGNORECASE)
_VOTED_FIRST = re.compile(
    r"^[+-]?\d{1,6}\s(?:points?|pts|likes?|votes?|ups?)\s*[·•|]\s*(?=\S*\s?\S*\d|[^\W\d_])", re.IGNORECASE
)
"""Votes before a date: "12 points · 3 hours ago"."""
SCORED = re.compile(r"\(Score:\s?-?\d")
"""At the end of the title of a comment."""
_TO_WHOM = re.compile(r"[^\W\d_]{1,3}(?: [A-ZÀ-Þ][^\W\d_]*){2}")
"""Behind a button: "Reply to Ann Bell"."""
_SERIAL_TIME = re.compile(r"^#\d{1,5}\s+(?P<name>\S.{0,40}?)\s+(?:→\s*(?P<answer>#\d{1,5})\s+)?\d{1,2}:\d\d$")
"""A numbered comment with nothing but a time of day: "#3 Ron → #2 14:13"."""
_THUMBS = re.compile(r"[▲▼👍👎↑↓♥❤⬆⬇]\s?\d*|(?<![\w.,])[+−-]\d{1,5}(?![\w%]|[.,]\d)")
_PIECES = re.compile(r"[|·•–—/;,\u3000]|\s{2,}|\s-\s")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MARKS = re.compile(r"[▲▼👍👎↑↓♥❤⬆⬇↩⤷↳›()\[\]:+−#*.…\s\d✔✓-]+")
_NO_NAMES = PUBLISHED | UPDATED | words("thread", "tracked")
"""What stands before the date of a story, or of a link to it from elsewhere."""
_QUOTE = frozenset('"“„«‘')
_ADDRESSED = ("http", "www.")


class Mark(NamedTuple):
    """What a line tells about a comment."""

    form: str
    """What stands on the line in which order: "b" posted by, "u" an address, "n" a name, "d" a date, "s" says;
    "c" for controls."""
    name: str = ""
    timed: bool = False
    """A day with a time of day, or an age."""
    age: bool = False
    answer: str = ""
    """The name of whom it answers."""
    voted: bool = False
    numbered: bool = False
    closed: bool = False
    """A button stands behind its date."""


def read_mark(line: str) -> Mark | None:
    """What a line says about a comment, None if it is no mark."""
    if not line or len(line) > LONGEST or line[0] in _QUOTE or _is_address(line):
        return None
    if line[0] in "+-" or line[0].isdecimal():
        voted = _VOTED_FIRST.sub("", line)
        if voted != line and is_date_line(voted):
            return Mark("d", timed=True, age=age_of(voted) is not None, voted=True)
    found = letters_of(line)
    if _is_control(line, found) or ("(" in line and SCORED.search(line)):
        return Mark("c", voted=VOTES.search(line) is not None)
    bare = set_in(line)[1]
    if bare != line:
        line, found = bare, letters_of(bare)
    dated = _unstamped(line)
    if dated != line:
        mark = _read(dated, letters_of(dated))
        if mark is not None and mark.form.lstrip("b").startswith("d"):
            return mark._replace(numbered=line[0] == "#")
    return _read(line, found)


def _is_address(line: str) -> bool:
    return line.startswith(_ADDRESSED) and ADDRESS.fullmatch(line) is not None


def _unstamped(line: str) -> str:
    """A line without "Posted:", and without the number of a comment, before its date."""
    line = _STAMPED.sub("", line) if ":" in line or "：" in line else line
    return _SERIAL_DATE.sub("", line) if line[:1] == "#" else line


def _read(line: str, found: Sequence[str]) -> Mark | None:
    """What a line of these words that is no control says, without signs and number before it."""
    if may_show_date(line, found) and may_say_when(line):
        runs = [*date_runs(line)][:3]
        if runs:
            days = [run for run in runs if not run.plain.endswith("ago")]
            if len(days) > 1 or len(TEXT_DATE.findall(runs[0].plain)) > 1:
                return None
            run = runs[0]
            return _dated(
                line[: run.start], " ".join((line[runs[-1].end :], "")), _is_timed(run.plain, line), "ago" in run.plain
            )
    serial = _SERIAL_TIME.match(line) if line[:1] == "#" else None
    if serial and like_name(serial["name"], strict=True):
        return Mark("nd", serial["name"], answer=serial["answer"] or "", numbered=True)
    return _undated(line) if may_tell(line, found) else None


def is_control(line: str) -> bool:
    """Nothing but votes and buttons: "Reply · Like (3) · Report", "返信3件 共感した214"."""
    return _is_control(line, letters_of(line))


def _is_control(line: str, found: Sequence[str]) -> bool:
    if len(line) > LONGEST or line[-1:] in "!?…" or not may_control(line, found):
        return False
    if line.lower() in _DELETED:
        return True
    said = 0
    for piece in _PIECES.split(line):
        rest = _MARKS.sub(" ", _GLUED.sub(" ", piece)).strip()
        if not rest:
            continue
        count = 0
        while match := _CONTROL.match(rest):
            rest, count = rest[match.end() :].strip(" :,"), count + 1
        if not count and said and (is_date_line(piece.strip()) or (len(piece) < 12 and age_of(piece))):
            continue
        if (rest and not count) or not (len(rest.split()) <= 2 or _TO_WHOM.fullmatch(rest)):
            return False
        said += count
    return said > 0 or (
        len(line) <= 24 and _THUMBS.search(line) is not None and not _THUMBS.sub("", line).strip(" ·|/0")
    )


def _is_timed(plain: str, line: str) -> bool:
    return "ago" in plain or (
        (" : " in plain or plain.endswith(("am", "pm")) or " am" in plain or " pm" in plain) and _says_day(plain)
    )


def _says_day(plain: str) -> bool:
    return re.search(r"m\d\d|\d [-/.] \d|day", plain) is not None


def _dated(before: str, after: str, timed: bool, age: bool) -> Mark | None:
    rest = _without_controls(after) if any(map(str.isalpha, after)) else after  # votes alone end no comment
    head, tail, closed = Side(before), Side(rest), not rest and after.strip() != ""
    if head.name and tail.name:
        joined = Side(f"{before} {after}")
        if not head.says and not tail.says and not head.by and len(joined.name.split()) > MOST_NAME:
            return None
        named, order = head, "nd"
    elif tail.name:
        named, order = tail, "dn"
    else:
        named, order = head, "nd" if head.name else "d"
    if named.name and _NO_NAMES.issuperset(named.name.lower().split()):
        return None
    says, by = head.says or tail.says, head.by or tail.by
    if named.name and not like_name(named.name, strict=not (timed or says or by)):
        return None
    if tail.name and named is head and not like_name(tail.name, strict=True):
        return None
    form = f"{'b' if by and named.name else ''}{order}{'s' if says and named.name else ''}"
    answer, voted = head.answer or tail.answer, head.voted or tail.voted
    return Mark(form, named.name, timed, age, answer, voted, head.numbered, closed)


def _undated(line: str) -> Mark | None:
    side = Side(line)
    counted = side.numbered and line[0] == "#"
    if not side.name and side.answer and (side.answer[0] == "#" or like_name(side.answer, strict=True)):
        return Mark("c", answer=side.answer)
    if not side.name or not like_name(side.name, strict=_is_strict(side, line if counted else "")):
        return None
    if side.says and ("," not in side.name or len(side.name.split()) <= 3):
        return Mark("ns", side.name, answer=side.answer, numbered=side.numbered)
    if side.answer and not side.name[0].isdigit() and like_name(side.name, strict=True):
        return Mark("n", side.name, answer=side.answer)
    if side.linked and line[:4].lower() in ("http", "www."):
        return Mark("un", side.name)
    if side.by and line[:1].isalpha() and len(side.name.split()) <= 4:
        return Mark("bn", side.name, numbered=side.numbered)
    if side.voted:
        return Mark("n", side.name, voted=True)
    if (
        side.avatar
        or counted
        or (side.numbered and VOTES.search(line) is None and side.name[:1].isupper() and len(side.name.split()) <= 3)
    ):
        return Mark("n", side.name, numbered=side.numbered)
    return None


def _without_controls(text: str) -> str:
    """What stands after a date, without buttons: "3 hours ago | parent | next [–]"."""
    if not text.strip() or ANSWERS.search(text):
        return text
    if is_control(text.strip(" |·•-–")):
        return ""
    return " | ".join(piece for piece in _PIECES.split(text) if piece.strip() and not is_control(piece.strip()))


def _is_strict(side: Side, counted: str) -> bool:
    """Whether a name without a date may have no small words: behind "by", or long behind a number ("#1 you are …").

    `counted` is a line that begins with "#1"; a name with brackets behind it ("#3 Sue at the yard (cook)") may be long.
    """
    if counted:
        return len(side.name.split()) > 2 and ASIDE.search(counted) is None
    return side.says or side.by
