"""Reading messages into the index: in bulk behind the sending, and at once what is changed or taken back."""

from collections.abc import Collection

from sqlalchemy import Select, delete, func, insert, select, update

from backend.chat.models import Message, Room
from backend.chat.queries import find_room
from backend.chat.search.marks import of_message
from backend.chat.search.tables import Entry, Indexed
from backend.core.db import session

AT_ONCE = 200


def is_behind(room_ids: Collection[str]) -> bool:
    """Whether something said in these rooms is not in the index yet."""
    return session().scalar(_behind().where(Room.id.in_(room_ids)).limit(1)) is not None


def catch_up(room_ids: Collection[str] | None = None, *, at_most: int = AT_ONCE) -> int:
    """Read the next messages of these rooms, or of all, into the index; returns how many places it moved on.

    Nobody writes in a room while it is read, so no edit gets by; units are short for that reason.
    """
    wanted = _behind() if room_ids is None else _behind().where(Room.id.in_(room_ids))
    moved = 0
    # Always in the same order, so that two units never wait for each other.
    for room_id in session().scalars(wanted.order_by(Room.id).limit(at_most)).all():
        if moved < at_most and (room := find_room(room_id, lock=True)):
            moved += _read(room, at_most - moved)
    return moved


def renew(message: Message) -> None:
    """Put the words a message has now in place of those it had; one that is still to be read in is left to that."""
    own = Entry.message_id == message.id
    session().execute(update(Entry).where(own).values(words=of_message(message.room_id, message.text)))


def restore(message: Message) -> None:
    """Put a message back into the index that was taken out; one that is still to be read in is left to that."""
    indexed = session().get(Indexed, message.room_id, populate_existing=True)
    if indexed and message.seq is not None and message.seq <= indexed.seq and message.text:
        forget(message)
        session().execute(
            insert(Entry), [{"message_id": message.id, "words": of_message(message.room_id, message.text)}]
        )


def forget(message: Message) -> None:
    """Take a message out of the index."""
    session().execute(delete(Entry).where(Entry.message_id == message.id))


def _behind() -> Select[str]:
    reached = func.coalesce(Indexed.seq, 0)
    return select(Room.id).outerjoin(Indexed, Indexed.room_id == Room.id).where(Room.last_seq > reached)


def _read(room: Room, at_most: int) -> int:
    indexed = session().get(Indexed, room.id, populate_existing=True)
    if indexed is None:
        indexed = Indexed(room_id=room.id, seq=0)
        session().add(indexed)
    start, stop = indexed.seq + 1, min(indexed.seq + at_most, room.last_seq)
    said = select(Message.id, Message.text).where(Message.room_id == room.id, Message.seq.between(start, stop))
    shown = said.where(Message.removed_by.is_(None), Message.kind != "system", Message.text != "")
    rows = session().execute(shown.order_by(Message.seq)).all()
    if rows:
        entries = [{"message_id": row.id, "words": of_message(room.id, row.text)} for row in rows]
        session().execute(insert(Entry), entries)
    indexed.seq = stop
    session().flush()
    return stop - start + 1
