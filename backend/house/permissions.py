"""Who keeps the house."""

from backend.core.actor import Actor
from backend.core.errors import NotFound

from .models import Booking, Room

KEEP = "house.keep"


def require_keep(actor: Actor) -> None:
    """Rooms, bookings and opening hours are kept by organisers and coordinators; raises Forbidden."""
    actor.require(KEEP)


def require_room(actor: Actor, room: Room | None) -> Room:
    """`room`, if it is one of this actor's house and in use; raises Forbidden, NotFound."""
    require_keep(actor)
    if room is None or room.community_id != actor.community_id or room.retired_at is not None:
        raise NotFound
    return room


def require_booking(actor: Actor, booking: Booking | None) -> Booking:
    """`booking`, if it is of this actor's house; raises Forbidden, NotFound."""
    require_keep(actor)
    if booking is None or booking.community_id != actor.community_id:
        raise NotFound
    return booking
