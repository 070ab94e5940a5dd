"""Train the line model: is a line of scraped text part of the article or leftover boilerplate?

    python benchmarks/train_line_model.py DATA_DIR -o cleaner/rules/weights/boilerplate_line.json

DATA_DIR holds residue-wcxb-dev.jsonl.gz and residue-fundus-dev.jsonl.gz: one text a row, as one of three extractors
left it, {"id", "extractor", "url", "lines": [[text, "body" | "junk" | "unsure"]]}. The model is trained for its role:
all other rules run first, their findings are features, and only lines that none of them removes are learned from.

First a logistic regression over words and layout scores each line. Each line then gets the score of a model trained on
other sites, and boosted trees of three features each learn the second step from those; a tree over three small whole
numbers is a table, and the trees over the same three add up to one table.

Prints figures cross-validated by site, all steps nested: no site is in training and test at once. Needs extra train.
"""

import argparse
import gzip
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import ClassVar, Literal
from urllib.parse import urlsplit

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.tree import DecisionTreeRegressor

from cleaner.document import Document, Span
from cleaner.labels import Group, Label
from cleaner.pipeline import Cleaner
from cleaner.rules import DEFAULT_RULES
from cleaner.rules import line_model as shape
from cleaner.rules.boilerplate_line import BoilerplateLine, belongs, margin
from cleaner.rules.open_lines import Page, page_of

CORPORA = ("wcxb", "fundus")
FOLDS = 5
LEAST_SITES = 5  # a word counts if so many sites use it
SMALLEST_WEIGHT = 0.05
STRENGTH = 0.05  # of the first step, C of the logistic regression
ROUNDS, RATE, LEAVES, RIDGE = 20, 0.15, 8, 60.0  # of the second step
WORD_CAP, WORD_POWER = 30, 0.7  # a line weighs as its words to this power, up to the cap
BODY_WEIGHT = 3.0  # of all body lines of a corpus row against all boilerplate lines of it
TOTAL_WEIGHT = 20_000.0
LOST = 0.002  # share of the body words of any row that this rule may cost
_WORD = re.compile(r"\w+")
BODY, JUNK, UNSURE = 0, 1, -1
NEVER = -99.0


@dataclass(frozen=True)
class Listener:
    """A rule that finds nothing and remembers the document as context rules see it."""

    name: ClassVar[str] = "listener"
    label: ClassVar[Label] = Label.OTHER
    stage: ClassVar[Literal["local", "context"]] = "context"

    heard: list[Document] = field(default_factory=list, hash=False, compare=False, repr=False)

    def find(self, document: Document) -> Iterator[Span]:
        self.heard[:] = [document]
        return iter(())


@dataclass(frozen=True)
class Corpus:
    """Open lines of all documents; arrays have one entry a line, `taken` marks those that stay by form or are gone."""

    pages: list[Page]
    sites: list[str]
    page: np.ndarray
    gold: np.ndarray
    words: np.ndarray
    row: np.ndarray
    taken: np.ndarray
    names: list[str]
    totals: np.ndarray  # words of each row: body, junk, and of both what the other rules remove

    def folds(self, seed: str) -> np.ndarray:
        one = [int(hashlib.md5((seed + site).encode()).hexdigest(), 16) % FOLDS for site in self.sites]
        return np.array(one)[self.page]


def site_of(row: dict) -> str:
    if row["url"]:
        return ".".join(urlsplit(row["url"]).netloc.removeprefix("www.").split(".")[-3:])
    return row["id"].split("-V")[0]


def rows(folder: Path) -> Iterator[tuple[str, dict]]:
    for corpus in CORPORA:
        path = folder / f"residue-{corpus}-dev.jsonl.gz"
        with gzip.open(path, "rt", encoding="utf8", errors="surrogatepass") as file:
            for row in map(json.loads, file):
                yield f"{corpus} / {row['extractor']}", row


def removed_lines(record, document: Document) -> set[int]:
    place = {start: i for i, start in enumerate(document.starts)}
    gone = (s.start for s in record.segments if s.rule not in (None, "white_space") and s.label.group is not Group.BODY)
    return {place[start] for start in gone if start in place}


def read(folder: Path) -> Corpus:
    listener = Listener()
    others = tuple(rule for rule in DEFAULT_RULES if not isinstance(rule, BoilerplateLine))
    cleaner = Cleaner(rules=(*others, listener))
    pages, sites, names, entries = [], [], [], []
    totals: dict[int, np.ndarray] = defaultdict(lambda: np.zeros(4))
    for name, row in rows(folder):
        record = cleaner.clean("\n".join(text for text, _ in row["lines"]), kind="text")
        page = page_of(listener.heard[0])
        gone = removed_lines(record, page.document)
        marks = [(mark, len(_WORD.findall(text))) for text, mark in row["lines"] if text.strip()]
        if name not in names:
            names.append(name)
        number = names.index(name)
        for i, (mark, count) in enumerate(marks):
            for n, wanted in enumerate(("body", "junk")):
                totals[number][[n, n + 2]] += (mark == wanted) * count * np.array([1, i in gone])
        for i in page.open:
            mark, count = marks[i]
            gold = {"body": BODY, "junk": JUNK, "unsure": UNSURE}[mark]
            entries.append((len(pages), gold, count, number, i in gone or belongs(page, i)))
        pages.append(page)
        sites.append(site_of(row))
    columns = map(np.array, zip(*entries, strict=True))
    return Corpus(pages, sites, *columns, names, np.array([totals[n] for n in range(len(names))]))


