"""REST: the crew's budget."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import page_of

from . import queries, schemas, service
from .models import Proposal

blueprint = ApiBlueprint("budget")
endpoint = blueprint.endpoint
PROPOSAL = "/budget/proposals/<key:proposal_id>"
PROPOSAL_OUT = schemas.BudgetProposalSchema()


@endpoint("GET", "/budget", returns=schemas.BudgetSchema())
def show_budget(actor: Actor) -> dict[str, Any]:
    """What the crew has."""
    return queries.show_budget(actor)


@endpoint("GET", "/budget/proposals", query=schemas.BudgetQuery(), returns=page_of(schemas.BudgetProposalSchema))
def list_proposals(actor: Actor, window: Window, query: dict[str, Any]) -> Page[dict[str, Any]]:
    """What the crew would spend, or what became of it."""
    return queries.list_proposals(actor, window, **query)


@endpoint("GET", PROPOSAL, returns=PROPOSAL_OUT)
def get_proposal(actor: Actor, proposal_id: str) -> dict[str, Any]:
    """One proposal."""
    return _shown(actor, queries.see_proposal(actor, proposal_id))


@endpoint("PUT", PROPOSAL, body=schemas.NewBudgetProposal(), returns=PROPOSAL_OUT, rate="30/hour")
def propose(actor: Actor, proposal_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Propose to spend something."""
    return _shown(actor, service.propose(actor=actor, proposal_id=proposal_id, facts=body))


@endpoint("DELETE", PROPOSAL, status=204)
def withdraw(actor: Actor, proposal_id: str) -> None:
    """Take an own proposal back."""
    service.withdraw(actor=actor, proposal_id=proposal_id)


@endpoint("PUT", f"{PROPOSAL}/vote", body=schemas.NewBallot(), returns=PROPOSAL_OUT)
def vote(actor: Actor, proposal_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Say yes or no."""
    return _shown(actor, service.vote(actor=actor, proposal_id=proposal_id, **body))


@endpoint("PUT", f"{PROPOSAL}/spent", body=schemas.NewSpending(), returns=PROPOSAL_OUT)
def spend(actor: Actor, proposal_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Note what was paid."""
    return _shown(actor, service.spend(actor=actor, proposal_id=proposal_id, **body))


@endpoint("PUT", f"{PROPOSAL}/refused", body=schemas.NewRefusal(), returns=PROPOSAL_OUT)
def refuse(actor: Actor, proposal_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Say why it is not paid for."""
    return _shown(actor, service.refuse(actor=actor, proposal_id=proposal_id, **body))


def _shown(actor: Actor, proposal: Proposal) -> dict[str, Any]:
    return queries.describe(actor, [proposal])[0]
