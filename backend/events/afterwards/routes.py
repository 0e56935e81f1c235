"""REST: how it was."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint

from . import queries, schemas, service

blueprint = ApiBlueprint("afterwards")
endpoint = blueprint.endpoint
AFTER = "/events/<key:event_id>/afterwards"


@endpoint("GET", AFTER, returns=schemas.AfterSchema())
def show_question(actor: Actor, event_id: str) -> dict[str, Any]:
    """What one is asked."""
    return queries.get_question(actor, event_id)


@endpoint("PUT", AFTER, body=schemas.NewAfter(), status=204)
def say(actor: Actor, event_id: str, body: dict[str, Any]) -> None:
    """Say how it was."""
    service.say(actor=actor, event_id=event_id, answers=body)


@endpoint("GET", "/events/<key:event_id>/feedback", returns=schemas.FeedbackSchema())
def sum_up(actor: Actor, event_id: str) -> dict[str, Any]:
    """How it was for those who came to one's own event."""
    return queries.sum_up(actor, event_id)
