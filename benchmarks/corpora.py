"""Pages whose article is known, from a folder on this machine. Nothing is fetched.

Read as a corpus each:

    NAME.jsonl, NAME.jsonl.gz    a page a line: `html` or `html_b64`, `body`, and, where known, `id`, `url`, `lang`,
                                 `title`, `authors` (list) or `author`, `date`
    html/ID.html(.gz) with       a split of WCXB (Web Content Extraction Benchmark, CC-BY-4.0); of a whole clone the
    ground-truth/ID.json         folder `dev` is taken. Pages that are no articles are left out
    ID.html(.gz) with ID.txt     pages beside the text of their article
"""

import base64
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from measures import Told

_AND = re.compile(r"\s*(?:;|,|\band\b|&)\s*")


class Page(NamedTuple):
    """A page and what is known of it."""

    name: str
    source: str | bytes
    body: str
    told: Told = Told()
    url: str | None = None
    language: str | None = None

    @property
    def text(self) -> str:
        """The page as a string, for tools that take no bytes."""
        return self.source if isinstance(self.source, str) else self.source.decode("utf-8", "replace")


def read_corpora(place: Path) -> Iterator[tuple[str, Iterator[Page]]]:
    """Name and pages of each corpus of a file or folder, in order of name.

    Raises ValueError when there is none.
    """
    if place.is_file():
        yield _name(place), _rows(place)
        return
    if (place / "dev" / "ground-truth").is_dir():
        place = place / "dev"
    if (place / "ground-truth").is_dir():
        yield place.resolve().name, _wcxb(place)
        return
    files = sorted([*place.glob("*.jsonl"), *place.glob("*.jsonl.gz")])
    beside = [page for page in _pages_in(place) if _beside(page).exists()]
    if not files and not beside:
        raise ValueError(f"{place}: no pages; give a folder with .jsonl, a clone of WCXB, or .html beside .txt")
    for file in files:
        if _holds_pages(file):
            yield _name(file), _rows(file)
    if beside:
        yield place.resolve().name, (_page_beside(page) for page in beside)


def _name(path: Path) -> str:
    return path.name.partition(".")[0]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a file; lone surrogates, which pages may hold, stay."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", errors="surrogatepass") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _holds_pages(path: Path) -> bool:
    first = next(_lines(path), {})
    return "body" in first and not {"html", "html_b64"}.isdisjoint(first)


def _rows(path: Path) -> Iterator[Page]:
    for number, row in enumerate(_lines(path), 1):
        source = base64.b64decode(row["html_b64"]) if "html_b64" in row else row["html"]
        told = _told(row, "date")
        yield Page(str(row.get("id", number)), source, row["body"], told, row.get("url"), row.get("lang"))


def _told(row: dict[str, Any], day: str) -> Told:
    given = row.get("authors") or row.get("author") or ()
    authors = [name for name in _AND.split(given) if name] if isinstance(given, str) else given
    return Told(row.get("title") or "", tuple(authors), str(row.get(day) or ""))


def _wcxb(folder: Path) -> Iterator[Page]:
    """Articles of one split of WCXB."""
    pages = {_stem(page): page for page in _pages_in(folder / "html")}
    for path in sorted((folder / "ground-truth").glob("*.json")):
        row = json.loads(path.read_text("utf-8"))
        kind = row.get("_internal", {}).get("page_type", {}).get("primary", "article")
        page = pages.get(path.stem)
        if page is not None and kind == "article":
            truth = row["ground_truth"]
            told = _told(truth, "publish_date")
            yield Page(path.stem, _bytes(page), truth["main_content"], told, row.get("url"))


def _pages_in(folder: Path) -> list[Path]:
    return sorted([*folder.glob("*.html"), *folder.glob("*.html.gz")])


def _stem(path: Path) -> str:
    return path.name.removesuffix(".gz").removesuffix(".html")


def _beside(page: Path) -> Path:
    return page.parent / f"{_stem(page)}.txt"


def _page_beside(page: Path) -> Page:
    return Page(_stem(page), _bytes(page), _beside(page).read_text("utf-8"))


def _bytes(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
