"""The websocket: the same use cases as REST, and what the others hear once it is committed."""

from collections.abc import Collection
from typing import Any

from backend.chat import queries, service, signals, views
from backend.chat.models import Message
from backend.chat.schemas import (
    MessageSchema,
    NewMessageInRoomSchema,
    ReadInRoomSchema,
    ReadSoFarSchema,
    RemovedSchema,
    RoomFrameSchema,
    SyncedSchema,
    SyncSchema,
)
from backend.core.actor import Actor
from backend.core.db import unit_of_work
from backend.core.sockets import declare_frame, on_message, tell

NEW = declare_frame("message:new", MessageSchema(), "Something was said in one of your rooms.")
CHANGED = declare_frame("message:changed", MessageSchema(), "A message of yours was turned away.")
REMOVED = declare_frame("message:removed", RemovedSchema(), "A message is gone from sight.")
ROOM = declare_frame("room:changed", RoomFrameSchema(), "A room of yours opened or closed, or its people changed.")

_message, _removed, _room = MessageSchema(), RemovedSchema(), RoomFrameSchema()


@on_message("message:send", body=NewMessageInRoomSchema(), returns=MessageSchema())
def send_message(actor: Actor, body: dict[str, Any]) -> views.View:
    """Say something; the same `client_id` again gives the same answer."""
    return views.sent(actor, service.send_message(actor=actor, **body))


@on_message("room:sync", body=SyncSchema(), returns=SyncedSchema())
def sync(actor: Actor, body: dict[str, Any]) -> views.View:
    """Catch up on every room at once."""
    return views.catch_up(actor, queries.catch_up(actor, body["rooms"]))


@on_message("room:read", body=ReadInRoomSchema(), returns=ReadSoFarSchema())
def mark_read(actor: Actor, body: dict[str, Any]) -> views.View:
    """Remember how far one has read."""
    return {"room_id": body["room_id"], "read_seq": service.mark_read(actor=actor, **body)}


@signals.message_delivered.connect
def _tell_new(message: Message, *, account_ids: frozenset[str]) -> None:
    frame = _message.dump(views.message(message, message.author_id))
    # The author's other devices know it by the name one of them gave it; nobody else hears that name.
    tell(account_ids & {message.author_id}, NEW, frame)
    tell(account_ids - {message.author_id}, NEW, {**frame, "client_id": None})


@signals.message_changed.connect
def _tell_changed(message: Message) -> None:
    tell([message.author_id], CHANGED, _message.dump(views.message(message, message.author_id)))


@signals.message_removed.connect
def _tell_removed(message: Message, *, account_ids: frozenset[str]) -> None:
    tell(account_ids, REMOVED, _removed.dump(message))


@signals.room_changed.connect
def _tell_room(room_id: str, *, account_ids: Collection[str] | None) -> None:
    with unit_of_work(readonly=True):
        members = [one for one in queries.list_members([room_id]) if not account_ids or one.account_id in account_ids]
        shown = views.rooms(members)
    for member, view in zip(members, shown, strict=True):
        tell([member.account_id], ROOM, _room.dump({**view, "room_id": room_id, "seq": view["last_seq"]}))
