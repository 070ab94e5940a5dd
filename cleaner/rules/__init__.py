"""The rules. To add one, copy a neighbour, list it here and write its cases in fixtures/rules."""

from cleaner.rules.advertisement import Advertisement
from cleaner.rules.app_prompt import AppPrompt
from cleaner.rules.appeal_part import AppealPart
from cleaner.rules.base import Rule
from cleaner.rules.boilerplate_line import BoilerplateLine
from cleaner.rules.byline import Byline
from cleaner.rules.caption import Caption
from cleaner.rules.comment_notice import CommentNotice
from cleaner.rules.comment_thread import CommentThread
from cleaner.rules.contact_line import ContactLine
from cleaner.rules.dateline import Dateline
from cleaner.rules.donation_appeal import DonationAppeal
from cleaner.rules.legal_notice import LegalNotice
from cleaner.rules.media_control import MediaControl
from cleaner.rules.messaging_invitation import MessagingInvitation
from cleaner.rules.newsletter_signup import NewsletterSignup
from cleaner.rules.outside_article import OutsideArticle
from cleaner.rules.reader_comments import ReaderComments
from cleaner.rules.related_link import RelatedLink
from cleaner.rules.related_teaser import RelatedTeaser
from cleaner.rules.run_remainder import RunRemainder
from cleaner.rules.section_navigation import SectionNavigation
from cleaner.rules.social_control import SocialControl
from cleaner.rules.subscription_offer import SubscriptionOffer

DEFAULT_RULES: tuple[Rule, ...] = (
    OutsideArticle(),
    CommentThread(),
    NewsletterSignup(),
    MessagingInvitation(),
    DonationAppeal(),
    SubscriptionOffer(),
    LegalNotice(),
    ContactLine(),
    CommentNotice(),
    Advertisement(),
    AppPrompt(),
    Byline(),
    Caption(),
    Dateline(),
    MediaControl(),
    RelatedLink(),
    SectionNavigation(),
    SocialControl(),
    RelatedTeaser(),
    ReaderComments(),
    RunRemainder(),
    AppealPart(),
    BoilerplateLine(),
)

__all__ = ["DEFAULT_RULES", "Rule"]
