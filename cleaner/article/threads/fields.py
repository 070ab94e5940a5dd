"""Author and votes of a comment."""

import re
from collections.abc import Iterable, Sequence

from cleaner.article.dates import find_date
from cleaner.article.threads.items import Item
from cleaner.article.threads.parts import is_control, small_words
from cleaner.article.threads.roles import Role, main_role, roles_of
from cleaner.article.threads.says import is_cited, is_signed
from cleaner.article.threads.when import NUMBER_OF, Line
from cleaner.document import Sign
from cleaner.readers.names import name_words

LONGEST_NAME = 120
MOST = 12
"""Lines and links beside a text that are read for a name."""
_VERBS = (
    r"says|said|wrote|writes|commented|replied|sagt|sagte|schreibt|schrieb|meint|kommentiert|kommentierte|antwortet|dit"
    r"|a\s(?:dit|écrit)|écrit|dice|dijo|escribió|ha\s(?:scritto|detto)|scrive|schreef|zegt|skriver|skrev|sier|säger"
    r"|siger|napisał\(?a?\)?|pisze|disse|diz|escreveu|sanoo|kirjoitti|píše|napsal|sagde"
)
_SAYS = re.compile(
    rf"\s+(?:{_VERBS})\b\s{{0,3}}[:.…]{{0,3}}\s{{0,3}}(?:\b(?:on|at|am|um|le|el|il|op)\b.*)?$",
    re.IGNORECASE | re.DOTALL,
)
_LEAD = re.compile(
    r"^(?:#?\s{0,3}\d{1,5}[.):]?\s{1,3}(?=\D)|#\d{1,6}\b\s{0,3}|↳\s{0,3}"
    r"|(?:comment|kommentar|commentaire|comentario|commento|reactie)\s{0,3}(?::|by\b|from\b|von\b|de\b|di\b|van\b|af\b|av\b)\s{0,3}"
    r"|(?:by|von|par|por|(?:posted|submitted|written|sent|added) by:?|from:|(?:eingetragen|verfasst|gesendet) von"
    r"|(?:enviado|publicado) por|(?:soumis|posté|publié|rédigé|envoyé) par|(?:geplaatst|ingediend) door|geschrieben von"
    r"|écrit par|von:|autor:|author:|name:)\s{1,3})",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s{0,3}[\[(](?:guest|gast|author|autor|post author|moderator|mod|op|staff)[\])]\s{0,3}$", re.IGNORECASE
)
_TO_AUTHOR = re.compile(
    r"^(?:reply to|antworte auf|antwort auf|antworten auf|auf|répondre à|responder a|rispondi a|reageer op|svar på"
    r"|beantwoorden|odpowiedz|reply to comment by|a reply to)\s{1,3}(.{1,80}?)$", re.IGNORECASE,
)  # fmt: skip
_BRACKETS = re.compile(r"\[[^\[\]]{0,60}\]|\s\((?:[^()]{0,60})\)")
_BY = re.compile(r"(?:^|\s)(?:by|von|par|por|door|af|av|di)\s{1,3}(\S.*)$", re.IGNORECASE)
_AVATAR = re.compile(r"^([A-ZÀ-ÖØ-Þ])(?=\1[a-zß-öø-ÿ])")
"""The letter in place of a picture, glued to the name that begins with it: "RRobert"."""
_TAGS = re.compile(r"<[^<>]{0,200}>")
_EDGE = ' \t#:,;-–—|·•/»«›‹→(“”"'
_COUNT = re.compile(r"(?<![\w.,])([+-]?\d{1,3}(?:[.,]\d{3})+|[+-]?\d{1,6})(?![\w%:/])")
_VOTE_COUNT = re.compile(
    r"(?:vote|like|recommend|upvote|score|karma|point)s?[-_]{1,2}(?:count|number|num|total|value)\b"
)
_AGAINST = frozenset("dislike dislikes downvote downvotes down minus negative".split())


def author_of(item: Item, about: Sequence[Line]) -> str | None:
    """The name of who wrote a comment; `about` are the lines beside its text."""
    badges = [
        sign.text for sign in item.signs if sign.text and not sign.own and main_role(roles_of(sign)) is Role.BADGE
    ]
    for text in _named(item):
        if name := name_in(_without(text, badges), sure=True):
            return name
    for role in (Role.AUTHOR, None):
        for text in _on_lines(item, about, role):
            if name := name_in(_without(text, badges)):
                return name
    for sign in item.signs:
        match = _TO_AUTHOR.match(sign.value("aria-label", "data-replyto"))
        if match and (name := name_in(match[1])):
            return name
    return None


def _without(text: str, badges: Iterable[str]) -> str:
    """A name without the badges behind it: "Rob K. Staff"."""
    return next((text[: -len(badge)] for badge in badges if text.endswith(f" {badge}")), text)


