"""Who speaks to whom in a line: the signs that part a story from an appeal or a comment.

Stories report: third person, attribution, quotation. Appeals have an outlet ("we") talk to a
reader ("you"). Comments have one reader ("I") talk to others. Only words outside quotation
marks count, for people in a story say anything. The word lists are English, with the surest words of other
languages from `weights/voice.toml`; scripts without spaces have a neutral voice.
"""

import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from cleaner.rules.scripts import cut

QUOTED = re.compile(
    r"„[^„“”]{0,2000}+[“”]|”(?<![^\s(–—-]”)(?=\w)[^”]{0,2000}+”|»(?=\w)[^«»]{0,2000}+«|「[^「」]{0,2000}+」|『[^『』]{0,2000}+』|«[^«»]{0,2000}+»|“[^“”]{0,2000}+(?:”|\Z)|\"[^\"]{0,2000}+(?:\"|\Z)|‘(?<!\w‘)[^‘’]{0,400}+’(?!\w)|'(?<!\w')[^']{3,400}+'(?!\w)"
)
"""Quotations; possessive and without an opening mark inside, so that no text makes it slow."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|[$£€₹]?\d[\d.,]*")
_GROUPED = re.compile(r"\d[.,]")
_APOSTROPHE = re.compile(r"'(?<!\w')")
"""One that may open a quotation."""
_SENTENCE_ENDS = ".!?:…"
_CLOSING = ".!?…:\"”’')。！？」』।؟"

WE = frozenset("we us our ours we're we've we'll we'd ourselves".split())
YOU = frozenset("you your yours you're you've you'll you'd yourself".split())
ME = frozenset("i me my mine i'm i've i'll i'd myself".split())
REPORTED = frozenset(
    "said says told added according spokesman spokeswoman spokesperson explained argued insisted claimed "
    "warned replied recalled announced confirmed stated denied described testified wrote asked noted "
    "admitted alleged heard reckons insists estimates".split()
)
THIRD = frozenset("he she his her him they their them who whose hers himself herself".split())
PAST = frozenset("was were had did been came went took made gave got became began left found".split())
COMMANDS = frozenset(
    "join sign subscribe follow click tap get search save send press scan hit add download support donate give "
    "become enter pick choose tick check please help open set type text use try start receive stay keep read "
    "install message".split()
)


def _elsewhere(kind: str) -> frozenset[str]:
    """The words of one kind in other languages."""
    tables = tomllib.loads((files("cleaner.rules") / "weights" / "voice.toml").read_text("utf-8"))
    return frozenset(word for lists in tables.values() for word in lists[kind].split())


_HEARD = [
    (WE | _elsewhere("we"), 1),
    (YOU | _elsewhere("you"), 1 << 16),
    (ME, 1 << 32),
    (THIRD, 1 << 48),
    (REPORTED | _elsewhere("reported"), 1 << 64),
    (PAST | _elsewhere("past"), 1 << 80),
]
_ADDS = {word: sum(one for listed, one in _HEARD if word in listed) for words, _ in _HEARD for word in words}
"""What each listed word adds to the six counts of a voice: one whole number, 16 bits a count."""
_SPEAKERS = (1 << 48) - 1
"""The counts of those who speak and are spoken to: most lines have none."""


class Voice(NamedTuple):
    """One line read with its quotations left out. Counts of words; shares are 0 to 1."""

    tokens: Sequence[str]
    """Words in lower case; numbers as #."""
    we: int
    you: int
    me: int
    third: int
    reported: int
    past: int
    quoted: float
    """Share of the characters that stand in quotation marks."""
    command: bool
    """A sentence begins with an imperative."""
    question: bool
    exclaimed: bool
    closed: bool
    """Ends like a sentence."""

    @property
    def words(self) -> int:
        """Words outside quotations."""
        return len(self.tokens)


def voice_of(text: str, words: Sequence[str] | None = None) -> Voice:
    """Read one line, in time linear in its length; `words` are its words as hints have them, where known."""
    bare, quotes = QUOTED.subn(" ", text) if may_quote(text) else (text, 0)
    tokens = _tokens(bare, None if quotes else words)
    heard = sum(filter(None, map(_ADDS.get, tokens)))
    speakers = heard & _SPEAKERS
    return Voice(
        tokens,
        speakers and heard & 0xFFFF,
        speakers and heard >> 16 & 0xFFFF,
        speakers and heard >> 32 & 0xFFFF,
        heard and heard >> 48 & 0xFFFF,
        heard and heard >> 64 & 0xFFFF,
        (heard >> 80) + _in_ed(tokens),
        1 - len(bare) / len(text) if quotes and text else 0.0,
        not COMMANDS.isdisjoint(tokens) and _commands(bare),
        "?" in bare,
        "!" in bare,
        is_closed(text),
    )


def is_closed(text: str) -> bool:
    """Ends like a sentence."""
    return text[-1:] in _CLOSING


def may_quote(text: str) -> bool:
    """Holds a mark that may open a quotation. Fast."""
    if '"' in text or "“" in text or "‘" in text or "„" in text or "«" in text:
        return True
    if "'" in text and _APOSTROPHE.search(text) is not None:
        return True
    return not text.isascii() and ("”" in text or "»" in text or "「" in text or "『" in text)


def _tokens(bare: str, words: Sequence[str] | None) -> Sequence[str]:
    """Words and numbers of a text; taken from `words` unless numbers with points, which those lack, are among them."""
    if words is not None and "".join(words).replace("'", "").isalpha():
        return words
    if words is None or _GROUPED.search(bare) is not None:
        found = _WORD.findall(bare.replace("’", "'").lower())
        return _numbered(found if bare.isascii() else cut([found])[0])
    tokens: list[str] = []
    for word in words:
        if word.isalpha():
            tokens.append(word)
        else:
            tokens += _numbered(_WORD.findall(word))
    return tokens


def _numbered(found: Sequence[str]) -> list[str]:
    """The words, numbers as #."""
    return ["#" if word[-1].isdigit() else word for word in found]


def _in_ed(tokens: Sequence[str]) -> int:
    """How many words of five letters or more end in "ed"."""
    begins = f"{' '.join(tokens)} ".split("ed ")
    return sum([len(begin) - begin.rfind(" ") > 3 for begin in begins[:-1]])


def _commands(bare: str) -> bool:
    """A sentence begins with an imperative."""
    words = [*filter(None, bare.strip().split(" "))]
    begins = [*words[:1], *(word for before, word in pairwise(words) if before[-1] in _SENTENCE_ENDS)]
    return any(word.lower().strip(",:") in COMMANDS for word in begins)
