"""REST: one's own board of jobs."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import page_of

from . import queries, schemas, service
from .models import Application

blueprint = ApiBlueprint("board")
endpoint = blueprint.endpoint
ONE, OUT = "/jobhelp/applications/<key:application_id>", schemas.ApplicationSchema()


@endpoint("GET", "/jobhelp/applications", query=schemas.ApplicationsQuery(), returns=page_of(schemas.ApplicationSchema))
def list_applications(actor: Actor, window: Window, query: dict[str, Any]) -> Page[Application]:
    """One's own board."""
    return queries.list_applications(actor, window, **query)


@endpoint("GET", ONE, returns=OUT)
def get_application(actor: Actor, application_id: str) -> Application:
    """One place on it."""
    return queries.find_application(actor, application_id)


@endpoint("PUT", ONE, body=schemas.ApplicationSaving(), returns=OUT)
def put_application(actor: Actor, application_id: str, body: dict[str, Any]) -> Application:
    """Keep it as it was written."""
    version = body.pop("version")
    return service.save_application(actor=actor, application_id=application_id, version=version, facts=body)


@endpoint("DELETE", ONE, status=204)
def delete_application(actor: Actor, application_id: str) -> None:
    """Take it off the board."""
    service.delete_application(actor=actor, application_id=application_id)
