"""REST: looking at what new organisers post."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of

from . import queries, schemas, service

blueprint = ApiBlueprint("event_reviews")
endpoint = blueprint.endpoint


@endpoint("GET", "/event-reviews", query=PageQuery(), returns=page_of(schemas.EventReviewSchema))
def list_reviews(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """Events nobody sees until somebody has looked at them, the longest waiting first."""
    return queries.list_waiting(actor, window)


@endpoint("POST", "/events/<key:event_id>/review", body=schemas.NewEventReview(), status=204)
def review_event(actor: Actor, event_id: str, body: dict[str, Any]) -> None:
    """Show an event, or give it back with a reason."""
    service.review_event(actor=actor, event_id=event_id, **body)


@endpoint("POST", "/events/<key:event_id>/withdrawal", status=204)
def withdraw(actor: Actor, event_id: str) -> None:
    """Take back what waits for a look."""
    service.withdraw(actor=actor, event_id=event_id)
