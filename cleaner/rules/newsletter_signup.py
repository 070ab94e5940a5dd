"""Newsletter sign-ups."""

from dataclasses import dataclass
from typing import ClassVar

from cleaner.labels import Label
from cleaner.rules.appeal import Appeal


@dataclass(frozen=True)
class NewsletterSignup(Appeal):
    """Requests to sign up by e-mail: pitch, form fields, small print and thanks.

    Safe because a line needs two kinds of evidence (a call, the thing, a form, small print, an outlet
    that addresses a reader), and quotations and reported speech speak against it.
    Known problem: a pitch without any word of e-mail or of a list, alone in its place, stays.
    """

    name: ClassVar[str] = "newsletter_signup"
    label: ClassVar[Label] = Label.NEWSLETTER