def weights(corpus: Corpus) -> np.ndarray:
    """Weight of each line: by its words, damped for documents full of boilerplate, each of the six rows alike."""
    weight = np.minimum(corpus.words, WORD_CAP) ** WORD_POWER
    weight[corpus.taken | (corpus.gold == UNSURE)] = 0.0
    junk = corpus.gold == JUNK
    total = np.bincount(corpus.page[junk], weight[junk], len(corpus.pages))
    weight[junk] /= np.sqrt(np.maximum(total, 1.0))[corpus.page[junk]]
    for row in range(len(corpus.names)):
        for mark, share in ((JUNK, 1.0), (BODY, BODY_WEIGHT)):
            chosen = (corpus.row == row) & (corpus.gold == mark)
            weight[chosen] *= share / weight[chosen].sum()
    return weight * TOTAL_WEIGHT


def line_features(page: Page) -> Iterator[list[str]]:
    for words, i in zip(shape.tokens(page), page.open, strict=True):
        found = [f"word {key}" for key in shape.keys(words, page.document.hints.low[i])]
        yield found + [f"layout {name}" for name in shape.layout_features(shape.layout(page.document.lines[i]))]


def first_matrix(corpus: Corpus) -> tuple[csr_matrix, list[str]]:
    """Return lines x features of the first step, and the names of the features; rare words are left out."""
    sites, found = defaultdict(set), []
    for page, site in zip(corpus.pages, corpus.sites, strict=True):
        found += line_features(page) if page.open else ()
        for name in set().union(*found[len(found) - len(page.open) :]):
            sites[name].add(site)
    names = sorted(name for name, where in sites.items() if len(where) >= LEAST_SITES or name.startswith("layout"))
    number = {name: i for i, name in enumerate(names)}
    entries = [sorted(number[name] for name in line if name in number) for line in found]
    ends = np.cumsum([0, *map(len, entries)])
    flat = np.array([i for line in entries for i in line])
    return csr_matrix((np.ones(len(flat), np.float32), flat, ends), shape=(len(entries), len(names))), names


def fit_first(matrix: csr_matrix, gold: np.ndarray, weight: np.ndarray) -> LogisticRegression:
    used = weight > 0
    model = LogisticRegression(C=STRENGTH, max_iter=150, tol=1e-3)
    return model.fit(matrix[used], gold[used], sample_weight=weight[used])


def crossed_first(matrix: csr_matrix, gold: np.ndarray, weight: np.ndarray, folds: np.ndarray) -> np.ndarray:
    """Return the first-step score of each line from a model that did not see its site."""
    scores = np.zeros(len(gold))
    for fold in range(FOLDS):
        test = folds == fold
        scores[test] = fit_first(matrix, gold, np.where(test, 0.0, weight)).decision_function(matrix[test])
    return scores


