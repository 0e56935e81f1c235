"""REST: rehearsing an interview."""

from typing import Any

from backend.accounts.models import Account
from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of

from . import queries, schemas, service

blueprint = ApiBlueprint("rehearsals")
endpoint = blueprint.endpoint
BOOKING, SLOTS = "/rehearsals/<key:slot_id>/booking", "/rehearsal-slots"


@endpoint("GET", "/rehearsals", query=PageQuery(), returns=page_of(schemas.RehearsalSchema))
def list_times(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """Times one could take, and one's own."""
    return queries.list_times(actor, window)


@endpoint("PUT", BOOKING, body=schemas.NewRehearsal(), status=204, rate="30/hour")
def book(actor: Actor, slot_id: str, body: dict[str, Any]) -> None:
    """Take a time, or say something else about it."""
    service.book(actor=actor, slot_id=slot_id, **body)


@endpoint("DELETE", BOOKING, status=204)
def cancel(actor: Actor, slot_id: str) -> None:
    """Do not come after all."""
    service.cancel(actor=actor, slot_id=slot_id)


@endpoint("GET", SLOTS, query=PageQuery(), returns=page_of(schemas.SlotSchema))
def list_own(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """Times at which one is there."""
    return queries.list_own(actor, window)


@endpoint("GET", f"{SLOTS}/seconds", query=PageQuery(), returns=page_of(schemas.SecondAdultSchema))
def list_seconds(actor: Actor, window: Window) -> Page[Account]:
    """Adults who could be there too."""
    return queries.list_seconds(actor, window)


@endpoint("POST", SLOTS, body=schemas.NewSlot(), status=204, rate="60/hour")
def lay(actor: Actor, body: dict[str, Any]) -> None:
    """Have time for a rehearsal."""
    service.lay(actor=actor, **body)


@endpoint("DELETE", f"{SLOTS}/<key:slot_id>", status=204)
def call_off(actor: Actor, slot_id: str) -> None:
    """One of the two cannot be there."""
    service.call_off(actor=actor, slot_id=slot_id)
