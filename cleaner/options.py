"""What a configuration may hold, and what it rests on besides: checked and hashed before the first article."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from cleaner.errors import ConfigError
from cleaner.keep import Keep
from cleaner.labels import Label
from cleaner.readers.source import PARSERS
from cleaner.rules.phrase_files import languages

if TYPE_CHECKING:
    from cleaner.pipeline import Cleaner


def check_tuples(cleaner: "Cleaner") -> None:
    """Raise ConfigError where one thing is given for several: a comma was forgotten."""
    for name in ("rules", "without", "add", "keep_labels", "keep"):
        given = getattr(cleaner, name)
        if isinstance(given, str) or not isinstance(given, Iterable):
            raise ConfigError(f"{name}={given!r}: give a tuple, such as ({given!r},)")


def check_options(cleaner: "Cleaner") -> None:
    """Raise ConfigError, which says what to give instead, for the first option that is wrong."""
    names = {rule.name for rule in cleaner.rules}
    for name in cleaner.without:
        if name not in names:
            raise ConfigError(f"without={name!r}: no such rule; there are {', '.join(sorted(names))}")
    for label in cleaner.keep_labels:
        if label not in set(Label):
            raise ConfigError(f"keep_labels={label!r}: no such label; there are {', '.join(Label)}")
    if cleaner.parser not in PARSERS:
        raise ConfigError(f"parser={cleaner.parser!r}: give one of {', '.join(PARSERS)}")
    if not isinstance(cleaner.max_chars, int) or cleaner.max_chars < 1:
        raise ConfigError(f"max_chars={cleaner.max_chars!r}: give a positive number of characters")
    if not isinstance(cleaner.site_date, date | None):
        raise ConfigError(f"site_date={cleaner.site_date!r}: give a datetime.date")
    for keep in cleaner.keep:
        if not isinstance(keep, Keep):
            raise ConfigError(f"keep={keep!r}: give Keep(text=…) or Keep(pattern=…)")
    if isinstance(cleaner.languages, str):
        codes = (cleaner.languages,)
        raise ConfigError(f"languages={cleaner.languages!r}: give a tuple of codes, such as {codes!r}")
    for code in cleaner.languages or ():
        if code not in languages():
            raise ConfigError(f"languages={code!r}: no phrases; there are {', '.join(languages())}")


@lru_cache(maxsize=1)
def weights() -> bytes:
    """All that rules know as numbers and lists of words, for the hash of the rule set."""
    article = files("cleaner.article")
    folders = (
        files("cleaner.rules") / "weights",
        files("cleaner.rules") / "talk",
        article / "weights",
        article / "words",
    )
    tables = [article / "name_groups.toml", article / "threads" / "roles.toml", article / "threads" / "systems.toml"]
    paths = [path for folder in folders for path in sorted(folder.iterdir(), key=lambda path: path.name)]
    return b"".join(path.read_bytes() for path in (*paths, *tables))
