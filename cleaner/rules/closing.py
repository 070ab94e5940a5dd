"""How much boilerplate looks like the end of a page, as a course passes it line by line."""

from cleaner.document import Span
from cleaner.labels import Label

_INVITED = 3.0
"""What a line that calls for comments is worth to comments after it."""
_APART = 3
_ENDING = frozenset((Label.CONTACT, Label.LEGAL, Label.NAVIGATION, Label.BYLINE, Label.DONATION, Label.COMMENT_NOTICE))
"""Labels that stand at the end of a page more often than in the middle."""


class Closing:
    """How much the boilerplate just passed looks like the end of the page: its length and its labels."""

    def __init__(self) -> None:
        self.lines = 0
        """Lines of boilerplate just passed."""
        self._missed = 0
        self._labels: set[Label] = set()
        self.weight = 0.0
        """Log-odds against the story going on."""
        self.invited = 0.0
        """Log-odds for comments to come."""

    def pass_line(self, span: Span | None) -> None:
        """Take one line of story or tail into account; three lines without a finding end the run."""
        if span is None:
            self._missed += 1
            if self.lines and self._missed >= _APART:
                self.lines, self.weight, self.invited = 0, 0.0, 0.0
                self._labels.clear()
            return
        self.lines += 1
        self._missed = 0
        self._labels.add(span.label)
        ending = 0.8 if self._labels & _ENDING else 0.0
        self.weight = 0.2 * min(self.lines, 12) + ending + 0.4 * (len(self._labels) - 1)
        self.invited = _INVITED if Label.COMMENT_NOTICE in self._labels else 0.0
