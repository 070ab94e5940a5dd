"""Train the line model: is a line of scraped text part of the article or leftover boilerplate?

    python benchmarks/train_line_model.py DATA_DIR -o cleaner/rules/weights/boilerplate_line.json

DATA_DIR holds residue-wcxb-dev.jsonl.gz and residue-fundus-dev.jsonl.gz: one text a row, as one of three extractors
left it, {"id", "extractor", "url", "lines": [[text, "body" | "junk" | "unsure"]]}. Unsure lines are read as neighbours,
never learned from.

First a logistic regression over words and layout scores each line. Each document then gets the scores that a model
trained on other sites gives it, and boosted trees of three features each learn the second step from those; a tree over
three small whole numbers is a table, and the trees over the same three add up to one table.

Prints figures cross-validated by site: a site is never in training and test at once. Needs extra train. Deterministic.
"""

import argparse
import gzip
import hashlib
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.tree import DecisionTreeRegressor

from cleaner import line_model as shape

CORPORA = ("wcxb", "fundus")
FOLDS = 5
LEAST_SITES = 5  # a word counts if so many sites use it
SMALLEST_WEIGHT = 0.05
STRENGTH = 0.05  # of the first step, C of the logistic regression
ROUNDS, RATE, LEAVES, RIDGE = 15, 0.15, 8, 100.0  # of the second step
WORD_CAP, WORD_POWER = 30, 0.7  # a line weighs as its words to this power, up to the cap
BODY_WEIGHT = 3.0  # of all body lines of a corpus row against all boilerplate lines of it
TOTAL_WEIGHT = 20_000.0
KEPT = 0.992  # share of the body words to keep in every row
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Corpus:
    """All documents; arrays have one entry a line: gold (1 boilerplate, 0 body, -1 unsure), words, row of six."""

    documents: list[list[str]]
    sites: list[str]
    gold: np.ndarray
    words: np.ndarray
    row: np.ndarray
    document: np.ndarray
    names: list[str]

    @property
    def fold(self) -> np.ndarray:
        one = [int(hashlib.md5(site.encode()).hexdigest(), 16) % FOLDS for site in self.sites]
        return np.array(one)[self.document]


def site_of(row: dict) -> str:
    if row["url"]:
        return ".".join(urlsplit(row["url"]).netloc.removeprefix("www.").split(".")[-3:])
    return row["id"].split("-V")[0]


def read(folder: Path) -> Corpus:
    documents, sites, gold, words, rows, names = [], [], [], [], [], []
    for corpus in CORPORA:
        path = folder / f"residue-{corpus}-dev.jsonl.gz"
        with gzip.open(path, "rt", encoding="utf8", errors="surrogatepass") as file:
            for row in map(json.loads, file):
                name = f"{corpus} / {row['extractor']}"
                if name not in names:
                    names.append(name)
                documents.append([text for text, _ in row["lines"]])
                sites.append(site_of(row))
                gold += [{"body": 0, "junk": 1, "unsure": -1}[mark] for _, mark in row["lines"]]
                words += [len(_WORD.findall(text)) for text, _ in row["lines"]]
                rows += [names.index(name)] * len(row["lines"])
    document = np.repeat(np.arange(len(documents)), [len(lines) for lines in documents])
    return Corpus(documents, sites, np.array(gold), np.array(words), np.array(rows), document, names)


def weights(corpus: Corpus) -> np.ndarray:
    """Weight of each line: by its words, damped for documents full of boilerplate, each of the six rows alike."""
    weight = np.minimum(corpus.words, WORD_CAP) ** WORD_POWER
    junk = corpus.gold == 1
    total = np.bincount(corpus.document[junk], weight[junk], len(corpus.documents))
    weight[junk] /= np.sqrt(np.maximum(total, 1.0))[corpus.document[junk]]
    for row in range(len(corpus.names)):
        for mark, share in ((1, 1.0), (0, BODY_WEIGHT)):
            chosen = (corpus.row == row) & (corpus.gold == mark)
            weight[chosen] *= share / weight[chosen].sum()
    weight[corpus.gold < 0] = 0.0
    return weight * TOTAL_WEIGHT


def line_features(lines: list[str]) -> list[set[str]]:
    out = []
    for words, key in zip(shape.tokens(lines), shape.layout(lines), strict=True):
        out.append({f"word {w}" for w in words} | {f"layout {name}" for name in shape.layout_features(key)})
    return out


def first_matrix(corpus: Corpus) -> tuple[csr_matrix, list[str]]:
    """Return lines x features of the first step, and the names of the features; rare words are left out."""
    sites, found = defaultdict(set), []
    for lines, site in zip(corpus.documents, corpus.sites, strict=True):
        found += line_features(lines)
        for name in set().union(*found[-len(lines) :]):
            sites[name].add(site)
    names = sorted(name for name, where in sites.items() if len(where) >= LEAST_SITES or name.startswith("layout"))
    number = {name: i for i, name in enumerate(names)}
    entries = [sorted(number[name] for name in line if name in number) for line in found]
    ends = np.cumsum([0, *map(len, entries)])
    flat = np.array([i for line in entries for i in line])
    return csr_matrix((np.ones(len(flat), np.float32), flat, ends), shape=(len(entries), len(names))), names


def fit_first(matrix: csr_matrix, gold: np.ndarray, weight: np.ndarray) -> LogisticRegression:
    used = gold >= 0
    model = LogisticRegression(C=STRENGTH, max_iter=150, tol=1e-3)
    return model.fit(matrix[used], gold[used], sample_weight=weight[used])


