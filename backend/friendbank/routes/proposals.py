"""REST: one's own proposals and friends."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of
from backend.friendbank import queries, service, views
from backend.friendbank.schemas.proposals import AnswerSchema, EndQuery, FriendSchema, HelperSchema, ProposalSchema

blueprint = ApiBlueprint("proposals")
endpoint = blueprint.endpoint
PROPOSAL = ProposalSchema()


@endpoint("GET", "/friendbank/proposals", query=PageQuery(), returns=page_of(ProposalSchema))
def list_proposals(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """One's own proposals, newest first."""
    actor.require("friendbank.take_part")
    return queries.list_proposals(actor, window).map(lambda shown: views.proposals(actor, shown))


@endpoint("POST", "/friendbank/proposals/<key:proposal_id>/answer", body=AnswerSchema(), returns=PROPOSAL)
def answer(actor: Actor, proposal_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Say yes, later or no; nobody is told unless all say yes."""
    answered = service.answer(actor=actor, proposal_id=proposal_id, said=body["answer"])
    return views.proposals(actor, [answered])[0]


@endpoint("GET", "/friendbank/friends", query=PageQuery(), returns=page_of(FriendSchema))
def list_friends(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """One's own friends, newest first."""
    actor.require("friendbank.take_part")
    return queries.list_friends(actor, window).map(lambda shown: views.friends(actor, shown))


@endpoint("DELETE", "/friendbank/friends/<key:friendship_id>", query=EndQuery(), status=204)
def end_friendship(actor: Actor, friendship_id: str, query: dict[str, Any]) -> None:
    """Part, without a reason, for now or for good."""
    service.end_friendship(actor=actor, friendship_id=friendship_id, **query)


@endpoint("POST", "/friendbank/friends/<key:friendship_id>/helper", body=HelperSchema(), returns=FriendSchema())
def choose_helper(actor: Actor, friendship_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Wish for a volunteer to come along the first time, or not any more."""
    return views.friends(actor, [service.choose_helper(actor=actor, friendship_id=friendship_id, **body)])[0]
