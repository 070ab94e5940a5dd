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
    "comment", "main", "list", "box", "caption", "popup", "side", "subscribe", "quote", "about", "footer", "header",
    "prose", "social",
)  # fmt: skip
"""Groups of names that say something about being article or not; the others only say which label fits."""
_FLAGS = ("in_core", "in_densest", "hidden", *(f"in_{tag}" for tag in MARKED_TAGS))
_CORE, _DENSEST, _HIDDEN, *_MARKED = (1 << place for place in range(len(_FLAGS)))
_ONE = (1 << len(JUDGED)) - 1
"""Bits for the names of one element."""
_NEAR = (1 << len(JUDGED) * FAR) - 1

NAMES = (
    *_FLAGS, "article_share", "article_place", "article_is_first", "away", "below_core", "below_densest",
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


class Settings:
    """The setting of every element, by its order. `blind` is to read no names."""

    def __init__(self, shape: Shape, blind: bool = False) -> None:
        self.shape = shape
        self.blind = blind
        size = len(shape.elements)
        self.flags = [0] * size
        """Bits of `_FLAGS`."""
        self.named = [0] * size
        """Bits of the groups of its names, above them those of the element around it, and so on for `FAR` elements."""
        self.articles = [-1] * size
        """Order of the nearest `article` element, -1 if there is none."""
        self.held = [0] * size
        """Depth of the nearest element around that holds the core."""
        self._fill()
        orders = [order for order, article in enumerate(self.articles) if order == article]
        self._places = {order: float(min(place, 5)) for place, order in enumerate(orders)}
        self._known: dict[tuple[int, ...], tuple[float, ...]] = {}

    def _fill(self) -> None:
        """Each element has what the one around it has, and adds its own."""
        flags, named, articles, held = self.flags, self.named, self.articles, self.held
        added, groups = self._added(), len(JUDGED)
        holders = {element.order for element in self.shape.core.around(len(flags))}
        for order, (element, above) in enumerate(zip(self.shape.elements, self.shape.above, strict=True)):
            tag, names = element.tag, element.names
            flags[order] = flags[above] | added.get(tag, 0) | added.get(order, 0)
            if element.hidden:
                flags[order] |= _HIDDEN
            named[order] = (named[above] << groups) & _NEAR
            if names and not self.blind:
                named[order] |= _judged(names)
            articles[order] = order if tag == "article" else articles[above]
            held[order] = element.depth if order in holders else held[above]

    def _added(self) -> dict[int | str, int]:
        """Flags that some elements and tags bring."""
        added: dict[int | str, int] = dict(zip(MARKED_TAGS, _MARKED, strict=True))
        added[self.shape.core.order] = _CORE
        added[self.shape.densest.order] = added.get(self.shape.densest.order, 0) | _DENSEST
        return added

    def of(self, element: Element) -> tuple[float, ...]:
        """Features of one element, in the order of `NAMES`."""
        order = element.order
        key = self.flags[order], self.named[order], self.articles[order], self.held[order], element.depth
        row = self._known.get(key)
        if row is None:
            row = self._known[key] = self._row(*key)
        return row

    def _row(self, flags: int, named: int, article: int, held: int, depth: int) -> tuple[float, ...]:
        share = self.shape.prose_in[article] / self.shape.total if article >= 0 else -1.0
        place = self._places.get(article, -1.0)
        below = float(depth - held), float(depth - self.shape.core.depth), float(depth - self.shape.densest.depth)
        return (*_flags(flags), share, place, 0.0 if place else 1.0, *below, *_distances(named))


@lru_cache(maxsize=1 << len(_FLAGS))
def _flags(bits: int) -> tuple[float, ...]:
    return tuple(float(bits >> place & 1) for place in range(len(_FLAGS)))


def _distances(named: int) -> list[float]:
    """Elements up to the nearest one whose names belong to each group, itself included, `FAR` at most."""
    distances = [float(FAR)] * len(JUDGED)
    distance = 0.0
    while named:
        for place in _places(named & _ONE):
            distances[place] = min(distances[place], distance)
        named >>= len(JUDGED)
        distance += 1.0
    return distances


@lru_cache(maxsize=1 << len(JUDGED))
def _places(bits: int) -> tuple[int, ...]:
    return tuple(place for place in range(len(JUDGED)) if bits >> place & 1)
