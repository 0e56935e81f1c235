"""REST: one's own CV, written and printed."""

from typing import Any

from flask import Response

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.specs import Raw

from . import queries, schemas, service, views

blueprint = ApiBlueprint("cv")
endpoint = blueprint.endpoint
ONE = schemas.CvSchema()
PDF = Raw(types=("application/pdf",))


@endpoint("GET", "/jobhelp/cv", returns=ONE)
def get_cv(actor: Actor) -> dict[str, Any]:
    """One's own CV; an empty one before the first word."""
    return views.shown(queries.find_cv(actor))


@endpoint("PUT", "/jobhelp/cv", body=schemas.CvSaving(), returns=ONE)
def put_cv(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """Keep the whole CV as it was written."""
    return views.shown(service.save_cv(actor=actor, version=body.pop("version"), content=body))


@endpoint("GET", "/jobhelp/cv.pdf", returns=PDF, rate="60/hour")
def print_cv(actor: Actor) -> Response:
    """One's own CV on one page, to send or to print; nothing in it says where it was written."""
    page = service.print_cv(actor=actor)
    headers = {"Content-Disposition": 'attachment; filename="CV.pdf"', "Cache-Control": "no-store"}
    return Response(page, content_type="application/pdf", headers=headers)
