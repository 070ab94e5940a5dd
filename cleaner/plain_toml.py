"""Lists of words in TOML of a plain form, read many times as fast as by `tomllib`: the first page waits for them.

Plain: names stand at the start of their lines, all values are arrays of texts without escapes, all else is lines of
comment. Tests compare what this gives of the files that ship with what `tomllib` does.
"""

import re
from collections.abc import Iterator

_ITEM = re.compile(r'^\[(\w+)\]|^(\w+) = \[|^#.*|"([^"\\\n]*)"', re.MULTILINE)
"""The name of a table, that of an array, a comment line, a text."""


def plain_items(text: str) -> Iterator[tuple[str, str, str]]:
    """Table, array and text of each item."""
    table = array = ""
    for named, begun, item in _ITEM.findall(text):
        if named:
            table, array = named, ""
        elif begun:
            array = begun
        elif item:
            yield table, array, item


def plain_lists(text: str) -> dict[str, dict[str, list[str]]]:
    """The texts by table and array."""
    tables: dict[str, dict[str, list[str]]] = {}
    for table, array, item in plain_items(text):
        tables.setdefault(table, {}).setdefault(array, []).append(item)
    return tables
