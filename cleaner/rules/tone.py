"""How a line sounds: like the story, like an appeal, or like a reader's comment.

A small linear model over words and word pairs outside quotations and the signs of voice. Its
weights are data (`weights/tone.json`, made by `benchmarks/train_tone.py`); what counts towards
a verdict can be read off in words. It decides nothing alone: rules use it where a run of lines
that listed phrases anchor must end, and where comments begin.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from cleaner.document import Document
from cleaner.rules.base import voice_at
from cleaner.rules.voice import Voice

CLASSES = ("body", "newsletter", "messaging", "donation", "notice", "comment")
"""What the model tells apart; "notice" stands for all other boilerplate that speaks in sentences."""


@dataclass(frozen=True, slots=True)
class Tone:
    """Log-odds against the story: `appeal` of any boilerplate, `comment` of a reader's comment, `kinds` by class."""

    appeal: float
    comment: float
    kinds: Mapping[str, float]


def features(voice: Voice, line: str) -> Iterable[str]:
    """The features of one line: its distinct words, pairs of words, and signs."""
    tokens = ["#" if token[-1].isdigit() else token for token in voice.tokens[:150]]
    found = dict.fromkeys(tokens)
    found.update(dict.fromkeys(map(" ".join, zip(tokens, tokens[1:], strict=False))))
    return [*found, *_signs(voice, line)]


def _signs(voice: Voice, line: str) -> Iterable[str]:
    words = voice.words
    yield f"LENGTH {min(words.bit_length(), 8)}"
    for name in ("we", "you", "me", "third", "reported", "past"):
        count = getattr(voice, name)
        if count:
            yield f"{name.upper()} {'some' if count < 3 else 'many'}"
    if not voice.me and not voice.we and not voice.you:
        yield "NOBODY speaks"
    if voice.quoted:
        yield "QUOTED mostly" if voice.quoted > 0.5 else "QUOTED partly"
        if voice.reported:
            yield "QUOTED and attributed"
    for name in ("command", "question", "exclaimed", "closed"):
        if getattr(voice, name):
            yield name.upper()
    if line[:1].islower():
        yield "STARTS small"
    if line[:1] in "@[(…":
        yield "STARTS with a mark"
    if line.isupper():
        yield "CAPITALS"
    if any(money in line for money in "$£€₹"):
        yield "MONEY"


@lru_cache(maxsize=1)
def _weights() -> dict[str, tuple[float, ...]]:
    text = (files("cleaner.rules") / "weights" / "tone.json").read_text("utf-8")
    return {name: tuple(w / 100 for w in weights) for name, weights in json.loads(text)["weights"].items()}


def tone_of(voice: Voice, line: str) -> Tone:
    """Score one line."""
    weights = _weights()
    rows = [weights[name] for name in features(voice, line) if name in weights]
    sums = [math.fsum(column) for column in zip(weights["BIAS"], *rows, strict=True)]
    odds = {name: value - sums[0] for name, value in zip(CLASSES, sums, strict=True)}
    appeal = math.log(sum(math.exp(min(odds[name], 50)) for name in CLASSES[1:5]))
    return Tone(appeal, odds["comment"], odds)


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
    scored = [(weights[f][column] - weights[f][0], f) for f in features(voice, line) if f in weights]
    return tuple(
        f"sounds like {kind}: {name}" for score, name in sorted(scored, key=lambda s: (-s[0], s[1]))[:most] if score > 0
    )
