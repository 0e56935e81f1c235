"""Use cases: posting an event, and a series of them."""

from collections.abc import Mapping
from typing import Any

from backend.core.actor import Actor
from backend.core.clock import COPENHAGEN
from backend.core.db import session
from backend.core.errors import Invalid
from backend.events import house_rooms, occurrences
from backend.events.event_rooms import open_room
from backend.events.models import Event, Series
from backend.events.photos import service as photos
from backend.events.plans import plain_facts, require_times, texts_of
from backend.events.recurrence import Rule
from backend.events.reviews import service as reviews
from backend.events.reviews.queries import is_known
from backend.events.wallclock import on_the_wall
from moderation.publishing import require_publishable

ZONE = COPENHAGEN.key


def create_event(*, actor: Actor, facts: Mapping[str, Any]) -> Event:
    """Post an event with its chat room, or put it before those who look while its organiser is new.

    Raises Forbidden, Invalid (times, a photo of somebody else's), NotPublishable (texts).
    """
    minutes = _require_postable(actor, facts)
    event = Event(community_id=actor.community_id, host_id=actor.id, zone=ZONE, **plain_facts(facts))
    event.take_place(on_the_wall(facts["starts_at"], ZONE), minutes)
    event.status = _status_for(actor)
    session().add(event)
    session().flush()
    house_rooms.keep([event])
    if event.status == "open":
        open_room(event)
    else:
        reviews.ask(event)
    return event


def start_series(*, actor: Actor, facts: Mapping[str, Any], rule: str) -> Series:
    """Post what happens again, from `starts_at` on; raises as `create_event`, and Invalid for a rule we do not keep."""
    minutes = _require_postable(actor, facts)
    wall = on_the_wall(facts["starts_at"], ZONE)
    series = Series(
        community_id=actor.community_id,
        host_id=actor.id,
        zone=ZONE,
        first=wall.date(),
        filled_until=wall.date(),
        local_time=wall.time(),
        minutes=minutes,
        rule=str(_parsed(rule, facts)),
        facts=plain_facts(facts),
        status=_status_for(actor),
    )
    session().add(series)
    session().flush()
    occurrences.fill(series, house_rooms.keep)
    if series.status == "in_review":
        reviews.ask(occurrences.list_from(series, series.first)[0])
    return series


def _status_for(actor: Actor) -> str:
    return "open" if is_known(actor.id) else "in_review"


def _require_postable(actor: Actor, facts: Mapping[str, Any]) -> int:
    actor.require("events.organise")
    minutes = require_times(facts["starts_at"], facts["ends_at"], ZONE)
    photos.require_own(actor, facts.get("photo_id"))
    require_publishable(actor, texts_of(facts), room_kind="event")
    return minutes


def _parsed(rule: str, facts: Mapping[str, Any]) -> Rule:
    try:
        return Rule.parse(rule, on_the_wall(facts["starts_at"], ZONE).date())
    except ValueError as error:
        raise Invalid(errors={"rule": [str(error)]}) from error
