"""Who may see and decide what in the friend bank.

A matchmaker works with the whole own community. Nothing else of a youth's is open to them: no birth date, no
messages, no answers and no cases, so there is nothing here that a conflict of interest could reveal.
"""

from backend.core.actor import Actor
from backend.core.errors import NotFound

from .models import Friendship, Proposal

SHOWN = ("sent", "friends", "closed")


def can_see_proposal(actor: Actor, proposal: Proposal) -> bool:
    """One of its two people, once it has been sent."""
    return (
        actor.can("friendbank.take_part")
        and actor.id in proposal.account_ids
        and proposal.status in SHOWN
        and proposal.sent_at is not None
    )


def can_judge(actor: Actor, proposal: Proposal) -> bool:
    """A matchmaker of the same community, who is not one of the two, while it is a draft."""
    return (
        actor.can("friendbank.match")
        and actor.community_id == proposal.community_id
        and actor.id not in proposal.account_ids
        and proposal.status == "draft"
    )


def can_end(actor: Actor, friendship: Friendship) -> bool:
    """Either of the two, whatever else has changed for them since."""
    return actor.id in (friendship.one_id, friendship.other_id)


def require_seen(actor: Actor, proposal: Proposal | None) -> Proposal:
    """`proposal`, if it exists for this actor; raises NotFound."""
    if proposal is None or not can_see_proposal(actor, proposal):
        raise NotFound
    return proposal


def require_judge(actor: Actor, proposal: Proposal | None) -> Proposal:
    """`proposal`, if this actor may decide about it; raises NotFound."""
    if proposal is None or not can_judge(actor, proposal):
        raise NotFound
    return proposal


def require_end(actor: Actor, friendship: Friendship | None) -> Friendship:
    """`friendship`, if it is this actor's own; raises NotFound."""
    if friendship is None or not can_end(actor, friendship):
        raise NotFound
    return friendship
