"""Paywalls and subscriber offers."""

from dataclasses import dataclass
from typing import ClassVar

from cleaner.labels import Label
from cleaner.rules.notice import Notice


@dataclass(frozen=True)
class SubscriptionOffer(Notice):
    """Paywall, log-in and subscriber offers.

    Safe because prices and subscriptions in the story are reported, not offered to the reader.
    Known problem: a service piece that compares subscriptions line by line.
    """

    name: ClassVar[str] = "subscription_offer"
    label: ClassVar[Label] = Label.SUBSCRIPTION
