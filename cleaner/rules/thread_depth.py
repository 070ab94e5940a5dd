"""How far a comment is set in, where signs before its head show it: arrows, "> >", "└", "Level 2", a fold "[–]"."""

import re

from cleaner.article.words import word_lists

_WORDS = "|".join(sorted(map(re.escape, word_lists("thread", "levels")), key=lambda item: (-len(item), item)))
_LEVEL = re.compile(rf"(?:{_WORDS})\s?(\d{{1,3}})(?!\d)\s?[:.)|–—-]*\s*", re.IGNORECASE)
_FOLD = re.compile(r"\[[–—−+-]\]\s*")
_SIGNS = re.compile(r"(?:[>»›↳→⤷↪└├┗┣╰│┃]\s?[─━-]*\s{0,4})+")
_SIGN = frozenset(">»›↳→⤷↪└├┗┣╰│┃")


def set_in(line: str) -> tuple[int, str]:
    """How many steps a line is set in, and what stands behind the signs that say so; 0 and the line without any."""
    if not line:
        return 0, line
    if line[0] in _SIGN:
        signs = _SIGNS.match(line)
        return (sum(sign in _SIGN for sign in signs[0]), line[signs.end() :]) if signs else (0, line)
    if line[0] == "[":
        fold = _FOLD.match(line)
        return 0, line[fold.end() :] if fold else line
    level = _LEVEL.match(line)
    if level and level.end() < len(line):
        return max(int(level[1]) - 1, 0), line[level.end() :]
    return 0, line