def crossed_first(matrix: csr_matrix, corpus: Corpus, weight: np.ndarray) -> np.ndarray:
    """Return the first-step score of each line from a model that did not see its site."""
    scores = np.zeros(len(corpus.gold))
    for fold in range(FOLDS):
        test = corpus.fold == fold
        model = fit_first(matrix, np.where(test, -1, corpus.gold), weight)
        scores[test] = model.decision_function(matrix[test])
    return scores


def sizes(group: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(shape.SIZES[name] for name in group)


def second_cells(corpus: Corpus, alone: np.ndarray) -> list[np.ndarray]:
    """Return for each table of the second step the cell of each line."""
    cells, start = [[] for _ in shape.TABLES], 0
    for lines in corpus.documents:
        columns = shape.context(lines, shape.tokens(lines), alone[start : start + len(lines)].tolist())
        start += len(lines)
        for out, group in zip(cells, shape.TABLES, strict=True):
            out += np.ravel_multi_index([columns[name] for name in group], sizes(group)).tolist()
    return [np.array(one) for one in cells]


def tree_step(grid: np.ndarray, slope: np.ndarray, bend: np.ndarray) -> np.ndarray:
    """Return what one small tree adds to each cell of a table: a damped Newton step in each leaf."""
    seen = bend > 0
    tree = DecisionTreeRegressor(max_leaf_nodes=LEAVES, random_state=0)
    tree.fit(grid[seen], slope[seen] / bend[seen], sample_weight=bend[seen])
    leaf = tree.apply(grid)
    return (RATE * np.bincount(leaf, slope) / (np.bincount(leaf, bend) + RIDGE))[leaf]


def fit_second(cells: list[np.ndarray], gold: np.ndarray, weight: np.ndarray) -> tuple[float, list[np.ndarray]]:
    """Return the bias and the tables of the second step."""
    bias = float(np.log(weight[gold == 1].sum() / weight[gold == 0].sum()))
    score = np.full(len(gold), bias)
    grids = [np.stack(np.unravel_index(np.arange(np.prod(sizes(g))), sizes(g)), 1) for g in shape.TABLES]
    tables = [np.zeros(len(grid)) for grid in grids]
    for _ in range(ROUNDS):
        for table, grid, cell in zip(tables, grids, cells, strict=True):
            chance = 1 / (1 + np.exp(-score))
            slope = np.bincount(cell, weight * ((gold == 1) - chance), len(grid))
            step = tree_step(grid, slope, np.bincount(cell, weight * chance * (1 - chance), len(grid)))
            table += step
            score += step[cell]
    return bias, tables


def crossed_second(cells: list[np.ndarray], corpus: Corpus, weight: np.ndarray) -> np.ndarray:
    scores = np.zeros(len(corpus.gold))
    for fold in range(FOLDS):
        train, test = (corpus.fold != fold) & (weight > 0), corpus.fold == fold
        bias, tables = fit_second([cell[train] for cell in cells], corpus.gold[train], weight[train])
        scores[test] = bias + sum(table[cell[test]] for table, cell in zip(tables, cells, strict=True))
    return scores


def threshold_for(scores: np.ndarray, corpus: Corpus, kept: float) -> float:
    """Return the lowest threshold at which every row keeps the share `kept` of its body words."""
    lowest = []
    for row in range(len(corpus.names)):
        body = (corpus.row == row) & (corpus.gold == 0)
        order = np.argsort(-scores[body], kind="stable")
        lost = np.cumsum(corpus.words[body][order]) / corpus.words[body].sum()
        lowest.append(float(scores[body][order][np.searchsorted(lost, 1 - kept, side="right")]))
    return max(lowest)


def report(scores: np.ndarray, corpus: Corpus, threshold: float) -> None:
    gone, removed = scores > threshold, []
    print(f"threshold {threshold:.3f}\n{'corpus / text from':32}{'body kept':>10}{'removed':>10}{'lines':>8}")
    for row, name in enumerate(corpus.names):
        body, junk = ((corpus.row == row) & (corpus.gold == mark) for mark in (0, 1))
        kept = 1 - corpus.words[body & gone].sum() / corpus.words[body].sum()
        removed.append(corpus.words[junk & gone].sum() / corpus.words[junk].sum())
        print(f"{name:32}{kept:10.4f}{removed[-1]:10.4f}{(junk & gone).sum() / junk.sum():8.3f}")
    print(f"{'mean':42}{np.mean(removed):10.4f}")


def as_data(first: LogisticRegression, names: list[str], second: tuple[float, list[np.ndarray]]) -> dict:
    found: dict[str, dict[str, float]] = {"word": {}, "layout": {}}
    for name, value in zip(names, first.coef_[0].tolist(), strict=True):
        kind, _, rest = name.partition(" ")
        if abs(value) >= SMALLEST_WEIGHT:
            found[kind][rest] = round(value, 2)
    learned = zip(shape.TABLES, second[1], strict=True)
    tables = {" / ".join(group): np.round(t.reshape(sizes(group)), 2).tolist() for group, t in learned}
    alone = round(float(first.intercept_[0]), 3)
    return {"bias alone": alone, "layout": found["layout"], "words": found["word"],
            "bias": round(second[0], 3), "tables": tables}  # fmt: skip


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
    weight = weights(corpus)
    matrix, names = first_matrix(corpus)
    alone = crossed_first(matrix, corpus, weight)
    cells = second_cells(corpus, alone)
    scores = crossed_second(cells, corpus, weight)
    for kept in (KEPT, 0.99, 0.995):
        report(scores, corpus, threshold_for(scores, corpus, kept))
    used = weight > 0
    second = fit_second([cell[used] for cell in cells], corpus.gold[used], weight[used])
    write(as_data(fit_first(matrix, corpus.gold, weight), names, second), options.output)


if __name__ == "__main__":
    main()
