"""How a line sounds: like the story, like an appeal, or like a reader's comment.

A small linear model over words and word pairs outside quotations and the signs of voice. Its
weights are data (`weights/tone.json`, made by `benchmarks/train_tone.py`); what counts towards
a verdict can be read off in words. It decides nothing alone: rules use it where a run of lines
that listed phrases anchor must end, and where comments begin.
"""

import json
import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from cleaner.document import Document
from cleaner.rules.base import voice_at
from cleaner.rules.voice import Voice

CLASSES = ("body", "newsletter", "messaging", "donation", "notice", "comment")
"""What the model tells apart; "notice" stands for all other boilerplate that speaks in sentences."""


MOST_TOKENS = 150
"""Words of a line that are read."""
_LENGTHS = tuple(f"LENGTH {bits}" for bits in range(9))
_COUNTS = tuple((f"{name} some", f"{name} many") for name in ("WE", "YOU", "ME", "THIRD", "REPORTED", "PAST"))
_MANY = 3
_BITS = 24
"""A row of weights is one whole number, so that a line is one sum: a field for each class but body, in hundredths."""
_FIELDS = range(0, _BITS * (len(CLASSES) - 1), _BITS)
_MOST = 50.0
"""Log-odds beyond which more is no surer."""
_MASK = (1 << _BITS) - 1
_MIDDLE = 1 << (_BITS - 1)
_MIDDLES = sum(_MIDDLE << field for field in _FIELDS)


class Tone(NamedTuple):
    """Log-odds against the story: `appeal` of any boilerplate, `comment` of a reader's comment, `kinds` by class."""

    appeal: float
    comment: float
    odds: tuple[float, ...]
    """By class, in the order of CLASSES without body."""

    @property
    def kinds(self) -> Mapping[str, float]:
        """Log-odds by class."""
        return {"body": 0.0, **dict(zip(CLASSES[1:], self.odds, strict=True))}


def features(voice: Voice, line: str) -> Iterable[str]:
    """The features of one line: its distinct words, pairs of words, and signs."""
    tokens = voice.tokens[:MOST_TOKENS]
    found = dict.fromkeys(tokens)
    found.update(dict.fromkeys(map(" ".join, pairwise(tokens))))
    return [*found, *_signs(voice, line)]


def _signs(voice: Voice, line: str) -> list[str]:
    count = len(voice.tokens)
    signs = [_LENGTHS[count.bit_length() if count < 256 else 8]]
    for said, (some, many) in zip(voice[1:7], _COUNTS, strict=True):
        if said:
            signs.append(many if said >= _MANY else some)
    if not voice.me and not voice.we and not voice.you:
        signs.append("NOBODY speaks")
    if voice.quoted:
        signs.append("QUOTED mostly" if voice.quoted > 0.5 else "QUOTED partly")
        if voice.reported:
            signs.append("QUOTED and attributed")
    if voice.command:
        signs.append("COMMAND")
    if voice.question:
        signs.append("QUESTION")
    if voice.exclaimed:
        signs.append("EXCLAIMED")
    if voice.closed:
        signs.append("CLOSED")
    if line[:1].islower():
        signs.append("STARTS small")
    if line[:1] in "@[(…":
        signs.append("STARTS with a mark")
    if line.isupper():
        signs.append("CAPITALS")
    if "$" in line or "£" in line or "€" in line or "₹" in line:
        signs.append("MONEY")
    return signs


_LEAST_KNOWN = 0.45
"""Share of its words that the model must know of a line; of English lines 96 % have it, of other languages few."""
_UNKNOWN = Tone(-6.0, -8.0, (-6.0,) * 4 + (-8.0,))
"""A line in a language that was not learnt: no appeal and no comment as far as its sound goes."""


class _Model(NamedTuple):
    """The weights, ready for sums."""

    base: int
    """The bias, and what lifts every field above zero."""
    words: Mapping[str, int]
    """Words and signs."""
    pairs: Mapping[tuple[str, str], int]


@lru_cache(maxsize=1)
def _weights() -> dict[str, list[int]]:
    """Weights by class of every feature, in hundredths."""
    text = (files("cleaner.rules") / "weights" / "tone.json").read_text("utf-8")
    weights: dict[str, list[int]] = json.loads(text)["weights"]
    return weights


@lru_cache(maxsize=1)
def _model() -> _Model:
    """The packed weights; written out for five fields, as the first page that is cleaned waits for it."""
    words: dict[str, int] = {}
    pairs: dict[tuple[str, str], int] = {}
    one, two, three, four = _FIELDS[1:]
    for name, (body, a, b, c, d, e) in _weights().items():
        row = a - body + (b - body << one) + (c - body << two) + (d - body << three) + (e - body << four)
        first, space, second = name.partition(" ")
        if space and not name[0].isupper():
            pairs[first, second] = row
        else:
            words[name] = row
    return _Model(words.pop("BIAS") + _MIDDLES, words, pairs)


def tone_of(voice: Voice, line: str) -> Tone:
    """Score one line."""
    base, words, pairs = _model()
    tokens = voice.tokens if len(voice.tokens) <= MOST_TOKENS else voice.tokens[:MOST_TOKENS]
    rows = [*map(words.get, set(tokens))]
    if len(rows) - rows.count(None) < _LEAST_KNOWN * len(rows):
        return _UNKNOWN
    rows += map(pairs.get, set(pairwise(tokens)))
    rows += map(words.get, _signs(voice, line))
    total = sum(filter(None, rows), base)
    newsletter = ((total & _MASK) - _MIDDLE) / 100
    messaging = ((total >> _BITS & _MASK) - _MIDDLE) / 100
    donation = ((total >> 2 * _BITS & _MASK) - _MIDDLE) / 100
    notice = ((total >> 3 * _BITS & _MASK) - _MIDDLE) / 100
    comment = ((total >> 4 * _BITS & _MASK) - _MIDDLE) / 100
    odds = (newsletter, messaging, donation, notice, comment)
    return Tone(_any_of(newsletter, messaging, donation, notice), comment, odds)


def _any_of(newsletter: float, messaging: float, donation: float, notice: float) -> float:
    """Log-odds of any of four classes."""
    if max(newsletter, messaging, donation, notice) > _MOST:
        return _any_of(min(newsletter, _MOST), min(messaging, _MOST), min(donation, _MOST), min(notice, _MOST))
    return math.log(math.exp(newsletter) + math.exp(messaging) + math.exp(donation) + math.exp(notice))


def is_known(document: Document, index: int) -> bool:
    """Whether the model knows the language of a block, so that its tone tells something."""
    return tone_at(document, index) is not _UNKNOWN


def tone_at(document: Document, index: int) -> Tone:
    """The tone of one block, scored once for all rules."""
    memo = document.hints.memo
    tone: Tone | None = memo.get(("tone", index))
    if tone is None:
        tone = memo["tone", index] = tone_of(voice_at(document, index), document.lines[index])
    return tone


def reasons(voice: Voice, line: str, kind: str, most: int = 4) -> tuple[str, ...]:
    """The features that speak most for a class, strongest first."""
    weights = _weights()
    column = CLASSES.index(kind)
    scored = [((weights[f][column] - weights[f][0]) / 100, f) for f in features(voice, line) if f in weights]
    return tuple(
        f"sounds like {kind}: {name}" for score, name in sorted(scored, key=lambda s: (-s[0], s[1]))[:most] if score > 0
    )
