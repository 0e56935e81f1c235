"""The use cases of the rota."""

from .claiming import claim, let_go, release
from .laying import call_off, lay_like, lay_shift
from .offering import answer_offer, offer, take_back
from .watching import look_ahead, release_unsafe, remind, tell_waiting

__all__ = [
    "answer_offer",
    "call_off",
    "claim",
    "lay_like",
    "lay_shift",
    "let_go",
    "look_ahead",
    "offer",
    "release",
    "release_unsafe",
    "remind",
    "take_back",
    "tell_waiting",
]
