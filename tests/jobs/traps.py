"""A rule that does what a text asks for; in a module of its own, as workers import it by name."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from cleaner import Document, Label, Span


@dataclass(frozen=True)
class Trap:
    """A rule that does what a text asks for."""

    name: ClassVar[str] = "trap"
    label: ClassVar[Label] = Label.OTHER
    stage: ClassVar[str] = "local"
    folder: str = ""

    def find(self, document: Document) -> Iterator[Span]:
        if "EXIT-NOW" in document.text and not Path(self.folder, "harmless").exists():
            os._exit(7)
        if "HANG-NOW" in document.text:
            while not Path(self.folder, "harmless").exists():
                time.sleep(0.01)
        if "RAISE-NOW" in document.text:
            raise ValueError("as asked")
        return iter(())
