"""REST: how it goes some weeks later, told by the young and asked by volunteers."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, Schema, page_of
from backend.friendbank import queries, service, views
from backend.friendbank.permissions import require_visitor
from backend.friendbank.schemas.check_ins import CheckInAnswerSchema, CheckInSchema, VisitSchema

blueprint = ApiBlueprint("check-ins")
endpoint = blueprint.endpoint


@endpoint("GET", "/friendbank/check-ins", query=PageQuery(), returns=page_of(CheckInSchema))
def list_check_ins(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """What one is asked about one's own friends, newest first."""
    actor.require("friendbank.take_part")
    return queries.list_asked(actor, window).map(lambda shown: views.check_ins(actor, shown))


@endpoint("POST", "/friendbank/check-ins/<key:check_in_id>/answer", body=CheckInAnswerSchema(), status=204)
def answer_check_in(actor: Actor, check_in_id: str, body: dict[str, Any]) -> None:
    """Say how it goes; what is wrong goes to the moderators alone."""
    service.answer_check_in(actor=actor, check_in_id=check_in_id, **body)


@endpoint("GET", "/friendbank/check-ins/due", query=PageQuery(), returns=page_of(VisitSchema))
def list_due_check_ins(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """What a volunteer could ask now, or has taken on; never about people they know."""
    require_visitor(actor)
    return queries.list_due_check_ins(actor, window).map(lambda shown: views.visits(actor, shown))


@endpoint("POST", "/friendbank/check-ins/<key:check_in_id>/claim", body=Schema(), returns=VisitSchema())
def claim_check_in(actor: Actor, check_in_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Take one on, which asks its people."""
    return views.visits(actor, [service.claim_check_in(actor=actor, check_in_id=check_in_id, **body)])[0]


@endpoint("POST", "/friendbank/check-ins/<key:check_in_id>/closure", body=Schema(), status=204)
def finish_check_in(actor: Actor, check_in_id: str, body: dict[str, Any]) -> None:
    """Be done with it."""
    service.finish_check_in(actor=actor, check_in_id=check_in_id, **body)
