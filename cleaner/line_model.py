"""A linear model of one line of text: how likely is it that the line is not part of the article?

Two steps, both additive, all weights readable in ``rules/weights/boilerplate_line.json``. The first looks at the line
alone: its words and its layout. The second looks at the same line among its neighbours: their scores, where the prose
stands, how many of the line's words the prose uses too. ``benchmarks/train_line_model.py`` learns the weights with the
functions of this module.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import accumulate, chain, product, repeat
from operator import sub

HEAD, TAIL = 48, 32  # characters of a line that are read for words; the middle of a long line says little
LONG = 200  # the words of prose lines of this many characters are not read: they are article, or nothing here can tell
STORY = 3000  # characters of prose that tell what words the story uses
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

_INDEX = [bisect_right(INDEX_EDGES, i) for i in range(INDEX_EDGES[-1])]
NOT_KNOWN = (UNKNOWN, 0)
_SHARED = [[(bisect_right(SHARE_EDGES, s / (s + o or 1)), s * 6 + o) for o in range(6)] for s in range(5)]

SIZES = {  # how many values each feature of the second step can take
    "score": 16, "length": 15, "score of line before": 7, "score of line after": 7, "scores before": 10,
    "scores after": 10, "lines before": 8, "lines after": 8, "prose before": 8, "interruption of prose": 12,
    "words shared with prose": 7, "shared and other words": 30,
}  # fmt: skip
TABLES = (  # features of the second step that are weighed together
    ("score", "scores before", "scores after"),
    ("score", "score of line before", "score of line after"),
    ("lines before", "lines after", "score"),
    ("interruption of prose", "score", "length"),
    ("interruption of prose", "score", "shared and other words"),
    ("length", "score", "words shared with prose"),
    ("prose before", "score", "words shared with prose"),
)


def _classes(groups: Mapping[str, str], letters: str) -> dict[str, str]:
    table = {c: ("upper" if c.isupper() else "lower" if c.islower() else letters) for c in map(chr, range(33, 0x530))}
    table.update((c, "digit") for c in "0123456789")
    table.update((c, name) for name, characters in groups.items() for c in characters)
    return table


_STOPS = {"period": ".。।؟․", "exclamation": "!！", "question": "?？", "ellipsis": "…", "colon": ":："}
_MARKS = {"comma": ",;،、", "quote": "\"”»'’“」", "bracket": ")]}", "arrow": ">→›▼▾↓", "percent": "%€$£"}
LAST = _classes(_STOPS | _MARKS, "sign")
FIRST = _classes({"quote": "\"“„«'‘「", "bullet": "-–—•*·●■▪", "sign": "#|[(@©<>/\\+=_~^&→✓✔"}, "sign")
SENTENCE_ENDS = frozenset('.!?…。！？।؟"”»’:')


def tokens(lines: Sequence[str]) -> list[list[str]]:
    """Return the words of each line in small letters, digits as 0; of long lines the outer ones, of long prose none."""
    text = "\n".join([x if len(x) <= HEAD + TAIL else _ends(x) for x in lines]).lower()
    if text.count("\n") != len(lines) - 1:  # a caller's line holds a line break
        text = "\n".join([x.replace("\n", " ").lower() for x in lines])
    for digit in "123456789":
        text = text.replace(digit, "0")
    for mark in ",.:":
        text = text.replace(mark, " ")
    return [x.split() for x in text.split("\n")]


def _ends(line: str) -> str:
    return "" if len(line) >= LONG and line[-1] in SENTENCE_ENDS else f"{line[:HEAD]} … {line[-TAIL:]}"


def layout(lines: Sequence[str]) -> list[tuple[int, str, str]]:
    """Return length bin, class of the last character and class of the first of each line."""
    last, first, edges = LAST.get, FIRST.get, LENGTH_EDGES
    return [(bisect_right(edges, len(x)), last(x[-1:], "letter"), first(x[:1], "letter")) for x in lines]


def layout_features(key: tuple[int, str, str]) -> tuple[str, ...]:
    """Return the names of the weighted layout features of a line."""
    length, last, first = key
    return (
        f"length {length}",
        f"ends {last}",
        f"starts {first}",
        f"length {length} ends {last}",
        f"length {length} starts {first}",
    )


def _binned(edges: Sequence[float], values: Iterable[float]) -> list[int]:
    return list(map(bisect_right, repeat(edges), values))


def _around(values: Sequence[float]) -> tuple[list[float], list[float]]:
    """Return the sum over the REACH lines before each line, and over the REACH lines after it."""
    pad = [FAR] * REACH
    total = list(accumulate(chain(pad, values, pad), initial=0.0))
    span = len(values)
    before = list(map(sub, total[REACH : REACH + span], total))
    after = list(map(sub, total[2 * REACH + 1 :], total[REACH + 1 :]))
    return before, after


def _overlap(lines: Sequence[str], words: Sequence[list[str]], prose: Sequence[bool]) -> list[tuple[int, int]]:
    """Return of each line which share of its long words the prose uses too, binned, and both numbers as one code."""
    text = " ".join([x for x, p in zip(lines, prose, strict=True) if p])[:STORY].lower()
    for mark in ",.:":
        text = text.replace(mark, " ")
    bag = set(text.split())
    out = []
    for w, p in zip(words, prose, strict=True):
        long = None if p else {x for x in w if len(x) > 4}
        if long:
            shared = len(bag & long)
            out.append(_SHARED[min(shared, 4)][min(len(long) - shared, 5)])
        else:
            out.append(NOT_KNOWN)
    return out


def _interruption(prose: Sequence[bool]) -> int:
    """Return in tenths which share of the lines between prose lines is not prose; 0 with little prose."""
    at = [i for i, p in enumerate(prose) if p]
    return 1 + int(10 - 10 * len(at) / (at[-1] - at[0] + 1)) if len(at) > 2 else 0


def context(lines: Sequence[str], words: Sequence[list[str]], alone: Sequence[float]) -> dict[str, Sequence[int]]:
    """Return the second-step features, by name a small whole number a line; `alone` are the first-step scores."""
    sizes = list(map(len, lines))
    prose = [n >= PROSE and x[-1:] in SENTENCE_ENDS for n, x in zip(sizes, lines, strict=True)]
    mass = list(accumulate([n if p else 0 for n, p in zip(sizes, prose, strict=True)]))
    whole = mass[-1] or 1
    before, after = _around(alone)
    near = _binned(NEAR_EDGES, chain((FAR,), alone, (FAR,)))
    index = [*_INDEX[: len(lines)], *repeat(len(INDEX_EDGES), len(lines) - len(_INDEX))]
    shares, counts = zip(*_overlap(lines, words, prose), strict=True)
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


Table = Sequence[Sequence[Sequence[float]]]


@dataclass(frozen=True)
class LineModel:
    """The weights of both steps; build it with `load`."""

    words: Mapping[str, float]
    layout: Mapping[tuple[int, str, str], float]
    tables: tuple[Table, ...]
    bias: float

    @classmethod
    def load(cls) -> LineModel:
        """Return the model shipped with the package; it is read once."""
        return _shipped()

    def alone(self, lines: Sequence[str], words: Sequence[list[str]]) -> list[float]:
        """Return the first-step scores: log-odds of each line by its own words and layout."""
        word, shape = self.words.get, self.layout
        pairs = zip(layout(lines), words, strict=True)
        return [shape[key] + sum(filter(None, map(word, w))) if w else shape[key] for key, w in pairs]

    def scores(self, lines: Sequence[str]) -> list[float]:
        """Return the log-odds that each line is boilerplate; `lines` are all of one document, stripped, not empty."""
        if not lines:
            return []
        words = tokens(lines)
        columns = context(lines, words, self.alone(lines, words))
        total = [self.bias] * len(lines)
        for group, table in zip(TABLES, self.tables, strict=True):
            one, two, three = map(columns.__getitem__, group)
            total = [x + table[a][b][c] for x, a, b, c in zip(total, one, two, three, strict=True)]
        return total

    def evidence(self, lines: Sequence[str], i: int) -> tuple[str, ...]:
        """Return in words the strongest reasons, at most five, to take line `i` for boilerplate."""
        words = tokens(lines)
        columns = context(lines, words, self.alone(lines, words))
        told = sorted(((self.words.get(w, 0.0), w) for w in set(words[i])), reverse=True)
        found = [w for weight, w in told if weight > 0.3][:3]
        reasons = ["words: " + ", ".join(found)] if found else []
        reasons += [reason for reason, holds in _reasons({k: v[i] for k, v in columns.items()}, lines[i]) if holds]
        return tuple(reasons[:5]) or ("layout of the line and its neighbours",)


def _reasons(at: Mapping[str, int], line: str) -> Iterable[tuple[str, bool]]:
    """Return what can be said of a line, each with whether it holds, from its second-step features."""
    few, alike = SHARE_EDGES.index(0.26), len(NEAR_EDGES) - 2
    yield "shares few words with the article", at["words shared with prose"] <= few
    yield "lines around it look like boilerplate", at["scores before"] + at["scores after"] > len(AROUND_EDGES)
    yield "next to such a line", max(at["score of line before"], at["score of line after"]) >= alike
    yield "after the last prose", at["prose before"] == len(PLACE_EDGES)
    yield "before the first prose", at["prose before"] <= 1
    yield "no closing punctuation", line[-1:] not in SENTENCE_ENDS
    yield "short line", len(line) < PROSE


@lru_cache(maxsize=1)
def _shipped() -> LineModel:
    text = resources.files("cleaner").joinpath("rules", "weights", "boilerplate_line.json").read_text("utf-8")
    data = json.loads(text, parse_float=lru_cache(maxsize=None)(float))  # equal weights are one object: faster
    weight: Mapping[str, float] = data["layout"]
    keys = product(range(len(LENGTH_EDGES) + 1), {"letter", *LAST.values()}, {"letter", *FIRST.values()})
    return LineModel(
        words=data["words"],
        layout={key: data["bias alone"] + sum(weight.get(name, 0.0) for name in layout_features(key)) for key in keys},
        tables=tuple(data["tables"][" / ".join(group)] for group in TABLES),
        bias=data["bias"],
    )
