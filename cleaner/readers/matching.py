"""The elements of a tree that a CSS selector chooses."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cleaner.readers.page import Access, nodes_below
from cleaner.readers.selector import Attribute, Complex, Compound, Place, Selector, Wanted

Known = dict[tuple[Any, int, str], bool]
"""By element and place in a chain: whether it matches there (""), or something that this sign leads to."""


class Matcher:
    """The elements of a tree by what selectors ask for. One pass over the tree, then look-ups."""

    def __init__(self, tree: Any, access: Access) -> None:
        self.access = access
        self.order: dict[Any, int] = {}
        self._ids: dict[str, list[Any]] = defaultdict(list)
        self._classes: dict[str, list[Any]] = defaultdict(list)
        self._tags: dict[str, list[Any]] = defaultdict(list)
        self._holders: dict[str, tuple[list[Any], str]] = {}
        self._siblings: dict[Any, list[Any]] = {}
        self._numbers: dict[Any, int] = {}
        self._typed: dict[Any, tuple[int, int]] = {}
        for node in nodes_below(tree, access):
            if isinstance(node, access.element):
                self._enter(node)

    def _enter(self, node: Any) -> None:
        self.order[node] = len(self.order)
        self._tags[self.access.tag(node)].append(node)
        if len(node.attrs):
            for name in (self.access.attribute(node, "class") or "").split():
                self._classes[name].append(node)
            if ident := self.access.attribute(node, "id"):
                self._ids[ident].append(node)

    def likely(self, wanted: Wanted) -> Iterator[str]:
        """The selectors of which the page has the class or id that they cannot do without, and those without any."""
        for name in self._classes:
            yield from wanted.by_class.get(name, ())
        for name in self._ids:
            yield from wanted.by_id.get(name, ())
        yield from wanted.others

    def find(self, selector: Selector) -> list[Any]:
        """The elements that a selector chooses, in reading order, each once."""
        found: dict[Any, None] = {}
        for chain in selector:
            known: Known = {}
            for node in self._candidates(chain[0][1]):
                if node not in found and self._matches(node, chain, 0, known):
                    found[node] = None
        return sorted(found, key=self.order.__getitem__)

    def _candidates(self, compound: Compound) -> Iterable[Any]:
        """Elements by the rarest thing that is asked of them."""
        if compound.ids:
            return self._ids.get(compound.ids[0], ())
        if compound.classes:
            return min((self._classes.get(name, []) for name in compound.classes), key=len)
        if compound.attributes:
            wanted = compound.attributes[0]
            holders, values = self._having(wanted.name)
            return holders if wanted.any_case or wanted.value in values else ()
        return self._tags.get(compound.tag, ()) if compound.tag else self.order

    def _having(self, name: str) -> tuple[list[Any], str]:
        """The elements that have an attribute, and all its values."""
        if name not in self._holders:
            told = ((node, self.access.attribute(node, name)) for node in self.order if len(node.attrs))
            pairs = [(node, value) for node, value in told if value is not None]
            self._holders[name] = ([node for node, _ in pairs], "\n".join(value for _, value in pairs))
        return self._holders[name]

    def _matches(self, node: Any, chain: Complex, at: int, known: Known) -> bool:
        """Whether a chain matches from its place `at` on; what is known is not asked again, so time is bounded."""
        if (node, at, "") not in known:
            known[node, at, ""] = self._is(node, chain[at][1]) and (
                at + 1 == len(chain) or self._reaches(node, chain, at, known)
            )
        return known[node, at, ""]

    def _reaches(self, node: Any, chain: Complex, at: int, known: Known) -> bool:
        """Whether the rest of a chain matches at some element that its sign leads to."""
        sign = chain[at][0]
        reached = False
        for other in self._towards(node, sign):
            if self._matches(other, chain, at + 1, known):
                reached = True
            elif sign in " ~" and (other, at, sign) in known:
                reached = known[other, at, sign]
            else:
                continue
            break
        if sign in " ~":
            known[node, at, sign] = reached
        return reached

    def _towards(self, node: Any, sign: str) -> Iterator[Any]:
        """Elements that the rest of a chain may stand at."""
        if sign in " >":
            above = node.parent
            while above in self.order:
                yield above
                if sign == ">":
                    return
                above = above.parent
            return
        siblings, number = self._beside(node)
        last = max(number - 1, 0) if sign == "+" else 0
        for at in range(number - 1, last - 1, -1):
            yield siblings[at]

    def _beside(self, node: Any) -> tuple[list[Any], int]:
        """The elements in the same parent, and the place among them."""
        parent = node.parent
        if parent is None:
            return [node], 0
        if parent not in self._siblings:
            inside = [each for each in parent.children if isinstance(each, self.access.element)]
            self._siblings[parent] = inside
            self._numbers.update((each, number) for number, each in enumerate(inside))
        return self._siblings[parent], self._numbers[node]

    def _is(self, node: Any, compound: Compound) -> bool:
        attribute = self.access.attribute
        if compound.tag and self.access.tag(node) != compound.tag:
            return False
        if compound.ids and any(attribute(node, "id") != ident for ident in compound.ids):
            return False
        if compound.classes and not set(compound.classes) <= set((attribute(node, "class") or "").split()):
            return False
        if not all(_has(attribute(node, each.name), each) for each in compound.attributes):
            return False
        if not all(self._stands(node, place) for place in compound.places):
            return False
        if compound.empty and any(not isinstance(e, self.access.text) or self.access.data(e) for e in node.children):
            return False
        return all(self._any(node, inner) for inner in compound.among) and not any(
            self._any(node, inner) for inner in compound.without
        )

    def _any(self, node: Any, selector: Selector) -> bool:
        return any(self._matches(node, chain, 0, {}) for chain in selector)

    def _stands(self, node: Any, place: Place) -> bool:
        siblings, number = self._beside(node)
        total = len(siblings)
        if place.of_type:
            number, total = self._among_its_kind(node, siblings)
        count = total - number if place.last else number + 1
        beyond = count - place.first
        return beyond == 0 if not place.step else beyond % place.step == 0 and beyond // place.step >= 0

    def _among_its_kind(self, node: Any, siblings: Sequence[Any]) -> tuple[int, int]:
        """Place among the siblings of the same tag, and how many there are."""
        if node not in self._typed:
            tag = self.access.tag(node)
            same = [each for each in siblings if self.access.tag(each) == tag]
            self._typed.update((each, (number, len(same))) for number, each in enumerate(same))
        return self._typed[node]


def _has(value: str | None, wanted: Attribute) -> bool:
    """Whether an attribute is as a selector wants it."""
    if value is None:
        return False
    want = wanted.value
    if wanted.any_case:
        value, want = value.lower(), want.lower()
    if wanted.sign in ("", "="):
        return not wanted.sign or value == want
    if wanted.sign == "|=":
        return value == want or value.startswith(want + "-")
    if not want:
        return False
    if wanted.sign == "~=":
        return want in value.split()
    if wanted.sign == "*=":
        return want in value
    return value.startswith(want) if wanted.sign == "^=" else value.endswith(want)
