"""REST: one's own profile, proposals and friends, and the matchmaker's drafts."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, Schema, page_of

from . import matchmaking, queries, schemas, service, views
from .models import Round, blank_profile

blueprint = ApiBlueprint("friendbank")
endpoint = blueprint.endpoint
PROFILE, PROPOSAL, DRAFT = schemas.ProfileSchema(), schemas.ProposalSchema(), schemas.DraftSchema()


@endpoint("GET", "/friendbank/choices", returns=schemas.ChoicesSchema())
def get_choices(actor: Actor) -> dict[str, Any]:
    """What a profile can say."""
    return views.choices(actor)


@endpoint("GET", "/friendbank/profile", returns=PROFILE)
def get_profile(actor: Actor) -> dict[str, Any]:
    """One's own profile."""
    actor.require("friendbank.take_part")
    return views.profile(queries.find_profile(actor.id) or blank_profile(actor.id))


@endpoint("PUT", "/friendbank/profile", body=schemas.ProfileChanges(), returns=PROFILE)
def save_profile(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """Tell about oneself."""
    return views.profile(service.save_profile(actor=actor, changes=body))


@endpoint("GET", "/friendbank/proposals", query=PageQuery(), returns=page_of(schemas.ProposalSchema))
def list_proposals(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """One's own proposals, newest first."""
    actor.require("friendbank.take_part")
    return queries.list_proposals(actor, window).map(lambda shown: views.proposals(actor, shown))


@endpoint("POST", "/friendbank/proposals/<key:proposal_id>/answer", body=schemas.AnswerSchema(), returns=PROPOSAL)
def answer(actor: Actor, proposal_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Say yes, later or no; nobody is told unless both say yes."""
    answered = service.answer(actor=actor, proposal_id=proposal_id, said=body["answer"])
    return views.proposals(actor, [answered])[0]


@endpoint("GET", "/friendbank/friends", query=PageQuery(), returns=page_of(schemas.FriendSchema))
def list_friends(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """One's own friends, newest first."""
    actor.require("friendbank.take_part")
    return queries.list_friends(actor, window).map(lambda shown: views.friends(actor, shown))


@endpoint("DELETE", "/friendbank/friends/<key:friendship_id>", status=204)
def end_friendship(actor: Actor, friendship_id: str) -> None:
    """Part, without a reason."""
    service.end_friendship(actor=actor, friendship_id=friendship_id)


@endpoint("POST", "/friendbank/rounds", body=Schema(), returns=schemas.RoundSchema(), status=201, rate="20/hour")
def create_round(actor: Actor, body: dict[str, Any]) -> Round:
    """Make a round of drafts."""
    return matchmaking.create_round(actor=actor, **body)


@endpoint("GET", "/friendbank/drafts", query=PageQuery(), returns=page_of(schemas.DraftSchema))
def list_drafts(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """The drafts that wait for a decision."""
    actor.require("friendbank.match")
    return queries.list_drafts(actor, window).map(lambda shown: views.drafts(actor, shown))


@endpoint("POST", "/friendbank/drafts/<key:draft_id>/approval", body=Schema(), returns=DRAFT)
def approve_draft(actor: Actor, draft_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Send one draft."""
    return views.drafts(actor, [matchmaking.approve(actor=actor, draft_id=draft_id, **body)])[0]


@endpoint("POST", "/friendbank/drafts/<key:draft_id>/rejection", body=schemas.RejectionSchema(), status=204)
def reject_draft(actor: Actor, draft_id: str, body: dict[str, Any]) -> None:
    """Put one draft away."""
    matchmaking.reject(actor=actor, draft_id=draft_id, **body)


@endpoint(
    "POST",
    "/friendbank/drafts/approvals",
    body=schemas.ManyDraftsSchema(),
    returns=schemas.BulkApprovalSchema(),
)
def approve_drafts(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """Send many drafts at once; those a rule stops are named with the rule."""
    approved, refused = matchmaking.approve_many(actor=actor, draft_ids=body["ids"])
    return {"approved": approved, "refused": refused}
