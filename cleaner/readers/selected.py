"""Which text of a page the elements hold that CSS selectors choose. The same whichever parser made the tree."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cleaner.document import Element
from cleaner.readers.matching import Matcher
from cleaner.readers.page import Access, nodes_below
from cleaner.readers.rows import Run
from cleaner.readers.selector import Wanted, selector_of

Piece = tuple[int, int, int]
"""Index of a block, and the characters of it that stand in a chosen element."""


def selected_in(
    tree: Any, access: Access, read: tuple[Sequence[Run], Sequence[Element]], wanted: Iterable[Wanted]
) -> dict[str, tuple[Piece, ...]]:
    """For each selector that matches, the pieces of blocks that its elements hold, in reading order.

    read  the blocks of the tree and the elements around them, which still hold their nodes
    """
    given = list(wanted)
    if not given:
        return {}
    matcher = Matcher(tree, access)
    likely = dict.fromkeys(text for each in given for text in matcher.likely(each))
    chosen = {text: nodes for text in likely if (nodes := matcher.find(selector_of(text)))}
    holding = _Holding(access, *read)
    return {text: pieces for text, nodes in chosen.items() if (pieces := holding.pieces(nodes))}


class _Holding:
    """Which blocks elements hold."""

    def __init__(self, access: Access, runs: Sequence[Run], elements: Sequence[Element]) -> None:
        self.access = access
        self.runs = runs
        self.inside: dict[int, list[int]] = defaultdict(list)  # by number of an element: the blocks directly in it
        self.below: dict[int, list[Element]] = defaultdict(list)
        self.known = {element.node: element for element in elements}
        for index, run in enumerate(runs):
            self.inside[run.element.order].append(index)
        for element in elements:
            if element.parent is not None:
                self.below[element.parent.order].append(element)

    def pieces(self, nodes: Sequence[Any]) -> tuple[Piece, ...]:
        """The pieces of blocks that chosen nodes hold."""
        whole: set[int] = set()
        taken: set[int] = set()
        seen: set[Any] = set()
        texts: dict[int, list[str]] = defaultdict(list)
        for node in nodes:
            if node in seen:
                continue
            blocks = self._blocks(self.known[node], taken) if node in self.known else []
            whole.update(blocks)
            owner = self._owner(node)
            if blocks or (owner is not None and owner.order in taken):
                continue
            for text, block in self._parts(node, seen):
                if block is not None:
                    whole.update(self._blocks(block, taken))
                elif text and owner is not None:
                    texts[owner.order].append(text)
        found = {(index, 0, len(self.runs[index].text)) for index in whole}
        for order, several in texts.items():
            found.update(piece for piece in self._placed(order, several) if piece[0] not in whole)
        return tuple(sorted(found))

    def _blocks(self, element: Element, taken: set[int]) -> list[int]:
        """All blocks in an element that was not taken before."""
        found: list[int] = []
        waiting = [element]
        while waiting:
            current = waiting.pop()
            if current.order not in taken:
                taken.add(current.order)
                found += self.inside[current.order]
                waiting += self.below[current.order]
        return found

    def _parts(self, node: Any, seen: set[Any]) -> Iterator[tuple[str, Element | None]]:
        """The text of a node, as blocks show it, and the block-level elements inside it."""
        texts: list[str] = []
        for each in nodes_below(node, self.access):
            if isinstance(each, self.access.text):
                texts.append(self.access.data(each))
            elif isinstance(each, self.access.element):
                seen.add(each)
                if each in self.known:
                    yield "", self.known[each]
        yield " ".join("".join(texts).split()), None

    def _owner(self, node: Any) -> Element | None:
        """The nearest element around a node that holds blocks directly."""
        at = node
        while at is not None:
            element = self.known.get(at)
            if element is not None and self.inside[element.order]:
                return element
            at = at.parent
        return None

    def _placed(self, order: int, texts: Sequence[str]) -> Iterator[Piece]:
        """Where texts stand in the blocks of an element; nowhere if the same words also stand elsewhere."""
        for text in dict.fromkeys(texts):
            found = []
            for index in self.inside[order]:
                line = self.runs[index].text
                low = line.find(text)
                while low >= 0:
                    found.append((index, low, low + len(text)))
                    low = line.find(text, low + len(text))
            if len(found) == texts.count(text):
                yield from found
