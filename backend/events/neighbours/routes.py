"""REST: communities that open events for each other."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of

from . import queries, schemas, service

blueprint = ApiBlueprint("neighbours")
endpoint = blueprint.endpoint


@endpoint("GET", "/neighbours", query=PageQuery(), returns=page_of(schemas.NeighbourSchema))
def list_communities(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """The other communities, and how each stands to one's own."""
    return queries.list_communities(actor, window)


@endpoint("PUT", "/neighbours/<key:community_id>", status=204, rate="30/hour")
def agree(actor: Actor, community_id: str) -> None:
    """Ask another community to be neighbours, or say yes."""
    service.agree(actor=actor, community_id=community_id)


@endpoint("DELETE", "/neighbours/<key:community_id>", status=204)
def part(actor: Actor, community_id: str) -> None:
    """Take it back, say no, or end it."""
    service.part(actor=actor, community_id=community_id)
