"""How strictly alike the lines of a block are: word for word, but for numbers, but for names.

Each line has up to three keys, from strict to loose. A loose one is taken where it gathers what strict ones miss, and
where enough of its words do not vary; else lines that merely begin alike would be one block.
"""

from collections.abc import Container, Sequence
from typing import NamedTuple

from cleaner.learn.store import Repeated, Store, hash_of
from cleaner.sites.like import GAP, fixed_words, keys_of, patterns_of, plain

SAMPLES = 12
FIXED_WORDS = 3
FIXED_LETTERS = 12
"""Words that do not vary, and their letters, that a loose pattern needs."""
NEARLY_ALL = 0.9
"""A strict key that has so much of a looser one is as good."""


class Block(NamedTuple):
    """Lines of a site that are alike."""

    repeated: Repeated
    texts: tuple[str, ...]
    """Some of the lines, each once."""
    pattern: str
    """What they have in common; the line itself if they are all the same."""
    keys: tuple[int, ...]
    """Those of the first line, from strict to loose."""

    @property
    def articles(self) -> int:
        """Articles that have it."""
        return self.repeated.articles

    @property
    def varies(self) -> bool:
        """Whether the lines differ by more than punctuation and case."""
        return len({plain(text) for text in self.texts}) > 1

    @property
    def level(self) -> int:
        """0 for the strictest key of its line, 2 for the loosest."""
        return self.keys.index(self.repeated.key)

    @property
    def weak(self) -> bool:
        """Whether so little of it does not vary that other lines may be like it by chance, such as "Photo: {}"."""
        fixed = fixed_words(self.pattern)
        return self.level > 0 and (len(fixed) < FIXED_WORDS or sum(map(len, fixed)) < FIXED_LETTERS)


def blocks_of(store: Store, repeated: Sequence[Repeated], refused: Container[int] = ()) -> list[Block]:
    """The blocks of a site, each line in one of them; those of keys that are refused are read more strictly."""
    found = {each.key: block for each in repeated if (block := _block(store, each))}
    chosen = {key: block for key, block in found.items() if block.level == 0}
    stricter: dict[int, list[int]] = {}
    for key, block in found.items():
        for loose in block.keys[block.level + 1 :]:
            stricter.setdefault(loose, []).append(key)
    for level in (1, 2):
        looser = [block for block in found.values() if block.level == level]
        for block in sorted(looser, key=lambda b: (-b.articles, b.pattern)):
            inside = [key for key in stricter.get(block.repeated.key, ()) if key in chosen]
            most = max((chosen[key].articles for key in inside), default=0)
            fit = fixed_words(block.pattern) and block.repeated.key not in refused
            if most < NEARLY_ALL * block.articles and fit:
                for key in inside:
                    del chosen[key]
                chosen[block.repeated.key] = block
    return sorted(chosen.values(), key=lambda b: (-b.articles, b.pattern))


def _block(store: Store, repeated: Repeated) -> Block | None:
    texts = tuple(dict.fromkeys(store.texts(repeated.sampled, SAMPLES)))
    for text in texts:
        keys = tuple(map(hash_of, keys_of(text)))
        if repeated.key in keys:
            block = Block(repeated, texts, patterns_of(text)[keys.index(repeated.key)], keys)
            return block if fixed_words(block.pattern) or not (GAP in block.pattern and block.varies) else None
    return None
