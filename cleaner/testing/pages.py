"""Whole articles: an input and what cleaning it should give.

`expected.json` is written so that a diff of it reads well: one row a block, its text cut to its first 60 characters,
and one row a comment, with all that is known of it and its whole text. A block of which a part was taken has one row
a part.

    {
      "status": "ok",
      "title": "Harbour crane moves for the first time since 1971",
      "authors": [],
      "date_published": null,
      "lines": [
        ["title", "Harbour crane moves for the first time since 1971"],
        ["newsletter", "Sign up for our free newsletter"]
      ],
      "comments": []
    }
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from cleaner.errors import ConfigError
from cleaner.pipeline import Cleaner
from cleaner.readers.encoding import decode_page
from cleaner.record import ArticleRecord
from cleaner.testing.cases import text_of, there
from cleaner.threads.comment import Comment

MAX_TEXT = 60
"""Characters of a block that the fixture holds, and of any text that a difference names."""
FIELDS = ("status", "title", "authors", "date_published")
COMMENT_FIELDS = ("author", "date_published", "date_raw", "parent", "upvote_count")


@dataclass(frozen=True)
class Page:
    """One article of a folder of fixtures."""

    folder: Path

    def __str__(self) -> str:
        return self.folder.name

    @property
    def input(self) -> Path:
        """The article as plain text or as a page."""
        page = self.folder / "input.html"
        return page if page.exists() else self.folder / "input.txt"

    @property
    def expected(self) -> Path:
        """What cleaning should give; absent until it is written for the first time."""
        return self.folder / "expected.json"

    @property
    def is_html(self) -> bool:
        """Whether the article is a page."""
        return self.input.suffix == ".html"

    def clean(self, cleaner: Cleaner) -> ArticleRecord:
        """The record of the input; a bad input is a record with status "error"."""
        return next(cleaner.clean_many([self.input.read_bytes()], kind="html" if self.is_html else "text"))


def pages(folder: str | Path) -> list[Page]:
    """The articles below `folder`/pages, in order of name. Raises ConfigError without such a folder."""
    found = {path.parent for name in ("txt", "html") for path in there(folder).glob(f"pages/*/input.{name}")}
    return [Page(path) for path in sorted(found)]


def expected_of(record: ArticleRecord) -> dict[str, Any]:
    """What `expected.json` holds for a record."""
    return {
        **{name: getattr(record, name) for name in ("status", "title")},
        "authors": list(record.authors),
        "date_published": record.date_published,
        "lines": [[label, text] for label, text, _ in _rows(record)],
        "comments": [_comment(comment) for comment in record.comments],
    }


def _comment(comment: Comment) -> dict[str, Any]:
    known = {**comment.to_dict(), "parent": comment.parent_id}
    return {name: known[name] for name in (*COMMENT_FIELDS, "text")}


def _rows(record: ArticleRecord, html: str = "") -> Iterator[tuple[str, str, int]]:
    """Label, text and line number in the source, of a page in its HTML, of each segment that is not white space."""
    line = 1
    for segment in record.segments:
        text = segment.text.strip()
        before = len(segment.text) - len(segment.text.lstrip())
        if text:
            linear = line + segment.text.count("\n", 0, before)
            place = html.count("\n", 0, max(segment.html_start, 0)) + 1 if html else linear
            yield segment.label.value, _cut(text), place
        line += segment.text.count("\n")


def _cut(text: str) -> str:
    return " ".join(text[: 4 * MAX_TEXT].split())[:MAX_TEXT]


def formatted(expected: dict[str, Any]) -> str:
    """The text of `expected.json`: one row a field, a block, a comment."""
    rows = [f"  {json.dumps(name)}: {_json(expected[name])}" for name in FIELDS]
    for name in ("lines", "comments"):
        items = ",\n".join(f"    {_json(item)}" for item in expected[name])
        rows.append(f"  {json.dumps(name)}: [\n{items}\n  ]" if items else f"  {json.dumps(name)}: []")
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def check_page(page: Page, cleaner: Cleaner | None = None) -> list[str]:
    """What differs, one line each: `file:line: slug: want x, got y: text`. Empty when the page holds.

    cleaner  the configuration to check; the default is `Cleaner()`
    """
    if not page.expected.exists():
        return [f"{page.expected}:1: {page}: want a file, got none: `cleaner fixtures update` writes it"]
    source = text_of(page.expected)
    want = _read(page, source)
    record = page.clean(cleaner or Cleaner())
    got = expected_of(record)
    found = [
        f"{page.expected}:{_row(source, name)}: {page}: {name}: want {_json(want[name])}, got {_json(got[name])}"
        for name in FIELDS
        if want[name] != got[name]
    ]
    html = decode_page(page.input.read_bytes()).text if page.is_html and record.status != "error" else ""
    found += _line_differences(page, want["lines"], list(_rows(record, html)))
    place = f"{page.expected}:{_row(source, 'comments')}: {page}"
    return found + [f"{place}: {difference}" for difference in _comment_differences(want["comments"], got["comments"])]


def _read(page: Page, source: str) -> dict[str, Any]:
    """The expectation, or ConfigError."""
    try:
        want = json.loads(source)
        lines_fit = all(len(row) == 2 for row in want["lines"])
        comments_fit = all({"text", *COMMENT_FIELDS} <= set(item) for item in want["comments"])
        fits = lines_fit and comments_fit and set(FIELDS) <= set(want)
    except json.JSONDecodeError as error:
        raise ConfigError(f"{page.expected}:{error.lineno}: not JSON ({error.msg}); mend it, or delete it") from error
    except (TypeError, KeyError):
        fits = False
    if not fits:
        keys = ", ".join((*FIELDS, "lines", "comments"))
        raise ConfigError(f"{page.expected}:1: not an object with {keys}; delete it and update the fixtures")
    return dict(want)


def _row(source: str, name: str) -> int:
    """Line number, from 1, of a field."""
    return source.count("\n", 0, max(source.find(f'"{name}":'), 0)) + 1


def _line_differences(page: Page, want: list[list[str]], got: Sequence[tuple[str, str, int]]) -> Iterator[str]:
    """Blocks with another label, blocks that are missing, and blocks that are new."""
    for before, after in _pairs([text for _, text in want], [text for _, text, _ in got]):
        wanted = want[before][0] if before is not None else "nothing"
        label = got[after][0] if after is not None else "nothing"
        if wanted != label:
            text = got[after][1] if after is not None else want[before or 0][1]
            place = f"{page.input}:{got[after][2]}" if after is not None else f"{page.expected}:1"
            yield f"{place}: {page}: want {wanted}, got {label}: {text}"


def _comment_differences(want: list[dict[str, Any]], got: list[dict[str, Any]]) -> Iterator[str]:
    for before, after in _pairs([item["text"] for item in want], [item["text"] for item in got]):
        if before is None or after is None:
            names = ("no comment", "a comment") if before is None else ("a comment", "no comment")
            text = got[after]["text"] if after is not None else want[before or 0]["text"]
            yield f"want {names[0]}, got {names[1]}: {_cut(text)}"
            continue
        for name in COMMENT_FIELDS:
            if want[before][name] != got[after][name]:
                values = f"want {_json(want[before][name])}, got {_json(got[after][name])}"
                yield f"comment {name}: {values}: {_cut(want[before]['text'])}"


def _pairs(want: list[str], got: list[str]) -> Iterator[tuple[int | None, int | None]]:
    """Indexes of equal texts side by side, and of each text that only one side has."""
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, want, got, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(range(i1, i2), range(j1, j2), strict=True)
        else:
            yield from ((index, None) for index in range(i1, i2))
            yield from ((None, index) for index in range(j1, j2))
