"""What stands before or after the date on a line of a comment thread: name, verb, votes and whom it answers."""

import re

from cleaner.article.words import word_lists, words
from cleaner.rules.thread_words import ODD_CASE, letters_of, longest, may_end_in_verb

MOST_NAME = 6
"""Words of a name."""
_LONGEST_NAME = 50


def any_of(items: list[str]) -> str:
    """A pattern of phrases, longest first; those of scripts without spaces need no gap around them."""
    return "|".join(re.escape(item) for item in sorted(items, key=lambda i: (-len(i), i)))


_SAID = [*words("thread", "says"), *word_lists("thread", "says_phrases")]
_VERBS = any_of(_SAID)
_SAYS = re.compile(rf"(?:^|(?<=\s)|(?<=[^\x00-\u0fff]))(?:{_VERBS})\s?(?:[:：]|\.{{3}}|…)?$", re.IGNORECASE)
_BY = re.compile(rf"^(?:{any_of(word_lists('thread', 'by_phrases'))})(?:\s?[:：]\s*|\s+)", re.IGNORECASE)
ANSWERS = re.compile(rf"(?:^|[\s,|·(])(?:{any_of(word_lists('thread', 'answers'))})(?:$|\s)\s?", re.IGNORECASE)
_ANSWERED_NUMBER = re.compile(
    rf"(?:^|[\s,|·(])(?:{any_of(word_lists('thread', 'answers'))}|→|->)\s?(#\d{{1,6}}(?:\.\d{{1,4}}){{0,9}})(?!\d)",
    re.IGNORECASE,
)
_AVATAR = re.compile(
    rf"^(?:{any_of(word_lists('thread', 'avatar_before'))})[\s:]*(?=\S)"
    rf"|(?:{any_of(word_lists('thread', 'avatar_after'))})$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^(?:(?:comment|kommentar|#|nr\.?|no\.?|number)\s*){0,2}[(\[#]?\d{1,6}(?:[.)\]:]|\s|$)[\s.:–-]*", re.IGNORECASE
)
_SERIAL = re.compile(r"[(\[]\s?#?[\d,.\s]*[)\]]|#\d+|(?<!\w)\d{5,}(?!\w)|\bID:\S+|^\d{1,5}[楼樓]\s")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
VOTES = re.compile(
    r"[▲▼👍👎↑↓♥❤⬆⬇]\s?\d+|(?<![\w.,])[+−-]\d{1,5}(?![\w%]|[.,]\d)|\b\d{1,6}\s(?:ups?|likes?|points?|pts|votes?)\b",
    re.IGNORECASE,
)
ASIDE = re.compile(r"(?<=\S)\s*\([^()]*\)\s*$")
"""What stands in brackets after a name."""
_CALLED = re.compile(r"(?<=\S)\s+(?:do\s+)?(?:[@~]|->|[>→]\s)(?=\S)\s*(.{2,40})")
_JOINTS = re.compile(
    r"^(?:[\s|·•,/:;–—.↳»>*~@+−-]|#(?=\s)|(?:at|on|posted|added|le|am|el|il|em|den|d\.|um)(?=[\s:]|$))+"
    r"|[\s|·•,/:;–—*(»›+−-]+$|(?:^|\s)(?:at|on|kl\.?|le|am|el|il|em|den|for|op)$",
    re.IGNORECASE,
)
"""What stands between the parts of a line, and is none of them."""
_IN_FRONT = frozenset("#|·•,/:;–—.↳»>*~@+−-")
_BEHIND = frozenset("|·•,/:;–—*(»›+−-")
_JOINING = frozenset("at on posted added le am el il em den d. um kl kl. en for op".split())
"""The signs and words of them, one of which a line has that any stands before or behind."""
_SAYING = frozenset(letters_of(item)[-1] for item in _SAID)
_ANSWERING = longest("answers")
_GLUING = "\u1000"
"""From here on a verb may be glued to a name."""
_CALLING = frozenset("@~>→")
_DIGIT = re.compile(r"\d")
_SMALL = words("thread", "small")
_ARTICLES = words("thread", "articles")
_SENTENCE = re.compile(r"[!?…]$|[^\s.]{3}\.$|[.!?] [^\W\d_]+ [^\W\d_]+ ")
_AGED = re.compile(r",\s\d{1,2}(?:,|$)")
"""A name with an age, as stories have it: "Lena Price, 31, of Leeds"."""
_UNNAMED = frozenset("$€£=<>{}|:;?!")


