"""Captions: picture credits and the words under pictures that end in one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from cleaner.article.names import names_in
from cleaner.article.words import words
from cleaner.document import Cue, Document, Span
from cleaner.labels import Label
from cleaner.resolve import is_prose
from cleaner.rules.base import Stage, block_span

_SMALL = words("credit", "small")
_RIGHTS = words("credit", "rights")
_WHAT = words("credit", "what")
_BY = "|".join(sorted(words("credit", "by")))
_MAKER = re.compile(
    rf"\w+(?:\s(?:{'|'.join(sorted(_SMALL))})){{0,3}}?(?:\s?[:/|©]|\s(?:{_BY})\b)[\s:|]*(?P<maker>\S.{{1,90}})\Z",
    re.IGNORECASE,
)
"""After a word such as "photo": "by", a colon or a stroke, then whoever made it, to the end of the line."""
_SENTENCE_END = re.compile(r"[^\W\d_A-Z]{2}\. ")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BREAKS = tuple(".!?)(|–—-•·”\"'’©/:,")


@dataclass(frozen=True)
class Caption:
    """Lines that are a picture credit or end in one.

    Safe because a word such as "photo" or "Getty" counts only where a credit has it: at the end of its line,
    after a sign or a capital, followed by names alone.
    Known problem: captions without a credit stay in the body.
    """

    name: ClassVar[str] = "caption"
    label: ClassVar[Label] = Label.CAPTION
    stage: ClassVar[Stage] = "local"

    most_words: int = 75
    """Longer lines are left alone."""
    most_before: int = 38
    """Of lines with more words before the credit only the credit is taken."""

    def find(self, document: Document) -> Iterator[Span]:
        """Lines with a listed word of credits, and lines with the copyright sign."""
        for index, cues in document.leads(self.label).items():
            line = document.lines[index]
            if len(document.hints.words[index]) > self.most_words:
                continue
            found = next((cue for cue in map(partial(last_of, line.lower()), cues) if is_credit(line, cue)), None)
            if found:
                start = document.starts[index] + self._cut(line, found.start)
                span = block_span(document, index, self, (0.8, (f"{found.kind}: {found.phrase}", "credit")))
                yield span._replace(start=start)
        if ")\n" in document.text or document.text.endswith(")"):
            yield from self._bracketed(document)
        if "©" in document.text:
            yield from self._signed(document)

    def _cut(self, line: str, start: int) -> int:
        """Where the span begins: prose with a credit at its end keeps its prose."""
        before = line[:start].rstrip("([ ")
        return start if before.count(" ") >= self.most_before else 0

    def _bracketed(self, document: Document) -> Iterator[Span]:
        """Lines that end in a credit in brackets, or are a name in brackets: "(Ben Olender / AP)"."""
        for index, line in enumerate(document.lines):
            start = line.rfind("(") + 1 if line[-1] == ")" else 0
            if not start or not 6 < len(line) - start < 90 or len(document.hints.words[index]) > self.most_words:
                continue
            inside = line[start:-1]
            named = start == 1 and not _DIGIT.search(line) and is_maker(inside)
            if inside.partition(" ")[0].lower().strip(":") in _WHAT:
                if _has_maker(line, start):
                    span = block_span(document, index, self, (0.8, ("a credit in brackets",)))
                    yield span._replace(start=document.starts[index] + self._cut(line, start))
            elif named and (names_in(inside)[0] or "/" in line):
                yield block_span(document, index, self, (0.7, ("a name in brackets",)))

    def _signed(self, document: Document) -> Iterator[Span]:
        """Lines with the copyright sign that name the maker of a picture, not the owner of the page."""
        last = max((i for i, line in enumerate(document.lines) if is_prose(line)), default=0)
        for index, line in enumerate(document.lines):
            place = line.find("©")
            if place < 0 or len(document.hints.words[index]) > self.most_words:
                continue
            maker = line[place + 1 :]
            alone = not any(map(str.isalnum, line[:place]))
            owner = (alone and (index > last or _YEAR.search(maker))) or "copyright" in document.hints.low[index]
            if not owner and is_maker(maker):
                yield block_span(document, index, self, (0.7, ("© and a name",)))


def last_of(low: str, cue: Cue) -> Cue:
    """The last place on its line of a cue that is one word: credits stand at the end."""
    if " " in cue.phrase:
        return cue
    start, word = max((low.rfind(word), word) for word in cue.phrase.split("|"))
    end = start + len(word)
    return cue._replace(start=start, end=end)


def is_credit(line: str, cue: Cue) -> bool:
    """Whether a listed phrase stands in a line the way picture credits have it."""
    before = line[: cue.start].rstrip()
    begins = not before.strip("([ ") or before.endswith(_BREAKS)
    if not begins and not (line[cue.start].isupper() and before.split()[-1].islower()):
        return False
    if cue.kind == "line":
        person = cue.phrase.startswith("^ source") and names_in(line.partition(":")[2])[0]
        return not person and (line.count(" ") < 8 or _has_maker(line, cue.start))
    if cue.kind == "form":
        return _is_library(line, cue)
    if cue.phrase == "copyright":
        return _has_owner(line, cue)
    return _has_maker(line, cue.start)


def is_maker(text: str) -> bool:
    """A few names, perhaps with small words between them: "Lea Macaraeg/The Courier"."""
    tokens = text.strip(" ().[]").split()
    if not 0 < len(tokens) <= 12 or any(t.lower().strip(".,") in _RIGHTS for t in tokens):
        return False
    small = [t for t in tokens if t.islower() and t.strip(",.()") not in _SMALL]
    named = any(not t.islower() or t.strip(",.()") in _SMALL for t in tokens)
    return named and len(small) <= len(tokens) // 4 and not _SENTENCE_END.search(text)


def is_small(text: str) -> bool:
    """Nothing but words such as "images"."""
    return all(word.lower().strip("().,") in _SMALL for word in text.split())


def _has_maker(line: str, start: int) -> bool:
    found = _MAKER.match(line, start)
    return found is not None and is_maker(found["maker"])


def _has_owner(line: str, cue: Cue) -> bool:
    """ "… - Copyright Fredrik Persson/AP"."""
    owner = line[cue.end :].strip()
    return line[: cue.start].rstrip().endswith(("-", "–", "—", "|")) and not _YEAR.search(owner) and is_maker(owner)


def _is_library(line: str, cue: Cue) -> bool:
    """A picture agency at the end of a line, after a stroke, a bracket or "via", or nearly alone on it."""
    before, after = line[: cue.start].rstrip(), line[cue.end :]
    if len(after) > 40 or line.endswith((".", ":", "?", "!")) or not is_maker(line[cue.start :]):
        return False
    if before.endswith(("/", "|", "©", "•", "·")) or before.lower().endswith((" via", "photo by")):
        return not any(map(str.islower, line[:1])) or len(before) > 20
    if not before and "/" in line and line.count(" ") <= 6:
        return True
    if after.strip() and after.strip()[0].isalnum() and not is_small(after):
        return False
    photo = "photo" in cue.phrase and after[:1] == "/"
    several = " " in cue.phrase or " " in after.strip() or "/" in after
    alone = line.count(" ") <= 4 and cue.phrase not in ("reuters", "afp", "flickr")
    return photo or (before.endswith("(") and several) or alone
