"""REST: openings as youths see them, and as those who write them do."""

import json
from typing import Any

from flask import Response

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of
from backend.core.specs import Raw

from . import queries, schemas, service

blueprint = ApiBlueprint("openings")
endpoint = blueprint.endpoint
OPENINGS, WRITTEN = "/jobhelp/openings", "/jobhelp/written-openings"
ONE, EMPLOYER = f"{WRITTEN}/<key:opening_id>", "/jobhelp/employers/<key:employer_id>"
POSTING = Raw(types=("application/ld+json",))
OUT, EMPLOYER_OUT = schemas.WrittenOpeningSchema(), schemas.EmployerSchema()


@endpoint("GET", OPENINGS, query=schemas.OpeningsQuery(), returns=page_of(schemas.JobOpeningSchema))
def list_openings(actor: Actor, window: Window, query: dict[str, Any]) -> Page[dict[str, Any]]:
    """Jobs this youth could ask for."""
    return queries.list_openings(actor, window, **query)


@endpoint("GET", f"{OPENINGS}/<key:opening_id>", returns=schemas.JobOpeningSchema())
def get_opening(actor: Actor, opening_id: str) -> dict[str, Any]:
    """One of them."""
    return queries.find_opening(actor, opening_id)


@endpoint("GET", "/jobhelp/seeking", returns=schemas.OfferSchema())
def get_seeking(actor: Actor) -> dict[str, Any]:
    """What one can look for, and what one has said of oneself."""
    return queries.show_offer(actor)


@endpoint("PUT", "/jobhelp/seeking", body=schemas.SeekingSchema(), status=204)
def put_seeking(actor: Actor, body: dict[str, Any]) -> None:
    """Whether one has finished 9th grade."""
    service.say_of_oneself(actor=actor, **body)


@endpoint("GET", "/jobhelp/work-rules", returns=schemas.WorkRulesSchema())
def get_rules(actor: Actor) -> dict[str, Any]:
    """The rules of working hours and tasks that openings are held to."""
    return queries.show_rules(actor)


@endpoint("GET", WRITTEN, query=schemas.WrittenOpeningsQuery(), returns=page_of(schemas.WrittenOpeningSchema))
def list_written(actor: Actor, window: Window, query: dict[str, Any]) -> Page[dict[str, Any]]:
    """Every opening of the community."""
    return queries.list_written(actor, window, **query)


@endpoint("GET", ONE, returns=OUT)
def get_written(actor: Actor, opening_id: str) -> dict[str, Any]:
    """One of them, with what speaks against showing it."""
    return queries.find_written(actor, opening_id)


@endpoint("PUT", ONE, body=schemas.OpeningSaving(), returns=OUT)
def put_opening(actor: Actor, opening_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Keep it as a draft."""
    service.save_opening(actor=actor, opening_id=opening_id, version=body.pop("version"), facts=body)
    return queries.find_written(actor, opening_id)


@endpoint("PUT", f"{ONE}/state", body=schemas.OpeningMove(), returns=OUT)
def move(actor: Actor, opening_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Show it to youths, or end it."""
    service.move(actor=actor, opening_id=opening_id, **body)
    return queries.find_written(actor, opening_id)


@endpoint("GET", f"{ONE}/posting", returns=POSTING)
def write_posting(actor: Actor, opening_id: str) -> Response:
    """One of them for other programs (schema.org JobPosting)."""
    file = json.dumps(queries.write_posting(actor, opening_id), ensure_ascii=False, indent=2)
    headers = {"Content-Disposition": 'attachment; filename="job.json"'}
    return Response(file, content_type=POSTING.types[0], headers=headers)


@endpoint("POST", f"{WRITTEN}/reading", body=schemas.PostingFile(), returns=schemas.ReadPosting(), rate="60/hour")
def read_posting(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """What a draft could keep of a JobPosting; nothing is saved."""
    return queries.read_posting(actor, body["posting"])


@endpoint("GET", "/jobhelp/employers", query=PageQuery(), returns=page_of(schemas.EmployerSchema))
def list_employers(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """The employers somebody here knows."""
    return queries.list_employers(actor, window)


@endpoint("PUT", EMPLOYER, body=schemas.EmployerSaving(), returns=EMPLOYER_OUT, rate="60/hour")
def put_employer(actor: Actor, employer_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Write one down, or anew."""
    return queries.show_employer(actor, service.save_employer(actor=actor, employer_id=employer_id, facts=body))


@endpoint("PUT", f"{EMPLOYER}/approval", body=schemas.EmployerApproval(), returns=EMPLOYER_OUT)
def approve(actor: Actor, employer_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Say yes to one for a year."""
    return queries.show_employer(actor, service.approve(actor=actor, employer_id=employer_id, **body))
