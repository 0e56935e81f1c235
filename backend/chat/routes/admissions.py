"""REST: being asked into a room, asking to come in, and the answers."""

from typing import Any

from backend.chat import queries, service, views
from backend.chat.models import Admission
from backend.chat.schemas.admissions import (
    InterestSchema,
    InviteSchema,
    OverseenGroupSchema,
    RoomInvitationSchema,
    RoomRequestSchema,
    YesOrNoSchema,
)
from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, Schema, page_of

ASK_RATE = "60/hour"

blueprint = ApiBlueprint("admissions")
endpoint = blueprint.endpoint


@endpoint("GET", "/rooms/invitations", query=PageQuery(), returns=page_of(RoomInvitationSchema))
def list_room_invitations(actor: Actor, window: Window) -> Page[views.View]:
    """What waits for one's own answer, newest first."""
    return queries.list_invitations(actor, window).map(views.invitations)


@endpoint("POST", "/rooms/<key:room_id>/invitations", body=InviteSchema(), status=204, rate=ASK_RATE)
def invite(actor: Actor, room_id: str, body: dict[str, Any]) -> None:
    """Ask people into a room; each decides for themself."""
    service.invite(actor=actor, room_id=room_id, **body)


@endpoint("DELETE", "/rooms/<key:room_id>/invitations/<key:account_id>", status=204)
def take_back_invitation(actor: Actor, room_id: str, account_id: str) -> None:
    """Stop asking somebody."""
    service.take_back_invitation(actor=actor, room_id=room_id, account_id=account_id)


@endpoint("POST", "/rooms/<key:room_id>/invitation/answer", body=YesOrNoSchema(), status=204)
def answer_room_invitation(actor: Actor, room_id: str, body: dict[str, Any]) -> None:
    """Say yes or no; nobody hears of a no."""
    service.answer_invitation(actor=actor, room_id=room_id, **body)


@endpoint("GET", "/rooms/interests", query=PageQuery(), returns=page_of(InterestSchema))
def list_interests(actor: Actor, window: Window) -> Page[views.View]:
    """Interest groups one may ask to join."""
    return queries.list_interests(actor, window).map(lambda rooms: views.interests(actor, rooms))


@endpoint("GET", "/rooms/interests/overview", query=PageQuery(), returns=page_of(OverseenGroupSchema))
def list_groups(actor: Actor, window: Window) -> Page[views.View]:
    """Every open interest group of the community, and who looks after it."""
    return queries.list_groups(actor, window).map(views.groups)


@endpoint("POST", "/rooms/<key:room_id>/requests", body=Schema(), status=204, rate=ASK_RATE)
def request_entry(actor: Actor, room_id: str, body: dict[str, Any]) -> None:
    """Ask to come into an interest group."""
    service.request_entry(actor=actor, room_id=room_id, **body)


@endpoint("DELETE", "/rooms/<key:room_id>/requests/mine", status=204)
def withdraw_request(actor: Actor, room_id: str) -> None:
    """Ask no longer."""
    service.withdraw_request(actor=actor, room_id=room_id)


@endpoint("GET", "/rooms/<key:room_id>/requests", query=PageQuery(), returns=page_of(RoomRequestSchema))
def list_requests(actor: Actor, room_id: str, window: Window) -> Page[Admission]:
    """Who asks to come in, the longest wait first."""
    return queries.list_requests(actor, room_id, window)


@endpoint("POST", "/rooms/<key:room_id>/requests/<key:account_id>/answer", body=YesOrNoSchema(), status=204)
def answer_request(actor: Actor, room_id: str, account_id: str, body: dict[str, Any]) -> None:
    """Let somebody in, or do not; nobody hears of a no."""
    service.answer_request(actor=actor, room_id=room_id, account_id=account_id, **body)
