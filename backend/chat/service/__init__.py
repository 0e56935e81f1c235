"""Use cases: sending, taking back, reading, and what moderators and other features do with rooms."""

from backend.chat.drafts import Draft
from backend.chat.service.messages import (
    delete_message,
    hide_message,
    mark_read,
    reject_message,
    release_message,
)
from backend.chat.service.rooms import (
    add_member,
    close_room,
    open_direct_room,
    open_event_room,
    remove_member,
)
from backend.chat.service.sending import send_message, send_messages

__all__ = [
    "Draft",
    "add_member",
    "close_room",
    "delete_message",
    "hide_message",
    "mark_read",
    "open_direct_room",
    "open_event_room",
    "reject_message",
    "release_message",
    "remove_member",
    "send_message",
    "send_messages",
]
