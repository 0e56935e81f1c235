"""Use cases: booking a room, moving that, and giving it back."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Invalid, NotFound
from backend.house import queries, taking
from backend.house.errors import BookingOfEvent
from backend.house.models import Booking
from backend.house.permissions import require_booking, require_keep
from backend.house.taking import Slot


def book_room(*, actor: Actor, room_id: str, slot: Slot, purpose: str) -> Booking:
    """Have a room; asking for the very same again gives the booking there is.

    Raises Forbidden, NotFound, Invalid for what is over, RoomTaken.
    """
    require_keep(actor)
    _require_times(slot.starts_at, slot.ends_at)
    room = taking.take_turn(actor.community_id, room_id)
    mine = (Booking.room_id == room_id, Booking.booked_by_id == actor.id, Booking.purpose == purpose)
    same = (Booking.starts_at == slot.starts_at, Booking.ends_at == slot.ends_at, Booking.event_id.is_(None))
    if found := session().scalar(select(Booking).where(*mine, *same)):
        return found
    return taking.put(room, [slot], purpose=purpose, account_id=actor.id)[0]


def move_booking(*, actor: Actor, booking_id: str, changes: Mapping[str, Any]) -> Booking:
    """Another time, another room, or both; raises as `book_room`, and BookingOfEvent."""
    booking = _require_free_standing(actor, booking_id)
    room = taking.take_turn(actor.community_id, changes.get("room_id", booking.room_id))
    booking = require_booking(actor, queries.take_booking(booking_id))
    slot = _moved(booking, room.id, changes)
    _require_times(slot.starts_at, slot.ends_at)
    taking.require_free(room, [slot], but=booking.id)
    taking.place(booking, room, slot)
    session().flush()
    return booking


def give_back(*, actor: Actor, booking_id: str) -> None:
    """Others may have the room; raises Forbidden, NotFound, BookingOfEvent."""
    _require_free_standing(actor, booking_id)
    gone = delete(Booking).where(Booking.id == booking_id, Booking.event_id.is_(None)).returning(Booking.id)
    if session().scalar(gone) is None:
        raise NotFound


def _moved(booking: Booking, room_id: str, changes: Mapping[str, Any]) -> Slot:
    """Where it goes; in its own room it takes along how long making ready and clearing up was to take."""
    own: dict[str, int] = {}
    if booking.room_id == room_id:
        own["setup"] = (booking.starts_at - booking.occupied_from) // timedelta(minutes=1)
        own["clearing"] = (booking.occupied_until - booking.ends_at) // timedelta(minutes=1)
    return Slot(changes.get("starts_at", booking.starts_at), changes.get("ends_at", booking.ends_at), None, **own)


def _require_free_standing(actor: Actor, booking_id: str) -> Booking:
    booking = require_booking(actor, queries.find_booking(booking_id))
    if booking.event_id is not None:
        raise BookingOfEvent
    return booking


def _require_times(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= clock.now():
        raise Invalid(errors={"ends_at": ["over"]})
    if not starts_at < ends_at <= starts_at + queries.LONGEST:
        raise Invalid(errors={"ends_at": ["not after the start, or more than three days later"]})
