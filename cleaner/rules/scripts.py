"""Scripts other than Latin: how their text is folded, cut into words, and looked up.

Folding makes equal what readers take for equal: the dotted and dotless i of Turkish, the forms of alef and
the vowel signs of Arabic, the nukta of Hindi, full-width letters and marks. Japanese, Chinese and Korean
are looked up by pairs of characters, for words there are not parted by spaces or end in particles; Arabic
by the first letters behind its clitics; languages that inflect by the first letters of a stem.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice
from operator import add

UNSPACED = frozenset(("ja", "zh", "ko"))
"""Phrases match anywhere in a line, with or without spaces."""
STEMMED = frozenset(("fi", "tr", "ru", "uk", "hi"))
"""A word that ends in * is looked for by its first `STEM` letters."""
CLITIC = frozenset(("ar",))
LOOKED_UP = UNSPACED | STEMMED | CLITIC
"""All of these: their phrases are looked for by more than whole words."""
STEM, ROOT = 4, 3
_SCRIPTS = {
    "ru": "[Ѐ-ӿ]",
    "uk": "[Ѐ-ӿ]",
    "ar": "[؀-ۿ]",
    "hi": "[ऀ-ॿ]",
    "ja": "[ぁ-ヿ]",
    "zh": r"(?m)^[^ぁ-ヿ\n]*[一-鿿][^ぁ-ヿ\n]*$",
    "ko": "[가-힣]",
}
"""What a text in these languages holds; for Chinese, a line with characters and no kana."""
SCRIPTED = frozenset(_SCRIPTS)
_BEYOND = re.compile("[^\0-\u03ff\u2000-\u2bff]")
"""What no Latin text holds. The patterns below take milliseconds to compile, so they are when something is beyond."""
_OTHER = "[Ѐ-ӿ؀-ۿऀ-ॿ　-鿿가-힣！-～]"
_FOLDED = "[؀-ۿऀ-ॿ　-〿一-鿿ぁ-ヿ！-～]"
_HAN = "ぁ-ヿ㐀-鿿々"
_HAN_RUN = f"[{_HAN}]"
_PIECES = f"[{_HAN}]{{1,2}}|[^{_HAN}]+"
_GOING = re.compile("[\u064b-\u0652\u0640\u0670\u093c\u200c\u200d]")
_TABLE: dict[int, int | str | None] = {
    **{code: chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)},
    **str.maketrans("　「」『』、。・【】〈〉《》〔〕〜゠", ' """",.·[]«»«»[]~='),
    **str.maketrans("أإآٱىة،؛؟۔", "اااا\u064a\u0647,;?."),
    **str.maketrans("ँ।॥", "ं.."),
    **dict.fromkeys((*range(0x064B, 0x0653), 0x0640, 0x0670, 0x093C, 0x200C, 0x200D)),
    **dict(zip(range(0x0958, 0x0960), "कखगजडढफय", strict=True)),
}
"""Marks become those that Latin text has; vowel signs, joiners and tatweel go."""


@lru_cache(maxsize=16)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _holds(text: str, pattern: str) -> bool:
    """Whether a text holds characters beyond Latin that a pattern is of. Fast."""
    return not text.isascii() and _BEYOND.search(text) is not None and _compiled(pattern).search(text) is not None


def needs_folding(text: str) -> bool:
    """Whether a text in any case may hold something to fold. Fast."""
    return not text.isascii() and ("ı" in text or "İ" in text or "\u0307" in text or _holds(text, _FOLDED))


def fold(text: str) -> str:
    """A text in lower case with letters and marks that readers take for equal made equal. Linear and fast."""
    text = text.replace("ı", "i").replace("i\u0307", "i")
    return text.translate(_TABLE) if _holds(text, _FOLDED) else text


def unfolded(line: str, offset: int) -> int:
    """The offset in a line as written of an offset in the same line folded, where signs may have gone."""
    if line.isascii() or not _GOING.search(line):
        return offset
    kept = (index for index, character in enumerate(line) if not _GOING.match(character))
    return next(islice(kept, offset, None), len(line))


def scripted(text: str) -> frozenset[str]:
    """The languages with a script of their own that a text may be in."""
    if not _holds(text, _OTHER):
        return frozenset()
    return frozenset(code for code, sign in _SCRIPTS.items() if _compiled(sign).search(text))


def is_dense_script(line: str) -> bool:
    """Whether a line holds Japanese or Chinese, which say a word in one or two characters."""
    return _holds(line, _HAN_RUN)