class Side:
    """What stands before or after the date on a line, with name, verb and votes told apart."""

    def __init__(self, text: str) -> None:
        plain = (ADDRESS.sub(" ", text) if "http" in text or "www." in text else text).strip()
        self.linked = plain != text.strip()
        numbered = _ANSWERED_NUMBER.search(plain) if "#" in plain else None
        text = plain[: numbered.start()] if numbered else plain
        counts = _DIGIT.search(text) is not None
        bare = VOTES.sub(" ", text) if counts else text
        self.voted = bare != text
        stripped = _AVATAR.sub("", bare).strip()
        self.avatar = stripped != bare.strip() and bool(stripped)
        bare = _unjoined(stripped or bare).strip()
        number = _NUMBER.match(bare)
        self.numbered = number is not None
        bare = bare[number.end() :] if number else bare
        bare = _unjoined((_SERIAL.sub(" ", bare) if counts or _may_count(bare) else bare).strip())
        begun = _BY.match(bare)
        self.by = begun is not None
        bare = bare[begun.end() :] if begun else bare
        may_say, may_answer = _may(bare)
        said = _SAYS.search(bare) if may_say else None
        self.says = said is not None
        bare = bare[: said.start()] if said else bare
        answers = ANSWERS.search(bare) if may_answer else None
        self.answer = numbered[1] if numbered else answers_to(bare[answers.end() :]) if answers else ""
        bare = bare[: answers.start()] if answers else bare
        called = None if _CALLING.isdisjoint(bare) else _CALLED.search(bare)
        self.answer = self.answer or (called[1].strip() if called else "")
        bare = bare[: called.start()] if called else bare
        self.name = _unjoined(ASIDE.sub("", bare) if ")" in bare else bare).strip(" |·•,:;–—-()")


def _may(text: str) -> tuple[bool, bool]:
    """Whether a text may end in a verb ("says"), and may tell who is answered. Fast."""
    if not (text.isascii() or ODD_CASE.isdisjoint(text)):
        return True, True
    found = letters_of(text)
    if not found:
        return False, False
    may_say = found[-1] in _SAYING or (max(found[-1]) >= _GLUING and may_end_in_verb(text.lower()))
    return may_say, not _ANSWERING.isdisjoint(found)


def _may_count(text: str) -> bool:
    """Whether a text without digits may have the number of a comment, or brackets without one."""
    return "[" in text or "(" in text or "ID:" in text


def _unjoined(text: str) -> str:
    """A text without joints at its ends; most have none, and need not be searched for them."""
    if text and (_may_join(text) or not (text.isascii() or ODD_CASE.isdisjoint(text))):
        return _JOINTS.sub("", text)
    return text


def _may_join(text: str) -> bool:
    first, last = text[0], text[-1]
    if first in _IN_FRONT or last in _BEHIND or first.isspace() or last.isspace():
        return True
    found = text.lower().split()
    return found[0].partition(":")[0] in _JOINING or found[-1] in _JOINING


def answers_to(text: str) -> str:
    """The name at the start of what follows "in reply to"."""
    return _unjoined(re.split(r"[|·•/(]| - | – ", text, maxsplit=1)[0]).strip(" :,.")


def like_name(name: str, strict: bool) -> bool:
    """Short, and no clause of a sentence."""
    found = name.split()
    if (
        len(found) > MOST_NAME
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
