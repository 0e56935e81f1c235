"""REST: one's rooms, how far one has read them, and life in them."""

from typing import Any

from backend.chat import queries, service, views
from backend.chat.schemas.messages import ReadSchema
from backend.chat.schemas.rooms import CloseSchema, MuteSchema, RoomSchema, WordsSchema
from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of

blueprint = ApiBlueprint("rooms")
endpoint = blueprint.endpoint


@endpoint("GET", "/rooms", query=PageQuery(), returns=page_of(RoomSchema))
def list_rooms(actor: Actor, window: Window) -> Page[views.View]:
    """One's rooms, the latest activity first."""
    return queries.list_memberships(actor, window).map(views.rooms_of)


@endpoint("GET", "/rooms/<key:room_id>", returns=RoomSchema())
def get_room(actor: Actor, room_id: str) -> views.View:
    """One room."""
    return views.room_of(queries.get_membership(actor, room_id))


@endpoint("PATCH", "/rooms/<key:room_id>", body=WordsSchema(), returns=RoomSchema())
def reword_room(actor: Actor, room_id: str, body: dict[str, Any]) -> views.View:
    """Change what a room is called, what it is for, and its guidelines."""
    service.reword_room(actor=actor, room_id=room_id, **body)
    return views.room_of(queries.get_membership(actor, room_id))


@endpoint("POST", "/rooms/<key:room_id>/read", body=ReadSchema(), status=204)
def mark_read(actor: Actor, room_id: str, body: dict[str, Any]) -> None:
    """Remember how far one has read."""
    service.mark_read(actor=actor, room_id=room_id, **body)


@endpoint("PUT", "/rooms/<key:room_id>/mute", body=MuteSchema(), status=204)
def mute_room(actor: Actor, room_id: str, body: dict[str, Any]) -> None:
    """Hear no more of a room than what it looks like from inside, or hear of it again."""
    service.mute_room(actor=actor, room_id=room_id, **body)


@endpoint("DELETE", "/rooms/<key:room_id>/membership", status=204)
def leave_room(actor: Actor, room_id: str) -> None:
    """Leave a room."""
    service.leave_room(actor=actor, room_id=room_id)


@endpoint("DELETE", "/rooms/<key:room_id>/people/<key:account_id>", status=204)
def remove_person(actor: Actor, room_id: str, account_id: str) -> None:
    """Take somebody out of an interest group or staff room."""
    service.remove_person(actor=actor, room_id=room_id, account_id=account_id)


@endpoint("POST", "/rooms/<key:room_id>/close", body=CloseSchema(), status=204)
def end_room(actor: Actor, room_id: str, body: dict[str, Any]) -> None:
    """Close an interest group or staff room for good."""
    service.end_room(actor=actor, room_id=room_id, **body)
