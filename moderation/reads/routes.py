"""REST: reading around a case, and seeing who looked at one's own words."""

from typing import Any

from backend.core.actor import Actor
from backend.core.errors import AppError
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of
from moderation.views import line

from . import queries, schemas, service
from .models import Look

blueprint = ApiBlueprint("reads")
endpoint = blueprint.endpoint


@endpoint("GET", "/reads", query=PageQuery(), returns=page_of(schemas.LookSchema), pending=True)
def list_reads(actor: Actor, window: Window) -> Page[Look]:
    """When somebody looked at something one wrote, and why."""
    return queries.list_own(actor, window)


@endpoint("POST", "/moderation/cases/<key:case_id>/around", body=schemas.NewReading(), returns=schemas.AroundSchema())
def read_around(actor: Actor, case_id: str, body: dict[str, Any]) -> dict[str, Any] | AppError:
    """Read the next page of what was said around a case one holds; it goes on record."""
    page = service.read_on(actor=actor, case_id=case_id, **body)
    return page if isinstance(page, AppError) else {**page, "lines": [line(one) for one in page["lines"]]}
