"""Tables: profiles, rounds, proposals with their answers, friendships, and pairs that must not meet."""

from .friendships import CheckIn, CheckInAnswer, Friendship, NoContact
from .profiles import Acquaintance, Profile, blank_profile
from .proposals import ANSWERS, WAIT, Answer, OpenSide, Proposal, Seat
from .rounds import LeftOut, Round, WeightSet

__all__ = [
    "ANSWERS", "WAIT", "Acquaintance", "Answer", "CheckIn", "CheckInAnswer", "Friendship", "LeftOut", "NoContact",
    "OpenSide", "Profile", "Proposal", "Round", "Seat", "WeightSet", "blank_profile",
]  # fmt: skip
