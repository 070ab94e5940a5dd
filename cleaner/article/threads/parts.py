"""What the blocks of a comment are: its text, who and when, or controls."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from cleaner.article.dates import LONGEST_LINE, find_date, may_say_when
from cleaner.article.threads.items import Frame, Item
from cleaner.article.threads.lines import is_count
from cleaner.article.threads.roles import ABOUT, ASIDE, Role, main_role, roles_of, tables
from cleaner.article.threads.says import is_cited, is_dated, is_signed, is_titled
from cleaner.document import Sign

LONGEST_ABOUT = 200
"""Characters of a line that says who and when."""
LONGEST_CONTROL = 60
LONGEST_DATED = 10
"""Characters of a line that says when, besides its date."""
MOST_WORDS = 4
"""Of one control, or of a name above a date."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LETTER = re.compile(r"[^\W_]")
_NUMBER = re.compile(r"\d+")
_GLUED = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Ý])")
"""Between two links without a space: "ReplyReport"."""
_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

ANSWERING = re.compile(r"(?:re|aw|antw|sv|rif|tr|odp)\s?:\s?\S.{0,200}$", re.IGNORECASE)
"""The subject of an answer, which is that of what it answers."""
_CONTROL = re.compile(
    r"(?:liked by|gefällt|aimé par|expand full comment|(?:show|view|see|load|hide) (?:\d+ |all |more\b|fewer )"
    r"|\d+ (?:repl(?:y|ies)|likes?|antworten|réponses?|respuestas?)\b|reply to this|flag as|edited\b|in reply to\b"
    r"|replying to\b|responding to\b|twitter facebook|log ?in to|sign in to|read more$)", re.IGNORECASE,
)  # fmt: skip


class Part(StrEnum):
    """What a block of a comment is."""

    TEXT = "text"
    ABOUT = "about"
    CONTROL = "control"


@lru_cache(maxsize=1)
def _controls() -> frozenset[str]:
    return frozenset(word.strip() for word in tables()["words"]["controls"].split("|"))


@lru_cache(maxsize=1)
def small_words() -> frozenset[str]:
    """Words that stand beside names and dates."""
    return frozenset(tables()["words"]["small"].split())


def is_control(line: str) -> bool:
    """Whether a line is nothing but controls: "Reply", "Like (3)", "Report abuse"."""
    if len(line) > LONGEST_CONTROL:
        return False
    if _CONTROL.match(line):
        return True
    low = " ".join(_NUMBER.sub(" ", _GLUED.sub(" ", line).lower()).split()).strip(" .:()|·•+-–[]»›→↓↑▲▼…")
    if low in _controls() or (not low and (len(line) < 8 or not _NUMBER.search(line))):
        return True
    return any(map(str.isalpha, low)) and not low.endswith(("!", "?")) and _is_row(_WORDS.findall(low))


def _is_row(words: Sequence[str]) -> bool:
    """Whether words are controls one after the other, as links in a row are: "Reply Share Report abuse"."""
    low = 0
    while low < len(words):
        for size in range(min(MOST_WORDS, len(words) - low), 0, -1):
            if " ".join(words[low : low + size]) in _controls():
                low += size
                break
        else:
            return False
    return True


def parts_of(item: Item, frame: Frame) -> list[tuple[int, Part]]:
    """The blocks of a comment in order, each with what it is."""
    parts = [(index, _part(index, frame.role(index, item), frame)) for index in item.blocks]
    told = any(part is Part.TEXT and frame.role(index, item) is Role.TEXT for index, part in parts)
    last = max((place for place, (_, part) in enumerate(parts) if part is Part.TEXT), default=-1)
    seen = False
    result = []
    for place, (index, part) in enumerate(parts):
        line = frame.document.lines[index]
        bare = frame.role(index, item) is not Role.TEXT
        if part is Part.TEXT and not seen and ANSWERING.match(line):
            part = Part.ABOUT
        dated = place + 1 < last and _is_date(parts[place + 1], frame)
        named = dated and len(line.split()) <= MOST_WORDS and not line.endswith(("!", "?", "…"))
        if part is Part.TEXT and bare and not seen and (named or _names_somebody(line, told, frame, index)):
            part = Part.ABOUT
        seen = seen or (part is Part.TEXT and len(line) > 40)
        result.append((index, part))
    return _without_edges(result, frame)


