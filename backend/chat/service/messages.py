"""What happens to a message afterwards: read, taken back, hidden, let in late, or turned away."""

from functools import partial

from blinker import NamedSignal
from sqlalchemy import update

from backend.chat import permissions, queries, signals
from backend.chat.models import Membership, Message, Room
from backend.chat.service.numbering import append
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import after_commit, session
from backend.core.errors import NotFound


def delete_message(*, actor: Actor, room_id: str, message_id: str) -> None:
    """Take back what one wrote, also where one may not write any more; repeatable. Raises NotFound, Forbidden.

    The text leaves the row. Where a case froze it, the evidence lives in the case.
    """
    permissions.require_author(actor, queries.get_message(actor, room_id, message_id))
    room, message = _lock(message_id)
    if message.removed_by != "author":
        message.text = ""
        _remove(room, message, by="author")


def hide_message(*, message_id: str) -> None:
    """Put a message out of sight and keep its text, so that it can be undone; repeatable. Raises NotFound."""
    room, message = _lock(message_id)
    if message.removed_by is None:
        _remove(room, message, by="moderator")


def release_message(*, message_id: str) -> None:
    """Let a held message in, as the newest of its room; nothing if its author took it back.

    Raises RoomClosed when nobody may write there any more, NotFound.
    """
    room, message = _lock(message_id)
    if message.status != "held" or message.removed_by:
        return
    permissions.require_open(room, queries.list_blocked([room.pair]))
    append(room, [message])
    _announce(signals.message_delivered, room, message)


def reject_message(*, message_id: str) -> None:
    """Turn a held message away; only its author learns of it. Raises NotFound."""
    _, message = _lock(message_id)
    if message.status == "held":
        message.status = "rejected"
        after_commit(partial(signals.message_changed.send, message))


def mark_read(*, actor: Actor, room_id: str, seq: int) -> int:
    """Remember how far the actor has read, never less than before; returns it. Raises NotFound."""
    membership = queries.get_membership(actor, room_id)
    reached = min(seq, membership.room.last_seq)
    mine = (Membership.room_id == room_id, Membership.account_id == actor.id, Membership.read_seq < reached)
    session().execute(update(Membership).where(*mine).values(read_seq=reached))
    return max(reached, membership.read_seq)


def _lock(message_id: str) -> tuple[Room, Message]:
    """A message and its room as they are now, and stay until this unit ends."""
    message = queries.find_message(message_id)
    room = queries.find_room(message.room_id, lock=True) if message else None
    if message is None or room is None:
        raise NotFound
    session().refresh(message, ["seq", "status", "text", "removed_by", "removed_at"])
    return room, message


def _remove(room: Room, message: Message, *, by: str) -> None:
    message.removed_by, message.removed_at = by, clock.now()
    _announce(signals.message_removed, room, message)


def _announce(signal: NamedSignal, room: Room, message: Message) -> None:
    # A message without a place was never anybody's but its author's.
    hidden = message.seq is None
    listeners = frozenset({message.author_id}) if hidden else queries.list_listeners(room, message.author_id)
    after_commit(partial(signal.send, message, account_ids=listeners))
