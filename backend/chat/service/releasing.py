"""What was held, and a person has looked at: let in, now or when its room can be written in again, or turned away."""

from datetime import datetime, timedelta

from backend.accounts.queries import actors_by_id
from backend.chat import signals
from backend.chat.errors import RoomClosed, RoomNight, RoomNotYet, RoomUnwatched, RoomWaiting
from backend.chat.models import Message, Room
from backend.chat.permissions import can_take_part, next_morning
from backend.chat.service.changes import announce, lock
from backend.chat.service.numbering import append
from backend.chat.service.people import is_inside, require_may_write
from backend.chat.service.pictures import take_away
from backend.core import clock, outbox
from backend.core.errors import Conflict

# Outbox topic; its payload names the message.
RELEASED = "chat.released"
# Nobody knows when a third person comes, or a second adult.
LOOK_AGAIN = timedelta(hours=1)
_SHUT_FOR_NOW = (RoomNight, RoomNotYet, RoomWaiting, RoomUnwatched)


def release_message(*, message_id: str) -> None:
    """Let a held message in, as the newest of its room: now, or by itself once its author may write there again.

    Nothing if its author took it back. Raises RoomClosed where nobody will write any more, NotFound.
    """
    room, message = lock(message_id)
    if message.status != "held" or message.removed_by:
        return
    try:
        require_may_write(room, message.author.kind)
    except _SHUT_FOR_NOW as shut:
        outbox.put(RELEASED, {"message_id": message.id}, due_at=_when_open(room, shut))
        return
    append(room, [message])
    announce(signals.message_delivered, room, message)


def release_again(*, message_id: str) -> None:
    """Let in what was released while its room was shut; turn it away when the room has ended, or its author is gone."""
    room, message = lock(message_id)
    if not _is_there(room, message):
        reject_message(message_id=message_id)
        return
    try:
        release_message(message_id=message_id)
    except RoomClosed:
        reject_message(message_id=message_id)


def reject_message(*, message_id: str) -> None:
    """Turn a held message away; only its author learns of it. Raises NotFound."""
    room, message = lock(message_id)
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