def cut(words: list[list[str]]) -> list[list[str]]:
    """The words of lines, those of Japanese and Chinese cut into pieces of two characters, about a word each."""
    return [
        [piece for word in line for piece in _compiled(_PIECES).findall(word)]
        if _holds("".join(line), _HAN_RUN)
        else line
        for line in words
    ]


def lookups(word: str, language: str) -> str:
    """What a word of a phrase is looked for by; empty for one that is not looked for."""
    bare = word.rstrip("*")
    if language in UNSPACED and not bare.isascii():
        return bare.partition("_")[0][:2]
    if language in CLITIC and not bare.isascii():
        return bare[:ROOT]
    if bare != word:
        return bare[:STEM] if language in STEMMED and len(bare) >= STEM else ""
    return word


class Lookups:
    """What the phrases of some languages are looked for by, beside whole words."""

    def __init__(self, known: Mapping[str, frozenset[str]]) -> None:
        """`known`: by language, the keys of its phrases."""
        self.known = {code: keys for code, keys in known.items() if code in LOOKED_UP}
        none: frozenset[str] = frozenset()
        self._pairs = none.union(*(keys for code, keys in self.known.items() if code in UNSPACED))
        self._stems = none.union(*(keys for code, keys in self.known.items() if code in STEMMED))
        self._roots = none.union(*(keys for code, keys in self.known.items() if code in CLITIC))

    def extend(self, low: Sequence[str], words: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
        """The words of each line and what else is looked for in it; the same words where there is nothing else."""
        if not (self._pairs or self._stems or self._roots):
            return words
        return [self._extended(line, found) for line, found in zip(low, words, strict=True)]

    def _extended(self, line: str, words: Sequence[str]) -> Sequence[str]:
        more: set[str] = set()
        if self._pairs and not line.isascii():
            more.update(self._pairs.intersection(map(add, line, line[1:])), self._pairs.intersection(line))
        if self._stems:
            more.update(self._stems.intersection([word[:STEM] for word in words]))
        if self._roots and not line.isascii():
            more.update(self._roots.intersection([word[i : i + ROOT] for i in range(5) for word in words]))
        return [*words, *sorted(more.difference(words))] if more else words


def pattern_of(word: str, language: str) -> str:
    """One word of a phrase in a script of its own as a pattern; empty where the common pattern will do."""
    bare = re.escape(word.rstrip("*"))
    if language in UNSPACED:
        bare = bare.replace("_", r"\s?")
        return bare if not word.isascii() else rf"(?<![a-z0-9]){bare}(?![a-z0-9])"
    if language in CLITIC and not word.isascii():
        end = r"\w{0,30}" if word.endswith("*") else r"(?:ك|كم|نا|ها|ه|هم|ي|ين|ون|ات)?"
        return rf"(?<!\w)[وف]?[بلكس]?(?:ال|ل)?{bare}{end}(?!\w)"
    if language == "hi" and not word.isascii():
        return rf"(?<![ऀ-ॿ]){bare}" + (r"[ऀ-ॿ]{0,30}" if word.endswith("*") else r"(?![ऀ-ॿ])")
    return ""


def gap_of(words: int, language: str) -> str:
    """A gap of up to so many words in a script of its own as a pattern; empty where the common pattern will do."""
    if language in UNSPACED:
        return rf"[^\n.!?]{{0,{3 * words}}}?"
    return rf"(?:[^\wऀ-ॿ\n]{{1,5}}[\w'ऀ-ॿ-]{{1,40}}){{0,{words}}}?" if language == "hi" else ""


def parted(language: str) -> str:
    """What has to part the last word from a gap at the end of the line: a sign, in Japanese and Chinese or a space.

    A word may go on as another one (that for a picture as that for a photographer), and in titles other words follow
    it ("Pictures of a village"). Two gaps in a row let them.
    """
    return r"(?![^\W\d_])" if language in ("ja", "zh") else r"(?!\s?[^\W\d_])"


def glue_of(language: str) -> str:
    """What may stand between two words; empty where the common pattern will do."""
    return r"[^\w\n.!?]{0,4}" if language in UNSPACED else r"[^\wऀ-ॿ$₹#@]{1,5}" if language == "hi" else ""


def end_of(language: str) -> str:
    """The end of a line; in scripts without spaces, where gaps are wide, no full stop. Else empty."""
    return r"[^\w.]{0,8}\Z" if language in UNSPACED else ""
