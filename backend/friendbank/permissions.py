"""Who may see and decide what in the friend bank.

A matchmaker works with the whole own community. Nothing else of a youth's is open to them: no birth date, no
messages, no answers and no cases, so there is nothing here that a conflict of interest could reveal.
"""

from backend.core.actor import Actor
from backend.core.errors import Forbidden, NotFound

from .models import Friendship, Proposal, Round

SHOWN = ("sent", "friends", "closed")
JUDGED = ("draft", "approved")
OVERSEE = "friendbank.oversee"
# Who asks how it goes; a coordinator may step in.
VISIT = ("friendbank.match", "events.organise")


def can_see_proposal(actor: Actor, proposal: Proposal) -> bool:
    """One of its two people, once it has been sent."""
    return (
        actor.can("friendbank.take_part")
        and actor.id in proposal.account_ids
        and proposal.status in SHOWN
        and proposal.sent_at is not None
    )


def can_judge(actor: Actor, proposal: Proposal) -> bool:
    """A matchmaker of the same community who does not sit in it, until it goes out; the queries know whom they know."""
    return (
        actor.can("friendbank.match")
        and actor.community_id == proposal.community_id
        and actor.id not in proposal.account_ids
        and proposal.status in JUDGED
    )


def can_second(actor: Actor, proposal: Proposal) -> bool:
    """A matchmaker who may judge it, where two must say yes and somebody else has."""
    return (
        can_judge(actor, proposal)
        and proposal.needs_second
        and proposal.decided_by_id not in {None, actor.id}
        and proposal.seconded_by_id is None
    )


def can_know(actor: Actor, person: Actor) -> bool:
    """A matchmaker about a youth of the same community."""
    return actor.can("friendbank.match") and actor.community_id == person.community_id and person.kind == "youth"


def can_see_round(actor: Actor, made: Round) -> bool:
    """A matchmaker of the same community."""
    return actor.can("friendbank.match") and actor.community_id == made.community_id


def require_round(actor: Actor, made: Round | None, status: str | None = None) -> Round:
    """`made`, if a matchmaker of its community asks, and has this status where one is given.

    Raises Forbidden, NotFound.
    """
    actor.require("friendbank.match")
    if made is None or not can_see_round(actor, made) or status not in {None, made.status}:
        raise NotFound
    return made


def can_end(actor: Actor, friendship: Friendship) -> bool:
    """Either of the two, whatever else has changed for them since."""
    return actor.id in (friendship.one_id, friendship.other_id)


def can_visit(actor: Actor) -> bool:
    """A matchmaker, an organiser, or a coordinator where nobody else does; about whom, the queries know."""
    return any(actor.can(capability) for capability in (*VISIT, OVERSEE))


def require_visitor(actor: Actor) -> None:
    """Raise Forbidden unless the actor may ask how it goes."""
    if not can_visit(actor):
        raise Forbidden


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
