"""Score the cleaner on articles labelled line by line.

    python benchmarks/score_labelled.py [FOLDER …]

The default is every folder of fixtures/labelled: `exam` and `held` were not trained on, `train` was.
"""

import sys
from pathlib import Path

from cleaner import Cleaner
from cleaner.testing import mission_f1, read_labelled, score


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]] or sorted(Path("fixtures/labelled").iterdir())
    for folder in folders:
        articles = list(read_labelled(folder))
        scores = score(Cleaner(), articles)
        print(f"\n{folder}: {len(articles)} articles, mission F1 {mission_f1(scores):.3f}")
        print(f"  {'label':16}{'lines':>7}{'P':>8}{'R':>8}{'F1':>8}")
        for name, found in scores.items():
            print(f"  {name:16}{found.lines:7}{found.precision:8.3f}{found.recall:8.3f}{found.f1:8.3f}")


if __name__ == "__main__":
    main()
