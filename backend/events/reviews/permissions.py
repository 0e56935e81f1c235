"""Who may look at what a new organiser posts."""

from backend.core.actor import Actor
from backend.core.errors import Forbidden, NotFound
from backend.events.models import Event

REVIEWERS = ("moderation.work", "moderation.oversee")


def require_reviewer(actor: Actor) -> None:
    """Somebody who looks after this community; raises Forbidden."""
    if not any(actor.can(capability) for capability in REVIEWERS):
        raise Forbidden


def require_reviewable(actor: Actor, event: Event | None, barred: set[str]) -> Event:
    """`event`, if this actor may judge it: nobody judges their own, or across a block. Raises NotFound, Forbidden."""
    require_reviewer(actor)
    if event is None or event.status == "hidden" or event.community_id != actor.community_id:
        raise NotFound
    if not barred.isdisjoint(event.host_ids) or actor.id in event.host_ids:
        raise Forbidden
    return event
