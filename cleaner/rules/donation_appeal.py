"""Appeals for money."""

from dataclasses import dataclass
from typing import ClassVar

from cleaner.labels import Label
from cleaner.rules.appeal import Appeal


@dataclass(frozen=True)
class DonationAppeal(Appeal):
    """Requests for money for the outlet or the author, of several lines or one.

    Safe because charity in the story is told in the third person or quoted; an appeal has the outlet ask
    the reader, and its single lines count only next to such an ask.
    Known problem: a column in which the author collects for a cause in the first person plural.
    """

    name: ClassVar[str] = "donation_appeal"
    label: ClassVar[Label] = Label.DONATION
    told_too: ClassVar[bool] = True
