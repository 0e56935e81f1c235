"""What happens to a message afterwards: read, taken back, or hidden."""

from sqlalchemy import update

from backend.chat import permissions, queries, search, signals
from backend.chat.models import Membership, Message, Room
from backend.chat.service.changes import announce, lock, mark_changed
from backend.chat.service.edits import forget_revisions
from backend.chat.service.pictures import give_back, take_away
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session


def delete_message(*, actor: Actor, room_id: str, message_id: str) -> None:
    """Take back what one wrote, also where one may not write any more; repeatable. Raises NotFound, Forbidden.

    The text leaves the row, and all that it said before. Where a case froze it, the evidence lives in the case.
    """
    permissions.require_author(actor, queries.get_message(actor, room_id, message_id))
    room, message = lock(message_id)
    if message.removed_by != "author":
        message.text = ""
        forget_revisions(message)
        _remove(room, message, by="author")


def hide_message(*, message_id: str) -> None:
    """Put a message out of sight and keep its text, so that it can be undone; repeatable. Raises NotFound."""
    room, message = lock(message_id)
    if message.removed_by is None:
        _remove(room, message, by="moderator")


def show_message(*, message_id: str) -> None:
    """Put a message a moderator hid back in its place, unless its author deleted it; repeatable. Raises NotFound."""
    room, message = lock(message_id)
    if message.removed_by == "moderator":
        message.removed_by = message.removed_at = None
        give_back(message)
        search.restore(message)
        mark_changed(room, message)
        announce(signals.message_changed, room, message)


def mark_read(*, actor: Actor, room_id: str, seq: int) -> int:
    """Remember how far the actor has read, never less than before; returns it. Raises NotFound."""
    membership = queries.get_membership(actor, room_id)
    reached = min(seq, membership.room.last_seq)
    mine = (Membership.room_id == room_id, Membership.account_id == actor.id, Membership.read_seq < reached)
    session().execute(update(Membership).where(*mine).values(read_seq=reached))
    return max(reached, membership.read_seq)


def _remove(room: Room, message: Message, *, by: str) -> None:
    message.removed_by, message.removed_at = by, clock.now()
    take_away(message)
    search.forget(message)
    mark_changed(room, message)
    announce(signals.message_removed, room, message)
