"""The rules. To add one, copy a neighbour, list it here and write its cases in fixtures/rules."""

from cleaner.rules.base import Rule
from cleaner.rules.donation_appeal import DonationAppeal
from cleaner.rules.messaging_invitation import MessagingInvitation
from cleaner.rules.newsletter_signup import NewsletterSignup
from cleaner.rules.subscription_offer import SubscriptionOffer

DEFAULT_RULES: tuple[Rule, ...] = (
    NewsletterSignup(),
    MessagingInvitation(),
    DonationAppeal(),
    SubscriptionOffer(),
)

__all__ = ["DEFAULT_RULES", "Rule"]
