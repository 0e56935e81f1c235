"""Who asks for travel money, and who gives it."""

from backend.core.actor import Actor
from backend.core.errors import NotFound
from backend.ledger.permissions import KEEP

from .models import TravelRequest

ASK, GIVE = "events.take_part", KEEP


def require_given_here(actor: Actor, request: TravelRequest | None) -> TravelRequest:
    """`request`, if it is this actor's to answer; raises Forbidden, NotFound."""
    actor.require(GIVE)
    if request is None or request.community_id != actor.community_id:
        raise NotFound
    return request
