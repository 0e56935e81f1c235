"""REST: what happens, posting it, and coming along."""

from datetime import datetime
from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import Schema, page_of

from . import queries, schemas, service
from .models import Event

blueprint = ApiBlueprint("events")
endpoint = blueprint.endpoint
ONE = schemas.EventSchema()


@endpoint("GET", "/events", query=schemas.EventsQuery(), returns=page_of(schemas.EventSchema))
def list_events(actor: Actor, window: Window, query: dict[str, datetime | None]) -> Page[dict[str, Any]]:
    """What is on, soonest first."""
    return queries.list_events(actor, window, **query)


@endpoint("GET", "/events/<key:event_id>", returns=ONE)
def get_event(actor: Actor, event_id: str) -> dict[str, Any]:
    """One event."""
    return queries.get_event(actor, event_id)


@endpoint("POST", "/events", body=schemas.NewEvent(), returns=ONE, status=201, rate="30/hour")
def create_event(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """Post an event."""
    return _shown(actor, service.create_event(actor=actor, facts=body))


@endpoint("PATCH", "/events/<key:event_id>", body=schemas.CapacitySchema(), returns=ONE)
def change_capacity(actor: Actor, event_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Make room for more or fewer; nobody loses a seat."""
    return _shown(actor, service.change_capacity(actor=actor, event_id=event_id, **body))


@endpoint("POST", "/events/<key:event_id>/cancellation", body=schemas.CancellationSchema(), returns=ONE)
def cancel_event(actor: Actor, event_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Call an event off; everybody on the list is told."""
    return _shown(actor, service.cancel_event(actor=actor, event_id=event_id, **body))


@endpoint("POST", "/events/<key:event_id>/sign-ups", body=Schema(), returns=schemas.SignUpSchema(), status=201)
def sign_up(actor: Actor, event_id: str, body: dict[str, Any]) -> queries.Place:
    """Come along, or wait in line when it is full."""
    return service.sign_up(actor=actor, event_id=event_id, **body)


@endpoint("DELETE", "/events/<key:event_id>/sign-ups/mine", status=204)
def cancel_sign_up(actor: Actor, event_id: str) -> None:
    """Stay away; the next in line gets the seat."""
    service.cancel_sign_up(actor=actor, event_id=event_id)


def _shown(actor: Actor, event: Event) -> dict[str, Any]:
    return queries.describe(actor, [event])[0]
