"""REST: one's notices."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Window
from backend.core.schemas import PageQuery

from . import queries, schemas, service, views

blueprint = ApiBlueprint("notifications")
endpoint = blueprint.endpoint


@endpoint("GET", "/notices", query=PageQuery(), returns=schemas.notice_page)
def list_notices(actor: Actor, window: Window) -> dict[str, Any]:
    """What one has been told, newest first, and how much of it is unread."""
    page = queries.list_notices(actor, window)
    return {
        "items": [views.notice(row, actor.language) for row in page.items],
        "next": page.next,
        "unread": queries.count_unread(actor),
    }


@endpoint("POST", "/notices/<key:notice_id>/read", status=204)
def read_notice(actor: Actor, notice_id: str) -> None:
    """Mark a notice as read."""
    service.read_notice(actor=actor, notice_id=notice_id)
