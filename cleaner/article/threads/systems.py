"""Which comment system fills a page by script, by what its markup shows."""

import tomllib
from functools import lru_cache
from importlib.resources import files

from cleaner.document import PageFacts


@lru_cache(maxsize=1)
def _systems() -> tuple[tuple[str, tuple[str, ...], frozenset[str]], ...]:
    """Name, parts of addresses and names of elements of each system."""
    table = tomllib.loads((files("cleaner.article.threads") / "systems.toml").read_text("utf-8"))
    return tuple(
        (name, tuple(entry["source"].split()), frozenset(entry["element"].split())) for name, entry in table.items()
    )


def system_of(facts: PageFacts | None) -> str | None:
    """Name of the comment system of a page ("disqus"), None if its markup shows none. Elements tell before scripts."""
    if facts is None or not facts.hooks:
        return None
    hooks = frozenset(facts.hooks)
    for name, _, elements in _systems():
        if elements & hooks:
            return name
    addresses = [hook for hook in facts.hooks if "/" in hook or "." in hook]
    for name, sources, _ in _systems():
        if any(source in address for source in sources for address in addresses):
            return name
    return None
