"""The lines of a comment thread that are not comments: who, when, votes, reply controls."""

import re

from cleaner.article.dates import find_date, is_date_line, may_say_when

_SAYS = re.compile(r"^.{1,60}\b(?:says|said|wrote|writes|commented|replied)\s?:?(?:\s+on\s.{4,40})?\s*$", re.IGNORECASE)
_CONTROL = re.compile(
    r"^(?:log ?in to |sign in to |click to )?(?:reply|report|share|like|recommend|permalink|quote|flag|link|edit|author"
    r"|respect|helpful|upvote|downvote|up|down|thumbs up|vote)s?\b[^.!?]{0,30}$"
    r"|^(?:\+|-|▲|▼|↑|↓|👍|♥|❤)\s?\d{0,5}(?:\s(?:\+|-|▲|▼|↑|↓|👎)?\s?\d{0,5})?$"
    r"|^\d{1,5}\s(?:likes?|thumbs? up|thumbs? down|recommends?|upvotes?|votes?|points?|replies|reply|people like this)\b.{0,30}$"
    r"|^(?:liked by|in reply to|replying to|edited|reply to)\b.{0,40}$|^\[?(?:deleted|removed)\]?$",
    re.IGNORECASE,
)
_VOTES = re.compile(
    r"[▲▼👍👎↑↓♥❤⬆⬇]\s?\d+|(?<!\w)[+-]\d{1,5}(?!\w)|\b\d{1,5}\s(?:ups?|likes?|points?|votes?|replies)\b"
)
_PARTED = re.compile(r"[|·•,()\[\]–—↳:-]|\b(?:at|on|says|said|wrote)\b")
_MAY_HEAD = re.compile(r"[|·•,(\[–—▲▼👍↑♥+-]|\bon\b|\bat\b")
_CLAUSE = re.compile(r"\b(?:by|published|updated|posted|source|photo|read|the|a|in)\b", re.IGNORECASE)
_LONGEST = 80


def is_says_line(line: str) -> bool:
    """ "Ron says:", "Marg wrote on 3 May:" """
    if len(line) > _LONGEST or line[-1:] not in ":sde0123456789m.":
        return False
    low = line.lower()
    spoken = "says" in low or "said" in low or "wr" in low or "commented" in low or "replied" in low
    return spoken and _SAYS.match(line) is not None


def is_control_line(line: str) -> bool:
    """Votes, likes, reply and report controls."""
    return len(line) <= _LONGEST and _CONTROL.match(line) is not None


def is_stamp_line(line: str) -> bool:
    """Nothing but a date, a time or an age."""
    return len(line) <= _LONGEST and is_date_line(line)


def is_head_line(line: str) -> bool:
    """Name and date, or name and votes, on one line: "Anita | 2 days ago", "jim · 10h ago · 👍 44", "Ron T. ▲ 12 ▼ 19"."""
    if len(line) > _LONGEST or not may_say_when(line) or not _MAY_HEAD.search(line):
        return False
    found = find_date(line)
    votes = _VOTES.search(line)
    if not found and not votes:
        return False
    rest = _VOTES.sub(" ", line.replace(found[1], " ") if found else line)
    name = _PARTED.sub(" ", rest).split()
    return 0 < len(name) <= 6 and line[-1:] not in "!?…" and not (found and not votes and _CLAUSE.search(rest))


def is_name_line(line: str) -> bool:
    """Short enough for a name, and no sentence: "old_bangalorean", "Pauline (Plot 9)", "2. OldNorthBank"."""
    if len(line) > 48 or len(line.split()) > 6:
        return False
    return line[-1:] not in '.!?…,;”"' or (line[-1] == "." and line[-2:-1].isupper())
