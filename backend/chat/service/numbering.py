"""Places in a room: 1, 2, 3 ... without a gap, whatever is held, refused or lost on the way."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, update
from sqlalchemy.orm.attributes import set_committed_value

from backend.chat.errors import RoomClosed
from backend.chat.facts import Place
from backend.chat.models import Message, Room
from backend.chat.said import Said
from backend.core import clock
from backend.core.db import run, run_many, session

_COUNT = (
    update(Room)
    .where(Room.id == bindparam("room_id"), Room.closed_at.is_(None))
    .values(last_seq=Room.last_seq + bindparam("places"), active_at=bindparam("now"))
    .returning(Room.last_seq)
)
_REACH = update(Room).where(Room.id == bindparam("room")).values(last_seq=bindparam("seq"), active_at=bindparam("now"))


def append(room: Room, messages: Sequence[Message]) -> None:
    """Give `messages` the next places of an open room, in their order; raises RoomClosed.

    The counter moves in the transaction that stores them: one that fails takes its numbers back.
    """
    now = clock.now()
    counted: int | None = run(_COUNT, room_id=room.id, places=len(messages), now=now).scalar()
    if counted is None:
        raise RoomClosed
    set_committed_value(room, "last_seq", counted)
    set_committed_value(room, "active_at", now)
    for seq, message in enumerate(messages, counted - len(messages) + 1):
        message.seq, message.status = seq, "delivered"


def append_all(said: Iterable[Said], rooms: Mapping[str, Place]) -> None:
    """Give messages of several rooms, locked and open, the next places of each, in their order."""
    reached: dict[str, int] = {}
    for one in said:
        one.seq = reached[one.room_id] = reached.get(one.room_id, rooms[one.room_id].last_seq) + 1
    if reached:
        now = clock.now()
        run_many(_REACH, [{"room": room_id, "seq": seq, "now": now} for room_id, seq in reached.items()])
        _set_known(reached, now)


def _set_known(reached: Mapping[str, int], active_at: datetime) -> None:
    """What this unit has read of the rooms before should not be older than what it did itself."""
    for one in session():
        if isinstance(one, Room) and one.id in reached:
            set_committed_value(one, "last_seq", reached[one.id])
            set_committed_value(one, "active_at", active_at)
