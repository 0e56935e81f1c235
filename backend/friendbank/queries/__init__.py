"""Reads of the friend bank: always from what this actor may see."""

from backend.friendbank.queries.figures import list_standings
from backend.friendbank.queries.friendships import (
    find_friendship,
    find_friendship_between,
    friendships_by_proposal,
    list_friends,
)
from backend.friendbank.queries.profiles import find_profile, list_areas, profiles_by_id
from backend.friendbank.queries.proposals import (
    answers_of,
    find_answer,
    find_proposal,
    list_due,
    list_proposals,
    take_proposal,
)
from backend.friendbank.queries.rounds import list_drafts
from backend.friendbank.queries.weights import find_weight_set, list_lessons, take_weight_set, weights_of

__all__ = [
    "answers_of",
    "find_answer",
    "find_friendship",
    "find_friendship_between",
    "find_profile",
    "find_proposal",
    "find_weight_set",
    "friendships_by_proposal",
    "list_areas",
    "list_drafts",
    "list_due",
    "list_friends",
    "list_lessons",
    "list_proposals",
    "list_standings",
    "profiles_by_id",
    "take_proposal",
    "take_weight_set",
    "weights_of",
]
