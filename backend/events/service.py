"""What people do with events: post, change, cancel, sign up, stay away."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import update

from backend.chat import service as chat
from backend.core import clock
from backend.core.actor import Actor
from backend.core.clock import COPENHAGEN
from backend.core.db import session
from backend.core.errors import Invalid
from backend.notifications import service as notifications
from moderation.publishing import require_publishable

from . import line, queries
from .errors import EventClosed
from .models import Event, SignUp, band_bit
from .permissions import require_fit, require_run
from .wallclock import is_plain, moment_of, on_the_wall

ZONE = COPENHAGEN.key


def create_event(*, actor: Actor, facts: Mapping[str, Any]) -> Event:
    """Post an event with its chat room; raises Forbidden, Invalid (times), NotPublishable (texts)."""
    actor.require("events.organise")
    _require_times(facts["starts_at"], facts["ends_at"])
    feel = facts["feel"]
    require_publishable(actor, _texts(facts), room_kind="event")
    wall = on_the_wall(facts["starts_at"], ZONE)
    event = Event(
        community_id=actor.community_id,
        host_id=actor.id,
        local_start=wall,
        zone=ZONE,
        minutes=int((facts["ends_at"] - facts["starts_at"]).total_seconds() // 60),
        starts_at=moment_of(wall, ZONE),
        bands=sum(band_bit(band) for band in set(facts["age_bands"])),
        **{name: facts[name] for name in ("ends_at", "title", "description", "category", "picture")},
        **{name: facts[name] for name in ("place", "capacity", "languages")},
        **feel,
    )
    session().add(event)
    session().flush()
    _open_room(event)
    return event


def change_capacity(*, actor: Actor, event_id: str, capacity: int | None) -> Event:
    """Make room for more, who are then seated in order, or for fewer, which takes nobody's seat away."""
    require_run(actor, queries.find_event(event_id))
    event = line.take_turn(event_id)
    _require_on(event)
    event.capacity = capacity
    session().flush()
    line.promote(event)
    return event


def cancel_event(*, actor: Actor, event_id: str, reason: str) -> Event:
    """Call it off and tell everybody; doing it again changes nothing. Raises EventClosed once it is over."""
    require_run(actor, queries.find_event(event_id))
    require_publishable(actor, {"reason": reason}, room_kind="event")
    event = line.take_turn(event_id)
    if event.status == "open":
        _require_on(event)
        event.cancel_reason = reason
        _close(event, "cancelled")
    return event


def hide_event(*, event_id: str) -> None:
    """Take an event away from everybody: a moderator's decision. Its room closes with it."""
    event = line.take_turn(event_id)
    if event.status == "open":
        _close(event, "hidden")
    event.status = "hidden"
    if event.room_id:
        chat.close_room(room_id=event.room_id)
    session().flush()


def sign_up(*, actor: Actor, event_id: str) -> queries.Place:
    """Take a seat, or wait for one; pressing again gives the same answer. Raises NotFound, EventClosed."""
    require_fit(actor, queries.find_event(event_id))
    event = line.take_turn(event_id)
    _require_on(event)
    line.join(event, actor.id)
    return queries.places_of(actor.id, [event_id])[event_id]


def cancel_sign_up(*, actor: Actor, event_id: str) -> None:
    """Stay away; the first in line gets the seat. Doing it twice is fine, and so is a late change of mind."""
    require_fit(actor, queries.find_event(event_id))
    event = line.take_turn(event_id)
    if event.status == "open" and not event.is_over:
        line.leave(event, actor.id)


def _texts(facts: Mapping[str, Any]) -> dict[str, str]:
    feel = {f"feel.{name}": text for name, text in facts["feel"].items() if isinstance(text, str)}
    return {"title": facts["title"], "description": facts["description"], **feel}


def _require_times(starts_at: datetime, ends_at: datetime) -> None:
    if starts_at <= clock.now() or not is_plain(starts_at, ZONE):
        raise Invalid(errors={"starts_at": ["not a time to come"]})
    if not starts_at < ends_at <= starts_at + queries.LONGEST:
        raise Invalid(errors={"ends_at": ["not after the start, or more than three days later"]})


def _require_on(event: Event) -> None:
    if event.status != "open" or event.is_over:
        raise EventClosed


def _open_room(event: Event) -> None:
    room = chat.open_event_room(
        event_id=event.id,
        title=event.title,
        community_id=event.community_id,
        host_id=event.host_id,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
    )
    event.room_id = room.id if room else None
    session().flush()


def _close(event: Event, status: str) -> None:
    told = [sign_up.account_id for sign_up in queries.list_signed_up(event.id)]
    waiting = (SignUp.event_id == event.id, SignUp.status == "waiting")
    session().execute(update(SignUp).where(*waiting).values(status="cancelled"))
    event.status = status
    session().flush()
    if status == "hidden":  # its title may be the very reason
        notifications.notify(account_ids=told, kind="events.removed")
    else:
        data, link = {"title": event.title}, f"/events/{event.id}"
        notifications.notify(account_ids=told, kind="events.cancelled", data=data, link=link)
