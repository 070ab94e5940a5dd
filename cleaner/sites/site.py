"""What the file of a site says: for which addresses and dates, and what to keep, remove or label there."""

import zlib
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlsplit

from cleaner.labels import Label

EVERY_SITE = "*"
"""The domain of a file for all sites, and for texts without an address."""
ACTIONS = ("keep", "remove", "label")
PHRASES = {"exact": 10_000, "starts": 600, "contains": 200, "like": 1_500}
"""Ways to say which blocks are meant by their text, and how many characters such a block has at most."""
LOOKS = ("selector", *PHRASES)
_SHOWN = 60


@dataclass(frozen=True)
class SiteRule:
    """One line of a file: what to do with the blocks that a selector or a phrase finds.

    action  "keep", "remove" or "label"
    look    how blocks are found: "selector", or one of `PHRASES`
    text    the selector or phrase
    label   what the blocks are; None for "keep"
    within  characters of a block that a phrase looks at, at most
    """

    action: str
    look: str
    text: str
    label: Label | None = None
    within: int = 0

    @property
    def shown(self) -> str:
        """How, and what, in short: `starts "Enjoying this"`. A long one is cut, and told from others by a number."""
        if len(self.text) <= _SHOWN:
            return f'{self.look} "{self.text}"'
        return f'{self.look} "{self.text[: _SHOWN - 1]}…" {zlib.crc32(self.text.encode("utf-8", "replace")):08x}'


@dataclass(frozen=True)
class Example:
    """An article of the site, and what has to stay in its body or leave it.

    `source` is markup if `kind` is "html". Each text of `keep` and `drop` is a part of a line.
    """

    source: str
    kind: str
    keep: tuple[str, ...]
    drop: tuple[str, ...]
    day: date | None = None
    line: int = 0
    """Where in the file it begins."""


@dataclass(frozen=True)
class Site:
    """A file, read."""

    domains: tuple[str, ...]
    rules: tuple[SiteRule, ...]
    valid_from: date | None = None
    valid_until: date | None = None
    """The last day, included."""
    examples: tuple[Example, ...] = ()
    path: str = ""

    @property
    def name(self) -> str:
        """The first domain, "every site" for one of all."""
        return "every site" if self.domains[0] == EVERY_SITE else self.domains[0]

    def rule_name(self, rule: SiteRule) -> str:
        """The name that a rule of this file has in records."""
        return f"{self.name}: {rule.shown}"

    @property
    def dated(self) -> bool:
        """Whether it is for some dates alone."""
        return self.valid_from is not None or self.valid_until is not None

    def holds_on(self, day: date | None) -> bool:
        """Whether it is for articles of a day. Without a day: whether it has not ended."""
        if day is None:
            return self.valid_until is None
        return (self.valid_from or date.min) <= day <= (self.valid_until or date.max)

    @cached_property
    def meaning(self) -> str:
        """All of it that can change a record."""
        return repr((self.domains, self.rules, self.valid_from, self.valid_until))


def host_of(url: str | None) -> str | None:
    """The host of an address, in lower case and ASCII, without www; None where it has none."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return domain_of(host) if host else None


def domain_of(name: str) -> str | None:
    """A domain in lower case and ASCII, without www and the dot at its end; None for what is none."""
    try:
        host = name.strip().rstrip(".").lower().encode("idna").decode("ascii")
    except UnicodeError:
        return None
    host = host.removeprefix("www.")
    well = all(part.replace("-", "").replace("_", "").isalnum() for part in host.split(".")) and host.isascii()
    return host if well else None


def around(host: str) -> list[str]:
    """A host and the domains that it is a subdomain of."""
    parts = host.split(".")
    return [".".join(parts[at:]) for at in range(len(parts))]
