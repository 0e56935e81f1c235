"""REST: travel money."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import page_of

from . import queries, schemas, service

blueprint = ApiBlueprint("travel")
endpoint = blueprint.endpoint
TRAVEL, REQUEST = "/events/<key:event_id>/travel", "/travel/requests/<key:request_id>"
REQUEST_OUT = schemas.TravelRequestSchema()


@endpoint("GET", TRAVEL, returns=schemas.TravelSchema())
def show_travel(actor: Actor, event_id: str) -> dict[str, Any]:
    """What getting there costs, and what one has asked for."""
    return queries.show_travel(actor, event_id)


@endpoint("PUT", TRAVEL, body=schemas.NewTravel(), returns=REQUEST_OUT, rate="60/hour")
def ask(actor: Actor, event_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Ask for travel money."""
    return queries.describe([service.ask(actor=actor, event_id=event_id, **body)])[0]


@endpoint("DELETE", TRAVEL, status=204)
def withdraw(actor: Actor, event_id: str) -> None:
    """Not need it after all."""
    service.withdraw(actor=actor, event_id=event_id)


@endpoint("GET", "/travel/tariff", returns=schemas.TariffSchema())
def show_tariff(actor: Actor) -> dict[str, Any]:
    """What travelling costs here."""
    return queries.show_tariff(actor)


@endpoint("PUT", "/travel/tariff", body=schemas.TariffSchema(), returns=schemas.TariffSchema())
def set_tariff(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """Say what it costs."""
    service.set_tariff(actor=actor, **body)
    return queries.show_tariff(actor)


@endpoint("GET", "/travel/requests", query=schemas.TravelQuery(), returns=page_of(schemas.TravelRequestSchema))
def list_requests(actor: Actor, window: Window, query: dict[str, Any]) -> Page[dict[str, Any]]:
    """What waits to be paid, or is done with."""
    return queries.list_requests(actor, window, **query)


@endpoint("PUT", f"{REQUEST}/answer", body=schemas.NewTravelAnswer(), returns=REQUEST_OUT)
def answer(actor: Actor, request_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Say yes, or no and why."""
    return queries.describe([service.answer(actor=actor, request_id=request_id, **body)])[0]


@endpoint("PUT", f"{REQUEST}/paid", returns=REQUEST_OUT)
def pay(actor: Actor, request_id: str) -> dict[str, Any]:
    """Note that they have their money."""
    return queries.describe([service.pay(actor=actor, request_id=request_id)])[0]
