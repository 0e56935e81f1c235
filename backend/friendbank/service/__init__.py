"""What youths do in the friend bank: tell about themselves, answer, and part again; and who asks how it goes."""

from backend.friendbank.service.announcing import announce, release
from backend.friendbank.service.answers import OPEN_FOR, answer, remind_due
from backend.friendbank.service.check_ins import (
    answer_check_in,
    call_coordinators,
    call_volunteers,
    claim_check_in,
    finish_check_in,
)
from backend.friendbank.service.closing import list_due, settle
from backend.friendbank.service.ends import (
    end_between,
    end_by_decision,
    end_by_moderator,
    end_friendship,
    forbid_contact,
)
from backend.friendbank.service.helpers import choose_helper
from backend.friendbank.service.profiles import end_pauses, save_profile

__all__ = [
    "OPEN_FOR",
    "announce",
    "answer",
    "answer_check_in",
    "call_coordinators",
    "call_volunteers",
    "choose_helper",
    "claim_check_in",
    "end_between",
    "end_by_decision",
    "end_by_moderator",
    "end_friendship",
    "end_pauses",
    "finish_check_in",
    "forbid_contact",
    "list_due",
    "release",
    "remind_due",
    "save_profile",
    "settle",
]
