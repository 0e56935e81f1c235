"""REST: one's own CV, written and printed."""

import json
from typing import Any

from flask import Response

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.specs import Raw

from . import queries, resume, schemas, service, views
from .permissions import require_own

blueprint = ApiBlueprint("cv")
endpoint = blueprint.endpoint
ONE = schemas.CvSchema()
PDF = Raw(types=("application/pdf",))
FILE = Raw(types=("application/octet-stream",))


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


@endpoint("GET", "/jobhelp/cv.json", returns=FILE)
def export_cv(actor: Actor) -> Response:
    """One's own CV as a file for other programs (JSON Resume)."""
    file = json.dumps(resume.write(views.shown(queries.find_cv(actor))), ensure_ascii=False, indent=2)
    headers = {"Content-Disposition": 'attachment; filename="CV.json"', "Cache-Control": "no-store"}
    return Response(file, content_type=FILE.types[0], headers=headers)


@endpoint("POST", "/jobhelp/cv/reading", body=schemas.ResumeFile(), returns=schemas.ReadResume(), rate="60/hour")
def read_resume(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """What one's CV could keep of a file in JSON Resume; nothing is saved."""
    require_own(actor)
    content, left = resume.read(body["resume"])
    return {"cv": content, "left": left}