def _named(item: Item) -> Iterable[str]:
    """Texts of the inline elements that name the author, the most telling first."""
    ranked = []
    for place, sign in enumerate(item.signs):
        if sign is item.sign or not (is_signed(sign) or sign.value("itemprop") == "name"):
            continue
        text = sign.text or sign.value("data-author", "data-username", "data-user-name") or _content(sign)
        if text and len(text) <= LONGEST_NAME:
            ranked.append((_rank(sign), place, text))
    ranked.sort(key=lambda entry: entry[:2])
    return [text for _, _, text in ranked]


def _on_lines(item: Item, about: Sequence[Line], role: Role | None) -> Iterable[str]:
    """Lines of elements that name the author; or, without a role, links to members, then other lines."""
    if role is not None:
        return [line for found, line in about if found is role]
    lines = [line for found, line in about if found is not Role.BADGE and not is_control(line)]
    links = [sign.text for sign in item.signs if sign.text and is_cited(sign) and len(sign.text) <= LONGEST_NAME]
    lines.sort(key=lambda line: not _LEAD.match(line))
    links += [sign.text for sign in item.signs if not sign.own and any(_is_glued(sign.text, line) for line in lines)]
    return [*(text for text in links[:MOST] if any(text in line for _, line in about[:MOST])), *lines]


def _is_glued(text: str, line: str) -> bool:
    """Whether a line begins with the text of an inline element that nothing parts from what follows: "Ann12 May"."""
    return 1 < len(text) <= LONGEST_NAME and line.startswith(text) and line[len(text) :][:1].isalnum()


def _content(sign: Sign) -> str:
    return sign.value("content") if "author" in sign.value("itemprop") or sign.value("itemprop") == "name" else ""


def _rank(sign: Sign) -> int:
    """0 for what is a name and nothing else."""
    words = name_words(sign.names)
    if sign.value("itemprop") in ("name", "author name") or "fn" in words:
        return 0
    if words and words[-1] in ("name", "username", "nickname", "nick", "fn"):
        return 1
    return 2


def name_in(line: str, sure: bool = False) -> str | None:
    """The name on a line, without date, verb, number and role; None if nothing is left.

    sure  whether markup says that it is a name
    """
    text = line.strip()
    if found := find_date(text):
        before, _, after = text.partition(found[1])
        text = before if before.strip(_EDGE) and is_control(after.strip(_EDGE)) else f"{before} {after}"
    if not sure and not text.startswith(("[", "(")):
        text = _BRACKETS.sub(" ", text)
    match = _BY.search(text)
    if match and _is_small(text[: match.start()]):
        text = match[1]
    for _ in range(2):  # "#3 Comment by"
        text = _LEAD.sub("", text.strip(_EDGE))
    text = _TAIL.sub("", NUMBER_OF.sub(" ", _SAYS.sub("", _TAGS.sub("", text)))).strip(_EDGE)
    text = _AVATAR.sub("", _trimmed(text))
    if not text or len(text) > LONGEST_NAME or not any(char.isalnum() for char in text):
        return None
    if not sure and ((_is_small(text) and text.lower() not in _GUESTS) or is_control(text)):
        return None
    return text


def _is_small(text: str) -> bool:
    """Whether a text has nothing but words that stand beside names."""
    return all(word.lower().strip(_EDGE + ".()@") in small_words() | {""} for word in text.split())


_GUESTS = frozenset(("guest", "gast", "moderator", "user", "author", "auteur"))


_BEHIND = frozenset(("", *"on at am um le el op vom den date datum fecha data dato".split()))
"""Small words between a name and a date behind it."""


def _trimmed(text: str) -> str:
    """A name without small words that stood between it and a date."""
    words = text.split()
    while len(words) > 1 and words[-1].lower().strip(_EDGE + ".") in _BEHIND:
        words.pop()
    while len(words) > 1 and words[0].lower().strip(_EDGE) in ("", "by", "von", "par", "por", "um", "at"):
        words = words[1:]
    return " ".join(words).strip(_EDGE)


def votes_of(item: Item) -> int | None:
    """How many voted for a comment, where an element tells."""
    for sign in item.signs:
        value = sign.value("data-like-count", "data-likes", "data-score", "data-votes")
        if value.lstrip("+").isdigit():
            return int(value)
        text = sign.text or (sign.value("content") if sign.tag == "meta" else "")
        if text and len(text) <= 40 and _is_vote(sign) and (match := _COUNT.search(text)):
            return int(re.sub(r"[.,]", "", match[1]))
    return None


def _is_vote(sign: Sign) -> bool:
    """Whether an element holds votes for a comment: "votes", "vote-count", and not "downvotes"."""
    if Role.VOTE not in roles_of(sign) and not _VOTE_COUNT.search(sign.names.lower()):
        return False
    return _AGAINST.isdisjoint(name_words(sign.names))
