"""The friend bank as the schemas show it: facts put together, in a fixed number of queries."""

from backend.friendbank.views.figures import figures_by, weights
from backend.friendbank.views.profiles import choices, profile
from backend.friendbank.views.proposals import friends, proposals
from backend.friendbank.views.rounds import drafts

__all__ = [
    "choices",
    "drafts",
    "figures_by",
    "friends",
    "profile",
    "proposals",
    "weights",
]
