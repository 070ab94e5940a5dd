"""Links to other articles: kickers, link lines, and lists of headlines below a head."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cleaner.document import Cue, Document
from cleaner.labels import Label
from cleaner.resolve import is_prose
from cleaner.rules.base import Finding
from cleaner.rules.headline import end_of_story, has_clock, is_headline, is_kicker, is_trimming
from cleaner.rules.notice import Notice

RESUMED_WORDS = 6
"""Below a head within the story, a last item of fewer words is the heading of what follows."""
CATEGORY_WORDS = 4
LATEST_LINK, LONGEST_LINK = 60, 160
"""Within a paragraph a link is part of what the author says."""
TEASER_WORDS = 4
MOST_HEADS = 4
"""A head that stands so often is a button below each entry: "Read more"."""
NAME_LETTERS = 30
"""Of a name between kicker and colon: "Also on The Bell: …"."""


@dataclass(frozen=True)
class RelatedLink(Notice):
    """Headlines and links of other articles that say what they are.

    Safe because a listed phrase opens the line, with a colon, a bar or nothing after it; below a
    head only title-like lines belong, and the list ends where prose, a comment or another notice begins.
    Known problem: a list of further reading that the author made, under "Related" or "See also".
    """

    name: ClassVar[str] = "related_link"
    label: ClassVar[Label] = Label.RELATED

    item_lines: int = 40

    def weigh_line(self, document: Document, index: int, cues: list[Cue]) -> Finding:
        """Kickers count when a sign follows; those that open sentences, when a headline does too."""
        line = document.lines[index]
        if line[0] == "|" or line[0].islower():
            return Finding(0.0, frozenset(), ())
        held = [cue for cue in cues if cue.kind not in ("form", "thing") or self._is_kicker(document, index, cue)]
        kickers = [cue for cue in held if cue.kind in ("form", "thing")]
        if line.endswith(".") and not line.endswith(".."):
            held = [cue for cue in held if cue.kind != "head"]
        held = [cue for cue in held if cue.kind != "sure" or (cue.start <= LATEST_LINK and len(line) <= LONGEST_LINK)]
        if not held:
            return Finding(0.0, frozenset(), ())
        found = super().weigh_line(document, index, held)
        if not kickers:
            return found
        end = max(cue.end for cue in kickers)
        reason = f"kicker: {line[:end].strip()!r}"
        return Finding(3.0, found.kinds | {"line"} | ({"head"} if end >= len(line) - 2 else set()), (reason,))

    def _is_kicker(self, document: Document, index: int, cue: Cue) -> bool:
        line = document.lines[index]
        if not is_kicker(line, cue.end) and not (
            cue.phrase[-2:] == "~3" and ":" in line[cue.end : cue.end + NAME_LETTERS]
        ):
            return False
        if cue.kind == "form":
            return True
        rest = len(document.hints.words[index]) - len(line[: cue.end].split())
        return rest >= TEASER_WORDS and not line.endswith((".", ";", ","))

    def items(self, document: Document, head: int) -> Iterator[int]:
        """Headlines, and in the end matter what stands on a card with them."""
        found: list[int] = []
        last = min(head + 1 + self.item_lines, len(document.lines))
        after = head > end_of_story(document)
        if not after and _is_button(document, head):
            return
        for index in range(head + 1, last):
            if not self._belongs(document, index, (after, found[-1] if found else -1)):
                break
            found.append(index)
        while found and self._is_loose(document, found, after):
            found.pop()
        yield from found

    def _is_loose(self, document: Document, found: list[int], after: bool) -> bool:
        """The last item is no headline or card; within the story a short one is the next heading."""
        index = found[-1]
        line, words = document.lines[index], document.hints.words[index]
        if is_trimming(line):
            return len(found) == 1
        if not is_headline(line, words):
            return not is_prose(line)
        resumes = index + 1 < len(document.lines) and is_prose(document.lines[index + 1])
        return resumes and not after and len(words) < RESUMED_WORDS

    def _belongs(self, document: Document, index: int, place: tuple[bool, int]) -> bool:
        """Whether the list goes on; `place` is (behind the story, last item)."""
        after, before = place
        line, words = document.lines[index], document.hints.words[index]
        cues = document.hints.leads.get(index, ())
        if any(cue.kind == "head" or (cue.label is not self.label and cue.kind in ("line", "sure")) for cue in cues):
            return False
        if is_headline(line, words):
            return True
        if index + 1 == len(document.lines) or has_clock(line):
            return False
        following = document.lines[index + 1]
        if has_clock(following) or not after:
            return is_trimming(line) and before >= 0
        if is_trimming(line) or index in document.hints.leads:
            return True
        goes_on = (
            is_headline(following, document.hints.words[index + 1])
            or is_trimming(following)
            or index + 1 in document.leads(self.label)
        )
        if is_prose(line) or line.endswith("..."):
            return before == index - 1 and goes_on and len(line) < 400
        return goes_on and len(words) <= CATEGORY_WORDS and line[:1].isupper() and not line.endswith((".", ":"))


def _is_button(document: Document, head: int) -> bool:
    """Whether the same words stand below every entry of a list in the story: then they head nothing."""
    memo = document.hints.memo
    if ("times", None) not in memo:
        memo["times", None] = Counter(document.lines)
    times: Counter[str] = memo["times", None]
    return times[document.lines[head]] >= MOST_HEADS
