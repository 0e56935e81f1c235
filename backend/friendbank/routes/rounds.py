"""REST: the matchmaker's rounds and drafts."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, Schema, page_of
from backend.friendbank import matchmaking, queries, views
from backend.friendbank.models import Round
from backend.friendbank.schemas.rounds import (
    BulkApprovalSchema,
    DraftSchema,
    ManyDraftsSchema,
    RejectionSchema,
    RoundSchema,
)

blueprint = ApiBlueprint("rounds")
endpoint = blueprint.endpoint
DRAFT = DraftSchema()


@endpoint("POST", "/friendbank/rounds", body=Schema(), returns=RoundSchema(), status=201, rate="20/hour")
def create_round(actor: Actor, body: dict[str, Any]) -> Round:
    """Make a round of drafts."""
    return matchmaking.create_round(actor=actor, **body)


@endpoint("GET", "/friendbank/drafts", query=PageQuery(), returns=page_of(DraftSchema))
def list_drafts(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """The drafts that wait for a decision."""
    actor.require("friendbank.match")
    return queries.list_drafts(actor, window).map(lambda shown: views.drafts(actor, shown))


@endpoint("POST", "/friendbank/drafts/<key:draft_id>/approval", body=Schema(), returns=DRAFT)
def approve_draft(actor: Actor, draft_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Send one draft."""
    return views.drafts(actor, [matchmaking.approve(actor=actor, draft_id=draft_id, **body)])[0]


@endpoint("POST", "/friendbank/drafts/<key:draft_id>/rejection", body=RejectionSchema(), status=204)
def reject_draft(actor: Actor, draft_id: str, body: dict[str, Any]) -> None:
    """Put one draft away."""
    matchmaking.reject(actor=actor, draft_id=draft_id, **body)


@endpoint(
    "POST",
    "/friendbank/drafts/approvals",
    body=ManyDraftsSchema(),
    returns=BulkApprovalSchema(),
)
def approve_drafts(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """Send many drafts at once; those a rule stops are named with the rule."""
    approved, refused = matchmaking.approve_many(actor=actor, draft_ids=body["ids"])
    return {"approved": approved, "refused": refused}
