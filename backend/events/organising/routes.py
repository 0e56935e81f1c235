"""REST: what somebody runs."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import page_of

from . import queries, schemas

blueprint = ApiBlueprint("organising")
endpoint = blueprint.endpoint


@endpoint("GET", "/own-events", query=schemas.OwnEventsQuery(), returns=page_of(schemas.OwnEventSchema))
def list_own(actor: Actor, window: Window, query: dict[str, bool]) -> Page[dict[str, Any]]:
    """What one runs: what is to come, or with `past` what is over."""
    return queries.list_own(actor, window, **query)


@endpoint("GET", "/events/<key:event_id>/reach", returns=schemas.ReachSchema())
def count_reach(actor: Actor, event_id: str) -> dict[str, Any]:
    """How many people hear of a change, by how far it goes."""
    return queries.count_reach(actor, event_id)
