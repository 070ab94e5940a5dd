"""Clean the text of scraped news articles: typed boilerplate out, reader comments apart, nothing lost unseen.

>>> import cleaner
>>> record = cleaner.clean("The bridge opened on Monday.\\nSign up for our free newsletter!")
>>> record.text
'The bridge opened on Monday.'
"""

from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleaner.document import Block, Document, Span
    from cleaner.errors import CleanerError, ConfigError, InputError, RuleError
    from cleaner.keep import Keep
    from cleaner.labels import Group, Label
    from cleaner.pipeline import Cleaner
    from cleaner.record import ArticleRecord, Segment
    from cleaner.rules import DEFAULT_RULES, Rule
    from cleaner.schema import json_schema
    from cleaner.threads.comment import Comment

__version__ = "0.1.0"
_HOMES = {
    "document": ("Block", "Document", "Span"),
    "errors": ("CleanerError", "ConfigError", "InputError", "RuleError"),
    "keep": ("Keep",),
    "labels": ("Group", "Label"),
    "pipeline": ("Cleaner",),
    "record": ("ArticleRecord", "Segment"),
    "rules": ("DEFAULT_RULES", "Rule"),
    "schema": ("json_schema",),
    "threads.comment": ("Comment",),
}


def __getattr__(name: str) -> Any:
    """Public names are imported when they are asked for, so that `cleaner --help` need not wait for the rules."""
    for home, names in _HOMES.items():
        if name in names:
            globals()[name] = getattr(import_module(f"cleaner.{home}"), name)
            return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


@lru_cache(maxsize=1)
def _default() -> "Cleaner":
    from cleaner.pipeline import Cleaner

    return Cleaner()


def clean(source: Any, kind: str | None = None, url: str | None = None, language: str | None = None) -> "ArticleRecord":
    """Clean one article with the default rules.

    source    a page or the text of an article, one line a block: str, bytes (of a page in any encoding, of a text in
              UTF-8 or with a byte order mark), or a BeautifulSoup or Tag object
    kind      "html", "text", or None to decide
    url       carried into the record
    language  two-letter code if you know it, carried into the record

    Raises InputError when the source is neither. All else ends in `record.status`.
    """
    return _default().clean(source, kind, url, language)


__all__ = [
    "DEFAULT_RULES",
    "ArticleRecord",
    "Block",
    "Cleaner",
    "CleanerError",
    "Comment",
    "ConfigError",
    "Document",
    "Group",
    "InputError",
    "Keep",
    "Label",
    "Rule",
    "RuleError",
    "Segment",
    "Span",
    "clean",
    "json_schema",
]
