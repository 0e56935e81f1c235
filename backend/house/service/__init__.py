"""The use cases of the house."""

from .booking import book_room, give_back, move_booking
from .events import release, reserve
from .opening import drop_special_day, drop_week, set_special_day, set_week
from .rooms import add_room, change_room, retire_room

__all__ = [
    "add_room",
    "book_room",
    "change_room",
    "drop_special_day",
    "drop_week",
    "give_back",
    "move_booking",
    "release",
    "reserve",
    "retire_room",
    "set_special_day",
    "set_week",
]
