"""What can stop somebody from having a room."""

from backend.core.errors import Conflict


class RoomTaken(Conflict):
    """Somebody has the room then; `collisions` says when, `free_rooms` which others could be had instead."""

    code = "room_taken"
    text = {
        "da": "Lokalet er optaget på det tidspunkt. Vælg et andet lokale eller en anden tid.",
        "en": "The room is taken at that time. Choose another room or another time.",
    }


class RoomInUse(Conflict):
    """There are bookings of it to come."""

    code = "room_in_use"
    text = {
        "da": "Lokalet er stadig booket. Flyt eller giv bookingerne tilbage først.",
        "en": "The room still has bookings. Move them or give them back first.",
    }


class NameTaken(Conflict):
    """Another room has this name."""

    code = "room_name_taken"
    text = {"da": "Der er allerede et lokale, der hedder det.", "en": "There is a room with that name already."}


class BookingOfEvent(Conflict):
    """The booking follows its event, and is changed there."""

    code = "booking_of_event"
    text = {
        "da": "Bookingen hører til noget, der er slået op. Ret det dér.",
        "en": "The booking belongs to an event. Change it there.",
    }
