"""What people do with events: post, change and call them off, come, stay away, and keep a calendar of them."""

from backend.events.service.attendance import forget_details, note_attendance
from backend.events.service.changing import change_event
from backend.events.service.closing import cancel_event, hide_event
from backend.events.service.coming import cancel_sign_up, sign_up
from backend.events.service.feeds import close_feed, open_feed
from backend.events.service.posting import create_event, start_series

__all__ = [
    "cancel_event",
    "cancel_sign_up",
    "change_event",
    "close_feed",
    "create_event",
    "forget_details",
    "hide_event",
    "note_attendance",
    "open_feed",
    "sign_up",
    "start_series",
]
