"""REST: what is said in a room, saying something, and thinking better of it."""

from typing import Any

from backend.chat import queries, service, views
from backend.chat.errors import EditHeld
from backend.chat.schemas.messages import (
    HISTORY_PAGE,
    EditSchema,
    HistoryQuery,
    MessageSchema,
    NewMessageSchema,
    NewReactionSchema,
    ReactionsSchema,
)
from backend.core.actor import Actor
from backend.core.http import ApiBlueprint

SEND_RATE = "120/minute"
MESSAGE = "/rooms/<key:room_id>/messages/<key:message_id>"

blueprint = ApiBlueprint("messages")
endpoint = blueprint.endpoint


@endpoint("GET", "/rooms/<key:room_id>/messages", query=HistoryQuery(), returns=HISTORY_PAGE)
def list_messages(actor: Actor, room_id: str, query: dict[str, Any]) -> views.View:
    """A part of what was said.

    `next` goes back in as the parameter it came from, `before_seq` when there was none. Around a number there is no
    `next`: the pages on both sides begin at the ends of this one.
    """
    return views.history(actor, queries.list_history(actor, room_id, **query))


@endpoint(
    "POST",
    "/rooms/<key:room_id>/messages",
    body=NewMessageSchema(),
    returns=MessageSchema(),
    status=201,
    rate=SEND_RATE,
)
def send_message(actor: Actor, room_id: str, body: dict[str, Any]) -> views.View:
    """Say something; the same `client_id` again gives the same answer."""
    return views.sent(actor, service.send_message(actor=actor, room_id=room_id, **body))


@endpoint("PATCH", MESSAGE, body=EditSchema(), returns=MessageSchema(), rate=SEND_RATE)
def edit_message(actor: Actor, room_id: str, message_id: str, body: dict[str, Any]) -> views.View | EditHeld:
    """Put other words in place of what one said, within a quarter of an hour."""
    edited = service.edit_message(actor=actor, room_id=room_id, message_id=message_id, **body)
    return edited if isinstance(edited, EditHeld) else views.sent(actor, edited)


@endpoint("PUT", f"{MESSAGE}/reaction", body=NewReactionSchema(), returns=ReactionsSchema(), rate=SEND_RATE)
def react(actor: Actor, room_id: str, message_id: str, body: dict[str, Any]) -> views.View:
    """React to a message, or no longer."""
    message = service.react(actor=actor, room_id=room_id, message_id=message_id, **body)
    return {"reactions": views.as_seen([message], actor.id)[0]["reactions"]}


@endpoint("DELETE", MESSAGE, status=204)
def delete_message(actor: Actor, room_id: str, message_id: str) -> None:
    """Take back what one wrote, for everybody."""
    service.delete_message(actor=actor, room_id=room_id, message_id=message_id)
