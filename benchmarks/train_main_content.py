"""Train the model of main content on pages whose article is known, and say how well it does on unseen sites.

    PYTHONPATH=. python benchmarks/train_main_content.py PAGES.jsonl.gz … -o cleaner/article/weights/main_content.json
    PYTHONPATH=. python benchmarks/train_main_content.py PAGES.jsonl.gz … --folds 5

With --folds the whole cleaner is measured too: each page is cleaned with weights that have not seen its site.

Each file has a page a line: `html` (or `html_b64`), `url`, and `body`, the text of its article. A block counts as
part of the article when most of its words stand there in runs of four. Cross-validation is split by site, so that
no page of a site is judged by a model that has seen the site. Needs the extra `train`.

The invented pages of `fixtures/` are trained on, too, in every fold, and never measured: they hold what real pages
seldom do. One page in six is also trained on without its names, as pages are judged whose names leave no article.
"""

import argparse
import base64
import collections
import copy
import gzip
import hashlib
import json
import re
import urllib.parse
from dataclasses import replace
from pathlib import Path

import lightgbm
import numpy as np

import cleaner
from cleaner.article import context, features, main_content
from cleaner.article.context import Context
from cleaner.article.features import Features
from cleaner.article.forest import Forest
from cleaner.article.main_content import DOUBT, HOPELESS
from cleaner.article.main_content import _best_threshold as best_threshold
from cleaner.article.shape import Shape
from cleaner.labels import Group, Label
from cleaner.readers.html import read_html
from cleaner.readers.kind import kind_of
from cleaner.testing import cases
from cleaner.testing import pages as fixture_pages

