"""REST: the rooms of the house, and whose they are when."""

from datetime import date
from typing import Any

from backend.core.actor import Actor
from backend.core.errors import NotFound
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of

from . import opening, queries, schemas, service
from .models import Booking, Pattern, Room, SpecialDay

blueprint = ApiBlueprint("house")
endpoint = blueprint.endpoint
ROOM, BOOKING = schemas.HouseRoomSchema(), schemas.BookingSchema()


@endpoint("GET", "/house/rooms", query=PageQuery(), returns=page_of(schemas.HouseRoomSchema))
def list_rooms(actor: Actor, window: Window) -> Page[Room]:
    """The rooms of the house."""
    return queries.list_rooms(actor, window)


@endpoint("POST", "/house/rooms", body=schemas.NewRoom(), returns=ROOM, status=201)
def add_room(actor: Actor, body: dict[str, Any]) -> Room:
    """A room more."""
    return service.add_room(actor=actor, facts=body)


@endpoint("PATCH", "/house/rooms/<key:room_id>", body=schemas.RoomChanges(), returns=ROOM)
def change_room(actor: Actor, room_id: str, body: dict[str, Any]) -> Room:
    """Let a room be otherwise."""
    return service.change_room(actor=actor, room_id=room_id, changes=body)


@endpoint("DELETE", "/house/rooms/<key:room_id>", status=204)
def retire_room(actor: Actor, room_id: str) -> None:
    """Nobody books it any more."""
    service.retire_room(actor=actor, room_id=room_id)


@endpoint("GET", "/house/bookings", query=schemas.BookingsQuery(), returns=page_of(schemas.BookingSchema))
def list_bookings(actor: Actor, window: Window, query: dict[str, Any]) -> Page[dict[str, Any]]:
    """Whose the rooms are, soonest first."""
    return queries.list_bookings(actor, window, **query)


@endpoint("POST", "/house/bookings", body=schemas.NewBooking(), returns=BOOKING, status=201)
def book_room(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """Have a room for a while."""
    return _shown(service.book_room(actor=actor, **body))


@endpoint("PATCH", "/house/bookings/<key:booking_id>", body=schemas.BookingChanges(), returns=BOOKING)
def move_booking(actor: Actor, booking_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Another time or another room."""
    return _shown(service.move_booking(actor=actor, booking_id=booking_id, changes=body))


@endpoint("DELETE", "/house/bookings/<key:booking_id>", status=204)
def give_back(actor: Actor, booking_id: str) -> None:
    """Give the room back."""
    service.give_back(actor=actor, booking_id=booking_id)


@endpoint("GET", "/house/hours", returns=schemas.OpeningSchema())
def show_hours(actor: Actor) -> dict[str, Any]:
    """Whether the house is open, and when in the two weeks to come."""
    return opening.show(actor)


@endpoint("GET", "/house/weeks", query=PageQuery(), returns=page_of(schemas.WeekSchema))
def list_weeks(actor: Actor, window: Window) -> Page[Pattern]:
    """What an ordinary week is like, and from when on."""
    return opening.list_patterns(actor, window)


@endpoint("PUT", "/house/weeks/<key:day>", body=schemas.NewWeek(), returns=schemas.WeekSchema())
def set_week(actor: Actor, day: str, body: dict[str, Any]) -> Pattern:
    """What a week is like from a day on."""
    return service.set_week(actor=actor, valid_from=_day(day), **body)


@endpoint("DELETE", "/house/weeks/<key:day>", status=204)
def drop_week(actor: Actor, day: str) -> None:
    """Nothing new begins on that day."""
    service.drop_week(actor=actor, valid_from=_day(day))


@endpoint("GET", "/house/special-days", query=PageQuery(), returns=page_of(schemas.SpecialDaySchema))
def list_special_days(actor: Actor, window: Window) -> Page[SpecialDay]:
    """The days to come that are not as usual."""
    return opening.list_special_days(actor, window)


@endpoint("PUT", "/house/special-days/<key:day>", body=schemas.NewSpecialDay(), returns=schemas.SpecialDaySchema())
def set_special_day(actor: Actor, day: str, body: dict[str, Any]) -> SpecialDay:
    """When the house is open on one day."""
    return service.set_special_day(actor=actor, day=_day(day), **body)


@endpoint("DELETE", "/house/special-days/<key:day>", status=204)
def drop_special_day(actor: Actor, day: str) -> None:
    """A day as usual again."""
    service.drop_special_day(actor=actor, day=_day(day))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise NotFound from error


def _shown(booking: Booking) -> dict[str, Any]:
    return queries.describe([booking])[0]