def _is_date(found: tuple[int, Part], frame: Frame) -> bool:
    """Whether a line beside a text says when, and hardly more."""
    line = frame.document.lines[found[0]]
    if found[1] is not Part.ABOUT or not may_say_when(line):
        return False
    date = find_date(line)
    return date is not None and len(line) - len(date[1]) < LONGEST_DATED


def _without_edges(parts: list[tuple[int, Part]], frame: Frame) -> list[tuple[int, Part]]:
    """Controls above and below the text are no text, whatever the element around them is called."""
    texts = [place for place, (_, part) in enumerate(parts) if part is Part.TEXT]
    for order in (texts, texts[::-1]):
        for place in order[:-1]:
            if not is_control(frame.document.lines[parts[place][0]]):
                break
            parts[place] = (parts[place][0], Part.CONTROL)
    return parts


def _names_somebody(line: str, told: bool, frame: Frame, index: int) -> bool:
    """Whether a line above the text, of no telling element, says who or when."""
    if len(line) > LONGEST_LINE:
        return False
    if may_say_when(line) and (found := find_date(line)) and len(line) - len(found[1]) < 40:
        return not (line.endswith((".", "!", "?")) and len(line.replace(found[1], "").split()) > MOST_WORDS)
    element = frame.document.elements[frame.order(index)]
    return told and len(line.split()) <= 3 and element.kind != "heading"


def _part(index: int, role: Role | None, frame: Frame) -> Part:
    """By the element around a block, else by what is left of its text without names, dates and controls."""
    line = frame.document.lines[index]
    inline = frame.inline.get(index, ())
    pressed = frame.document.elements[frame.order(index)].tag == "button"
    if is_control(line) and (role is not Role.TEXT or inline or pressed):
        return Part.CONTROL
    if is_count(line) and role is not Role.TEXT:
        return Part.CONTROL
    if role in ASIDE and not _is_talk(line):
        return Part.CONTROL
    if role in ABOUT and len(line) <= LONGEST_ABOUT:
        return Part.ABOUT
    if role is Role.TEXT and not inline:
        return Part.TEXT
    if role is Role.TEXT and not _LETTER.search(left_of(line, inline, cited=True)[0]):
        return Part.ABOUT
    rest, about = left_of(line, inline, cited=role is not Role.TEXT)
    if not _LETTER.search(rest) or (role is not Role.TEXT and _is_small(rest)):
        return Part.ABOUT if about else Part.CONTROL if rest != line else Part.TEXT
    return Part.TEXT


def _is_talk(line: str) -> bool:
    return len(line) > 80 and line.endswith((".", "!", "?", "…", ")", "”", '"'))


def _is_small(rest: str) -> bool:
    """Whether nothing but small words is left."""
    return len(rest) <= LONGEST_LINE and all(word in small_words() for word in _WORD.findall(rest.lower()))


def left_of(line: str, inline: Sequence[Sign], cited: bool) -> tuple[str, bool]:
    """A line without the texts of its telling inline elements, and whether these say who or when.

    cited  whether `cite` names the author
    """
    about = False
    rest = line
    for sign in inline:
        role = Role.AUTHOR if cited and is_cited(sign) else _inline_role(sign)
        if role is None or not sign.text or len(sign.text) > LONGEST_ABOUT:
            continue
        place = rest.find(sign.text)
        if place >= 0:
            about = about or role in ABOUT
            rest = f"{rest[:place]} {rest[place + len(sign.text) :]}"
    return rest.strip(), about


def _inline_role(sign: Sign) -> Role | None:
    """What an inline element says, None for those that may be part of the text."""
    if is_dated(sign) or is_titled(sign):
        return Role.DATE
    if is_signed(sign):
        return Role.AUTHOR
    role = main_role(roles_of(sign))
    return role if role in ABOUT or role in ASIDE else None


def text_of(index: int, frame: Frame) -> str:
    """The text of a block without the telling inline elements at its edges."""
    line = frame.document.lines[index]
    for sign in frame.inline.get(index, ()):
        role = _inline_role(sign)
        if role is None or not sign.text or sign.text == line or role is Role.META:
            continue
        if line.startswith(sign.text):
            line = line[len(sign.text) :].lstrip(" :,·|–—-")
        elif line.endswith(sign.text):
            line = line[: -len(sign.text)].rstrip(" ·|–—-[(")
    return line
