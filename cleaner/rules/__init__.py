"""The rules. To add one, copy a neighbour, list it here and write its cases in fixtures/rules."""

from cleaner.rules.base import Rule
from cleaner.rules.donation_appeal import DonationAppeal
from cleaner.rules.messaging_invitation import MessagingInvitation
from cleaner.rules.newsletter_signup import NewsletterSignup

DEFAULT_RULES: tuple[Rule, ...] = (
    NewsletterSignup(),
    MessagingInvitation(),
    DonationAppeal(),
)

__all__ = ["DEFAULT_RULES", "Rule"]
