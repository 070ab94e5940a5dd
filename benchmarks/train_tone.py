"""Train the tone model: story, appeal or comment, line by line.

    python benchmarks/train_tone.py [--prose RESIDUE.jsonl.gz …] -o cleaner/rules/weights/tone.json

Trains on fixtures/labelled/train, articles labelled line by line that were written for this project.
--prose   documents whose lines are only known as body or not: {"lines": [[text, "body"|…]]}; body lines
          count as story with a small weight, so that the model knows more prose than the labelled articles hold

Prints figures cross-validated by document. Needs the extra `train`. Deterministic.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from cleaner.rules.tone import CLASSES, features
from cleaner.rules.voice import voice_of
from cleaner.testing import read_labelled

Row = tuple[list[str], int, float, str]
"""Features, class, weight, document."""
SHAPES = {"related", "navigation", "byline", "dateline", "caption", "other", "media"}
"""Labels that are known by shape and place, not by tone."""
LEAST_DOCUMENTS = 3
PROSE_WEIGHT = 0.25
THREAD_LINE_WORDS = 4


def documents(path: Path) -> Iterator[dict[str, list[list[str]]]]:
    with gzip.open(path, "rt", encoding="utf8", errors="surrogatepass") as file:
        for row in file:
            yield json.loads(row)


def class_of(label: str) -> int | None:
    if label == "body":
        return 0
    if label in SHAPES:
        return None
    return CLASSES.index(label) if label in CLASSES else CLASSES.index("notice")


def labelled_rows(folder: Path) -> Iterator[Row]:
    for article in read_labelled(folder):
        for text, labels in zip(article.lines, article.labels, strict=True):
            kind = class_of(labels[0])
            short_comment = labels[0] == "comment" and len(text.split()) <= THREAD_LINE_WORDS
            if kind is not None and not short_comment:
                yield list(features(voice_of(text), text)), kind, 1.0, article.name


def prose_rows(paths: list[Path], every: int) -> Iterator[Row]:
    """Each `every`-th body line of real articles (English ones, as far as known)."""
    count = 0
    for path in paths:
        for document in documents(path):
            if document.get("lang") not in (None, "en") or document.get("extractor") != "newspaper4k":
                continue
            for text, label in document["lines"]:
                count += label == "body"
                if label == "body" and count % every == 0:
                    yield list(features(voice_of(text), text)), 0, PROSE_WEIGHT, str(document["id"])


def matrix(rows: list[Row], names: dict[str, int]) -> csr_matrix:
    columns = [[names[f] for f in row[0] if f in names] for row in rows]
    ends = np.cumsum([0] + [len(c) for c in columns])
    flat = np.concatenate([np.array(c, dtype=np.int32) for c in columns])
    return csr_matrix((np.ones(len(flat), dtype=np.float32), flat, ends), shape=(len(rows), len(names)))


def vocabulary(rows: list[Row]) -> dict[str, int]:
    held: Counter[str] = Counter()
    for name, _ in sorted({(f, row[3]) for row in rows if row[2] == 1.0 for f in row[0]}):
        held[name] += 1
    return {name: n for n, name in enumerate(sorted(f for f, count in held.items() if count >= LEAST_DOCUMENTS))}


def report(truth: np.ndarray, guess: np.ndarray) -> None:
    for number, name in enumerate(CLASSES):
        right = int(((truth == number) & (guess == number)).sum())
        precision, recall = right / max(1, (guess == number).sum()), right / max(1, (truth == number).sum())
        print(f"{name:12} lines {int((truth == number).sum()):5}  P {precision:.3f}  R {recall:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labelled", type=Path, default=Path("fixtures/labelled/train"))
    parser.add_argument("--prose", nargs="*", type=Path, default=[])
    parser.add_argument("--every", type=int, default=8)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("-C", type=float, default=0.3, help="inverse of the regularisation")
    options = parser.parse_args()
    rows = list(labelled_rows(options.labelled)) + list(prose_rows(options.prose, options.every))
    names = vocabulary(rows)
    data, truth = matrix(rows, names), np.array([row[1] for row in rows])
    weight, group = np.array([row[2] for row in rows]), [row[3] for row in rows]
    model = LogisticRegression(C=options.C, max_iter=300, tol=1e-3)
    folds = GroupKFold(5)
    guess = cross_val_predict(model, data, truth, groups=group, cv=folds, params={"sample_weight": weight})
    known = weight == 1.0
    print(f"{len(rows)} lines, {len(names)} features, cross-validated by document:")
    report(truth[known], guess[known])
    print(f"real prose taken for something else: {np.mean(guess[~known] != 0) if (~known).any() else 0:.4f}")
    model.fit(data, truth, sample_weight=weight)
    table = {"BIAS": [round(100 * float(b)) for b in model.intercept_]}
    for name, number in names.items():
        weights = [round(100 * float(w)) for w in model.coef_[:, number]]
        if max(weights) - min(weights) >= 12:
            table[name] = weights
    text = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(w)}" for name, w in table.items())
    options.output.write_text(f'{{"classes": {json.dumps(CLASSES)},\n"weights": {{\n{text}\n}}}}\n', encoding="utf8")
    print(f"{len(table)} weights written to {options.output}")


if __name__ == "__main__":
    main()
