"""REST: the drafts of a round, and whom a matchmaker knows."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import Schema, page_of
from backend.friendbank import queries, rounds, views
from backend.friendbank.schemas.rounds import (
    AlternativeQuery,
    AlternativesSchema,
    BulkApprovalSchema,
    DraftQuery,
    DraftSchema,
    ManyDraftsSchema,
    RejectionSchema,
    SwapSchema,
)

blueprint = ApiBlueprint("drafts")
endpoint = blueprint.endpoint
DRAFT = DraftSchema()


@endpoint("GET", "/friendbank/drafts", query=DraftQuery(), returns=page_of(DraftSchema))
def list_drafts(actor: Actor, query: dict[str, Any], window: Window) -> Page[dict[str, Any]]:
    """The drafts that wait, those to look at first; never about people the reader knows."""
    actor.require("friendbank.match")
    return queries.list_drafts(actor, window, query["round"]).map(lambda shown: views.drafts(actor, shown))


@endpoint("POST", "/friendbank/drafts/<key:draft_id>/approval", body=Schema(), returns=DRAFT)
def approve_draft(actor: Actor, draft_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Say yes to one draft; it goes out with its round."""
    return views.drafts(actor, [rounds.approve(actor=actor, draft_id=draft_id, **body)])[0]


@endpoint("POST", "/friendbank/drafts/approvals", body=ManyDraftsSchema(), returns=BulkApprovalSchema())
def approve_drafts(actor: Actor, body: dict[str, Any]) -> rounds.Reviewed:
    """Say yes to many drafts; those a rule stops are named with the rule."""
    return rounds.approve_many(actor=actor, draft_ids=body["ids"])


@endpoint("POST", "/friendbank/drafts/<key:draft_id>/rejection", body=RejectionSchema(), status=204)
def reject_draft(actor: Actor, draft_id: str, body: dict[str, Any]) -> None:
    """Put one draft away."""
    rounds.reject(actor=actor, draft_id=draft_id, **body)


@endpoint(
    "GET", "/friendbank/drafts/<key:draft_id>/alternatives", query=AlternativeQuery(), returns=AlternativesSchema()
)
def list_alternatives(actor: Actor, draft_id: str, query: dict[str, Any]) -> dict[str, Any]:
    """Who could take somebody's seat, at most five."""
    return views.alternatives(actor, rounds.list_alternatives(actor=actor, draft_id=draft_id, **query))


@endpoint("POST", "/friendbank/drafts/<key:draft_id>/swap", body=SwapSchema(), returns=DRAFT)
def swap_seat(actor: Actor, draft_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Give a seat to somebody else."""
    return views.drafts(actor, [rounds.swap(actor=actor, draft_id=draft_id, **body)])[0]


@endpoint("PUT", "/friendbank/acquaintances/<key:account_id>", body=Schema(), status=204)
def tell_acquaintance(actor: Actor, account_id: str, body: dict[str, Any]) -> None:
    """Say that one knows somebody; others handle them from now on."""
    rounds.tell_acquaintance(actor=actor, account_id=account_id, **body)


@endpoint("DELETE", "/friendbank/acquaintances/<key:account_id>", status=204)
def forget_acquaintance(actor: Actor, account_id: str) -> None:
    """Take it back."""
    rounds.forget_acquaintance(actor=actor, account_id=account_id)
