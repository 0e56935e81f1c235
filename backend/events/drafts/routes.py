"""REST: drafts of events."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of
from backend.events import queries as events
from backend.events.schemas import EventSchema

from . import queries, schemas, service
from .models import Draft

blueprint = ApiBlueprint("event_drafts")
endpoint = blueprint.endpoint
DRAFT = "/event-drafts/<key:draft_id>"


@endpoint("GET", "/event-drafts", query=PageQuery(), returns=page_of(schemas.EventDraftSchema))
def list_drafts(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """One's own drafts, what was written last first."""
    return queries.list_drafts(actor, window)


@endpoint("GET", DRAFT, returns=schemas.EventDraftSchema())
def get_draft(actor: Actor, draft_id: str) -> dict[str, Any]:
    """One of one's own drafts."""
    return _shown(queries.get_draft(actor, draft_id))


@endpoint("PUT", DRAFT, body=schemas.SavedEventDraft(), returns=schemas.EventDraftSchema(), rate="1200/hour")
def save_draft(actor: Actor, draft_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Keep a draft under an id of one's own choosing."""
    return _shown(service.save_draft(actor=actor, draft_id=draft_id, **body))


@endpoint("DELETE", DRAFT, status=204)
def delete_draft(actor: Actor, draft_id: str) -> None:
    """Throw a draft away."""
    service.delete_draft(actor=actor, draft_id=draft_id)


@endpoint("POST", f"{DRAFT}/publication", returns=EventSchema(), status=201, rate="30/hour")
def publish_draft(actor: Actor, draft_id: str) -> dict[str, Any]:
    """Post what a draft says; pressing again gives the same event."""
    return events.describe(actor, [service.publish_draft(actor=actor, draft_id=draft_id)])[0]


@endpoint("POST", "/events/<key:event_id>/draft", returns=schemas.EventDraftSchema(), status=201, rate="60/hour")
def copy_event(actor: Actor, event_id: str) -> dict[str, Any]:
    """A draft of one's own event, to post it again."""
    return _shown(service.copy_event(actor=actor, event_id=event_id))


def _shown(draft: Draft) -> dict[str, Any]:
    return queries.describe([draft])[0]
