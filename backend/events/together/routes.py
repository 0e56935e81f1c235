"""REST: coming together, and seeing which friends come."""

from typing import Any

from backend.accounts.models import Account
from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of

from . import queries, schemas, service

blueprint = ApiBlueprint("together")
endpoint = blueprint.endpoint
COMPANY, PEOPLE = schemas.CompanySchema(), page_of(schemas.CompanionSchema)


@endpoint("GET", "/events/<key:event_id>/company", returns=COMPANY)
def show_company(actor: Actor, event_id: str) -> dict[str, Any]:
    """With whom one comes, whom one asked, and who asks."""
    return queries.describe_company(actor, event_id)


@endpoint("GET", "/events/<key:event_id>/friends", query=PageQuery(), returns=PEOPLE)
def list_friends(actor: Actor, window: Window, event_id: str) -> Page[Account]:
    """Friends one could ask along."""
    return queries.list_friends(actor, event_id, window)


@endpoint("GET", "/events/<key:event_id>/known", query=PageQuery(), returns=PEOPLE)
def list_known(actor: Actor, window: Window, event_id: str) -> Page[Account]:
    """Friends who come, where both let each other see it."""
    return queries.list_known(actor, event_id, window)


@endpoint("PUT", "/events/<key:event_id>/asking", body=schemas.NewAsking(), returns=COMPANY, rate="30/hour")
def ask_friend(actor: Actor, event_id: str, body: dict[str, str]) -> dict[str, Any]:
    """Ask a friend to come along; no seat is held until they say yes."""
    service.ask_friend(actor=actor, event_id=event_id, **body)
    return queries.describe_company(actor, event_id)


@endpoint("DELETE", "/events/<key:event_id>/asking", status=204)
def withdraw_asking(actor: Actor, event_id: str) -> None:
    """Ask nobody after all."""
    service.withdraw_asking(actor=actor, event_id=event_id)


@endpoint("POST", "/events/<key:event_id>/asking/answer", body=schemas.CompanyAnswerSchema(), returns=COMPANY)
def answer_friend(actor: Actor, event_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Come along with a friend, both seated or both waiting; or say no, which nobody is told."""
    service.answer_friend(actor=actor, event_id=event_id, **body)
    return queries.describe_company(actor, event_id)


@endpoint("PUT", "/events/<key:event_id>/guest", body=schemas.NewGuest(), returns=COMPANY, rate="30/hour")
def bring_guest(actor: Actor, event_id: str, body: dict[str, str]) -> dict[str, Any]:
    """Bring somebody without an account, where the event allows it."""
    service.bring_guest(actor=actor, event_id=event_id, **body)
    return queries.describe_company(actor, event_id)


@endpoint("DELETE", "/events/<key:event_id>/guest", status=204)
def leave_guest(actor: Actor, event_id: str) -> None:
    """Come without the guest."""
    service.leave_guest(actor=actor, event_id=event_id)


@endpoint("GET", "/event-openness", returns=schemas.OpennessSchema())
def show_openness(actor: Actor) -> dict[str, bool]:
    """Whether friends who do the same see where one goes."""
    return {"is_open": queries.find_openness(actor.id) is not None}


@endpoint("PUT", "/event-openness", body=schemas.OpennessSchema(), returns=schemas.OpennessSchema())
def set_openness(actor: Actor, body: dict[str, bool]) -> dict[str, bool]:
    """Let them see it, or not."""
    service.set_openness(actor=actor, **body)
    return body
