"""Use cases: sending, taking back, reading, and what moderators and other features do with rooms."""

from backend.chat.drafts import Draft
from backend.chat.service.admissions import (
    answer_invitation,
    answer_request,
    invite,
    request_entry,
    take_back_invitation,
    withdraw_request,
)
from backend.chat.service.edits import edit_message
from backend.chat.service.gathering import break_ice, open_gathered_group
from backend.chat.service.groups import open_contact_room, open_group, open_interest_group, open_staff_room
from backend.chat.service.messages import (
    delete_message,
    hide_message,
    mark_read,
    show_message,
)
from backend.chat.service.notes import note
from backend.chat.service.people import add_host, add_member, announce_block, remove_host, remove_member
from backend.chat.service.pictures import drop_lost_files, find_picture, forget_pictures, keep_picture
from backend.chat.service.reactions import react
from backend.chat.service.releasing import RELEASED, reject_message, release_again, release_message
from backend.chat.service.rooms import (
    CLOSED,
    close_by_moderator,
    close_room,
    move_event_room,
    open_direct_room,
    open_event_room,
)
from backend.chat.service.running import clear_words, end_room, leave_room, mute_room, remove_person, reword_room
from backend.chat.service.sending import Outcome, send_message, send_messages

__all__ = [
    "CLOSED",
    "RELEASED",
    "Draft",
    "Outcome",
    "add_host",
    "add_member",
    "announce_block",
    "answer_invitation",
    "answer_request",
    "break_ice",
    "clear_words",
    "close_by_moderator",
    "close_room",
    "delete_message",
    "drop_lost_files",
    "edit_message",
    "end_room",
    "find_picture",
    "forget_pictures",
    "hide_message",
    "invite",
    "keep_picture",
    "leave_room",
    "mark_read",
    "move_event_room",
    "mute_room",
    "note",
    "open_contact_room",
    "open_direct_room",
    "open_event_room",
    "open_gathered_group",
    "open_group",
    "open_interest_group",
    "open_staff_room",
    "react",
    "reject_message",
    "release_again",
    "release_message",
    "remove_host",
    "remove_member",
    "remove_person",
    "request_entry",
    "reword_room",
    "send_message",
    "send_messages",
    "show_message",
    "take_back_invitation",
    "withdraw_request",
]
