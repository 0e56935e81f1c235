"""The friend bank as the schemas show it: facts put together, in a fixed number of queries."""

from backend.friendbank.views.profiles import choices, profile
from backend.friendbank.views.proposals import friends, proposals
from backend.friendbank.views.rounds import drafts

__all__ = [
    "choices",
    "drafts",
    "friends",
    "profile",
    "proposals",
]
