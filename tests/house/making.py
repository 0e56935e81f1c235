"""Makers of what is in a house; every one needs an open unit of work."""

from datetime import UTC, datetime, timedelta
from typing import Any

from backend.core.actor import Actor
from backend.house import service
from backend.house.models import Booking, Room
from backend.house.taking import Slot

NOON = datetime(2027, 1, 12, 12, tzinfo=UTC)


def make_room(keeper: Actor, **facts: Any) -> Room:
    """A room that needs no making ready, unless `facts` says."""
    plain = {"capacity": 12, "equipment": ["sofas"], "step_free": True, "quiet": False}
    minutes = {"setup_minutes": 0, "clearing_minutes": 0}
    return service.add_room(actor=keeper, facts={"name": "Stuen", **plain, **minutes, **facts})


def slot(first: float, last: float, **more: Any) -> Slot:
    """From so many hours after noon of a day until before others."""
    return Slot(NOON + timedelta(hours=first), NOON + timedelta(hours=last), **more)


def book(keeper: Actor, room: Room, first: float, last: float) -> Booking:
    return service.book_room(actor=keeper, room_id=room.id, slot=slot(first, last), purpose="meeting")
