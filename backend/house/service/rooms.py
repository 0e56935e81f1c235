"""Use cases: keeping the list of rooms."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.house import queries, taking
from backend.house.errors import NameTaken, RoomInUse
from backend.house.models import Booking, Room
from backend.house.permissions import require_keep, require_room
from moderation.publishing import require_publishable


def add_room(*, actor: Actor, facts: Mapping[str, Any]) -> Room:
    """A new room of the house; raises Forbidden, NameTaken, NotPublishable."""
    require_keep(actor)
    require_publishable(actor, {"name": facts["name"]}, room_kind="event")
    room = Room(community_id=actor.community_id, **facts)
    session().add(room)
    _flush_name()
    return room


def change_room(*, actor: Actor, room_id: str, changes: Mapping[str, Any]) -> Room:
    """Let it be otherwise; what is booked already stays as long as it was. Raises as `add_room`, and NotFound."""
    room = require_room(actor, queries.find_room(room_id))
    if "name" in changes:
        require_publishable(actor, {"name": changes["name"]}, room_kind="event")
    for name, value in changes.items():
        setattr(room, name, value)
    _flush_name()
    return room


def retire_room(*, actor: Actor, room_id: str) -> None:
    """Nobody books it any more; raises Forbidden, NotFound, and RoomInUse while it has bookings to come."""
    require_room(actor, queries.find_room(room_id))
    room = taking.take_turn(actor.community_id, room_id)
    to_come = select(Booking.id).where(Booking.room_id == room_id, Booking.occupied_until > clock.now())
    if session().scalar(to_come.limit(1)):
        raise RoomInUse
    room.retired_at = clock.now()
    session().flush()


def _flush_name() -> None:
    try:
        session().flush()
    except IntegrityError as error:
        raise NameTaken from error
