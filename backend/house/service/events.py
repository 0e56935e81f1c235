"""Use cases for those who run events: their rooms are booked, moved and given back in the transaction of the event."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete

from backend.core.db import session
from backend.house import taking
from backend.house.models import Booking
from backend.house.taking import Slot


def reserve(*, community_id: str, account_id: str, room_id: str, slots: Sequence[Slot]) -> None:
    """Let these events have the room, in place of any they had: all of them or none.

    Raises NotFound for a room that is none, RoomTaken with the dates that collide.
    """
    room = taking.take_turn(community_id, room_id)
    release(event_ids=[slot.event_id for slot in slots if slot.event_id])
    taking.put(room, slots, purpose="event", account_id=account_id)


def release(*, event_ids: Collection[str]) -> None:
    """These events have no room any more; doing it twice is fine."""
    session().execute(delete(Booking).where(Booking.event_id.in_(event_ids)))
