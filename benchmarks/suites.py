"""The figures that have floors, each suite a function from the folder of development data to figures by name.

The data is public pages and articles labelled by hand; it is no part of the repository. Large corpora are sampled at
even steps, so that all suites together take some 15 s.
"""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from corpora import read_corpora
from measures import Told, mean, told_right, word_fit, words

from cleaner import Cleaner
from cleaner.testing import Labelled, labels_of, mission_f1, read_labelled, score

LABELLED = Path(__file__).parents[1] / "fixtures" / "labelled"
BODY = frozenset("body paragraph heading title standfirst quote list_item table code".split())
CORE = ("newsletter", "messaging", "donation", "subscription", "social", "related", "comment_notice")
"""Labels whose mean F1 is the typed macro F1."""
EVERY = {"wcxb": 10, "fundus": 2}
"""Steps at which corpora of pages are sampled."""

Figures = dict[str, float]


def _rows(path: Path, every: int = 1) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8", errors="surrogatepass") as file:
        yield from map(json.loads, islice(file, 0, None, every))


@cache
def _cleaner() -> Cleaner:
    return Cleaner()


def _labels(lines: list[str]) -> list[str]:
    """The label of each line that holds text, the others left empty."""
    got = iter(labels_of(_cleaner().clean("\n".join(lines), kind="text")))
    return [next(got) if line.strip() else "" for line in lines]


def labelled(folder: str) -> Figures:
    """Articles of this repository that nothing was trained on."""
    scores = score(_cleaner(), read_labelled(LABELLED / folder))
    names = ("newsletter", "messaging", "donation", "comment")
    return {"mission F1": mission_f1(scores), "body recall": scores["body"].recall} | {
        f"{name} F1": scores[name].f1 for name in names
    }


def seeds(data: Path) -> Figures:
    """The sample articles: share of the lines that are right."""
    right = []
    for path in sorted((data / "samples").glob("*.txt")):
        lines = path.read_text("utf-8").split("\n")
        wanted = json.loads(path.with_suffix(".labels.json").read_text("utf-8"))
        for line, want, got in zip(lines, wanted, _labels(lines), strict=True):
            if line.strip():
                right.append(got in want.split("|"))
    return {"lines right": mean(right)}


def exam(data: Path) -> Figures:
    """Whole English documents, labelled line by line."""
    articles = [_labelled_of(row) for row in _rows(data / "corpus" / "exam-en-dev.jsonl.gz")]
    scores = score(_cleaner(), articles)
    return {"mission F1": mission_f1(scores), "body recall": scores["body"].recall}


def _labelled_of(row: dict[str, Any]) -> Labelled:
    pairs = [(text.strip(), labels.split("|")) for text, labels in row["lines"] if text.strip()]
    plain = [tuple("body" if label in BODY else label for label in labels) for _, labels in pairs]
    return Labelled(row["id"], tuple(text for text, _ in pairs), tuple(plain))


def typed(data: Path) -> Figures:
    """Text that extractors left of pages: single lines labelled by hand, and the documents around them.

    Macro F1 of the lines, close calls left out; share of the words of the body that stay, where it is smallest among
    the extractors.
    """
    wanted: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for row in _rows(data / "corpus" / "typed-dev.jsonl.gz"):
        if not row["unsure"]:
            wanted[row["id"], row["extractor"]][row["line"]] = "body" if row["label"] in BODY else row["label"]
    taken, kept, there = Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for path in sorted((data / "corpus").glob("residue-*-dev.jsonl.gz")):
        for row in _rows(path):
            lines, group = wanted.get((row["id"], row["extractor"])), (path.name, row["extractor"])
            if lines:
                got = _labels([text for text, _ in row["lines"]])
                taken.update((want, got[at]) for at, want in lines.items())
                body = [(len(words(text)), at) for at, (text, gold) in enumerate(row["lines"]) if gold == "body"]
                there[group] += sum(count for count, _ in body)
                kept[group] += sum(count for count, at in body if got[at] in ("body", ""))
    least = min(kept[group] / there[group] for group in there)
    return {"macro F1": mean(_f1(taken, label) for label in CORE), "body words kept": least}


def _f1(taken: Counter[tuple[str, str]], label: str) -> float:
    there = sum(count for (want, _), count in taken.items() if want == label)
    claimed = sum(count for (_, got), count in taken.items() if got == label)
    return 2 * taken[label, label] / (there + claimed) if there + claimed else 1.0


def pages(corpus: str) -> Callable[[Path], Figures]:
    """Whole pages: word F1, and metadata. In-sample, as the weights of main content were trained on them."""

    def figures(data: Path) -> Figures:
        (_, found), *_ = read_corpora(data / "corpus" / f"{corpus}-dev.jsonl.gz")
        fits, right = [], defaultdict[str, list[bool]](list)
        for page in islice(found, 0, None, EVERY[corpus]):
            record = _cleaner().clean(page.source, kind="html", url=page.url)
            fits.append(word_fit(record.text, page.body).f1)
            told = Told(record.title or "", record.authors, record.date_published or "")
            for name, is_right in told_right(told, page.told).items():
                right[name].append(is_right)
        return {"word F1": mean(fits)} | {f"{name} exact": mean(each) for name, each in right.items()}

    return figures


SUITES: dict[str, Callable[[Path], Figures]] = {
    "labelled exam": lambda data: labelled("exam"),
    "labelled held": lambda data: labelled("held"),
    "seeds": seeds,
    "exam-en": exam,
    "typed": typed,
    "wcxb pages": pages("wcxb"),
    "fundus pages": pages("fundus"),
}
NEEDS = {
    "seeds": ("samples",),
    "exam-en": ("corpus/exam-en-dev.jsonl.gz",),
    "typed": ("corpus/typed-dev.jsonl.gz", "corpus/residue-wcxb-dev.jsonl.gz", "corpus/residue-fundus-dev.jsonl.gz"),
    "wcxb pages": ("corpus/wcxb-dev.jsonl.gz",),
    "fundus pages": ("corpus/fundus-dev.jsonl.gz",),
}


def missing(suite: str, data: Path) -> str:
    """Why a suite cannot be measured here; empty when it can."""
    gone = [name for name in NEEDS.get(suite, ()) if not (data / name).exists()]
    return f"no {', '.join(gone)} in the folder of development data" if gone else ""
