"""Reacting to a message with one of a few signs."""

from backend.chat import queries, signals
from backend.chat.errors import MessageGone
from backend.chat.models import Message, Reaction
from backend.chat.permissions import TAKE_PART
from backend.chat.service.changes import announce, lock, mark_changed
from backend.chat.service.people import require_may_write
from backend.core.actor import Actor
from backend.core.db import session


def react(*, actor: Actor, room_id: str, message_id: str, sign: str | None) -> Message:
    """Put `sign` (one of REACTIONS, or None for nothing) in place of one's earlier one; repeatable.

    Raises MessageGone for what is removed, hidden or not said by anybody, NotFound, Forbidden, and what sending
    raises where one may not write.
    """
    actor.require(TAKE_PART)
    queries.get_message(actor, room_id, message_id)
    room, message = lock(message_id)
    require_may_write(room, actor.kind)
    if message.seq is None or message.removed_by or message.kind == "system" or _is_hidden(message, actor):
        raise MessageGone
    if _put(message.id, actor.id, sign):
        mark_changed(room, message)
        announce(signals.message_changed, room, message)
    return message


def _is_hidden(message: Message, actor: Actor) -> bool:
    return queries.look_around([message], [actor.id]).is_apart(message.room_id, actor.id, message.author_id)


def _put(message_id: str, account_id: str, sign: str | None) -> bool:
    """Whether anything became different."""
    kept = session().get(Reaction, (message_id, account_id), populate_existing=True)
    if sign == (kept.sign if kept else None):
        return False
    if kept is not None:
        session().delete(kept)
        session().flush()
    if sign is not None:
        session().add(Reaction(message_id=message_id, account_id=account_id, sign=sign))
    session().flush()
    return True
