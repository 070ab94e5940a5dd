"""A linear model of one line of text: how likely is it that the line is not part of the article?

Two steps, both additive, all weights readable in ``rules/weights/boilerplate_line.json``. The first looks at the line alone: its
words and its layout. The second looks at the same line among its neighbours: their scores and lengths, where the prose stands, how
many of the line's words the prose uses too. ``benchmarks/train_line_model.py`` learns the weights with the functions of this module.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import accumulate, chain, product, repeat

HEAD, TAIL = 48, 32  # characters of a line that are read for words; the middle of a long line says little
PAIR_WORDS = 14  # pairs of words are read in lines of at most this many words
PROSE = 100  # a line of this many characters that ends like a sentence is taken for prose
FAR = 3.0  # first-step score of the nothing before the first and after the last line
REACH = 4  # lines on either side that make up the surroundings

UNKNOWN = 6  # bin of a share that cannot be told

LENGTH_EDGES = (3, 6, 10, 15, 20, 26, 33, 42, 55, 70, 100, 150, 250, 500)
SCORE_EDGES = (-3.0, -2.5, -2.0, -1.5, -1.0, -0.6, -0.3, 0.0, 0.3, 0.6, 1.0, 1.5, 2.0, 2.5, 3.0)
NEAR_EDGES = (-2.0, -1.0, -0.3, 0.3, 1.0, 2.0)
AROUND_EDGES = (-8.0, -5.0, -2.5, -1.0, 0.5, 2.0, 4.0, 6.0, 9.0)
PLACE_EDGES = (0.0, 0.02, 0.15, 0.5, 0.85, 0.98, 0.999999)
INDEX_EDGES = (0, 1, 2, 4, 8, 16, 40)
SHARE_EDGES = (0.0, 0.26, 0.45, 0.7, 0.99)

SIZES = {  # how many values each feature of the second step can take
    "score": 16,
    "length": 15,
    "score of line before": 7,
    "score of line after": 7,
    "scores before": 10,
    "scores after": 10,
    "lines before": 8,
    "lines after": 8,
    "prose before": 8,
    "interruption of prose": 12,
    "words shared with prose": 7,
    "shared and other words": 30,
}
TABLES = (  # features of the second step that are weighed together
    ("score", "scores before", "scores after"),
    ("score", "score of line before", "score of line after"),
    ("lines before", "lines after", "score"),
    ("interruption of prose", "score", "length"),
    ("interruption of prose", "score", "words shared with prose"),
    ("interruption of prose", "score", "shared and other words"),
    ("length", "score", "words shared with prose"),
    ("prose before", "score", "words shared with prose"),
)


def _classes(groups: Mapping[str, str], letters: str) -> dict[str, str]:
    table = {c: ("upper" if c.isupper() else "lower" if c.islower() else letters) for c in map(chr, range(33, 0x530))}
    table.update((c, "digit") for c in "0123456789")
    table.update((c, name) for name, characters in groups.items() for c in characters)
    return table


LAST = _classes(
    {"period": ".。।؟․", "exclamation": "!！", "question": "?？", "ellipsis": "…", "colon": ":：", "comma": ",;،、", "quote": "\"”»'’“」",
     "bracket": ")]}", "arrow": ">→›▼▾↓", "percent": "%€$£"}, "sign")  # fmt: skip
FIRST = _classes({"quote": "\"“„«'‘「", "bullet": "-–—•*·●■▪", "sign": "#|[(@©<>/\\+=_~^&→✓✔", "digit": "0123456789"}, "sign")

SENTENCE_ENDS = frozenset(".!?…。！？।؟\"”»’:")


def tokens(lines: Sequence[str]) -> list[list[str]]:
    """Return the words of each line in small letters, digits as 0; of long lines only those at the start and at the end."""
    text = "\n".join([x if len(x) <= HEAD + TAIL else f"{x[:HEAD]} … {x[-TAIL:]}" for x in lines]).lower()
    if text.count("\n") != len(lines) - 1:  # a caller's line holds a line break
        text = "\n".join([x.replace("\n", " ").lower() for x in lines])
    for digit in "123456789":
        text = text.replace(digit, "0")
    for mark in ",.:":
        text = text.replace(mark, " ")
    return [x.split() for x in text.split("\n")]


def layout(lines: Sequence[str]) -> list[tuple[int, str, str, str]]:
    """Return length bin, class of the last character, class of the first, and capitals of each line."""
    last, first = LAST.get, FIRST.get
    return [
        (
            bisect_right(LENGTH_EDGES, len(x)),
            last(x[-1:], "letter"),
            first(x[:1], "letter"),
            "all" if x.isupper() else "each word" if x.istitle() else "",
        )
        for x in lines
    ]


def layout_features(key: tuple[int, str, str, str]) -> tuple[str, ...]:
    """Return the names of the weighted layout features of a line."""
    length, last, first, capitals = key
    names = (f"length {length}", f"ends {last}", f"starts {first}", f"length {length} ends {last}", f"length {length} starts {first}")
    return (*names, f"capitals {capitals}", f"length {length} capitals {capitals}") if capitals else names



def _binned(edges: Sequence[float], values: Iterable[float]) -> list[int]:
    return list(map(bisect_right, repeat(edges), values))


def _around(values: Sequence[float]) -> tuple[list[float], list[float]]:
    """Return the sum over the REACH lines before each line, and over the REACH lines after it."""
    pad = [FAR] * REACH
    total = list(accumulate(chain(pad, values, pad), initial=0.0))
    span = len(values)
    before = [b - a for a, b in zip(total, total[REACH : REACH + span])]
    after = [b - a for a, b in zip(total[REACH + 1 :], total[2 * REACH + 1 :])]
    return before, after


def _overlap(lines: Sequence[str], words: Sequence[list[str]], prose: Sequence[bool]) -> list[tuple[int, int]]:
    """Return of each line which share of its long words the prose uses too, binned, and how many it does and does not use."""
    text = " ".join([x for x, p in zip(lines, prose) if p]).lower()
    for mark in ",.:":
        text = text.replace(mark, " ")
    bag = set(text.split())
    out = []
    for w, p in zip(words, prose):
        long = () if p else {x for x in w if len(x) > 4}
        if long:
            all_, shared = len(long), len(bag.intersection(long))
            out.append((bisect_right(SHARE_EDGES, shared / all_), min(shared, 4) * 6 + min(all_ - shared, 5)))
        else:
            out.append((UNKNOWN, 0))
    return out


def _interruption(prose: Sequence[bool]) -> int:
    """Return in tenths how many of the lines from the first to the last prose line are not prose; 0 with little prose."""
    at = [i for i, p in enumerate(prose) if p]
    return 1 + int(10 - 10 * len(at) / (at[-1] - at[0] + 1)) if len(at) > 2 else 0


def context(lines: Sequence[str], words: Sequence[list[str]], alone: Sequence[float]) -> dict[str, Sequence[int]]:
    """Return the features of the second step, by name a small whole number for each line, from the first-step scores `alone`."""
    sizes = list(map(len, lines))
    prose = [n >= PROSE and x[-1:] in SENTENCE_ENDS for n, x in zip(sizes, lines)]
    mass = list(accumulate([n if p else 0 for n, p in zip(sizes, prose)]))
    whole = mass[-1] or 1
    before, after = _around(alone)
    near = _binned(NEAR_EDGES, chain((FAR,), alone, (FAR,)))
    index = _binned(INDEX_EDGES, range(len(lines)))
    shares, counts = zip(*_overlap(lines, words, prose))
    return {
        "score": _binned(SCORE_EDGES, alone),
        "length": _binned(LENGTH_EDGES, sizes),
        "score of line before": near[:-2],
        "score of line after": near[2:],
        "scores before": _binned(AROUND_EDGES, before),
        "scores after": _binned(AROUND_EDGES, after),
        "lines before": index,
        "lines after": index[::-1],
        "prose before": _binned(PLACE_EDGES, [m / whole for m in mass]),
        "interruption of prose": [_interruption(prose)] * len(lines),
        "words shared with prose": shares,
        "shared and other words": counts,
    }


def cells(group: Sequence[str], columns: Mapping[str, Sequence[int]]) -> list[int]:
    """Return for each line which cell of the table of three features `group` it falls into."""
    one, two, three = (columns[name] for name in group)
    wide, deep = SIZES[group[1]] * SIZES[group[2]], SIZES[group[2]]
    return [a * wide + b * deep + c for a, b, c in zip(one, two, three)]


@dataclass(frozen=True)
class LineModel:
    """The weights of both steps; build it with `load`."""

    words: Mapping[str, float]
    pairs: Mapping[tuple[str, str], float]
    layout: Mapping[tuple[int, str, str, str], float]
    tables: tuple[tuple[float, ...], ...]
    bias: float

    @classmethod
    def load(cls) -> LineModel:
        """Return the model shipped with the package; it is read once."""
        return _shipped()

    def alone(self, lines: Sequence[str], words: Sequence[list[str]]) -> list[float]:
        """Return the first-step scores: log-odds of each line by its own words and layout."""
        word, pair, shape = self.words.get, self.pairs.get, self.layout
        return [
            shape[key]
            + sum(filter(None, map(word, w)))
            + (sum(filter(None, map(pair, zip(w, w[1:])))) if 1 < len(w) <= PAIR_WORDS else 0.0)
            for key, w in zip(layout(lines), words)
        ]

    def scores(self, lines: Sequence[str]) -> list[float]:
        """Return the log-odds that each line is boilerplate; `lines` are all lines of one document, stripped and not empty."""
        if not lines:
            return []
        words = tokens(lines)
        columns = context(lines, words, self.alone(lines, words))
        found = [map(table.__getitem__, cells(group, columns)) for group, table in zip(TABLES, self.tables)]
        return [self.bias + x for x in map(sum, zip(*found))]

    def evidence(self, lines: Sequence[str], i: int) -> tuple[str, ...]:
        """Return in words the strongest reasons, at most five, to take line `i` for boilerplate."""
        return ()


@lru_cache(maxsize=1)
def _shipped() -> LineModel:
    text = resources.files("cleaner").joinpath("rules", "weights", "boilerplate_line.json").read_text("utf-8")
    data = json.loads(text)
    weight: Mapping[str, float] = data["layout"]
    keys = product(range(len(LENGTH_EDGES) + 1), {"letter", *LAST.values()}, {"letter", *FIRST.values()}, ("all", "each word", ""))
    return LineModel(
        words=data["words"],
        pairs={(a, b): w for a, _, b, w in ((*name.partition(" "), w) for name, w in data["pairs"].items())},
        layout={key: data["bias alone"] + sum(weight.get(name, 0.0) for name in layout_features(key)) for key in keys},
        tables=tuple(tuple(data["tables"][" / ".join(group)]) for group in TABLES),
        bias=data["bias"],
    )
