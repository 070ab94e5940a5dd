"""A linear model of one line among the others: how likely is it that the line is no part of the article?

Only lines that may be told are looked at (`open_lines.py`). Two steps, all weights readable in
``weights/boilerplate_line.json``: the line alone, by words and layout; then its score with its place: what was found
around it, where the prose stands, how many of its words the prose uses too. ``benchmarks/train_line_model.py`` learns
the weights with the functions of this module.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import product

from cleaner.rules.open_lines import Page

HEAD, TAIL = 60, 40
"""Characters of a line that are read for words."""
STORY = 1500
"""Characters of prose that tell what words the story uses."""
WHOLE = 40
"""A line of fewer characters counts as a word of its own."""
REACH = 3
FOUND_SCORE, CLOSED_SCORE = 2.0, -2.0
"""What lines that are found, and lines that cannot be told, say for their neighbours."""
LEAST = -0.6
"""A line that scores less alone is left, whatever stands around it."""

LENGTH_EDGES = (3, 6, 10, 15, 20, 26, 33, 42, 55, 70, 90, 120, 200)
SCORE_EDGES = (-3.0, -2.5, -2.0, -1.5, -1.0, -0.6, -0.3, 0.0, 0.3, 0.6, 1.0, 1.5, 2.0, 2.5, 3.0)
AROUND_EDGES = (-5.0, -3.0, -1.5, -0.5, 0.5, 1.5, 3.0, 5.0)
_FAR = (0, 1, 2, 3, 4, 4)
"""Bin of the lines between a line and the nearest one found; more of them are the bin after the last."""
_SIZE = (0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5)
_SHARED = [[0 if not s else 1 + min(int(4 * s / (s + o)), 3) for o in range(8)] for s in range(8)]
UNTOLD = 5
"""Bin of the shared words of a line that has no long word."""

SIZES = {  # how many values each feature of the second step can take
    "score": 16, "length": 14, "scores before": 9, "scores after": 9, "found before": 6, "found after": 6,
    "place": 4, "gap": 6, "gap found": 5, "shared": 6,
}  # fmt: skip
TABLES = (  # features of the second step that are weighed together
    ("score", "scores before", "scores after"),
    ("score", "found before", "found after"),
    ("score", "place", "gap"),
    ("score", "length", "shared"),
    ("place", "gap found", "shared"),
)
FEATURES = tuple(SIZES)


def _classes(groups: Mapping[str, str]) -> dict[str, str]:
    table = {c: ("upper" if c.isupper() else "lower" if c.islower() else "letter") for c in map(chr, range(33, 0x530))}
    table.update((c, "digit") for c in "0123456789")
    table.update((c, name) for name, characters in groups.items() for c in characters)
    return table


LAST = _classes({
    "period": ".。।؟․", "exclamation": "!！", "question": "?？", "ellipsis": "…", "colon": ":：", "comma": ",;،、",
    "quote": "\"”»'’“」", "bracket": ")]}", "arrow": ">→›▼▾↓", "percent": "%€$£",
})  # fmt: skip
FIRST = _classes({"quote": "\"“„«'‘「", "bullet": "-–—•*·●■▪", "sign": "#|[(@©<>/\\+=_~^&→✓✔"})


def tokens(page: Page) -> list[list[str]]:
    """The words of each open line: punctuation that clings to them removed, digits as 0."""
    low = page.document.hints.low
    read = [low[i] for i in page.open]
    text = "\n".join([x if len(x) <= HEAD + TAIL else f"{x[:HEAD]} … {x[-TAIL:]}" for x in read])
    for digit in "123456789":
        text = text.replace(digit, "0")
    return [x.split() for x in _bare(text).split("\n")]


def _bare(text: str) -> str:
    return text.replace(",", " ").replace(".", " ").replace(":", " ")


def keys(words: Sequence[str], low: str) -> Sequence[str]:
    """What the first step weighs of a line's words: each, and a short line whole."""
    return words if len(low) >= WHOLE else [*words, "=" + low]


Layout = tuple[int, str, str]


def layout(line: str) -> Layout:
    """Length bin, class of the last character and class of the first."""
    return (bisect_right(LENGTH_EDGES, len(line)), LAST.get(line[-1], "letter"), FIRST.get(line[0], "letter"))


def layout_features(key: Layout) -> tuple[str, ...]:
    """The names of the weighted layout features of a line."""
    length, last, first = key
    return (f"length {length}", f"ends {last}", f"starts {first}", f"length {length} ends {last}",
            f"length {length} starts {first}")  # fmt: skip


def story_words(page: Page) -> frozenset[str]:
    """The words that the prose of a document begins with."""
    low, left, parts = page.document.hints.low, STORY, []
    for i in page.prose:
        parts.append(low[i])
        left -= len(low[i])
        if left <= 0:
            break
    return frozenset(_bare(" ".join(parts)[:STORY]).split())


