"""What was held, and a person has looked at: let in, now or when its room can be written in again, or turned away."""

from datetime import datetime, timedelta

from backend.accounts.queries import actors_by_id
from backend.chat import queries, signals
from backend.chat.errors import RoomClosed, RoomEnded, RoomNight, RoomNotYet, RoomUnwatched, RoomWaiting
from backend.chat.models import Message, Revision, Room
from backend.chat.permissions import can_take_part, next_morning
from backend.chat.service.changes import announce, lock
from backend.chat.service.edits import drop_held_edit, put_words
from backend.chat.service.numbering import append
from backend.chat.service.people import is_inside, require_may_write
from backend.chat.service.pictures import take_away
from backend.core import clock, outbox
from backend.core.errors import Conflict

# Outbox topic; its payload names the message, and the edit of it if that is what was let in.
RELEASED = "chat.released"
# Nobody knows when a third person comes, or a second adult.
LOOK_AGAIN = timedelta(hours=1)
_SHUT_FOR_NOW = (RoomNight, RoomNotYet, RoomWaiting, RoomUnwatched)


def release_message(*, message_id: str) -> RoomEnded | None:
    """Let in what is held, a message or an edit of one: now, or by itself once its author may write there again.

    Nothing if its author took it back. RoomEnded, returned and not raised because the decision stands, means that it
    was turned away: nobody will write there any more. Raises NotFound.
    """
    room, message = lock(message_id)
    edit = queries.find_held_edit(message_id)
    if message.removed_by or (message.status != "held" and edit is None):
        return None
    try:
        require_may_write(room, message.author.kind)
    except RoomClosed:
        _turn_away(room, message)
        return RoomEnded()
    except _SHUT_FOR_NOW as shut:
        payload = {"message_id": message_id, "revision_id": edit.id if edit else None}
        outbox.put(RELEASED, payload, due_at=_when_open(room, shut))
        return None
    _let_in(room, message, edit)
    return None


def release_again(*, message_id: str, revision_id: str | None = None) -> None:
    """Let in what was released while its room was shut; turn it away when the room has ended, or its author is gone.

    Nothing if its author has thought of other words since, which nobody has looked at.
    """
    room, message = lock(message_id)
    edit = queries.find_held_edit(message_id)
    if revision_id != (edit.id if edit else None):
        return
    if _is_there(room, message):
        release_message(message_id=message_id)
    else:
        _turn_away(room, message)


def reject_message(*, message_id: str) -> None:
    """Turn a held message away, or a held edit, and what stood before stands; only its author learns of it.

    Raises NotFound.
    """
    _turn_away(*lock(message_id))


def _let_in(room: Room, message: Message, edit: Revision | None) -> None:
    if edit is not None:
        put_words(room, message, edit.text)
    else:
        append(room, [message])
        announce(signals.message_delivered, room, message)


def _turn_away(room: Room, message: Message) -> None:
    drop_held_edit(message)
    if message.status == "held":
        message.status = "rejected"
        take_away(message)
        announce(signals.message_changed, room, message)


def _is_there(room: Room, message: Message) -> bool:
    author = actors_by_id([message.author_id])[message.author_id]
    return can_take_part(author) and is_inside(room, message.author_id)


def _when_open(room: Room, shut: Conflict) -> datetime:
    if isinstance(shut, RoomNight):
        return next_morning(clock.now())
    if isinstance(shut, RoomNotYet) and room.opens_at:
        return room.opens_at
    return clock.now() + LOOK_AGAIN
