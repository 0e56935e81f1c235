"""REST: opening rooms, and whom one may ask into them."""

from typing import Any

from backend.accounts.models import Account
from backend.accounts.schemas import PersonSchema
from backend.chat import queries, service, views
from backend.chat.models import Room
from backend.chat.schemas.admissions import CandidatesQuery
from backend.chat.schemas.rooms import (
    ContactSchema,
    NewGroupSchema,
    NewInterestSchema,
    NewStaffRoomSchema,
    RoomSchema,
)
from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import page_of

OPEN_RATE = "30/hour"
ONE = RoomSchema()

blueprint = ApiBlueprint("groups")
endpoint = blueprint.endpoint


@endpoint("POST", "/rooms/groups", body=NewGroupSchema(), returns=ONE, status=201, rate=OPEN_RATE)
def open_group(actor: Actor, body: dict[str, Any]) -> views.View:
    """Make a group of friends; it can be written in when three are in."""
    return _shown(actor, service.open_group(actor=actor, **body))


@endpoint("POST", "/rooms/staff", body=NewStaffRoomSchema(), returns=ONE, status=201, rate=OPEN_RATE)
def open_staff_room(actor: Actor, body: dict[str, Any]) -> views.View:
    """Make a room for adults."""
    return _shown(actor, service.open_staff_room(actor=actor, **body))


@endpoint("POST", "/rooms/interests", body=NewInterestSchema(), returns=ONE, status=201, rate=OPEN_RATE)
def open_interest_group(actor: Actor, body: dict[str, Any]) -> views.View:
    """Make a moderated group that youths may ask to join."""
    return _shown(actor, service.open_interest_group(actor=actor, **body))


@endpoint("POST", "/rooms/contacts", body=ContactSchema(), returns=ONE, status=201, rate=OPEN_RATE)
def open_contact_room(actor: Actor, body: dict[str, Any]) -> views.View:
    """Write to an adult one shares a room with; a second adult reads along."""
    return _shown(actor, service.open_contact_room(actor=actor, **body))


@endpoint("GET", "/rooms/candidates", query=CandidatesQuery(), returns=page_of(PersonSchema))
def list_candidates(actor: Actor, window: Window, query: dict[str, Any]) -> Page[Account]:
    """Whom one may ask into a room, or into a new one."""
    return queries.list_candidates(actor, query["room_id"], window)


def _shown(actor: Actor, room: Room) -> views.View:
    return views.room_of(queries.get_membership(actor, room.id))
