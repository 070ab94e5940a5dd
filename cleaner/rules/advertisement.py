"""Labels of advertisements, disclosures, promotions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from cleaner.labels import Label
from cleaner.rules.notice import WEIGHTS, Notice


@dataclass(frozen=True)
class Advertisement(Notice):
    """Ad labels, sponsor and affiliate disclosures, buttons and offers of shops.

    Safe because a label or button must be the whole line, and a disclosure must say that this page earns.
    Known problem: product copy in plain prose, without a label, price or button, stays.
    """

    name: ClassVar[str] = "advertisement"
    label: ClassVar[Label] = Label.ADVERTISEMENT

    most_words: int = 90
    weights: Mapping[str, float] = field(default_factory=lambda: {**WEIGHTS, "line": 3.6}, repr=False, hash=False)
