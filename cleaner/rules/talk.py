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
from cleaner.rules.scripts import is_dense_script
from cleaner.rules.talk_words import kinds_in
from cleaner.rules.voice import QUOTED, may_quote

WEIGHTS = {
    "me": 1.0, "you": 0.8, "stance": 0.8, "about": 0.6, "agree": 0.0, "casual": 0.8, "polite": 0.8,
    "loose": 0.8, "trails": 0.4, "asks": 0.5, "exclaims": 0.4,
}  # fmt: skip
"""What each kind is worth."""
SPOKEN = frozenset(WEIGHTS) - {"about", "agree", "asks", "exclaims", "trails"}
"""Kinds that a story which asks, exclaims or is about newspapers does not have."""
_MOST, _MOST_QUOTED = 2.5, 0.5
"""Weight of a line, and share of it that is quoted, at most."""
_SENTENCE, _DENSE_SENTENCE = 5, 9
"""Words of a sentence, and characters in scripts where a word has one or two."""
_LOUD = re.compile(r"[!?！？]{2}|[:;]-?[)(DP](?!\w)|\){2}\s*$|\^\^")
"""Marks that reports and columns do without."""
_ENDS = frozenset(".!?…:\"”’')。！？」』।؟")
_TRAILING = ("...", "…", "..")
_EMOJI = re.compile("[\U0001f300-\U0001faff☺-☻♥❤✌✨‼⁉]")
_SPEECH = re.compile(r"[–—―•*|►▶→]|-\s|https?:|www\.|\d{1,2}[.)]\s")
"""Beginnings of what somebody says in a story, and of items of lists."""


class Talk(NamedTuple):
    """What speaks for talk in one line."""

    kinds: frozenset[str]
    weight: float
    """Sum of the kinds, within bounds; 0 where the line reports what somebody said."""
    open: bool = False
    """Whether it is long enough for a sentence and does not end like one."""

    @property
    def spoken(self) -> bool:
        """Whether words or form are those of talk."""
        return not self.kinds.isdisjoint(SPOKEN)

    @property
    def lively(self) -> bool:
        """Whether anything at all speaks for talk."""
        return self.open or bool(self.kinds)

    @property
    def marked(self) -> bool:
        """Whether no author would write so: form, or an answer to the article or to other comments."""
        return "loose" in self.kinds or "agree" in self.kinds

    @property
    def opens(self) -> bool:
        """Whether it may be the first comment below a story, whose last paragraph may address its readers."""
        return self.spoken and (len(self.kinds) > 1 or not self.kinds.isdisjoint(("me", "casual", "loose")))


_SILENT = Talk(frozenset(), 0.0)


def talk_at(document: Document, index: int, codes: Collection[str]) -> Talk:
    """The talk of one block in a document of these languages, read once."""
    memo = document.hints.memo
    talk: Talk | None = memo.get(("talk", index))
    if talk is None:
        talk = memo["talk", index] = _talk(document, index, codes)
    return talk


def _talk(document: Document, index: int, codes: Collection[str]) -> Talk:
    line = document.lines[index]
    if _SPEECH.match(line):
        return _SILENT
    bare, low, words = line[:MAX_READ], document.hints.low[index][:MAX_READ], document.hints.words[index]
    if may_quote(line):
        voice = voice_at(document, index)
        if voice.quoted > _MOST_QUOTED or (voice.quoted and voice.reported):
            return _SILENT
        bare = QUOTED.sub(" ", bare)
        low = lower([bare])[0]
        words = words_of([low])[0]
    kinds = {*kinds_in(codes, low, words), *_form(bare)}
    is_sentence = len(words) >= _SENTENCE or (len(line) >= _DENSE_SENTENCE and is_dense_script(line))
    return Talk(frozenset(kinds), min(sum(WEIGHTS[kind] for kind in kinds), _MOST), is_sentence and not ends(line))


def _form(bare: str) -> list[str]:
    """The kinds of evidence that need no words."""
    kinds = []
    asks, exclaims = "?" in bare or "？" in bare, "!" in bare or "！" in bare
    if bare[:1].islower() or bare[:1] == "@" or _is_loud(bare, asks or exclaims):
        kinds.append("loose")
    if bare.endswith(_TRAILING):
        kinds.append("trails")
    if asks or "؟" in bare:
        kinds.append("asks")
    if exclaims:
        kinds.append("exclaims")
    return kinds


def _is_loud(bare: str, marked: bool) -> bool:
    """Whether a line has "!!", a smile or an emoji; `marked` tells whether it asks or exclaims."""
    if (marked or ":" in bare or ";" in bare or "))" in bare or "^^" in bare) and _LOUD.search(bare):
        return True
    return not bare.isascii() and _EMOJI.search(bare) is not None


def ends(line: str) -> bool:
    """Whether a line ends like a sentence. Fast."""
    return line[-1:] in _ENDS
