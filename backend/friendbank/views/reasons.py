"""Why two could get along, or a few, in words."""

from backend.friendbank import texts
from backend.friendbank.matching.reasons import Reason
from backend.friendbank.models import Proposal


def reasons(proposal: Proposal, language: str) -> list[texts.Told]:
    """The reasons of a proposal, as sentences to its people."""
    are_many = proposal.kind == "group"
    return [texts.reason(Reason.parse(told), language, many=are_many) for told in proposal.reasons]
