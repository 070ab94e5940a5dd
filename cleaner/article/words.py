"""Words of dates and names, from `words/<language>.toml`, all languages together."""

from functools import lru_cache
from importlib.resources import files

from cleaner.plain_toml import plain_lists


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, dict[str, list[str]]], ...]:
    folder = files("cleaner.article") / "words"
    paths = sorted((p for p in folder.iterdir() if p.name.endswith(".toml")), key=lambda p: p.name)
    return tuple(plain_lists(path.read_text("utf-8")) for path in paths)


def word_lists(table: str, name: str) -> list[str]:
    """The items of one list in all languages, as written."""
    return [item for tables in _tables() for item in tables.get(table, {}).get(name, [])]


def words(table: str, name: str) -> frozenset[str]:
    """The single words of one list in all languages."""
    return frozenset(word for item in word_lists(table, name) for word in item.split())


def numbered(table: str, name: str) -> dict[str, int]:
    """Word to its place, 1 for the first, of lists that are in order (months, units)."""
    return {
        word: place
        for tables in _tables()
        for place, item in enumerate(tables.get(table, {}).get(name, []), 1)
        for word in item.split()
    }
