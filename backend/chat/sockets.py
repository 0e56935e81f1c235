"""The websocket: the same use cases as REST, and what the others hear once it is committed."""

from collections.abc import Collection, Sequence
from typing import Any

from backend.chat import queries, service, signals, views
from backend.chat.models import Message
from backend.chat.posting import Posted, read, writer
from backend.chat.said import Said
from backend.chat.schemas.messages import (
    MessageSchema,
    NewMessageInRoomSchema,
    ReadInRoomSchema,
    ReadSoFarSchema,
    RemovedSchema,
    SyncedSchema,
    SyncSchema,
)
from backend.chat.schemas.rooms import RoomFrameSchema, RoomGoneSchema
from backend.core.actor import Actor
from backend.core.batching import Answer
from backend.core.db import unit_of_work
from backend.core.sockets import Connection, Json, declare_frame, on_message, tell

NEW = declare_frame("message:new", MessageSchema(), "Something was said in one of your rooms.")
CHANGED = declare_frame(
    "message:changed", MessageSchema(), "A message was edited or reacted to, or one of yours was turned away."
)
REMOVED = declare_frame("message:removed", RemovedSchema(), "A message is gone from sight.")
ROOM = declare_frame("room:changed", RoomFrameSchema(), "A room of yours opened or closed, or its people changed.")
GONE = declare_frame("room:gone", RoomGoneSchema(), "You are no longer in a room: you left it, or were taken out.")

_message, _removed, _room, _gone = MessageSchema(), RemovedSchema(), RoomFrameSchema(), RoomGoneSchema()


@on_message("message:send", body=NewMessageInRoomSchema(), returns=MessageSchema(), deferred=True)
def send_message(connection: Connection, body: dict[str, Any], answer: Answer[Json]) -> None:
    """Say something; the same `client_id` again gives the same answer."""
    writer.put(Posted(connection.session_id, read(body, connection.language)), answer)


@on_message("room:sync", body=SyncSchema(), returns=SyncedSchema())
def sync(actor: Actor, body: dict[str, Any]) -> views.View:
    """Catch up on every room at once."""
    return views.catch_up(actor, queries.catch_up(actor, body["rooms"], body["changes"]))


@on_message("room:read", body=ReadInRoomSchema(), returns=ReadSoFarSchema())
def mark_read(actor: Actor, body: dict[str, Any]) -> views.View:
    """Remember how far one has read."""
    return {"room_id": body["room_id"], "read_seq": service.mark_read(actor=actor, **body)}


@signals.messages_said.connect
def _tell_said(told: Sequence[tuple[Said, frozenset[str]]]) -> None:
    for said, account_ids in told:
        tell([said.author.id], NEW, said.for_author)
        tell(account_ids - {said.author.id}, NEW, said.for_others)


@signals.message_delivered.connect
def _tell_new(message: Message, *, account_ids: frozenset[str]) -> None:
    _tell_message(NEW, message, account_ids)


@signals.message_changed.connect
def _tell_changed(message: Message, *, account_ids: frozenset[str]) -> None:
    _tell_message(CHANGED, message, account_ids)


@signals.message_removed.connect
def _tell_removed(message: Message, *, account_ids: frozenset[str]) -> None:
    tell(account_ids, REMOVED, _removed.dump(message))


@signals.room_changed.connect
def _tell_room(room_id: str, *, account_ids: Collection[str] | None) -> None:
    with unit_of_work(readonly=True):
        present = queries.list_readers(queries.list_members([room_id]))
        members = [one for one in present if account_ids is None or one.account_id in account_ids]
        shown = views.rooms_of(members)
    for member, view in zip(members, shown, strict=True):
        tell([member.account_id], ROOM, _room.dump({**view, "room_id": room_id, "seq": view["last_seq"]}))


@signals.room_gone.connect
def _tell_gone(room_id: str, *, account_ids: frozenset[str], seq: int) -> None:
    with unit_of_work(readonly=True):  # somebody may have come back meanwhile
        gone = account_ids.difference(queries.list_inside(room_id))
    tell(gone, GONE, _gone.dump({"room_id": room_id, "seq": seq}))


def _tell_message(name: str, message: Message, account_ids: Collection[str]) -> None:
    # Not all see the same: an author knows the name they gave it, and a block hides words from single readers.
    with unit_of_work(readonly=True):
        seen = views.versions(message, account_ids)
    for view, reader_ids in seen:
        tell(reader_ids, name, _message.dump(view))
