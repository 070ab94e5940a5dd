"""The key of each label, for people who go through hundreds of lines."""

from cleaner.labels import Label

KEYS = {
    "b": Label.PARAGRAPH,
    "h": Label.HEADING,
    "f": Label.STANDFIRST,
    "y": Label.BYLINE,
    "k": Label.DATELINE,
    "w": Label.CAPTION,
    "c": Label.COMMENT,
    "v": Label.COMMENT_NOTICE,
    "n": Label.NEWSLETTER,
    "m": Label.MESSAGING,
    "d": Label.DONATION,
    "s": Label.SUBSCRIPTION,
    "o": Label.SOCIAL,
    "p": Label.APP,
    "r": Label.RELATED,
    "a": Label.ADVERTISEMENT,
    "g": Label.NAVIGATION,
    "l": Label.LEGAL,
    "t": Label.CONTACT,
    "e": Label.MEDIA,
    "x": Label.OTHER,
}
"""Key to label. Enter is "right as it is", u takes an answer back, the arrow keys move."""
RULE_KEY = "i"
"""Makes an answer a rule of the site."""
NAMES = {Label.PARAGRAPH: "body"}
"""Labels that a person knows by another name."""
