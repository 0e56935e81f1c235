"""Rooms and messages as one reader sees them, with a fixed number of queries for a whole list."""

from backend.chat.views.admissions import groups, interests, invitations
from backend.chat.views.found import found
from backend.chat.views.messages import View, as_seen, catch_up, history, message, reactions, sent, versions
from backend.chat.views.rooms import room_of, rooms_of

__all__ = [
    "View",
    "as_seen",
    "catch_up",
    "found",
    "groups",
    "history",
    "interests",
    "invitations",
    "message",
    "reactions",
    "room_of",
    "rooms_of",
    "sent",
    "versions",
]
