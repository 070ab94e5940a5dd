"""Text that must stay."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.document import Document
from cleaner.errors import ConfigError

if TYPE_CHECKING:
    import regex


@dataclass(frozen=True)
class Keep:
    """Text that must stay, whatever the rules say.

    `text` is looked for as it is, `pattern` as a regular expression of the `regex` package (yours: its
    running time is yours too). `whole_block` keeps the whole block around a match.
    """

    text: str | None = None
    pattern: str | None = None
    whole_block: bool = True

    def __post_init__(self) -> None:
        if (self.text is None) == (self.pattern is None) or not (self.text or self.pattern):
            raise ConfigError("Keep takes one of text= and pattern=, not empty")
        self._expression  # noqa: B018  a bad pattern is an error now, not on page 3,000,000

    @property
    def _expression(self) -> "regex.Pattern[str]":
        import regex  # here, as nothing else needs it, and every start of the program would wait for it

        try:
            return regex.compile(regex.escape(self.text) if self.text else self.pattern or "")
        except regex.error as error:
            raise ConfigError(f"Keep(pattern={self.pattern!r}): {error}") from error

    def ranges(self, document: Document) -> Iterator[tuple[int, int]]:
        """Character ranges that must stay."""
        search = self._expression.finditer
        for line, start in zip(document.lines, document.starts, strict=True):
            for match in search(line):
                if self.whole_block:
                    yield start, start + len(line)
                    break
                yield start + match.start(), start + match.end()
