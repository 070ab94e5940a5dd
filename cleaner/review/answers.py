"""What a person answered: kept in the folder as it is given, and saved as fixtures when asked for."""

import json
import re
from pathlib import Path
from typing import Any

from cleaner.errors import ConfigError
from cleaner.jobs.files import clean_file
from cleaner.labels import Label
from cleaner.pipeline import Cleaner
from cleaner.review.folder import Folder
from cleaner.testing.pages import COMMENT_FIELDS, expected_of, formatted

ANSWERS = "review.json"
LONGEST_SLUG = 80
_UNSAFE = re.compile(r"[^a-z0-9]+")


class Answers:
    """The labels that a person gave, by article and offset. Every change is on disk before it is confirmed."""

    def __init__(self, folder: Path) -> None:
        self.folder = Folder(folder)
        self._path = self.folder.inside(ANSWERS)
        self.given: dict[str, dict[str, str]] = self._read()

    def _read(self) -> dict[str, dict[str, str]]:
        if not self._path.exists():
            return {}
        try:
            data = json.loads(self._path.read_text("utf-8"))
            return {
                str(name): {str(int(at)): Label(label).value for at, label in of.items()} for name, of in data.items()
            }
        except (ValueError, AttributeError, TypeError) as error:
            raise ConfigError(
                f"{self._path}: not the answers of a review ({error}); mend it, or move it away"
            ) from error

    def give(self, article: str, start: int, label: str | None) -> None:
        """Keep an answer, or take it back (None). Raises ValueError for a label that does not exist."""
        answers = self.given.setdefault(article, {})
        if label is None:
            answers.pop(str(start), None)
        else:
            answers[str(start)] = Label(label).value
        if not answers:
            del self.given[article]
        self.folder.write(self._path, json.dumps(self.given, ensure_ascii=False, indent=1, sort_keys=True) + "\n")

    def save_fixtures(self, cleaner: Cleaner) -> list[str]:
        """Write a fixture a reviewed article below fixtures/pages; the paths, relative to the folder."""
        written = []
        for article, answers in sorted(self.given.items()):
            source = self.folder.inside(article)
            suffix = ".txt" if source.suffix.lower() == ".txt" else ".html"
            folder = f"fixtures/pages/{_slug(article)}"
            self.folder.write(self.folder.inside(f"{folder}/input{suffix}"), source.read_bytes())
            self.folder.write(self.folder.inside(f"{folder}/expected.json"), _expected(cleaner, source, answers))
            written.append(folder)
        return written


def _expected(cleaner: Cleaner, source: Path, answers: dict[str, str]) -> str:
    """The fixture of an article with the labels that a person gave. What follows from a label follows here, too:
    a comment that is none any more, or a new one, changes the list of comments.
    """
    record = clean_file(cleaner, str(source))
    expected: dict[str, Any] = expected_of(record)
    shown = [segment for segment in record.segments if segment.text.strip()]
    found = list(zip(record.comments, expected["comments"], strict=True))
    comments = {c.start: item for c, item in found if c.start is not None}
    placeless = [item for c, item in found if c.start is None]
    for row, segment in zip(expected["lines"], shown, strict=True):
        label = answers.get(str(segment.start), row[0])
        if label != row[0]:
            place = segment.start + len(segment.text) - len(segment.text.lstrip())
            comments.pop(place, None)
            if label == Label.COMMENT:
                comments[place] = {**dict.fromkeys(COMMENT_FIELDS), "text": row[1]}
            row[0] = label
    expected["comments"] = [*(comments[place] for place in sorted(comments)), *placeless]
    return formatted(expected)


def _slug(article: str) -> str:
    return _UNSAFE.sub("-", article.rpartition(".")[0].lower()).strip("-")[:LONGEST_SLUG] or "article"
