"""One line of a comment thread read: whose comment it heads or closes, when it was made, what a reader can do with it.

The words (says, reply, posted by …) are data, `article/words/threads.toml`. A mark alone proves nothing:
stories have dates and names, too. What makes a thread of marks is that they come again (see `thread`).
"""

import re
from typing import NamedTuple

from cleaner.article.ages import age_of
from cleaner.article.dates import PUBLISHED, UPDATED, date_runs, is_date_line, may_say_when, may_show_date
from cleaner.article.iso import TEXT_DATE
from cleaner.article.words import word_lists, words
from cleaner.rules.thread_depth import set_in
from cleaner.rules.thread_words import may_control, may_tell

LONGEST = 110
"""Characters of a line with marks at most."""
_MOST_NAME = 6
"""Words of a name."""
_LONGEST_NAME = 50


def _any_of(items: list[str]) -> str:
    """A pattern of phrases, longest first; those of scripts without spaces need no gap around them."""
    return "|".join(re.escape(item) for item in sorted(items, key=lambda i: (-len(i), i)))


_VERBS = _any_of([*words("thread", "says"), *word_lists("thread", "says_phrases")])
_SAYS = re.compile(rf"(?:^|(?<=\s)|(?<=[^\x00-\u0fff]))(?:{_VERBS})\s?(?:[:：]|\.{{3}}|…)?$", re.IGNORECASE)
_BY = re.compile(rf"^(?:{_any_of(word_lists('thread', 'by_phrases'))})(?:\s?[:：]\s*|\s+)", re.IGNORECASE)
_ANSWERS = re.compile(rf"(?:^|[\s,|·(])(?:{_any_of(word_lists('thread', 'answers'))})(?:$|\s)\s?", re.IGNORECASE)
_ANSWERED_NUMBER = re.compile(
    rf"(?:^|[\s,|·(])(?:{_any_of(word_lists('thread', 'answers'))}|→|->)\s?(#\d{{1,6}}(?:\.\d{{1,4}}){{0,9}})(?!\d)",
    re.IGNORECASE,
)
_CONTROLS = sorted(word_lists("thread", "controls"), key=lambda item: (-len(item), item))
_CONTROL = re.compile(
    rf"(?:{_any_of([c for c in _CONTROLS if c[0] < 'ぁ'])})(?![^\W\d_])"
    rf"|(?:{_any_of([c for c in _CONTROLS if c[0] >= 'ぁ'])})",
    re.IGNORECASE,
)
CONTROL_WORDS = frozenset(word for item in _CONTROLS for word in item.split())
"""Words one of which a control has."""
SAYING_WORDS = words("thread", "says") | frozenset(item.split()[-1] for item in word_lists("thread", "says_phrases"))
_DELETED = frozenset(word_lists("thread", "deleted"))
_AVATAR = re.compile(
    rf"^(?:{_any_of(word_lists('thread', 'avatar_before'))})[\s:]*(?=\S)"
    rf"|(?:{_any_of(word_lists('thread', 'avatar_after'))})$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^(?:(?:comment|kommentar|#|nr\.?|no\.?|number)\s*){0,2}[(\[#]?\d{1,6}(?:[.)\]:]|\s|$)[\s.:–-]*", re.IGNORECASE
)
_SERIAL = re.compile(r"[(\[]\s?#?[\d,.\s]*[)\]]|#\d+|(?<!\w)\d{5,}(?!\w)|\bID:\S+|^\d{1,5}[楼樓]\s")
_SERIAL_DATE = re.compile(r"^#\d{1,6}(?:\.\d{1,4})*\s+(?:[—–|·-]\s*)?(?=\S*\s?\S*\d)")
"""The number of a comment before its date: "#1.1 — 3 hours ago"."""
_STAMPED = re.compile(rf"^(?:{_any_of(word_lists('thread', 'stamps'))})\s?[:：]\s*(?=\S*\s?\S*\d)", re.IGNORECASE)
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
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_VOTES = re.compile(
    r"[▲▼👍👎↑↓♥❤⬆⬇]\s?\d+|(?<![\w.,])[+−-]\d{1,5}(?![\w%]|[.,]\d)|\b\d{1,6}\s(?:ups?|likes?|points?|pts|votes?)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?<=\S)\s*\([^()]*\)\s*$")
