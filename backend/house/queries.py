"""Reads about the rooms of the house: always from what this actor may see."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.clock import COPENHAGEN
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate

from .models import Booking, Room
from .permissions import require_keep

LONGEST = timedelta(hours=72)


def find_room(room_id: str) -> Room | None:
    """One room, whoever asks."""
    return session().get(Room, room_id)


def find_booking(booking_id: str) -> Booking | None:
    """One booking, whoever asks."""
    return session().get(Booking, booking_id)


def take_booking(booking_id: str) -> Booking | None:
    """One booking as it stands now, ours alone until the unit of work ends; None when it was given back."""
    return session().get(Booking, booking_id, populate_existing=True, with_for_update=True)


def list_rooms(actor: Actor, window: Window) -> Page[Room]:
    """The rooms in use of this actor's house, by name; raises Forbidden."""
    require_keep(actor)
    in_use = select(Room).where(Room.community_id == actor.community_id, Room.retired_at.is_(None))
    return paginate(in_use, window, key=[Room.id])


def list_bookings(
    actor: Actor, window: Window, day: date | None = None, days: int = 1, room_id: str | None = None
) -> Page[dict[str, Any]]:
    """Whose the rooms are on so many days from `day` (today) on the wall here; soonest first. Raises Forbidden."""
    require_keep(actor)
    begins, ends = _midnights(day, days)
    listed = select(Booking).where(
        Booking.community_id == actor.community_id,
        Booking.starts_at > begins - LONGEST - timedelta(hours=8),
        Booking.occupied_until > begins,
        Booking.occupied_from < ends,
        *([Booking.room_id == room_id] if room_id else []),
    )
    return paginate(listed, window, key=[Booking.starts_at, Booking.id]).map(describe)


def describe(bookings: Sequence[Booking]) -> list[dict[str, Any]]:
    """Bookings as the API shows them, in a fixed number of queries."""
    people = accounts.people_by_id(booking.booked_by_id for booking in bookings)
    names = ("id", "room_id", "event_id", "purpose", "starts_at", "ends_at", "occupied_from", "occupied_until")
    return [
        {**{name: getattr(booking, name) for name in names}, "booked_by": people[booking.booked_by_id]}
        for booking in bookings
    ]


def _midnights(day: date | None, days: int) -> tuple[datetime, datetime]:
    first = day or clock.today()
    return _midnight(first), _midnight(first + timedelta(days=days))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), COPENHAGEN)
