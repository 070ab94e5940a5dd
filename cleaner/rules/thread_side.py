"""What stands before or after the date on a line of a comment thread: name, verb, votes and whom it answers."""

import re

from cleaner.article.words import word_lists, words

MOST_NAME = 6
"""Words of a name."""
_LONGEST_NAME = 50


def any_of(items: list[str]) -> str:
    """A pattern of phrases, longest first; those of scripts without spaces need no gap around them."""
    return "|".join(re.escape(item) for item in sorted(items, key=lambda i: (-len(i), i)))


_VERBS = any_of([*words("thread", "says"), *word_lists("thread", "says_phrases")])
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
_SMALL = words("thread", "small")
_ARTICLES = words("thread", "articles")
_SENTENCE = re.compile(r"[!?…]$|[^\s.]{3}\.$|[.!?] [^\W\d_]+ [^\W\d_]+ ")
_AGED = re.compile(r",\s\d{1,2}(?:,|$)")
"""A name with an age, as stories have it: "Lena Price, 31, of Leeds"."""
_UNNAMED = frozenset("$€£=<>{}|:;?!")


class Side:
    """What stands before or after the date on a line, with name, verb and votes told apart."""

    def __init__(self, text: str) -> None:
        plain = ADDRESS.sub(" ", text).strip()
        self.linked = plain != text.strip()
        numbered = _ANSWERED_NUMBER.search(plain)
        text = plain[: numbered.start()] if numbered else plain
        bare = VOTES.sub(" ", text)
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
        answers = ANSWERS.search(bare)
        self.answer = numbered[1] if numbered else answers_to(bare[answers.end() :]) if answers else ""
        bare = bare[: answers.start()] if answers else bare
        called = _CALLED.search(bare)
        self.answer = self.answer or (called[1].strip() if called else "")
        bare = bare[: called.start()] if called else bare
        self.name = _JOINTS.sub("", ASIDE.sub("", bare)).strip(" |·•,:;–—-()")


def answers_to(text: str) -> str:
    """The name at the start of what follows "in reply to"."""
    return _JOINTS.sub("", re.split(r"[|·•/(]| - | – ", text, maxsplit=1)[0]).strip(" :,.")


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
