"""REST: what is in a pot, and where it went."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of

from . import queries, schemas, service

blueprint = ApiBlueprint("ledger")
endpoint = blueprint.endpoint
POT = "/pots/<key:pot>"
ENTRY_OUT = schemas.EntrySchema()


@endpoint("GET", POT, returns=schemas.PotSchema())
def show_pot(actor: Actor, pot: str) -> dict[str, Any]:
    """What is in it."""
    return queries.show_pot(actor, pot)


@endpoint("GET", f"{POT}/entries", query=PageQuery(), returns=page_of(schemas.EntrySchema))
def list_entries(actor: Actor, pot: str, window: Window) -> Page[dict[str, Any]]:
    """Every amount that went in or out."""
    return queries.list_entries(actor, pot, window)


@endpoint("PUT", f"{POT}/entries/<key:entry_id>", body=schemas.NewEntry(), returns=ENTRY_OUT, rate="60/hour")
def move(actor: Actor, pot: str, entry_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Put money in, or take out what should not be there."""
    return queries.describe([service.move(actor=actor, entry_id=entry_id, pot=pot, **body)])[0]
