"""Places in a room: 1, 2, 3 ... without a gap, whatever is held, refused or lost on the way."""

from collections.abc import Sequence

from sqlalchemy import bindparam, update
from sqlalchemy.orm.attributes import set_committed_value

from backend.chat.errors import RoomClosed
from backend.chat.models import Message, Room
from backend.core import clock
from backend.core.db import run

_COUNT = (
    update(Room)
    .where(Room.id == bindparam("room_id"), Room.closed_at.is_(None))
    .values(last_seq=Room.last_seq + bindparam("places"), active_at=bindparam("now"))
    .returning(Room.last_seq)
)


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
