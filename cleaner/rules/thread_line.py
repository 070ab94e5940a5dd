"""The lines of a comment thread that are not comments: who, when, votes, reply controls."""

import re
from collections.abc import Iterable, Sequence

from cleaner.article.date_words import LATELY
from cleaner.article.dates import date_runs, is_date_line, is_no_date, may_say_when, may_show_date
from cleaner.article.words import word_lists
from cleaner.rules.thread_mark import CONTROL_WORDS, SAYING_WORDS

_SAYS = re.compile(r"^.{1,60}\b(?:says|said|wrote|writes|commented|replied)\s?:?(?:\s+on\s.{4,40})?\s*$", re.IGNORECASE)
_CONTROL = re.compile(
    r"^(?:log ?in to |sign in to |click to )?(?:reply|report|share(?! (?:on|via|to|this|it)\b)|like|recommend|permalink"
    r"|quote|flag|link|edit|author|respect|helpful|upvote|downvote|up|down|thumbs up|vote)s?\b[^.!?]{0,30}$"
    r"|^(?:\+|-|▲|▼|↑|↓|👍|♥|❤)\s?\d{0,5}(?:\s(?:\+|-|▲|▼|↑|↓|👎)?\s?\d{0,5})?$"
    r"|^\d{1,5}\s(?:likes?|thumbs? up|thumbs? down|recommends?|upvotes?|votes?|points?|replies|reply"
    r"|people like this)\b.{0,30}$"
    r"|^(?:liked by|in reply to|replying to|edited|reply to)\b.{0,40}$|^\[?(?:deleted|removed)\]?$",
    re.IGNORECASE,
)
_VOTES = re.compile(
    r"[▲▼👍👎↑↓♥❤⬆⬇]\s?\d+|(?<!\w)[+-]\d{1,5}(?!\w)|\b\d{1,5}\s(?:ups?|likes?|points?|votes?|replies)\b"
)
_PARTED = re.compile(r"[|·•,()\[\]–—↳:-]|\b(?:at|on|says|said|wrote)\b")
_BREAKS = frozenset("|·•,([–—▲▼👍↑♥+-")
"""Between name and date or votes stands one of these, or "on", or "at"."""
_VOTED = frozenset("▲▼👍👎↑↓♥❤⬆⬇+-")
_COUNTED = ("up", "like", "point", "vote", "repl")
_CLAUSE = re.compile(r"\b(?:by|published|updated|posted|source|photo|read|the|a|in)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_SPOKEN = ("says", "said", "wrote", "writes", "commented", "replied")
_BUTTONS = (
    "reply report share like recommend permalink quote flag link edit author respect helpful upvote downvote up down "
    "vote"
).split()
_OPENED = (*_BUTTONS, *"log sign click thumbs liked in replying edited deleted removed".split())
_OPENINGS = frozenset((*(word[:2] for word in _OPENED), "[d", "[r"))
"""How lines of controls begin that begin with a word."""
MARKING = frozenset(word for item in LATELY for word in item.split()[-1:]).union(
    _SPOKEN, _OPENED, (f"{word}s" for word in _BUTTONS), CONTROL_WORDS, SAYING_WORDS
)
"""Words one of which stands in a mark without a number."""
_SIGNS = "+-▲▼↑↓👍♥❤"
LONGEST_MARK = 80
_MOST_NAME = 6
"""Words of a name."""
_MOST_HEAD = 5
"""Lines above the text of a comment without marks at most."""
_SMALL = frozenset("at on says said wrote up ups like likes point points vote votes reply replies".split())
"""Words that may stand beside it."""
_BADGES = frozenset(word_lists("thread", "badges")) - frozenset(word_lists("thread", "guests"))
_AROUND = "|·•,.:;()[]–—↳-"


def may_mark(line: str, words: Iterable[str]) -> bool:
    """Whether a line, whose lower-case words are `words`, is worth reading for marks of a thread. Fast."""
    return not MARKING.isdisjoint(words) or _DIGIT.search(line) is not None or line[0] in _SIGNS or line[0] >= "ぁ"


def is_mark_line(line: str) -> bool:
    """Any line that marks a thread."""
    if may_say_when(line) and (is_stamp_line(line) or is_head_line(line)):
        return True
    return is_says_line(line) or is_control_line(line)


def is_says_line(line: str) -> bool:
    """ "Ron says:", "Marg wrote on 3 May:" """
    if len(line) > LONGEST_MARK or line[-1:] not in ":sde0123456789m.":
        return False
    low = line.lower()
    spoken = "says" in low or "said" in low or "wr" in low or "commented" in low or "replied" in low
    return spoken and _SAYS.match(line) is not None


def is_control_line(line: str) -> bool:
    """Votes, likes, reply and report controls."""
    if len(line) > LONGEST_MARK or not (line[:1] in _SIGNS or line[:1].isdigit() or line[:2].lower() in _OPENINGS):
        return False
    return _CONTROL.match(line) is not None


def is_stamp_line(line: str) -> bool:
    """Nothing but a date, a time or an age."""
    return len(line) <= LONGEST_MARK and is_date_line(line)


def is_head_line(line: str) -> bool:
    """Name and date, or name and votes, on one line: "Anita | 2 days ago", "jim · 10h ago", "Ron T. ▲ 12 ▼ 19"."""
    if len(line) > LONGEST_MARK or line[-1:] in "!?…" or not may_say_when(line):
        return False
    if _BREAKS.isdisjoint(line) and " on " not in line and " at " not in line:
        return False
    dated = may_show_date(line)
    voted = not _VOTED.isdisjoint(line) or any(map(line.__contains__, _COUNTED))
    if not (dated or voted):
        return False
    words = [word.strip(_AROUND) for word in line.split()]
    if sum(map(is_no_date, words)) - sum(map(_SMALL.__contains__, words)) > _MOST_NAME or not any(
        map(str.isalpha, line)
    ):
        return False
    found = next(date_runs(line), None) if dated else None
    votes = _VOTES.search(line) if voted else None
    if not found and not votes:
        return False
    rest = line.replace(line[found.start : found.end], " ") if found else line
    rest = _VOTES.sub(" ", rest) if votes else rest
    name = _PARTED.sub(" ", rest).split()
    return 0 < len(name) <= _MOST_NAME and not (found and not votes and _CLAUSE.search(rest))


def is_name_line(line: str) -> bool:
    """Short enough for a name, and no sentence: "old_bangalorean", "Pauline (Plot 9)", "2. OldNorthBank"."""
    if len(line) > 48 or len(line.split()) > 6:
        return False
    return line[-1:] not in '.!?…,;”"' or (line[-1] == "." and (line[-2:-1].isupper() or line[-3:-2] == " "))


def is_badge(line: str) -> bool:
    """Rank or office of whoever wrote a comment, or what stands for a picture, alone: "Staff", "Top fan", "Avatar"."""
    return line.lower() in _BADGES


def name_in(unit: range, lines: Sequence[str]) -> int:
    """The line of the name in a comment without head: the first, or the one above a badge."""
    return next((index - 1 for index in unit[1:_MOST_HEAD] if is_badge(lines[index])), unit[0])
