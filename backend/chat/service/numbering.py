"""Places in a room: 1, 2, 3 ... without a gap, whatever is held, refused or lost on the way."""

from collections.abc import Sequence

from sqlalchemy import update

from backend.chat.errors import RoomClosed
from backend.chat.models import Message, Room
from backend.core import clock
from backend.core.db import session


def append(room_id: str, messages: Sequence[Message]) -> None:
    """Give `messages` the next places of an open room, in their order; raises RoomClosed.

    The counter moves in the transaction that stores them: one that fails takes its numbers back.
    """
    counted = session().scalar(
        update(Room)
        .where(Room.id == room_id, Room.closed_at.is_(None))
        .values(last_seq=Room.last_seq + len(messages), active_at=clock.now())
        .returning(Room.last_seq)
    )
    if counted is None:
        raise RoomClosed
    for seq, message in enumerate(messages, counted - len(messages) + 1):
        message.seq, message.status = seq, "delivered"
