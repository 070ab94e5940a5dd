"""The files of phrases, `phrases/<language>.toml` or `<language>.<part>.toml`: read, and parsed."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from cleaner.errors import ConfigError
from cleaner.labels import Label
from cleaner.plain_toml import plain_items
from cleaner.rules.phrase import Phrase
from cleaner.rules.scripts import fold

_LABELS = {label.value: label for label in Label}


def parse_phrases(text: str, place: str, language: str = "") -> tuple[Phrase, ...]:
    """Phrases of one TOML file: a table a label, an array a kind of evidence."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{place}: {error}") from error
    found = []
    for name, kinds in tables.items():
        if name not in set(Label):
            raise ConfigError(f"{place}: [{name}] is not a label")
        for kind, phrases in kinds.items():
            for phrase in phrases:
                if not phrase.split() or any("" in token.strip("[]").split("|") for token in phrase.split()):
                    raise ConfigError(f"{place}: [{name}] {kind}: {phrase!r} has an empty word")
                found.append(Phrase(Label(name), kind, fold(phrase), language))
    return tuple(found)


def plain_phrases(text: str, language: str = "") -> tuple[Phrase, ...]:
    """What `parse_phrases` gives of a file in the plain form of those that ship, twelve times as fast, unchecked."""
    return tuple(
        Phrase(_LABELS[table], kind, phrase if phrase.isascii() else fold(phrase), language)
        for table, kind, phrase in plain_items(text)
    )


@lru_cache(maxsize=64)
def load_phrases(language: str) -> tuple[Phrase, ...]:
    """The phrases that ship for one language (two-letter code), from all its files."""
    return tuple(phrase for text in _texts(language) for phrase in plain_phrases(text, language))


def wording(language: str) -> str:
    """All that is listed for one language, as it stands in its files, without comments."""
    lines = [line for text in _texts(language) for line in text.splitlines() if line and line[0] != "#"]
    return "\n".join(lines)


def _texts(language: str) -> list[str]:
    paths = sorted((p for p in _files() if p.name.split(".")[0] == language), key=lambda p: p.name)
    if not paths:
        raise ConfigError(f"no phrases for language {language!r}: there are {', '.join(languages())}")
    return [path.read_text("utf-8") for path in paths]


def languages() -> tuple[str, ...]:
    """Codes of the languages that phrases ship for, sorted."""
    return tuple(sorted({path.name.split(".")[0] for path in _files()}))


@lru_cache(maxsize=1)
def _files() -> tuple[Traversable, ...]:
    """`<language>.toml`, or `<language>.<part>.toml` where one file would be too long to read."""
    folder = files("cleaner.rules") / "phrases"
    return tuple(path for path in folder.iterdir() if path.name.endswith(".toml"))
