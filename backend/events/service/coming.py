"""Use cases: coming along, and staying away."""

from typing import Unpack

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.events import line, queries
from backend.events.errors import HasBegun
from backend.events.permissions import require_cover, require_fit, require_on
from moderation.publishing import require_publishable


def sign_up(*, actor: Actor, event_id: str, **wishes: Unpack[line.Wishes]) -> queries.Place:
    """Take a seat, or wait for one; pressing again gives the same answer, and what is not said again stays.

    What would make it easier is for the organiser alone. Raises NotFound, EventClosed, NoAdult, NotPublishable.
    """
    require_fit(actor, queries.find_event(event_id))
    if needs := wishes.get("needs"):
        require_publishable(actor, {"needs": needs}, room_kind="event", only_an_adult_reads=True)
    event = line.take_turn(event_id)
    require_on(event)
    require_cover(actor, event, accounts.actors_by_id(event.host_ids).values())
    line.join(event, actor.id, wishes)
    return queries.places_of(actor.id, [event_id])[event_id]


def cancel_sign_up(*, actor: Actor, event_id: str) -> None:
    """Stay away, until it begins; the first in line gets the seat. Doing it twice is fine. Raises HasBegun."""
    require_fit(actor, queries.find_event(event_id))
    event = line.take_turn(event_id)
    if event.status != "open" or not queries.places_of(actor.id, [event_id]):
        return
    if event.starts_at <= clock.now():
        raise HasBegun
    line.leave(event, actor.id)
