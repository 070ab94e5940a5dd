"""Invitations to messaging channels."""

from dataclasses import dataclass
from typing import ClassVar

from cleaner.labels import Label
from cleaner.rules.appeal import Appeal


@dataclass(frozen=True)
class MessagingInvitation(Appeal):
    """Requests to join a WhatsApp, Telegram, Signal, Discord … channel: how to join, how to leave, small print.

    Safe because naming a messaging app is never enough: the line must also invite the reader, in the voice
    of the outlet, or stand next to such a line. Groups in the story are reported, not offered.
    Known problem: a service piece that explains how to join a group of its own reads the same.
    """

    name: ClassVar[str] = "messaging_invitation"
    label: ClassVar[Label] = Label.MESSAGING
