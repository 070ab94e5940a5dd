"""How much a line talks, in languages other than English: what speaks for a reader's comment outside quotations.

Kinds of evidence are words (`talk_words`) and form: a line that begins small, "!!", an emoji, a question. Words alone
prove little, for columns and letters have them as well; what counts is how many kinds there are, and that the story
above has none.
"""

import re
from collections.abc import Collection
from typing import NamedTuple

from cleaner.document import Document
from cleaner.rules.base import MAX_READ, voice_at
from cleaner.rules.lexicon import lower, words_of
from cleaner.rules.talk_words import kinds_in
from cleaner.rules.voice import QUOTED, may_quote

WEIGHTS = {
    "me": 1.0, "you": 0.8, "stance": 0.8, "about": 0.6, "casual": 0.8, "polite": 0.8,
    "loose": 0.8, "asks": 0.5, "exclaims": 0.4,
}  # fmt: skip
"""What each kind is worth."""
SPOKEN = frozenset(WEIGHTS) - {"about", "asks", "exclaims"}
"""Kinds that a story which asks, exclaims or is about newspapers does not have."""
_MOST = 2.5
_LOUD = re.compile(r"[!?]{2}|(?<!\.)\.{3,4}(?!\.)|…|[:;]-?[)(DP](?!\w)|\){2}\s*$|\^\^")
"""Marks that reports do without."""
_EMOJI = re.compile("[\U0001f300-\U0001faff☺-☻♥❤✌✨‼⁉]")
_SPEECH = re.compile(r"[–—―•*|►▶→]|-\s|https?:|www\.|\d{1,2}[.)]\s")
"""Beginnings of what somebody says in a story, and of items of lists."""


class Talk(NamedTuple):
    """What speaks for talk in one line."""

    kinds: frozenset[str]
    weight: float
    """Sum of the kinds, within bounds; 0 where the line reports what somebody said."""

    @property
    def spoken(self) -> bool:
        """Whether words or form are those of talk."""
        return not self.kinds.isdisjoint(SPOKEN)


_SILENT = Talk(frozenset(), 0.0)


def talk_at(document: Document, index: int, codes: Collection[str]) -> Talk:
    """The talk of one block in a document of these languages, read once."""
    memo = document.hints.memo
    talk: Talk | None = memo.get(("talk", index))
    if talk is None:
        talk = memo["talk", index] = _talk(document, index, codes)
    return talk


def _talk(document: Document, index: int, codes: Collection[str]) -> Talk:
    line, voice = document.lines[index], voice_at(document, index)
    if _SPEECH.match(line) or (voice.quoted and voice.reported) or voice.quoted > 0.5:
        return _SILENT
    bare, low, words = line[:MAX_READ], document.hints.low[index][:MAX_READ], document.hints.words[index]
    if may_quote(line):
        bare = QUOTED.sub(" ", bare)
        low = lower([bare])[0]
        words = words_of([low])[0]
    kinds = {*kinds_in(codes, low, words), *_form(bare)}
    return Talk(frozenset(kinds), min(sum(WEIGHTS[kind] for kind in kinds), _MOST))


def _form(bare: str) -> list[str]:
    """The kinds of evidence that need no words."""
    kinds = []
    if bare[:1].islower() or bare[:1] == "@" or _LOUD.search(bare) or _EMOJI.search(bare):
        kinds.append("loose")
    if not {"?", "？", "؟"}.isdisjoint(bare):
        kinds.append("asks")
    if "!" in bare or "！" in bare:
        kinds.append("exclaims")
    return kinds