"""What stands in brackets after a name."""
_CALLED = re.compile(r"(?<=\S)\s+(?:do\s+)?(?:[@~]|->|[>→]\s)(?=\S)\s*(.{2,40})")
_THUMBS = re.compile(r"[▲▼👍👎↑↓♥❤⬆⬇]\s?\d*|(?<![\w.,])[+−-]\d{1,5}(?![\w%]|[.,]\d)")
_JOINTS = re.compile(
    r"^(?:[\s|·•,/:;–—.↳»>*~@+−-]|(?:at|on|posted|added|le|am|el|il|em|den|d\.|um)(?=[\s:]|$))+"
    r"|[\s|·•,/:;–—*(»›+−-]+$|(?:^|\s)(?:at|on|kl\.?|le|am|el|il|em|den|for|op)$",
    re.IGNORECASE,
)
"""What stands between the parts of a line, and is none of them."""
_PIECES = re.compile(r"[|·•–—/;,\u3000]|\s{2,}|\s-\s")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MARKS = re.compile(r"[▲▼👍👎↑↓♥❤⬆⬇↩⤷↳›()\[\]:+−#*.…\s\d✔✓-]+")
_SMALL = words("thread", "small")
_NO_NAMES = PUBLISHED | UPDATED | words("thread", "tracked")
"""What stands before the date of a story, or of a link to it from elsewhere."""
_ARTICLES = words("thread", "articles")
_SENTENCE = re.compile(r"[!?…]$|[^\s.]{3}\.$|[.!?] [^\W\d_]+ [^\W\d_]+ ")
_AGED = re.compile(r",\s\d{1,2}(?:,|$)")
"""A name with an age, as stories have it: "Lena Price, 31, of Leeds"."""
_UNNAMED = frozenset("$€£=<>{}|:;?!")
_QUOTE = ('"', "“", "„", "«", "‘")


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
    if not line or len(line) > LONGEST or line.startswith(_QUOTE) or _ADDRESS.fullmatch(line):
        return None
    voted = _VOTED_FIRST.sub("", line)
    if voted != line and is_date_line(voted):
        return Mark("d", timed=True, age=age_of(voted) is not None, voted=True)
    if is_control(line) or SCORED.search(line):
        return Mark("c", voted=_VOTES.search(line) is not None)
    line = set_in(line)[1]
    dated = _SERIAL_DATE.sub("", _STAMPED.sub("", line))
    if dated != line:
        mark = _read(dated)
        if mark is not None and mark.form.lstrip("b").startswith("d"):
            return mark._replace(numbered=line[0] == "#")
    return _read(line)


def _read(line: str) -> Mark | None:
    """What a line that is no control says, without signs and number before it."""
    if may_say_when(line) and may_show_date(line):
        runs = [*date_runs(line)][:3]
        if runs:
            days = [run for run in runs if not run.plain.endswith("ago")]
            if len(days) > 1 or len(TEXT_DATE.findall(runs[0].plain)) > 1:
                return None
            run = runs[0]
            return _dated(
                line[: run.start], " ".join((line[runs[-1].end :], "")), _is_timed(run.plain, line), "ago" in run.plain
            )
    serial = _SERIAL_TIME.match(line)
    if serial and _like_name(serial["name"], strict=True):
        return Mark("nd", serial["name"], answer=serial["answer"] or "", numbered=True)
    return _undated(line)


def is_control(line: str) -> bool:
    """Nothing but votes and buttons: "Reply · Like (3) · Report", "返信3件 共感した214"."""
    if len(line) > LONGEST or line[-1:] in "!?…" or not may_control(line):
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
    rest = _without_controls(after)
    head, tail, closed = _Side(before), _Side(rest), not rest and after.strip() != ""
    if head.name and tail.name:
        joined = _Side(f"{before} {after}")
        if not head.says and not tail.says and not head.by and len(joined.name.split()) > _MOST_NAME:
            return None
        named, order = head, "nd"
    elif tail.name:
        named, order = tail, "dn"
    else:
        named, order = head, "nd" if head.name else "d"
    if named.name and _NO_NAMES.issuperset(named.name.lower().split()):
        return None
    says, by = head.says or tail.says, head.by or tail.by
    if named.name and not _like_name(named.name, strict=not (timed or says or by)):
        return None
    if tail.name and named is head and not _like_name(tail.name, strict=True):
        return None
    form = f"{'b' if by and named.name else ''}{order}{'s' if says and named.name else ''}"
    answer, voted = head.answer or tail.answer, head.voted or tail.voted
    return Mark(form, named.name, timed, age, answer, voted, head.numbered, closed)


