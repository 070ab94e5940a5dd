"""The TOML of a site file. Every error is one line: file, line, key, what is wrong, what to do."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NoReturn

from cleaner.errors import ConfigError
from cleaner.labels import Group, Label
from cleaner.readers.selector import selector_of
from cleaner.sites.like import GAP, fixed_words
from cleaner.sites.site import ACTIONS, EVERY_SITE, LOOKS, PHRASES, Example, Site, SiteRule, domain_of

KEYS = ("domain", "valid_from", "valid_until", "note", *ACTIONS, "example")
RULE_KEYS = (*LOOKS, "label", "within", "note", "learned")
EXAMPLE_KEYS = ("text", "html", "date", "must_keep", "must_drop")
LEAST_PHRASE = 3
"""Characters of a phrase that is looked for inside lines."""
_HEADER = re.compile(r"\[\[?\s*([\w.-]+)\s*\]\]?")
_KEY = re.compile(r"""["']?([\w-]+)["']?\s*=""")
_TRIPLE = re.compile(r'"""|' + "'''")


def parse_site(text: str, path: str) -> Site:
    """A file, checked. Raises ConfigError."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, at = str(error).partition(" (at line ")
        line = at.partition(",")[0] if at else str(text.count("\n") + 1)
        raise ConfigError(f"{path}:{line}: no valid TOML: {message}") from error
    return _Reader(text, path).site(content)


class _Reader:
    """Reads one file; knows where its keys stand."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.lines = _places(text)

    def wrong(self, table: str, number: int, key: str, what: str) -> NoReturn:
        """Raise the error of one key."""
        places = ((table, number, key), (table, number, ""), ("", 0, table))
        line = next((self.lines[place] for place in places if place in self.lines), 1)
        name = f"[[{table}]] {key}".strip() if table else key
        raise ConfigError(f"{self.path}:{line}: {name}: {what}")

    def known(self, table: str, number: int, content: Any, keys: tuple[str, ...]) -> None:
        """Whether all keys of a table are known."""
        if not isinstance(content, dict):
            self.wrong(table, number, "", f"is no table; write it as [[{table}]]")
        for key in content:
            if key not in keys:
                self.wrong(table, number, key, f"no such key; there are {', '.join(keys)}")

    def site(self, content: dict[str, Any]) -> Site:
        """The whole file."""
        self.known("", 0, content, KEYS)
        rules: list[SiteRule] = []
        for action in ACTIONS:
            for number, table in enumerate(self.tables(content, action)):
                self.known(action, number, table, RULE_KEYS)
                rules += self.rules(action, number, table)
        examples = [self.example(number, table) for number, table in enumerate(self.tables(content, "example"))]
        begin, end = (self.day("", 0, content, key) for key in ("valid_from", "valid_until"))
        if begin and end and begin > end:
            self.wrong("", 0, "valid_until", f"is before valid_from, {begin}")
        return Site(self.domains(content), tuple(dict.fromkeys(rules)), begin, end, tuple(examples), self.path)

    def tables(self, content: dict[str, Any], key: str) -> list[Any]:
        """The tables of one name."""
        tables = content.get(key, [])
        if not isinstance(tables, list):
            self.wrong(key, 0, "", f"is no list of tables; write it as [[{key}]]")
        return tables

    def domains(self, content: dict[str, Any]) -> tuple[str, ...]:
        """The domains that the file is for."""
        given = self.texts("", 0, content, "domain")
        if not given:
            self.wrong("", 0, "domain", 'is missing; give domain = "paper.example"')
        found = []
        for text in given:
            domain = EVERY_SITE if text == EVERY_SITE else domain_of(text)
            if domain is None:
                self.wrong("", 0, "domain", f'{text!r} is no domain; give a name such as "paper.example", no address')
            found.append(domain)
        return tuple(dict.fromkeys(found))

    def texts(self, table: str, number: int, content: dict[str, Any], key: str) -> tuple[str, ...]:
        """A string, or strings."""
        value = content.get(key, [])
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(each, str) and each.strip() for each in values):
            self.wrong(table, number, key, f"{value!r} is no text; give one in quotation marks, or a list of them")
        return tuple(values)

    def day(self, table: str, number: int, content: dict[str, Any], key: str) -> date | None:
        """A date, if there is one."""
        value = content.get(key)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            self.wrong(table, number, key, f"{value!r} is no date; write it as 2025-03-01, without quotation marks")
        return value

    def rules(self, action: str, number: int, table: dict[str, Any]) -> Iterator[SiteRule]:
        """The rules of one table: one a text."""
        looks = [look for look in LOOKS if look in table]
        if len(looks) != 1:
            what = f"has {' and '.join(looks)}" if looks else "finds nothing"
            self.wrong(action, number, looks[-1] if looks else "", f"{what}; give one of {', '.join(LOOKS)}")
        look = looks[0]
        label, within = self.label(action, number, table), self.within(action, number, table, look)
        texts = self.texts(action, number, table, look)
        if not texts:
            self.wrong(action, number, look, "is empty")
        for text in texts:
            self.check(action, number, look, text)
            yield SiteRule(action, look, text, label, within)

    def check(self, action: str, number: int, look: str, text: str) -> None:
        """Whether a selector or phrase can be looked for."""
        if look == "selector":
            try:
                selector_of(text)
            except ConfigError as error:
                self.wrong(action, number, look, str(error))
        elif look == "like" and (GAP not in text or not fixed_words(text)):
            self.wrong(action, number, look, f"{text!r} needs {GAP} for what varies, and a word besides; or give exact")
        elif look in ("starts", "contains") and len(text.strip()) < LEAST_PHRASE:
            self.wrong(action, number, look, f"{text!r} is too short; give {LEAST_PHRASE} characters or more")

    def label(self, action: str, number: int, table: dict[str, Any]) -> Label | None:
        """What the blocks are."""
        given = table.get("label")
        if action == "keep":
            if given is not None:
                self.wrong(action, number, "label", "does not go with keep; use [[label]] to name what stays")
            return None
        if given is None and action == "remove":
            return Label.OTHER
        if given not in set(Label):
            what = "is missing" if given is None else f"{given!r} is no label"
            self.wrong(action, number, "label", f"{what}; there are {', '.join(Label)}")
        label = Label(given)
        if action == "remove" and label.group is Group.BODY:
            self.wrong(action, number, "label", f"{given!r} stays in the body; use [[label]] to name it")
        return label

    def within(self, action: str, number: int, table: dict[str, Any], look: str) -> int:
        """How long a block may be."""
        given = table.get("within", PHRASES.get(look, 0))
        if "within" in table and (look == "selector" or type(given) is not int or given < 1):
            self.wrong(action, number, "within", f"{given!r}: give a number of characters, and a phrase to look for")
        return int(given)

    def example(self, number: int, table: Any) -> Example:
        """One example; without text and html its lines are the article."""
        self.known("example", number, table, EXAMPLE_KEYS)
        keep, drop = (self.texts("example", number, table, key) for key in ("must_keep", "must_drop"))
        kinds = [kind for kind in ("text", "html") if kind in table]
        if len(kinds) > 1 or not (keep or drop):
            self.wrong("example", number, "", "give must_keep or must_drop, and text or html or neither")
        kind = kinds[0] if kinds else "text"
        source = self.texts("example", number, table, kind) if kinds else ("\n".join((*keep, *drop)),)
        day = self.day("example", number, table, "date")
        line = self.lines.get(("example", number, ""), 1)
        return Example("\n".join(source), kind, keep, drop, day, line)


def _places(text: str) -> dict[tuple[str, int, str], int]:
    """The line of each key, by table, its number among those of one name, and key; tables by an empty key.

    Good for error messages: what stands in strings over several lines is passed over.
    """
    places: dict[tuple[str, int, str], int] = {}
    counts: dict[str, int] = {}
    table, number, inside = "", 0, ""
    for at, line in enumerate(text.splitlines(), 1):
        if not inside:
            stripped = line.strip()
            if header := _HEADER.match(stripped):
                table = header[1]
                number = counts.get(table, -1) + 1
                counts[table] = number
                places[table, number, ""] = at
            elif key := _KEY.match(stripped):
                places.setdefault((table, number, key[1]), at)
        for mark in _TRIPLE.findall(line):
            inside = "" if inside == mark else inside or mark
    return places
