"""Who speaks to whom in a line: the grammatical signs that part a story from an appeal or a comment.

Stories report: third person, attribution, quotation. Appeals have an outlet ("we") talk to a
reader ("you"). Comments have one reader ("I") talk to others. Only words outside quotation
marks count, for people in a story say anything. English; other languages yield a neutral voice
until their words are listed.
"""

import re
from dataclasses import dataclass

QUOTED = re.compile(
    r"“[^“”]{0,2000}+(?:”|\Z)|\"[^\"]{0,2000}+(?:\"|\Z)|(?<!\w)‘[^‘’]{0,400}+’(?!\w)|(?<!\w)'[^']{3,400}+'(?!\w)"
)
"""Quotations; possessive and without an opening mark inside, so that no text makes it slow."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_NAMES = re.compile(r"(?<=[a-z,;] )(?:Mc|Mac|O'|O’)?[A-Z][a-zà-ÿ]{2,}")

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


@dataclass(frozen=True, slots=True)
class Voice:
    """Counts of one line, quotations left out. Shares are 0 to 1."""

    words: int
    we: int
    you: int
    me: int
    third: int
    reported: int
    past: int
    names: frozenset[str]
    """Capitalised words inside a sentence."""
    quoted: float
    """Share of the characters that stand in quotation marks."""
    command: bool
    """A sentence begins with an imperative."""
    question: bool
    exclaimed: bool
    closed: bool
    """Ends like a sentence."""


def voice_of(text: str) -> Voice:
    """Read one line, in time linear in its length."""
    plain = text.replace("’", "'") if "’" in text and "‘" not in text else text
    bare, quotes = QUOTED.subn(" ", plain)
    words = _WORD.findall(bare.replace("’", "'").lower())
    last = text[-1:]
    sentences = re.split(r"(?<=[.!?:…]) +", bare.strip())
    return Voice(
        words=len(words),
        we=sum(word in WE for word in words),
        you=sum(word in YOU for word in words),
        me=sum(word in ME for word in words),
        third=sum(word in THIRD for word in words),
        reported=sum(word in REPORTED for word in words),
        past=sum(word in PAST or (word.endswith("ed") and len(word) > 4) for word in words),
        names=frozenset(_NAMES.findall(bare)),
        quoted=1 - len(bare) / len(text) if quotes and text else 0.0,
        command=any(s.split(" ", 1)[0].lower().strip(",:") in COMMANDS for s in sentences if s),
        question="?" in bare,
        exclaimed="!" in bare,
        closed=last in ".!?…:\"”’')",
    )