WORD = re.compile(r"\w+")
RUN = 4
LOOKS = {
    "objective": "binary", "num_leaves": 31, "min_data_in_leaf": 20, "lambda_l2": 1.0, "feature_fraction": 0.4,
    "bagging_fraction": 0.8, "bagging_freq": 1, "verbose": -1, "seed": 1, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
FIRST = {"learning_rate": 0.2, "num_iterations": 40}
LONG = 12
"""One page in so many is trained on as a long story, too."""
BLIND = 6
"""One page in so many is trained on without names, too."""
NOT_MADE = object()
LONGEST = 800
"""Blocks that those get, at most about."""
SECOND = {"learning_rate": 0.1, "num_iterations": 100}
DOUBT_IN_TRAINING = 0.02
"""More blocks are in doubt in training than later: the second look learns from the clearer ones too."""


class Page:
    """One page: its blocks, which of them are article, and what the first look sees."""

    corpus = ""

    def __init__(self, document, truth, site, words=None, blind=False):
        self.document, self.site = document, site
        self.words = words or [WORD.findall(line.lower()) for line in document.lines]
        self.truth = np.array(truth, bool)
        self.total = sum(len(block) for block, true in zip(self.words, self.truth, strict=True) if true)
        self.shape = Shape(document)
        seen = Features(self.shape, blind)
        self.candidates = seen.candidates
        self.rows = np.array(seen.rows(), np.float32)
        self.looks = self.longer = None
        self.blind = None if blind else NOT_MADE

    @classmethod
    def read(cls, row, corpus):
        """A page of a file, with what is needed to measure it; None if it has no text."""
        html = base64.b64decode(row["html_b64"]).decode("utf-8", "replace") if "html_b64" in row else row["html"]
        host = (urllib.parse.urlsplit(row.get("url") or "").hostname or row["id"]).split(".")
        document = read_html(html)
        words = [WORD.findall(line.lower()) for line in document.lines]
        page = cls(document, truth_of(words, row["body"]), ".".join(host[-2:]), words) if document.lines else None
        if page is None or not page.candidates:
            return None
        page.corpus, page.html, page.gold = corpus, html, WORD.findall(row["body"].lower())
        return page

    def lengthened(self, times):
        """The page with each block of its article so many times more, below the first.

        The known pages hold hardly a story of hundreds of paragraphs. Without such the trees take small shares of the
        page's prose, as each paragraph of a long story has, for signs of something else.
        """
        document, true = self.document, np.flatnonzero(self.truth)
        place = int(true[-1]) + 1
        lines, markups, elements = [], [], [*document.elements]
        for turn in range(1, times + 1):
            for index in true:
                element = document.markups[index].element
                if self.shape.blocks_in[element.order] == 1:  # a paragraph, not text with line breaks
                    element = copy.copy(element)
                    element.order = len(elements)
                    elements.append(element)
                lines.append(f"{turn} {document.lines[index]}")
                markups.append(document.markups[index]._replace(element=element))
        truth = [*self.truth[:place], *[True] * len(lines), *self.truth[place:]]
        lines = [*document.lines[:place], *lines, *document.lines[place:]]
        markups = [*document.markups[:place], *markups, *document.markups[place:]]
        starts = [0] * len(lines)  # not asked for here
        longer = replace(document, lines=lines, markups=markups, elements=elements, starts=starts, kinds=None)
        return self._like(Page(longer, truth, self.site))

    def without_names(self):
        """The same page as it is judged without names, or None for most pages."""
        if self.blind is NOT_MADE:
            chosen = self.fold(BLIND, "blind" + self.document.lines[0]) == 0
            blind = Page(self.document, self.truth, self.site, self.words, blind=True) if chosen else None
            self.blind = blind and self._like(blind)
        return self.blind

    def _like(self, page):
        """Another view of this page, which weighs as much."""
        page.corpus = self.corpus
        return page

    def fold(self, folds, salt=""):
        """Which fold the site is in."""
        return int(hashlib.md5((self.site + salt).encode()).hexdigest(), 16) % folds

    def weights(self):
        """Words of a block as a share of the article's: pages count alike, as in the measure."""
        words = np.array([len(self.words[index]) for index in self.candidates], float)
        return words / max(self.total, 50) + 0.002

    def in_doubt(self, doubt=DOUBT_IN_TRAINING):
        """Which candidates get a second look."""
        return (self.looks > doubt) & (self.looks < 1 - doubt)

    def everywhere(self, looks):
        """Looks of candidates as looks of all blocks."""
        whole = np.zeros(len(self.words))
        whole[self.candidates] = looks
        return whole.tolist()

    def second_rows(self):
        """What the second look sees."""
        around = Context(self.shape, self.everywhere(self.looks)).rows(self.candidates)
        return np.hstack([self.rows, np.array([*around], np.float32)])

    def f1(self, likelihoods):
        """Word precision, recall and F1 of the blocks that are taken."""
        least = best_threshold(likelihoods, self.shape.widths)
        found = collections.Counter(
            word for p, words in zip(likelihoods, self.words, strict=True) if p >= least for word in words
        )
        return measure(found, self.gold)


def measure(found, gold):
    """Word precision, recall and F1."""
    right = sum((found & collections.Counter(gold)).values())
    precision, recall = right / max(sum(found.values()), 1), right / max(len(gold), 1)
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def use(first, second):
    """Let the cleaner judge pages by these forests."""
    width = len(features.NAMES)
    forests = Forest(as_data(first), width, HOPELESS), Forest(as_data(second), width + len(context.NAMES))
    main_content._forests = lambda: forests


def truth_of(words, body):
    """For each block whether it is part of the article."""
    lines = [WORD.findall(line.lower()) for line in body.split("\n")]
    gold = [word for line in lines for word in line]
    runs = {tuple(gold[at : at + RUN]) for at in range(len(gold) - RUN + 1)}
    whole = {tuple(line) for line in lines if line}

    def share(block):
        covered = set()
        for at in range(len(block) - RUN + 1):
            if tuple(block[at : at + RUN]) in runs:
                covered.update(range(at, at + RUN))
        return len(covered) / len(block)

    shares = [share(block) if len(block) >= RUN else None for block in words]
    result = []
    for index, block in enumerate(words):
        near = any(other is not None and other > 0.5 for other in shares[max(0, index - 3) : index + 4])
        if shares[index] is not None:
            result.append(shares[index] >= 0.5)
        elif not block or not near:
            result.append(False)
        else:
            pairs = [words[at] + words[at + 1] for at in (index - 1, index) if at >= 0 and at + 1 < len(words)]
            result.append(tuple(block) in whole or any(len(pair) >= RUN and share(pair) == 1 for pair in pairs))
    return result


def invented(folder):
    """The pages and the cases in markup of a folder of fixtures."""
    for page in fixture_pages(folder):
        if page.is_html:
            rows = json.loads(page.expected.read_text("utf-8"))["lines"]
            yield from of_labels(page.input.read_text("utf-8"), [(label, text) for label, text in rows])
    for case in cases(folder):
        markup = "\n".join(case.lines)
        if kind_of(markup) == "html":
            yield from of_labels(markup, [(label, None) for label in case.expected])


def of_labels(html, labels):
    """A page whose blocks are labelled: rows of label and start of the text; a row whose text is None is a block."""
    document, truth, rows = read_html(html), [], list(labels)
    for line in document.lines:
        start = " ".join(line.split())[:60]
        place = next((at for at, (_, text) in enumerate(rows) if text is None or start.startswith(text)), None)
        label = rows.pop(place)[0] if place is not None else "other"
        truth.append(label == "body" or (label != "title" and Label(label).group is Group.BODY))
    if any(truth):
        page = Page(document, truth, hashlib.md5(html.encode()).hexdigest())
        if page.candidates:
            yield page


def fit(pages, rows, chosen, settings):
    """Trees over the chosen rows of pages."""
    pairs = [(page, chosen(page)) for page in pages]
    data = lightgbm.Dataset(
        np.concatenate([rows(page)[mask] for page, mask in pairs]),
        np.concatenate([page.truth[page.candidates][mask] for page, mask in pairs]),
        weight=np.concatenate([page.weights()[mask] for page, mask in pairs]),
    )
    return lightgbm.train({**LOOKS, **settings}, data)


def every(page):
    """All candidates."""
    return np.ones(len(page.candidates), bool)


def long_story(page):
    """A page made longer by a hundred blocks and more, or None for most pages and those of hardly any text."""
    blocks = int(page.truth.sum())
    if page.longer is None and blocks >= 3 and page.fold(LONG, page.document.lines[0]) == 0:
        page.longer = page.lengthened(1 + (100 + page.fold(LONGEST - 100, "length")) // blocks)
    return page.longer


def train(pages):
    """Both looks. The second is trained on what a first look says of sites that it has not seen."""
    pages = [*pages, *filter(None, map(long_story, pages)), *filter(None, map(Page.without_names, pages))]
    for fold in range(3):
        model = fit([page for page in pages if page.fold(3, "inner") != fold], lambda page: page.rows, every, FIRST)
        for page in pages:
            if page.fold(3, "inner") == fold:
                page.looks = model.predict(page.rows)
    first = fit(pages, lambda page: page.rows, every, FIRST)
    return first, fit(pages, Page.second_rows, Page.in_doubt, SECOND)


def judge(page, first, second):
    """Likelihoods of all blocks of a page."""
    page.looks = first.predict(page.rows)
    result, doubt = page.looks.copy(), page.in_doubt(DOUBT)
    if doubt.any():
        result[doubt] = second.predict(page.second_rows()[doubt])
    return page.everywhere(result)


def plain(node):
    """A tree as lists."""
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    return [
        node["split_feature"], float(f"{node['threshold']:.5g}"), plain(node["left_child"]), plain(node["right_child"]),
    ]  # fmt: skip


def as_data(model):
    """A forest as data; the leaf values of the first tree hold the bias."""
    return [plain(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]


def main():
    """Read, then train or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--fixtures", type=Path, default=Path("fixtures"))
    options = parser.parse_args()
    pages = []
    for path in options.pages:
        with gzip.open(path, "rt", encoding="utf-8", errors="surrogatepass") as file:
            pages += filter(None, [Page.read(json.loads(line), path.name) for line in file])
    ours = [*invented(options.fixtures)]
    scores, cleaned = collections.defaultdict(list), collections.defaultdict(list)
    for fold in range(options.folds):
        first, second = train([*ours, *(page for page in pages if page.fold(options.folds) != fold)])
        unseen = [page for page in pages if page.fold(options.folds) == fold]
        for page in unseen:
            scores[page.corpus].append(page.f1(judge(page, first, second)))
        use(first, second)
        for page in unseen:
            text = cleaner.clean(page.html, kind="html").text
            cleaned[page.corpus].append(measure(collections.Counter(WORD.findall(text.lower())), page.gold))
    for name, table in (("blocks alone", scores), ("record.text", cleaned)):
        for corpus, values in table.items():
            precision, recall, f1 = np.mean(values, axis=0)
            print(f"{name:13} {corpus} {len(values)} P {precision:.4f} R {recall:.4f} F1 {f1:.4f}")
    if options.output:
        first, second = train([*ours, *pages])
        data = {"first": as_data(first), "second": as_data(second)}
        options.output.write_text(json.dumps(data, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