def sizes(group: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(shape.SIZES[name] for name in group)


def second_cells(corpus: Corpus, alone: np.ndarray) -> list[np.ndarray]:
    """Return for each table of the second step the cell of each line."""
    found, start = [], 0
    for page in corpus.pages:
        part = alone[start : start + len(page.open)].tolist()
        start += len(part)
        if part:
            found += shape.columns(page, shape.tokens(page), part, page.open)
    by_name = dict(zip(shape.FEATURES, np.array(found).T, strict=True))
    return [np.ravel_multi_index([by_name[name] for name in group], sizes(group)) for group in shape.TABLES]


def tree_step(grid: np.ndarray, slope: np.ndarray, bend: np.ndarray) -> np.ndarray:
    """Return what one small tree adds to each cell of a table: a damped Newton step in each leaf."""
    seen = bend > 0
    tree = DecisionTreeRegressor(max_leaf_nodes=LEAVES, random_state=0)
    tree.fit(grid[seen], slope[seen] / bend[seen], sample_weight=bend[seen])
    leaf = tree.apply(grid)
    return (RATE * np.bincount(leaf, slope) / (np.bincount(leaf, bend) + RIDGE))[leaf]


def fit_second(cells: list[np.ndarray], gold: np.ndarray, weight: np.ndarray) -> tuple[float, list[np.ndarray]]:
    """Return the bias and the tables of the second step."""
    used = weight > 0
    cells, gold, weight = [cell[used] for cell in cells], gold[used], weight[used]
    bias = float(np.log(weight[gold == JUNK].sum() / weight[gold == BODY].sum()))
    score = np.full(len(gold), bias)
    grids = [np.array(list(product(*map(range, sizes(group))))) for group in shape.TABLES]
    tables = [np.zeros(len(grid)) for grid in grids]
    for _ in range(ROUNDS):
        for table, grid, cell in zip(tables, grids, cells, strict=True):
            chance = 1 / (1 + np.exp(-score))
            slope = np.bincount(cell, weight * ((gold == JUNK) - chance), len(grid))
            step = tree_step(grid, slope, np.bincount(cell, weight * chance * (1 - chance), len(grid)))
            table += step
            score += step[cell]
    return bias, tables


def total(second: tuple[float, list[np.ndarray]], cells: list[np.ndarray]) -> np.ndarray:
    return second[0] + sum(table[cell] for table, cell in zip(second[1], cells, strict=True))


def crossed(matrix: csr_matrix, corpus: Corpus, weight: np.ndarray) -> np.ndarray:
    """Return the score of each line from a model that saw its site in no step."""
    scores, outer, inner = np.zeros(len(corpus.gold)), corpus.folds(""), corpus.folds("inner ")
    for fold in range(FOLDS):
        test = outer == fold
        seen = np.where(test, 0.0, weight)
        alone = crossed_first(matrix, corpus.gold, seen, inner)
        alone[test] = fit_first(matrix, corpus.gold, seen).decision_function(matrix[test])
        cells = second_cells(corpus, alone)
        found = total(fit_second(cells, corpus.gold, seen), cells)
        scores[test] = np.where(alone >= shape.LEAST, found, NEVER)[test]
    margins = [margin(page.document.lines[i]) for page in corpus.pages for i in page.open]
    return np.where(corpus.taken, NEVER, scores - np.array(margins))


def threshold_for(scores: np.ndarray, corpus: Corpus, most: float) -> float:
    """Return the lowest threshold at which no row loses more than the share `most` of its body words."""
    lowest = []
    for row in range(len(corpus.names)):
        body = (corpus.row == row) & (corpus.gold == BODY)
        order = np.argsort(-scores[body], kind="stable")
        lost = np.cumsum(corpus.words[body][order]) / corpus.totals[row, 0]
        lowest.append(float(scores[body][order][np.searchsorted(lost, most, side="right")]))
    return max(lowest)


def report(scores: np.ndarray, corpus: Corpus, threshold: float) -> None:
    gone, removed = scores > threshold, []
    print(f"threshold {threshold:.3f}")
    print(f"{'corpus / text from':32}{'kept':>8}{'by it':>8}{'removed':>9}{'without':>9}{'of open':>9}")
    for row, name in enumerate(corpus.names):
        body, junk, body_gone, junk_gone = corpus.totals[row]
        mine = [corpus.words[(corpus.row == row) & (corpus.gold == m) & gone].sum() for m in (BODY, JUNK)]
        left = corpus.words[(corpus.row == row) & (corpus.gold == JUNK) & ~corpus.taken].sum()
        removed.append(((mine[1] + junk_gone) / junk, junk_gone / junk))
        print(f"{name:32}{1 - (mine[0] + body_gone) / body:8.4f}{1 - mine[0] / body:8.4f}{removed[-1][0]:9.4f}"
              f"{removed[-1][1]:9.4f}{mine[1] / left:9.3f}")  # fmt: skip
    print(f"{'mean':48}{np.mean(removed, 0)[0]:9.4f}{np.mean(removed, 0)[1]:9.4f}")


Second = tuple[float, list[np.ndarray]]


def as_data(first: LogisticRegression, names: list[str], second: Second, threshold: float) -> dict:
    found: dict[str, dict[str, float]] = {"word": {}, "layout": {}}
    for name, value in zip(names, first.coef_[0].tolist(), strict=True):
        kind, _, rest = name.partition(" ")
        if abs(value) >= SMALLEST_WEIGHT:
            found[kind][rest] = round(value, 2)
    learned = zip(shape.TABLES, second[1], strict=True)
    tables = {" / ".join(group): np.round(t.reshape(sizes(group)), 2).tolist() for group, t in learned}
    alone = round(float(first.intercept_[0]), 3)
    return {"bias alone": alone, "layout": found["layout"], "words": found["word"],
            "bias": round(second[0], 3), "threshold": round(threshold, 3), "tables": tables}  # fmt: skip


def write(data: dict, path: Path) -> None:
    """Write JSON with one weight a line, a table of numbers on one line."""
    text = json.dumps(data, ensure_ascii=False, indent=0)
    path.write_text(re.sub(r"(?<=[\[,\d\]])\n(?=[-\d\[\]])", "", text) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    corpus = read(options.data)
    print(f"{len(corpus.gold) / len(corpus.pages):.1f} open lines a document")
    weight = weights(corpus)
    matrix, names = first_matrix(corpus)
    scores = crossed(matrix, corpus, weight)
    for most in (0.001, 0.004, LOST):
        report(scores, corpus, threshold_for(scores, corpus, most))
    alone = crossed_first(matrix, corpus.gold, weight, corpus.folds(""))
    second = fit_second(second_cells(corpus, alone), corpus.gold, weight)
    threshold = threshold_for(scores, corpus, LOST)
    write(as_data(fit_first(matrix, corpus.gold, weight), names, second, threshold), options.output)


if __name__ == "__main__":
    main()
