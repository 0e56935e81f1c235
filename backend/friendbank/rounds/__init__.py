"""What matchmakers do: make a round, look at its drafts, and publish what they approved."""

from backend.friendbank.rounds.conflicts import forget_acquaintance, tell_acquaintance
from backend.friendbank.rounds.planning import create_round, preview
from backend.friendbank.rounds.publishing import drop, publish
from backend.friendbank.rounds.reviewing import Refused, Reviewed, approve, approve_many, reject
from backend.friendbank.rounds.swapping import Alternative, list_alternatives, swap

__all__ = [
    "Alternative",
    "Refused",
    "Reviewed",
    "approve",
    "approve_many",
    "create_round",
    "drop",
    "forget_acquaintance",
    "list_alternatives",
    "preview",
    "publish",
    "reject",
    "swap",
    "tell_acquaintance",
]
