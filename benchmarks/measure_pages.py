"""Measure the cleaner, and what peers are installed, on pages whose article is known: Markdown tables on stdout.

    python benchmarks/measure_pages.py PLACE … [--every N] [--tools NAME,NAME] [--without-metadata]

PLACE is a file or folder of pages (see corpora.py): JSON lines, a local clone of WCXB, or .html beside .txt.

All tools clean one page after the other in one process, so that each meets the same machine; CPU time is that of the
text alone, and only its ratios mean anything elsewhere. Word and 4-gram F1 are means over pages. A tool that raises
has found nothing on that page; how often is a column, and each kind of error a line on stderr.

The weights of the cleaner's main content were trained on the development part of WCXB and on the fundus-based pages:
figures there are higher than on sites it has not seen. For those see `train_main_content.py --folds 5`.
"""

import argparse
import logging
import sys
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeVar

from corpora import Page, read_corpora
from measures import Fit, Told, gram_fit, mean, told_right, word_fit
from tools import FIELDS, Tool, installed

Result = TypeVar("Result")


@dataclass
class Tally:
    """What one tool has done on one corpus."""

    words: list[Fit] = field(default_factory=list)
    grams: list[Fit] = field(default_factory=list)
    seconds: float = 0.0
    right: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)

    @property
    def milliseconds(self) -> float:
        """CPU time a page."""
        return 1000 * self.seconds / max(len(self.words), 1)

    def attempt(self, call: Callable[[Page], Result], page: Page, nothing: Result) -> Result:
        """What a tool gives; nothing when it raises, and the error is counted."""
        try:
            return call(page)
        except Exception as error:  # a peer may raise anything: that is a result, and is printed
            self.errors[type(error).__name__] += 1
            return nothing

    def add_text(self, tool: Tool, page: Page) -> None:
        """One page: its words, and the time they took."""
        begun = time.process_time()
        text = self.attempt(tool.text, page, "")
        self.seconds += time.process_time() - begun
        self.words.append(word_fit(text, page.body))
        self.grams.append(gram_fit(text, page.body))

    def add_told(self, tool: Tool, page: Page) -> None:
        """One page: its metadata."""
        if tool.told is not None:
            for name, right in told_right(self.attempt(tool.told, page, Told()), page.told).items():
                if name in tool.fields:
                    self.right[name].append(right)


def measure(pages: Iterable[Page], tools: Sequence[Tool], metadata: bool = True) -> dict[str, Tally]:
    """What each tool does on the pages, by name. The first page is read once before anything is counted."""
    tallies = {tool.name: Tally() for tool in tools}
    for number, page in enumerate(pages):
        if number == 0:
            for tool in tools:
                Tally().attempt(tool.text, page, "")
        for tool in tools:
            tallies[tool.name].add_text(tool, page)
            if metadata:
                tallies[tool.name].add_told(tool, page)
    return tallies


def text_rows(tallies: dict[str, Tally], floor: str) -> Iterator[Sequence[str]]:
    """The table of words and time; the parser alone has no words."""
    yield ("tool", "precision", "recall", "word F1", "4-gram F1", "CPU ms a page", "times the parser", "failed")
    least = tallies[floor].milliseconds if floor in tallies else 0.0
    for name, tally in tallies.items():
        times = f"{tally.milliseconds / least:.1f}" if least else "–"
        shares = [mean(fit[at] for fit in tally.words) for at in range(3)] + [mean(fit.f1 for fit in tally.grams)]
        shown = ["–"] * 4 if name == floor else [f"{share:.4f}" for share in shares]
        yield (name, *shown, f"{tally.milliseconds:.2f}", times, str(tally.errors.total()))


def told_rows(tallies: dict[str, Tally]) -> Iterator[Sequence[str]]:
    """The table of metadata: share of the pages with a known field on which it is exact."""
    yield ("tool", *FIELDS)
    for name, tally in tallies.items():
        if tally.right:
            yield (name, *(f"{mean(tally.right[each]):.3f}" if tally.right[each] else "–" for each in FIELDS))


def markdown(rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, its first row the head."""
    head, *rest = rows
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rest]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    """Read, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", nargs="+", type=Path, metavar="PLACE")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take each N-th page alone")
    parser.add_argument("--tools", metavar="NAME,NAME", help="of those installed, these alone")
    parser.add_argument("--without-metadata", action="store_true")
    options = parser.parse_args()
    warnings.filterwarnings("ignore")  # of the peers
    logging.disable(logging.CRITICAL)
    tools = installed()
    if options.tools:
        chosen = options.tools.split(",")
        unknown = set(chosen) - {tool.name for tool in tools}
        if unknown:
            parser.error(f"not installed: {', '.join(sorted(unknown))}; there are {', '.join(t.name for t in tools)}")
        tools = [tool for tool in tools if tool.name in chosen or tool is tools[0]]
    for place in options.places:
        for name, pages in read_corpora(place):
            tallies = measure(islice(pages, 0, None, options.every), tools, not options.without_metadata)
            count = len(tallies[tools[0].name].words)
            print(f"\n{name}: {count} pages\n\n{markdown(text_rows(tallies, tools[0].name))}")
            if not options.without_metadata:
                print(f"\n{name}: metadata exact\n\n{markdown(told_rows(tallies))}")
            for tool, tally in tallies.items():
                for error, times in sorted(tally.errors.items()):
                    print(f"{name}: {tool}: {error} {times} times", file=sys.stderr)


if __name__ == "__main__":
    main()
