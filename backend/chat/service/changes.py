"""What every later change of a message has in common: the room is locked, the change numbered, and all are told."""

from functools import partial

from blinker import NamedSignal
from sqlalchemy import update

from backend.chat import queries
from backend.chat.models import Message, Room
from backend.core.db import after_commit, session
from backend.core.errors import NotFound

_STATE = ("seq", "status", "text", "sent_at", "edited_at", "change", "removed_by", "removed_at")


def lock(message_id: str) -> tuple[Room, Message]:
    """A message and its room as they are now, and stay until this unit ends; raises NotFound."""
    message = queries.find_message(message_id)
    room = queries.find_room(message.room_id, lock=True) if message else None
    if message is None or room is None:
        raise NotFound
    session().refresh(message, _STATE)
    return room, message


def mark_changed(room: Room, message: Message) -> None:
    """Give what happened to a message its number, 1, 2, 3 ... in the room, so that nobody who was away misses it.

    A message without a place was never anybody's but its author's: what happens to it has no number.
    """
    if message.seq is not None:
        count = update(Room).where(Room.id == room.id).values(last_change=Room.last_change + 1)
        message.change = session().scalar(count.returning(Room.last_change))


def announce(signal: NamedSignal, room: Room, message: Message) -> None:
    """Tell those who know of the message, once this unit is committed."""
    alone = message.seq is None
    listeners = frozenset({message.author_id}) if alone else queries.list_listeners(room, message.author_id)
    after_commit(partial(signal.send, message, account_ids=listeners))