def _undated(line: str) -> Mark | None:
    if not may_tell(line):
        return None
    side = _Side(line)
    counted = side.numbered and line[0] == "#"
    if not side.name and side.answer and (side.answer[0] == "#" or _like_name(side.answer, strict=True)):
        return Mark("c", answer=side.answer)
    if not side.name or not _like_name(side.name, strict=_is_strict(side, line if counted else "")):
        return None
    if side.says and ("," not in side.name or len(side.name.split()) <= 3):
        return Mark("ns", side.name, answer=side.answer, numbered=side.numbered)
    if side.answer and not side.name[0].isdigit() and _like_name(side.name, strict=True):
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
        or (side.numbered and _VOTES.search(line) is None and side.name[:1].isupper() and len(side.name.split()) <= 3)
    ):
        return Mark("n", side.name, numbered=side.numbered)
    return None


def _without_controls(text: str) -> str:
    """What stands after a date, without buttons: "3 hours ago | parent | next [–]"."""
    if not text.strip() or _ANSWERS.search(text):
        return text
    if is_control(text.strip(" |·•-–")):
        return ""
    return " | ".join(piece for piece in _PIECES.split(text) if piece.strip() and not is_control(piece.strip()))


def _is_strict(side: "_Side", counted: str) -> bool:
    """Whether a name without a date may have no small words: behind "by", or long behind a number ("#1 you are …").

    `counted` is a line that begins with "#1"; brackets behind it prove a long name ("#3 Sue at the yard (driver)").
    """
    if counted:
        return len(side.name.split()) > 2 and _ASIDE.search(counted) is None
    return side.says or side.by


class _Side:
    """What stands before or after the date on a line, with name, verb and votes told apart."""

    def __init__(self, text: str) -> None:
        plain = _ADDRESS.sub(" ", text).strip()
        self.linked = plain != text.strip()
        numbered = _ANSWERED_NUMBER.search(plain)
        text = plain[: numbered.start()] if numbered else plain
        bare = _VOTES.sub(" ", text)
        self.voted = bare != text
        stripped = _AVATAR.sub("", bare).strip()
        self.avatar = stripped != bare.strip() and bool(stripped)
        bare = _JOINTS.sub("", stripped or bare).strip()
        number = _NUMBER.match(bare)
        self.numbered = number is not None
        bare = _JOINTS.sub("", _SERIAL.sub(" ", bare[number.end() :] if number else bare).strip())
        begun = _BY.match(bare)
        self.by = begun is not None
        bare = bare[begun.end() :] if begun else bare
        said = _SAYS.search(bare)
        self.says = said is not None
        bare = bare[: said.start()] if said else bare
        answers = _ANSWERS.search(bare)
        self.answer = numbered[1] if numbered else answers_to(bare[answers.end() :]) if answers else ""
        bare = bare[: answers.start()] if answers else bare
        called = _CALLED.search(bare)
        self.answer = self.answer or (called[1].strip() if called else "")
        bare = bare[: called.start()] if called else bare
        self.name = _JOINTS.sub("", _ASIDE.sub("", bare)).strip(" |·•,:;–—-()")


def answers_to(text: str) -> str:
    """The name at the start of what follows "in reply to"."""
    return _JOINTS.sub("", re.split(r"[|·•/(]| - | – ", text, maxsplit=1)[0]).strip(" :,.")


def _like_name(name: str, strict: bool) -> bool:
    """Short, and no clause of a sentence."""
    found = name.split()
    if (
        len(found) > _MOST_NAME
        or len(name) > _LONGEST_NAME
        or _SENTENCE.search(name)
        or _AGED.search(name)
        or not any(map(str.isalpha, name))
        or not _UNNAMED.isdisjoint(name)
    ):
        return False
    low = name.lower().split()
    if strict and (not _SMALL.isdisjoint(low[1:]) or (low[0] in _ARTICLES and (len(found) < 3 or not name.istitle()))):
        return False
    return low[0] not in _ARTICLES or len(low) > 1
