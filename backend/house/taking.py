"""Having a room: whoever wants it takes its turn first, so that the answer is still true when they have it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from backend.core.db import session
from backend.core.errors import NotFound

from .errors import RoomTaken
from .models import Booking, Room


@dataclass(frozen=True, slots=True)
class Slot:
    """From when until before when; `setup` and `clearing` None is what the room usually needs."""

    starts_at: datetime
    ends_at: datetime
    event_id: str | None = None
    setup: int | None = None
    clearing: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """From a moment until before another."""

    begins: datetime
    ends: datetime

    def meets(self, other: "Span") -> bool:
        """Whether they share a moment; what ends when the other begins does not."""
        return self.begins < other.ends and other.begins < self.ends


def take_turn(community_id: str, room_id: str) -> Room:
    """The room as it stands now, ours alone until the unit of work ends; raises NotFound."""
    mine = (Room.id == room_id, Room.community_id == community_id, Room.retired_at.is_(None))
    taken = update(Room).where(*mine).values(turn=Room.turn + 1).returning(Room)
    room = session().scalar(taken, execution_options={"populate_existing": True})
    if room is None:
        raise NotFound
    return room


def occupied(room: Room, slot: Slot) -> Span:
    """From when until when nobody else can have the room."""
    setup = room.setup_minutes if slot.setup is None else slot.setup
    clearing = room.clearing_minutes if slot.clearing is None else slot.clearing
    return Span(slot.starts_at - timedelta(minutes=setup), slot.ends_at + timedelta(minutes=clearing))


def put(room: Room, slots: Sequence[Slot], *, purpose: str, account_id: str) -> list[Booking]:
    """Book the room, whose turn is ours, for every slot or none; raises RoomTaken."""
    require_free(room, slots)
    made = [_booking(room, slot, purpose, account_id) for slot in slots]
    session().add_all(made)
    session().flush()
    return made


def require_free(room: Room, slots: Sequence[Slot], *, but: str = "") -> None:
    """Nobody has the room at any of these; raises RoomTaken with what collides and which rooms do not.

    The booking `but` may be there, because it is the one that moves.
    """
    others = _occupied_by_number([room], slots, but).get(room.number, [])
    collisions = []
    for slot in sorted(slots, key=lambda slot: slot.starts_at):
        span = occupied(room, slot)
        if _meets(span, others):
            collisions.append(slot)
        others.append(span)
    if collisions:
        raise RoomTaken(collisions=[_shown(slot) for slot in collisions], free_rooms=_free_instead(room, slots, but))


def place(booking: Booking, room: Room, slot: Slot) -> None:
    """Let the booking be of this room and slot."""
    span = occupied(room, slot)
    booking.room_id, booking.room_number = room.id, room.number
    booking.starts_at, booking.ends_at = slot.starts_at.astimezone(UTC), slot.ends_at.astimezone(UTC)
    booking.occupied_from, booking.occupied_until = span.begins.astimezone(UTC), span.ends.astimezone(UTC)


def _booking(room: Room, slot: Slot, purpose: str, account_id: str) -> Booking:
    facts = {"community_id": room.community_id, "event_id": slot.event_id, "booked_by_id": account_id}
    booking = Booking(purpose=purpose, **facts)
    place(booking, room, slot)
    return booking


def _free_instead(room: Room, slots: Sequence[Slot], but: str) -> list[dict[str, str]]:
    in_use = select(Room).where(Room.community_id == room.community_id, Room.retired_at.is_(None), Room.id != room.id)
    others = session().scalars(in_use.order_by(Room.name, Room.id)).all()
    spans = _occupied_by_number(others, slots, but)
    free = [
        other
        for other in others
        if not any(_meets(occupied(other, slot), spans.get(other.number, ())) for slot in slots)
    ]
    return [{"id": other.id, "name": other.name} for other in free]


def _occupied_by_number(rooms: Sequence[Room], slots: Sequence[Slot], but: str) -> dict[int, list[Span]]:
    spans = [occupied(room, slot) for room in rooms for slot in slots]
    if not spans:
        return {}
    within = (Booking.occupied_from < max(s.ends for s in spans), Booking.occupied_until > min(s.begins for s in spans))
    columns = select(Booking.room_number, Booking.occupied_from, Booking.occupied_until)
    numbers = Booking.room_number.in_([room.number for room in rooms])
    found: dict[int, list[Span]] = {}
    for number, begins, ends in session().execute(columns.where(numbers, Booking.id != but, *within)):
        found.setdefault(number, []).append(Span(begins, ends))
    return found


def _meets(span: Span, others: Iterable[Span]) -> bool:
    return any(span.meets(other) for other in others)


def _shown(slot: Slot) -> dict[str, str]:
    return {"starts_at": slot.starts_at.isoformat(), "ends_at": slot.ends_at.isoformat()}
