"""The use cases of the crew."""

from .answers import answer, remind, start_event, tie_events
from .comments import comment, hide_comment, take_back
from .ideas import hide_idea, put_idea, withdraw
from .members import ask_on, join, leave
from .votes import count_votes, vote

__all__ = [
    "answer",
    "ask_on",
    "comment",
    "count_votes",
    "hide_comment",
    "hide_idea",
    "join",
    "leave",
    "put_idea",
    "remind",
    "start_event",
    "take_back",
    "tie_events",
    "vote",
    "withdraw",
]
