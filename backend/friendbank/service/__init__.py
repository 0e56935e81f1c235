"""What youths do in the friend bank: tell about themselves, answer, and part again."""

from backend.friendbank.service.announcing import announce, release
from backend.friendbank.service.answers import OPEN_FOR, answer
from backend.friendbank.service.closing import close_due
from backend.friendbank.service.ends import end_between, end_by_moderator, end_friendship, forbid_contact
from backend.friendbank.service.profiles import save_profile

__all__ = [
    "OPEN_FOR",
    "announce",
    "answer",
    "close_due",
    "end_between",
    "end_by_moderator",
    "end_friendship",
    "forbid_contact",
    "release",
    "save_profile",
]
