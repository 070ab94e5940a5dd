"""Count how common words are in the body of real articles, so that phrases are looked for by their rarest word.

    python benchmarks/count_words.py RESIDUE.jsonl.gz … -o cleaner/rules/weights/frequency.json

Writes the words that more than 1 in 1000 lines of ten words or more hold, each with its share in 1/1000.
They decide by which word a phrase is looked for: speed, and, for phrases of a whole line, whether a
long line is tried.
"""

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from cleaner.rules.lexicon import lower, words_of

LEAST_WORDS = 10


def count(paths: list[Path]) -> tuple[Counter[str], int]:
    held: Counter[str] = Counter()
    lines = 0
    for path in paths:
        with gzip.open(path, "rt", encoding="utf8", errors="surrogatepass") as file:
            for row in map(json.loads, file):
                for words in words_of(lower([text for text, label in row["lines"] if label == "body"])):
                    if len(words) >= LEAST_WORDS:
                        held.update(set(words))
                        lines += 1
    return held, lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    held, lines = count(options.corpus)
    shares = {word: round(1000 * n / lines) for word, n in sorted(held.items()) if 1000 * n / lines > 1}
    options.output.write_text(json.dumps(shares, ensure_ascii=False, indent=0) + "\n", encoding="utf8")
    print(f"{len(shares)} words of {lines} lines written to {options.output}")


if __name__ == "__main__":
    main()
