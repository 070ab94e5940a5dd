"""Which languages a document may be in: only their phrases are looked for.

By script and common words alone, and generously: a page in two languages has both, a short text has all
of its script, and a language whose common words are not listed is never left out. Leaving one out saves time,
no more.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import chain, islice

from cleaner.plain_toml import plain_lists
from cleaner.rules.scripts import SCRIPTED

ALWAYS = frozenset(("en",))
"""Pages in every language carry English controls."""
FEW_WORDS = 80
"""Documents of fewer words are looked at in all languages."""
MOST_LINES, MOST_WORDS = 40, 600
"""Lines, spread over the document, and words of them that are looked at."""
LEAST_COMMON = 5
"""So many different common words of a language show it."""


@lru_cache(maxsize=1)
def common_words() -> dict[str, frozenset[str]]:
    """Common words by language."""
    text = (files("cleaner.rules") / "weights" / "common_words.toml").read_text("utf-8")
    return {code: frozenset(words) for code, words in plain_lists(text)[""].items()}


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    """The words that tell: those of languages that may be left out."""
    return frozenset().union(*(words for code, words in common_words().items() if code not in ALWAYS))


def tongues(
    words: Sequence[Sequence[str]], codes: frozenset[str], scripts: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Those of the codes that the words of a document's lines may be in; `scripts`: those whose script it holds."""
    codes = codes - SCRIPTED | codes & scripts
    if sum(map(len, words[:FEW_WORDS])) < FEW_WORDS:
        return codes
    step = max(1, len(words) // MOST_LINES)
    listed = common_words()
    seen = _listed().intersection(islice(chain.from_iterable(words[::step]), MOST_WORDS))
    return frozenset(
        code for code in codes if code in ALWAYS or code not in listed or len(seen & listed[code]) >= LEAST_COMMON
    )
