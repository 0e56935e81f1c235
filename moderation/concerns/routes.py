"""REST: concerns, from the first words to the municipality's answer."""

from typing import Any

from flask import Response

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of
from moderation import people

from . import printing, queries, schemas, service, views

blueprint = ApiBlueprint("concerns")
endpoint = blueprint.endpoint
CONCERN = "/concerns/<key:concern_id>"
WHOLE = schemas.ConcernSchema()


@endpoint("GET", "/concerns", query=PageQuery(), returns=page_of(schemas.ConcernSummarySchema))
def list_concerns(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """One's own concerns, and all of the community for those who review them; nothing of what they say."""
    return queries.list_concerns(actor, window).map(lambda rows: views.summaries(rows, actor))


@endpoint("POST", "/concerns", body=schemas.ConcernFacts(), returns=WHOLE, status=201)
def write_concern(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """Write a concern down."""
    return views.whole(service.write_concern(actor=actor, facts=body), actor)


@endpoint("GET", CONCERN, returns=WHOLE, recorded=True)
def show_concern(actor: Actor, concern_id: str) -> dict[str, Any]:
    """Read a concern; the look goes on record."""
    return views.whole(service.look(actor=actor, concern_id=concern_id), actor)


@endpoint("PUT", CONCERN, body=schemas.ConcernFacts(), returns=WHOLE)
def change_concern(actor: Actor, concern_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Change one's own concern before it is handed over."""
    return views.whole(service.change_concern(actor=actor, concern_id=concern_id, facts=body), actor)


@endpoint("GET", f"{CONCERN}/print", returns=schemas.PRINT, recorded=True)
def print_concern(actor: Actor, concern_id: str) -> Response:
    """A concern as a page to print or send; the look goes on record."""
    concern = service.take_print(actor=actor, concern_id=concern_id)
    writer = people.nicknames([concern.writer_id]).get(concern.writer_id, "")
    page = printing.as_pdf(concern, writer=writer)
    headers = {"Content-Disposition": 'attachment; filename="underretning.pdf"', "Cache-Control": "no-store"}
    return Response(page, content_type="application/pdf", headers=headers)


@endpoint("POST", f"{CONCERN}/review", returns=WHOLE)
def review(actor: Actor, concern_id: str) -> dict[str, Any]:
    """Say that one has read it through."""
    return views.whole(service.review(actor=actor, concern_id=concern_id), actor)


@endpoint("POST", f"{CONCERN}/hand-over", body=schemas.ConcernHandOver(), returns=WHOLE)
def hand_over(actor: Actor, concern_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Say that the municipality has it now; nobody's yes is needed."""
    return views.whole(service.hand_over(actor=actor, concern_id=concern_id, **body), actor)


@endpoint("POST", f"{CONCERN}/receipt", returns=WHOLE)
def note_receipt(actor: Actor, concern_id: str) -> dict[str, Any]:
    """Say that the municipality has confirmed it."""
    return views.whole(service.note_receipt(actor=actor, concern_id=concern_id), actor)


@endpoint("POST", f"{CONCERN}/answer", returns=WHOLE)
def note_answer(actor: Actor, concern_id: str) -> dict[str, Any]:
    """Say that the municipality has answered."""
    return views.whole(service.note_answer(actor=actor, concern_id=concern_id), actor)
