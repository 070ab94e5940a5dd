"""What elements have of those around them: the core of the page, an article, telling tags and names."""

import tomllib
from functools import lru_cache
from importlib.resources import files

from cleaner.article.shape import Shape
from cleaner.document import Element

FAR = 9
"""Elements up to an element with a telling name: more than that is as good as none."""
MARKED_TAGS = ("footer", "form", "li", "main", "section")
JUDGED = (
    "comment", "main", "list", "box", "caption", "popup", "side", "subscribe", "quote", "footer", "prose",
    "about", "header", "social",
)  # fmt: skip
"""Groups of names that say something about being article or not; the others only say which label fits."""
_FLAGS = ("in_core", "in_densest", "hidden", *(f"in_{tag}" for tag in MARKED_TAGS))
_CORE, _DENSEST, _HIDDEN, *_MARKED = (1 << place for place in range(len(_FLAGS)))
_GROUPS = len(JUDGED)
_NEAR = (1 << _GROUPS * FAR) - 1

NAMES = (
    *_FLAGS, "article_share", "article_place", "away", "below_core", "below_densest",
    *(f"named_{group}" for group in JUDGED),
)  # fmt: skip


@lru_cache(maxsize=1)
def name_groups() -> dict[str, tuple[str, ...]]:
    """The groups of each word in class, id and role attributes."""
    table = tomllib.loads((files("cleaner.article") / "name_groups.toml").read_text("utf-8"))
    groups: dict[str, tuple[str, ...]] = {}
    for group, words in table.items():
        for word in words.split():
            groups[word] = (*groups.get(word, ()), group)
    return groups


@lru_cache(maxsize=20_000)
def _judged(names: tuple[str, ...]) -> int:
    """Bits of the groups in `JUDGED` that names belong to."""
    groups = {group for word in names for group in name_groups().get(word, ())}
    return sum(1 << place for place, group in enumerate(JUDGED) if group in groups)


State = tuple[int, int, int, int]
"""What an element passes on to those in it: bits of `_FLAGS`; bits of the groups of its names, above them those of the
element around it, and so on for `FAR` elements; order of the nearest `article` element, -1 if there is none; depth of
the nearest element that holds the core."""


class Settings:
    """The setting of elements. `blind` is to read no names."""

    def __init__(self, shape: Shape, blind: bool = False) -> None:
        self.shape = shape
        self.blind = blind
        self._added = dict(zip(MARKED_TAGS, _MARKED, strict=True))
        """Flags that some tags bring."""
        self._apart = {shape.core.order: _CORE}
        """Flags that single elements bring."""
        self._apart[shape.densest.order] = self._apart.get(shape.densest.order, 0) | _DENSEST
        self._holders = {element.order for element in shape.core.around(len(shape.elements))}
        articles = [element.order for element in shape.elements if element.tag == "article"]
        self._places = {order: float(min(place, 5)) for place, order in enumerate(articles)}
        self._known: dict[int, State] = {}

    def of(self, element: Element) -> tuple[float, ...]:
        """Features of one element, in the order of `NAMES`."""
        return self._row(*self._state(element), element.depth)

    def _state(self, element: Element) -> State:
        """What is known of the nearest element around, with what those between add to it."""
        known, asked = self._known, []
        above: Element | None = element
        while above is not None and above.order not in known:
            asked.append(above)
            above = above.parent
        state = known[above.order] if above is not None else (0, 0, -1, 0)
        flags, named, article, held = state
        for each in reversed(asked):
            order, tag, names = each.order, each.tag, each.names
            if tag in self._added:
                flags |= self._added[tag]
            if order in self._holders:
                held = each.depth
            if order in self._apart:
                flags |= self._apart[order]
            if each.hidden:
                flags |= _HIDDEN
            if tag == "article":
                article = order
            named = (named << _GROUPS) & _NEAR if named else 0
            if names and not self.blind:
                named |= _judged(names)
            known[order] = state = (flags, named, article, held)
        return state

    def _row(self, flags: int, named: int, article: int, held: int, depth: int) -> tuple[float, ...]:
        share = self.shape.prose_in[article] / self.shape.total if article >= 0 else -1.0
        place = self._places.get(article, -1.0)
        below = float(depth - held), float(depth - self.shape.core.depth), float(depth - self.shape.densest.depth)
        return (*_flags(flags), share, place, *below, *_distances(named))


@lru_cache(maxsize=1 << len(_FLAGS))
def _flags(bits: int) -> tuple[float, ...]:
    return tuple(float(bits >> place & 1) for place in range(len(_FLAGS)))


@lru_cache(maxsize=20_000)
def _distances(named: int) -> tuple[float, ...]:
    """Elements up to the nearest one whose names belong to each group, itself included, `FAR` at most."""
    distances = [float(FAR)] * _GROUPS
    for distance in range(FAR):
        for place in range(_GROUPS):
            if named >> place & 1 and distance < distances[place]:
                distances[place] = float(distance)
        named >>= _GROUPS
        if not named:
            break
    return tuple(distances)
