"""Conversations over days: what signs too weak for one message mean together. `follow(state, facts)` is all of it."""

from moderation.screening.conversation.facts import Alarm, Facts, Footing, facts_of
from moderation.screening.conversation.follow import follow
from moderation.screening.conversation.scan import scan_conversations
from moderation.screening.conversation.state import State

__all__ = ["Alarm", "Facts", "Footing", "State", "facts_of", "follow", "scan_conversations"]
