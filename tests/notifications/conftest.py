"""Decisions are what most notices are about, so the same people meet here; and telephones that ring."""

from tests.moderation.people import cards, cast
from tests.notifications.mailboxes import mails
from tests.notifications.phones import phone, push_host

__all__ = ["cards", "cast", "mails", "phone", "push_host"]
