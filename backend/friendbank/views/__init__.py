"""The friend bank as the schemas show it: facts put together, in a fixed number of queries."""

from backend.friendbank.views.check_ins import check_ins, visits
from backend.friendbank.views.figures import figures_by, weights
from backend.friendbank.views.profiles import choices, outlook, preview, profile
from backend.friendbank.views.proposals import friends, proposals
from backend.friendbank.views.rounds import alternatives, drafts, left_out, rounds
from backend.friendbank.views.rounds import preview as round_preview

__all__ = [
    "alternatives",
    "check_ins",
    "choices",
    "drafts",
    "figures_by",
    "friends",
    "left_out",
    "outlook",
    "preview",
    "profile",
    "proposals",
    "round_preview",
    "rounds",
    "visits",
    "weights",
]
