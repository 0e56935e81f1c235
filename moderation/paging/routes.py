"""REST: being called, saying that one has it, and the phone list."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of
from moderation.roster.permissions import require_on_roster

from . import queries, schemas, service, views

blueprint = ApiBlueprint("paging")
endpoint = blueprint.endpoint
ANSWER_RATE = "30/minute"


@endpoint("GET", "/moderation/pages", query=PageQuery(), returns=page_of(schemas.CallSchema))
def list_pages(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """Who is called about the cases that are open; one's own, and all of them for coordinators."""
    return queries.list_calls(actor, window).map(views.calls)


@endpoint("POST", "/pages/<key:page_id>/acknowledgement", returns=schemas.CallSchema())
def acknowledge(actor: Actor, page_id: str) -> dict[str, Any]:
    """Say that one has it; nobody else is called for a quarter of an hour."""
    return views.calls([service.acknowledge(actor=actor, page_id=page_id)])[0]


@endpoint("POST", "/pages/<key:page_id>/answer", body=schemas.PhoneAnswer(), status=204, public=True, rate=ANSWER_RATE)
def answer_phone(page_id: str, body: dict[str, Any]) -> None:
    """The same for whoever took the telephone; the service that rang it posts this."""
    service.answer_phone(page_id=page_id, **body)


@endpoint("GET", "/moderation/phones", returns=schemas.PhoneListSchema())
def show_phones(actor: Actor) -> dict[str, Any]:
    """Which telephones ring when nobody answers in the app."""
    require_on_roster(actor)
    return views.phone_list(queries.list_phones(actor.community_id))


@endpoint("PUT", "/moderation/phones", body=schemas.NewPhoneList(), returns=schemas.PhoneListSchema())
def change_phones(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """Change the phone list."""
    return views.phone_list(service.change_phones(actor=actor, **body))
