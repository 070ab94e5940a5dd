"""Labels: what a stretch of a document is, and where each kind goes in the record."""

from enum import StrEnum


class Group(StrEnum):
    """Where the text of a label goes."""

    BODY = "body"
    """Into `record.body` and `record.text`."""
    ABOUT = "about"
    """Out of the body, parsed into fields such as `record.authors`."""
    COMMENT = "comment"
    """Into `record.comments`."""
    BOILERPLATE = "boilerplate"
    """Into `record.removed` only."""


class Label(StrEnum):
    """The kind of a stretch of text. A member is equal to its plain name."""

    TITLE = "title"
    """The headline of the article."""
    STANDFIRST = "standfirst"
    """The summary that stands between headline and story."""
    HEADING = "heading"
    """A heading inside the article."""
    PARAGRAPH = "paragraph"
    """Running text."""
    QUOTE = "quote"
    """A block quotation."""
    LIST_ITEM = "list_item"
    """One item of a list."""
    TABLE = "table"
    """A table or one row of it."""
    CODE = "code"
    """Program text."""
    BYLINE = "byline"
    """Who wrote it: names, agency credit, the author's short biography."""
    DATELINE = "dateline"
    """When it was published or updated, reading time."""
    CAPTION = "caption"
    """The words under a picture, and its credit."""
    COMMENT = "comment"
    """A reader's comment, with its author, date, vote and reply lines."""
    NEWSLETTER = "newsletter"
    """A request to sign up by e-mail: pitch, form, small print, thanks."""
    MESSAGING = "messaging"
    """A request to join a WhatsApp, Telegram, Signal, Discord … channel, with its how-to."""
    DONATION = "donation"
    """A request for money for the outlet or the author."""
    SUBSCRIPTION = "subscription"
    """Paywall, log-in and subscriber offers."""
    SOCIAL = "social"
    """Share and follow controls."""
    APP = "app"
    """A request to install an app or switch on alerts."""
    RELATED = "related"
    """Links, headlines and teasers of other articles."""
    COMMENT_NOTICE = "comment_notice"
    """Calls to comment, counts, comment forms and rules."""
    ADVERTISEMENT = "advertisement"
    """Advertisement labels, sponsor and affiliate notes, promotions."""
    NAVIGATION = "navigation"
    """Menus, breadcrumbs, tags, section names, pagination."""
    LEGAL = "legal"
    """Copyright, privacy, disclaimers, republishing terms."""
    CONTACT = "contact"
    """Tip lines, corrections desks, addresses of the outlet."""
    MEDIA = "media"
    """Controls of audio, video and galleries."""
    OTHER = "other"
    """Boilerplate of no kind above."""

    @property
    def group(self) -> Group:
        """The group, which decides where text of this label goes."""
        return _GROUPS.get(self, Group.BOILERPLATE)


_GROUPS: dict[Label, Group] = {
    **dict.fromkeys(
        (
            Label.TITLE,
            Label.STANDFIRST,
            Label.HEADING,
            Label.PARAGRAPH,
            Label.QUOTE,
            Label.LIST_ITEM,
            Label.TABLE,
            Label.CODE,
        ),
        Group.BODY,
    ),
    **dict.fromkeys((Label.BYLINE, Label.DATELINE, Label.CAPTION), Group.ABOUT),
    Label.COMMENT: Group.COMMENT,
}
