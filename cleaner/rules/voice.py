"""Who speaks to whom in a line: the signs that part a story from an appeal or a comment.

Stories report: third person, attribution, quotation. Appeals have an outlet ("we") talk to a
reader ("you"). Comments have one reader ("I") talk to others. Only words outside quotation
marks count, for people in a story say anything. The word lists are English; a line in another
language has a neutral voice until its words are listed.
"""

import re
from dataclasses import dataclass

QUOTED = re.compile(
    r"“[^“”]{0,2000}+(?:”|\Z)|\"[^\"]{0,2000}+(?:\"|\Z)|(?<!\w)‘[^‘’]{0,400}+’(?!\w)|(?<!\w)'[^']{3,400}+'(?!\w)"
)
"""Quotations; possessive and without an opening mark inside, so that no text makes it slow."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|[$£€₹]?\d[\d.,]*")
_SENTENCE = re.compile(r"(?<=[.!?:…]) +")

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
    """One line read with its quotations left out. Counts of words; shares are 0 to 1."""

    tokens: tuple[str, ...]
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


def voice_of(text: str) -> Voice:
    """Read one line, in time linear in its length."""
    bare, quotes = QUOTED.subn(" ", text) if any(mark in text for mark in "\"“‘'") else (text, 0)
    tokens = _WORD.findall(bare.replace("’", "'").lower())
    starts = [sentence.split(" ", 1)[0] for sentence in _SENTENCE.split(bare.strip())]
    return Voice(
        tokens=tuple(tokens),
        we=sum(map(WE.__contains__, tokens)),
        you=sum(map(YOU.__contains__, tokens)),
        me=sum(map(ME.__contains__, tokens)),
        third=sum(map(THIRD.__contains__, tokens)),
        reported=sum(map(REPORTED.__contains__, tokens)),
        past=sum(word in PAST or (word[-2:] == "ed" and len(word) > 4) for word in tokens),
        quoted=1 - len(bare) / len(text) if quotes and text else 0.0,
        command=any(start.lower().strip(",:") in COMMANDS for start in starts),
        question="?" in bare,
        exclaimed="!" in bare,
        closed=text[-1:] in ".!?…:\"”’')",
    )
