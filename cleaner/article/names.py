"""People's names on bylines, by their shape: two to five capitalised words, particles between them.

Known problem: names in scripts without capital letters are not found.
"""

import re
from collections.abc import Sequence

from cleaner.article.words import word_lists, words

JOINS = words("name", "joins")
PARTICLES = words("name", "particles")
_TITLES = words("name", "titles")
_DEGREES = words("name", "degrees")
ROLES = words("name", "roles")
TEAMS = words("name", "teams")
_GIVEN = words("name", "given")
NOT_NAMES = (words("name", "not_names") | words("date", "weekdays") | words("date", "months")) - _GIVEN
_AFTER = words("name", "after")
BY = frozenset(word_lists("name", "by"))
"""What stands before a name with no colon, in languages other than English."""
_BEFORE = "|".join(re.escape(item) for item in sorted(word_lists("name", "before"), key=len, reverse=True))
BEFORE = re.compile(rf"\W{{0,3}}(?:{_BEFORE})(?P<colon>\s?:)?(?!\w)\s?", re.IGNORECASE)
"""What stands before the names on a byline."""
_START = re.compile(r"\W{0,3}(\w\w?)")
_STARTS = frozenset(
    match[1].lower()
    for item in word_lists("name", "before")
    for text in (item, item.replace("ı", "i"))
    if (match := _START.match(text))
)
_ODD_CASE = frozenset("ıİſ\u212a")
"""Letters that a pattern takes for others regardless of case, and lower case does not."""
BIOGRAPHY = re.compile(rf"((?:[^\W\d_a-z][\w.'’-]* ){{1,4}})(?:{'|'.join(sorted(words('name', 'does')))})\b")
"""A sentence of a biography: a name and what that person is or does."""
_PARTS = re.compile(r"\s[|·•–—-]\s|\s?[|·•/;]\s?|,\s?")
_WORD = re.compile(r"(?:[^\W\d_]['’])?[^\W\d_]+(?:[-'’.‑][^\W\d_]+){0,4}\.?")
MOST_WORDS = 5


def before_names(text: str) -> re.Match[str] | None:
    """What `BEFORE` matches; most texts are told by their first two letters."""
    start = _START.match(text)
    if start is None or (start[1].lower() not in _STARTS and _ODD_CASE.isdisjoint(start[1])):
        return None
    return BEFORE.match(text)


def name_of(text: str) -> str | None:
    """The name that a piece of text is, without titles and degrees, or None."""
    tokens = text.split()
    while tokens and tokens[0].lower().strip(".()") in _TITLES:
        tokens = tokens[1:]
    while tokens and tokens[-1].lower().replace(".", "").strip("()") in _DEGREES | _TITLES:
        tokens = tokens[:-1]
    if not 2 <= len(tokens) <= MOST_WORDS or not (_is_capital(tokens[0]) and _is_capital(tokens[-1])):
        return None
    if not all(_is_capital(t) or t.lower() in PARTICLES for t in tokens):
        return None
    if any((t.lower().strip(".") in NOT_NAMES and t not in PARTICLES) or t.lower() in ROLES for t in tokens):
        return None
    return " ".join(tokens)


def names_in(text: str) -> tuple[list[str], str]:
    """Names at the start of a text ("A and B, reporters"), and the rest of it."""
    parts = _PARTS.split(text.strip())
    names: list[str] = []
    for number, part in enumerate(parts):
        sides, beyond = _joined(part)
        found = [name_of(side) for side in sides]
        if found and all(found):
            names += [name for name in found if name]
            if beyond:
                return names, " ".join([beyond, *parts[number + 1 :]]).strip()
        elif part.strip() and part.strip().lower().replace(".", "") not in _DEGREES:
            return names, " ".join(parts[number:]).strip()
    return names, ""


def _joined(part: str) -> tuple[list[str], str]:
    """The sides of "A and B in London", and what follows them."""
    sides: list[list[str]] = [[]]
    tokens = part.split()
    for place, token in enumerate(tokens):
        if token.lower() in _AFTER and sides[-1]:
            return [" ".join(side) for side in sides if side], " ".join(tokens[place:])
        if token.lower() in JOINS and (len(token) > 1 or not token.isupper()):
            sides.append([])
        else:
            sides[-1].append(token)
    return [" ".join(side) for side in sides if side], ""


def _is_capital(token: str) -> bool:
    """A word as names have it: capital first, letters, an initial or a hyphen."""
    return token[0].isupper() and _WORD.fullmatch(token) is not None


def may_be_name(line: str, found: Sequence[str]) -> bool:
    """Begins with capitals or a particle. Fast."""
    second = line.partition(" ")[2][:1]
    return line[0].isupper() and found[0] not in NOT_NAMES and (not second.islower() or found[1] in PARTICLES | JOINS)


def ends_like_prose(line: str) -> bool:
    """Closed by a sign, which a name is only after an initial."""
    return line.endswith((".", ":", "?", "!", ",", "”", '"')) and name_of(line) is None


def plain_case(name: str) -> str:
    """NJERI KAMANDE as Njeri Kamande."""
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda m: m[0] if len(m[0]) == 1 else m[0].capitalize(), name)