def columns(
    page: Page, words: Sequence[Sequence[str]], alone: Sequence[float], wanted: Container[int]
) -> Iterator[tuple[int, ...]]:
    """The features of the second step, as in FEATURES, of each open line that is wanted."""
    lines, found, prose = page.document.lines, page.found, page.prose
    said, last, story = _said(page, alone), len(lines) - 1, story_words(page)
    known, paragraphs = (-99, *found, last + 99), (-1, *prose, last + 1)
    gap, gap_size, gap_found = -1, 0, 0
    for i, own, w in zip(page.open, alone, words, strict=True):
        if i not in wanted:
            continue
        f, p = bisect_left(known, i), bisect_left(paragraphs, i)
        low, high = paragraphs[p - 1], paragraphs[p]
        if high == i:
            place, gap_size, gap_found, gap = 3, 0, 0, -1
        elif p != gap:
            gap, lies = p, high - low - 1
            place = 0 if p == 1 else 2 if high > last else 1
            gap_size = _SIZE[lies] if lies < len(_SIZE) else 5
            inside = bisect_left(known, high) - bisect_left(known, low)
            gap_found = min(5 * inside // lies, 4)
        above, below = i - known[f - 1] - 1, known[f] - i - 1
        long = {x for x in w if len(x) > 4}
        shared = len(long & story)
        yield (
            bisect_right(SCORE_EDGES, own),
            bisect_right(LENGTH_EDGES, len(lines[i])),
            bisect_right(AROUND_EDGES, sum(said[i : i + REACH])),
            bisect_right(AROUND_EDGES, sum(said[i + REACH + 1 : i + 2 * REACH + 1])),
            _FAR[above] if above < 6 else 5,
            _FAR[below] if below < 6 else 5,
            place,
            gap_size,
            gap_found,
            _SHARED[min(shared, 7)][min(len(long) - shared, 7)] if long else UNTOLD,
        )


def _said(page: Page, alone: Sequence[float]) -> list[float]:
    """What each line says for its neighbours, with REACH lines of nothing on both sides."""
    said = [CLOSED_SCORE] * (len(page.document.lines) + 2 * REACH)
    for i in page.found:
        said[i + REACH] = FOUND_SCORE
    for i, own in zip(page.open, alone, strict=True):
        said[i + REACH] = own
    return said


Table = Sequence[Sequence[Sequence[float]]]


@dataclass(frozen=True)
class LineModel:
    """The weights of both steps; build it with `load`."""

    words: Mapping[str, float]
    layout: Mapping[Layout, float]
    tables: tuple[tuple[int, int, int, Table], ...]
    bias: float
    threshold: float

    @classmethod
    def load(cls) -> "LineModel":
        """The model shipped with the package, read once."""
        return _shipped()

    def alone(self, page: Page, words: Sequence[Sequence[str]]) -> list[float]:
        """The first-step scores of the open lines: log-odds by their own words and layout."""
        get, shape, out = self.words.get, self.layout, []
        lines, low = page.document.lines, page.document.hints.low
        for i, w in zip(page.open, words, strict=True):
            out.append(shape[layout(lines[i])] + sum(filter(None, map(get, keys(w, low[i])))))
        return out

    def scores(self, page: Page, stays: Callable[[Page, int], bool]) -> Iterator[tuple[int, float]]:
        """Each open line that may be boilerplate, unless it stays anyhow, with its log-odds less the threshold's."""
        words = tokens(page)
        alone = self.alone(page, words)
        wanted = {i: own for i, own in zip(page.open, alone, strict=True) if own >= LEAST and not stays(page, i)}
        base, tables = self.bias - self.threshold, self.tables
        for i, at in zip(wanted, columns(page, words, alone, wanted) if wanted else (), strict=True):
            total = base
            for one, two, three, table in tables:
                total += table[at[one]][at[two]][at[three]]
            yield i, total


@lru_cache(maxsize=1)
def _shipped() -> LineModel:
    text = (files("cleaner.rules") / "weights" / "boilerplate_line.json").read_text("utf-8")
    data = json.loads(text)
    weight: Mapping[str, float] = data["layout"]
    shapes = product(
        range(len(LENGTH_EDGES) + 1), sorted({"letter", *LAST.values()}), sorted({"letter", *FIRST.values()})
    )
    return LineModel(
        words=data["words"],
        layout={
            key: data["bias alone"] + sum(weight.get(name, 0.0) for name in layout_features(key)) for key in shapes
        },
        tables=tuple((*map(FEATURES.index, group), data["tables"][" / ".join(group)]) for group in TABLES),
        bias=data["bias"],
        threshold=data["threshold"],
    )
