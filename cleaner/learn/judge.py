"""Which repeated lines are proposed, as what, and why.

Three things speak for a block: words by which the rules that ship know a kind of boilerplate, a steady place in the
article, and standing next to a block that is proposed. A line of speech needs the steady place. A quotation or a
standard sentence that many stories repeat among their paragraphs, here and there, has none of them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cleaner.document import Span
from cleaner.labels import Group, Label
from cleaner.learn.choose import Block
from cleaner.learn.place import Place, places_of
from cleaner.pipeline import Cleaner
from cleaner.record import Segment
from cleaner.rules.voice import voice_of

STEADY = 0.6
"""Share of the articles that agree on the place of a block."""
FEW = 8
STEADY_FEW = 0.85
"""The same where fewer articles than that have it."""
LEAST_SEEN = 3
"""Articles without which a place is no evidence."""
BESIDE = 0.75
"""Share of the articles in which a block stands next to proposed ones; to the same one where few have it."""
BY_WORDS = 0.7
"""Confidence of a rule whose word is evidence."""
_UNSURE = frozenset(("run_remainder", "boilerplate_line", "reader_comments", "related_teaser", "section_navigation"))
"""Rules that go by tone, shape and neighbours, which a single line does not have."""
CONTEXT = 4
"""Lines of prose that blocks are judged behind."""


class Proposal(NamedTuple):
    """A block that a person may want to remove."""

    block: Block
    place: Place
    label: Label
    evidence: tuple[str, ...]


class Judgement(NamedTuple):
    """What is proposed for a site, and lines of it that must stay."""

    proposals: tuple[Proposal, ...]
    prose: tuple[str, ...]


def judge(blocks: Sequence[Block], prose: Sequence[str], cleaner: Cleaner) -> Judgement:
    """What to propose of the blocks of a site; `prose` are lines of its stories.

    Of a weak block words prove nothing, as they are those of one line; it needs a steady place below the headline.
    """
    places = places_of(blocks)
    ordered = sorted((b for b in blocks if b.repeated.key in places), key=lambda b: _order(b, places))
    known = {block.texts[0] for block in blocks}
    plain = [line for line in prose if line not in known][:CONTEXT]
    labels, kept = _labels(ordered, plain, cleaner)
    weak = {b.repeated.key for b in ordered if b.weak}
    own = {b.repeated.key: _own_reasons(b, places, labels.get(b.repeated.key)) for b in ordered}
    reasons = {key: why for key, why in own.items() if why}
    _spread(ordered, {key: place for key, place in places.items() if key not in weak}, reasons)
    sure = {key: found.label for key, found in labels.items() if found.rule not in _UNSURE and key in reasons}
    guess = {key: found.label for key, found in labels.items()}
    told = _spread_labels(sure, {key: places[key] for key in reasons})
    proposals = [
        Proposal(block, places[key], told.get(key) or guess.get(key, Label.OTHER), tuple(reasons[key]))
        for block in ordered
        if (key := block.repeated.key) in reasons
    ]
    return Judgement(tuple(proposals), tuple(kept))


def _order(block: Block, places: Mapping[int, Place]) -> tuple[float, str]:
    return places[block.repeated.key].quartiles[1], block.pattern


def _labels(
    blocks: Sequence[Block], prose: Sequence[str], cleaner: Cleaner
) -> tuple[dict[int, Segment | Span], list[str]]:
    """What the rules that ship take each block for, behind some prose of the site; and what of that they leave."""
    lines = [*prose, *(block.texts[0] for block in blocks)]
    record = cleaner.clean("\n".join(" ".join(line.split()) for line in lines), "text")
    at: dict[int, Segment | Span] = {}
    settled: list[Segment | Span] = [*record.segments, *record.vetoed]
    for found in settled:
        if found.label.group is not Group.BODY and found.rule:
            at.setdefault(record.source_text.count("\n", 0, found.start), found)
    labels = {block.repeated.key: at[i] for i, block in enumerate(blocks, len(prose)) if i in at}
    return labels, [line for i, line in enumerate(prose) if i not in at]


def _own_reasons(block: Block, places: Mapping[int, Place], found: Segment | Span | None) -> list[str]:
    """What speaks for a block by itself; nothing for one that stays."""
    place, reasons = places[block.repeated.key], []
    voice = voice_of(block.texts[0])
    speech = bool(voice.reported) or voice.quoted > 0.3
    sure = found is not None and found.rule not in _UNSURE and found.confidence >= BY_WORDS and not speech
    if found is not None and sure and not block.weak:
        reasons.append(f"words: {found.rule} {found.confidence:.2f}: {'; '.join(found.evidence[:2])}")
    least = STEADY if place.seen >= FEW else STEADY_FEW
    steady = [name for name, share in (("before", place.before), ("after", place.after)) if share >= least]
    if block.weak and (place.seen < FEW or place.quartiles[1] == 0):
        return []
    if steady and place.seen >= LEAST_SEEN:
        share = max(place.before, place.after)
        reasons.append(f"steady place: as many lines of the story {' and '.join(steady)} it in {share:.0%} of them")
    return reasons


def _spread(blocks: Sequence[Block], places: Mapping[int, Place], reasons: dict[int, list[str]]) -> None:
    """Blocks beside proposed ones are proposed, too, on and on."""
    near: dict[int, set[int]] = {}
    for key, place in places.items():
        for pair, _ in place.pairs:
            for other in pair:
                near.setdefault(other, set()).add(key)
    texts = {block.repeated.key: block.texts[0] for block in blocks}
    fresh = list(reasons)
    while fresh:
        origin = fresh.pop()
        for key in sorted(near.get(origin, ())):
            if key not in reasons:
                place = places[key]
                share = place.beside(reasons if place.seen >= FEW else (origin,))
                if share >= BESIDE:
                    reasons[key] = [f"beside proposed blocks in {share:.0%} of them, as {texts[origin][:60]!r}"]
                    fresh.append(key)


def _spread_labels(sure: Mapping[int, Label], places: Mapping[int, Place]) -> dict[int, Label]:
    """The labels of blocks, and for those without one the label that blocks beside them have most often, on and on."""
    told = dict(sure)
    fresh = True
    while fresh:
        counts: dict[int, Counter[Label]] = {}
        for key in places.keys() - told.keys():
            for pair, times in places[key].pairs:
                counts.setdefault(key, Counter()).update({told[other]: times for other in pair if other in told})
        best = {key: min(c, key=lambda label: (-c[label], label)) for key, c in counts.items() if c}
        told |= best
        fresh = bool(best)
    return told
