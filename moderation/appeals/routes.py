"""REST: looking again at what somebody disagreed with."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of
from moderation.models import Act

from . import queries, schemas, service, views

blueprint = ApiBlueprint("appeals")
endpoint = blueprint.endpoint
APPEAL = "/moderation/appeals/<key:appeal_id>"


@endpoint("GET", "/moderation/appeals", query=PageQuery(), returns=page_of(schemas.AppealSchema))
def list_appeals(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """Decisions of others that somebody disagrees with, what is due first first."""
    return queries.list_open(actor, window).map(lambda items: views.appeals(items, actor))


@endpoint("POST", f"{APPEAL}/claim", returns=schemas.SeenAppealSchema())
def claim_appeal(actor: Actor, appeal_id: str) -> dict[str, Any]:
    """Take an appeal and read it, or keep it for another ten minutes."""
    return views.seen(service.claim(actor=actor, appeal_id=appeal_id), actor)


@endpoint(
    "POST", f"{APPEAL}/answer", body=schemas.NewAppealAnswer(), returns=schemas.AnsweredAppealSchema(), status=201
)
def answer_appeal(actor: Actor, appeal_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Answer an appeal one holds."""
    acts = [Act(**act) for act in body.pop("actions")]
    appeal, left = service.answer(actor=actor, appeal_id=appeal_id, acts=acts, **body)
    return {"id": appeal.id, "outcome": appeal.outcome, "left": left}
