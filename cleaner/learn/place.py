"""Where in the article blocks stand, counted in lines that do not repeat."""

from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from statistics import quantiles
from typing import NamedTuple

from cleaner.learn.choose import Block


class Place(NamedTuple):
    """Where a block stands, over the articles that were looked at."""

    seen: int
    """Articles that were looked at."""
    quartiles: tuple[float, float, float]
    """Of its place in the article: 0 the first line, 1 the last."""
    before: float
    """Share of the articles in which the same number of lines that do not repeat stands before it, the most common."""
    after: float
    """The same for the lines after it."""
    pairs: tuple[tuple[tuple[int, ...], int], ...]
    """What stands right before and after it: keys of blocks (none for a line that does not repeat), and how often."""

    def beside(self, keys: Container[int]) -> float:
        """In what share of the articles it stands next to one of these blocks."""
        return sum(count for pair, count in self.pairs if any(key in keys for key in pair)) / self.seen


def places_of(blocks: Sequence[Block]) -> dict[int, Place]:
    """The place of each block, by its key."""
    articles: dict[int, dict[int, int]] = defaultdict(dict)
    lengths: dict[int, int] = {}
    for block in blocks:
        for article, place, length, _ in block.repeated.sampled:
            articles[article][place] = block.repeated.key
            lengths[article] = length
    seen = {block.repeated.key: _Seen() for block in blocks}
    for article, keys in articles.items():
        repeated = sorted(keys)
        for number, place in enumerate(repeated):
            one = seen[keys[place]]
            one.before[place - number] += 1
            one.after[lengths[article] - 1 - place - (len(repeated) - 1 - number)] += 1
            one.shares.append(place / max(lengths[article] - 1, 1))
            one.pairs[tuple(keys[near] for near in (place - 1, place + 1) if near in keys)] += 1
    return {key: one.place() for key, one in seen.items() if one.shares}


class _Seen:
    """What was seen of one block."""

    def __init__(self) -> None:
        self.before: Counter[int] = Counter()
        self.after: Counter[int] = Counter()
        self.pairs: Counter[tuple[int, ...]] = Counter()
        self.shares: list[float] = []

    def place(self) -> Place:
        """All of it together."""
        count = len(self.shares)
        low, middle, high = quantiles(self.shares, n=4, method="inclusive") if count > 1 else self.shares * 3
        before, after = (max(counter.values()) / count for counter in (self.before, self.after))
        return Place(count, (low, middle, high), before, after, tuple(sorted(self.pairs.items())))
