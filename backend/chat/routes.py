"""REST: one's rooms, what is said in them, and saying something."""

from typing import Any

from backend.chat import queries, service, views
from backend.chat.schemas import (
    HISTORY_PAGE,
    HistoryQuery,
    MessageSchema,
    NewMessageSchema,
    ReadSchema,
    RoomSchema,
)
from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of

SEND_RATE = "120/minute"

blueprint = ApiBlueprint("chat")
endpoint = blueprint.endpoint


@endpoint("GET", "/rooms", query=PageQuery(), returns=page_of(RoomSchema))
def list_rooms(actor: Actor, window: Window) -> Page[views.View]:
    """One's rooms, the latest activity first."""
    return queries.list_memberships(actor, window).map(views.rooms)


@endpoint("GET", "/rooms/<key:room_id>", returns=RoomSchema())
def get_room(actor: Actor, room_id: str) -> views.View:
    """One room."""
    return views.room(queries.get_membership(actor, room_id))


@endpoint("GET", "/rooms/<key:room_id>/messages", query=HistoryQuery(), returns=HISTORY_PAGE)
def list_messages(actor: Actor, room_id: str, query: dict[str, Any]) -> views.View:
    """A part of what was said; `next` goes back in as the parameter it came from, `before_seq` when there was none."""
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


@endpoint("DELETE", "/rooms/<key:room_id>/messages/<key:message_id>", status=204)
def delete_message(actor: Actor, room_id: str, message_id: str) -> None:
    """Take back what one wrote, for everybody."""
    service.delete_message(actor=actor, room_id=room_id, message_id=message_id)


@endpoint("POST", "/rooms/<key:room_id>/read", body=ReadSchema(), status=204)
def mark_read(actor: Actor, room_id: str, body: dict[str, Any]) -> None:
    """Remember how far one has read."""
    service.mark_read(actor=actor, room_id=room_id, **body)
