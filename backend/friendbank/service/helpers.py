"""A volunteer who comes along the first time."""

from backend.accounts.queries import list_actors_able_to, list_blocked_either_way
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.friendbank import ports, queries
from backend.friendbank.models import Friendship
from backend.friendbank.permissions import require_end
from backend.notifications import service as notifications


def choose_helper(*, actor: Actor, friendship_id: str, wanted: bool) -> Friendship:
    """Wish for a helper, or not; whoever runs the event, or else the organisers, hear of it once. Raises NotFound."""
    friendship = require_end(actor, queries.find_friendship(friendship_id))
    if friendship.ended_at:
        raise NotFound
    if wanted and not friendship.wants_helper:
        _tell(friendship)
    friendship.wants_helper = wanted
    session().flush()
    return friendship


def _tell(friendship: Friendship) -> None:
    event_ids = [friendship.event_id] if friendship.event_id else []
    event = ports.list_meeting_events(event_ids).get(friendship.event_id or "")
    able = {event.host_id} if event else _organisers(friendship.community_id)
    at_odds = list_blocked_either_way(friendship.one_id) | list_blocked_either_way(friendship.other_id)
    notifications.notify(
        account_ids=able - at_odds,
        kind="friendbank.helper",
        link=f"/events/{event.id}" if event else None,
        cause=f"helper:{friendship.id}",
    )


def _organisers(community_id: str) -> set[str]:
    return {one.id for one in list_actors_able_to(community_id, "events.organise")}
