"""CSS selectors of pages, the part that every parser's tree answers alike (https://www.w3.org/TR/selectors-4/).

    p   *   .class   #id   [name]   [name="value"]   ~= |= ^= $= *=   [name="value" i]
    a b   a > b   a + b   a ~ b   a, b
    :not(…)   :is(…)   :where(…)
    :first-child :last-child :only-child :nth-child(2n+1) :nth-last-child(…), the same -of-type, :empty

Names of classes and ids count as they are written, names of elements and attributes in any case. What depends on time,
on a browser or on text (`:hover`, `:visible`, `:has-text(…)`) is refused by name.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, NoReturn

from cleaner.errors import ConfigError

LONGEST = 1_000
MOST_COMPOUNDS = 12
"""Elements named in one selector, one around or beside the other."""
DEEPEST = 3
"""Selectors inside `:not(…)` inside another one."""
_NAME = re.compile(r"-?(?:[^\W\d]|[_-]|\\.|[^\x00-\x7f])(?:[\w-]|\\.|[^\x00-\x7f]){0,200}")
_ATTRIBUTE = re.compile(
    r"""\[\s*(?P<name>[\w:-]+)\s*(?:(?P<sign>[~|^$*]?=)\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[\w-]+))"""
    r"""\s*(?P<flag>[iIsS])?\s*)?\]"""
)
_NTH = re.compile(r"(?:(?P<step>[+-]?\d{0,4})n\s*(?:(?P<sign>[+-])\s*(?P<first>\d{1,4}))?|(?P<only>[+-]?\d{1,4}))")
_ONE_OF = ("is", "where", "matches")


class Attribute(NamedTuple):
    """A condition on one attribute; `sign` is empty where it only has to be there."""

    name: str
    sign: str = ""
    value: str = ""
    any_case: bool = False


class Place(NamedTuple):
    """A condition on the place among siblings: number step·n + first; from the end, of one tag."""

    step: int
    first: int
    last: bool
    of_type: bool


class Compound(NamedTuple):
    """What one element has to be."""

    tag: str = ""
    """Empty for any."""
    ids: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    places: tuple[Place, ...] = ()
    empty: bool = False
    among: tuple["Selector", ...] = ()
    """It matches each of these."""
    without: tuple["Selector", ...] = ()
    """It matches none of these."""


Complex = tuple[tuple[str, Compound], ...]
"""From the element that is chosen outwards: the sign before each compound (" ", ">", "+", "~", last ""), and it."""
Selector = tuple[Complex, ...]
"""Any of these."""


class Wanted:
    """Selectors, by what a page must have for them to match. Made once for many pages."""

    def __init__(self, selectors: Iterable[str]) -> None:
        self.by_class: dict[str, list[str]] = {}
        self.by_id: dict[str, list[str]] = {}
        self.others: list[str] = []
        for text in dict.fromkeys(selectors):
            selector = selector_of(text)
            chosen = selector[0][0][1]
            if len(selector) > 1 or not (chosen.ids or chosen.classes):
                self.others.append(text)
            elif chosen.ids:
                self.by_id.setdefault(chosen.ids[0], []).append(text)
            else:
                self.by_class.setdefault(chosen.classes[0], []).append(text)


@lru_cache(maxsize=50_000)
def selector_of(text: str) -> Selector:
    """A selector, parsed. Raises ConfigError that names what is not supported."""
    if len(text) > LONGEST:
        raise ConfigError(f"selector {text[:60]!r}… has more than {LONGEST} characters")
    parser = _Parser(text)
    found = parser.selector(0)
    if parser.at < len(text):
        parser.refuse()
    return found


class _Parser:
    """Reads one selector from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def refuse(self, what: str = "") -> NoReturn:
        """Say what cannot be read, and where."""
        rest = what or self.text[self.at : self.at + 20] or "the end"
        raise ConfigError(f"selector {self.text[:80]!r}: {rest!r} is not supported (character {self.at + 1})")

    def selector(self, depth: int) -> Selector:
        """Complex selectors with commas between."""
        found = [self.complex(depth)]
        while self.take(","):
            found.append(self.complex(depth))
        return tuple(found)

    def complex(self, depth: int) -> Complex:
        """Compounds with combinators between."""
        self.space()
        found = [("", self.compound(depth))]
        while True:
            spaced = self.space()
            sign = next((c for c in ">+~" if self.take(c)), " " if spaced else "")
            if not sign or (sign == " " and self.text[self.at : self.at + 1] in ("", ",", ")")):
                break
            self.space()
            found.append((sign, self.compound(depth)))
        if len(found) > MOST_COMPOUNDS:
            self.refuse(f"more than {MOST_COMPOUNDS} elements")
        return tuple(reversed(found))

    def compound(self, depth: int) -> Compound:
        """One element: a tag and what follows it without a space."""
        begin = self.at
        found = Compound(tag=self.name().lower()) if not self.take("*") and self.is_name() else Compound()
        while self.at < len(self.text):
            if self.take("."):
                found = found._replace(classes=(*found.classes, self.name()))
            elif self.take("#"):
                found = found._replace(ids=(*found.ids, self.name()))
            elif self.text[self.at] == "[":
                found = found._replace(attributes=(*found.attributes, self.attribute()))
            elif self.text[self.at] == ":":
                found = self.pseudo(found, depth)
            else:
                break
        if self.at == begin:
            self.refuse()
        return found

    def attribute(self) -> Attribute:
        """`[name]` and its like."""
        match = _ATTRIBUTE.match(self.text, self.at)
        if match is None:
            self.refuse()
        self.at = match.end()
        value = next((match[key] for key in ("double", "single", "bare") if match[key] is not None), "")
        return Attribute(match["name"].lower(), match["sign"] or "", value, (match["flag"] or "").lower() == "i")

    def pseudo(self, found: Compound, depth: int) -> Compound:
        """`:name` or `:name(…)`."""
        begin = self.at
        self.at += 1
        name = self.name().lower() if self.is_name() else ""
        if self.take("("):
            found = self.function(found, name, depth, begin)
            self.space()
            if not self.take(")"):
                self.refuse()
            return found
        place, _, kind = name.partition("-")
        if name == "empty":
            return found._replace(empty=True)
        if kind in ("child", "of-type") and place in ("first", "last", "only"):
            ends = ("first", "last") if place == "only" else (place,)
            places = tuple(Place(0, 1, end == "last", kind == "of-type") for end in ends)
            return found._replace(places=found.places + places)
        self.at = begin
        return self.refuse(self.text[begin : begin + 24])

    def function(self, found: Compound, name: str, depth: int, begin: int) -> Compound:
        """What stands between the brackets of `:name(…)`."""
        if name in (*_ONE_OF, "not") and depth < DEEPEST:
            inner = self.selector(depth + 1)
            if name == "not":
                return found._replace(without=(*found.without, inner))
            return found._replace(among=(*found.among, inner))
        counts = re.fullmatch(r"nth(-last)?-(child|of-type)", name)
        if counts is None:
            self.at = begin
            self.refuse(f":{name}(" if name else "")
        step, first = self.steps()
        return found._replace(places=(*found.places, Place(step, first, bool(counts[1]), counts[2] == "of-type")))

    def steps(self) -> tuple[int, int]:
        """`2n+1`, `odd`, `even` or a number."""
        self.space()
        for word, steps in (("odd", (2, 1)), ("even", (2, 0))):
            if self.take(word):
                return steps
        match = _NTH.match(self.text, self.at)
        if match is None:
            self.refuse()
        self.at = match.end()
        if match["only"]:
            return 0, int(match["only"])
        step = {"": 1, "+": 1, "-": -1}.get(match["step"]) or int(match["step"])
        return step, int((match["sign"] or "") + (match["first"] or "0"))

    def is_name(self) -> bool:
        """Whether a name follows."""
        return _NAME.match(self.text, self.at) is not None

    def name(self) -> str:
        """A name, without its backslashes."""
        match = _NAME.match(self.text, self.at)
        if match is None:
            self.refuse()
        self.at = match.end()
        return re.sub(r"\\(.)", r"\1", match[0])

    def take(self, sign: str) -> bool:
        """Whether this follows; if so it is passed."""
        if self.text.startswith(sign, self.at):
            self.at += len(sign)
            return True
        return False

    def space(self) -> bool:
        """Pass white space."""
        begin = self.at
        while self.text[self.at : self.at + 1].isspace():
            self.at += 1
        return self.at > begin
