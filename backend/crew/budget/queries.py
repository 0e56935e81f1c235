"""Reads about the budget: nobody sees how a vote stands before it is counted."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.core.pagination import Page, Window, paginate
from backend.crew import queries as crew
from backend.crew.permissions import require_reader
from backend.ledger import queries as ledger
from backend.ledger.permissions import KEEP

from .models import DECIDED, Ballot, Proposal
from .permissions import can_pay, can_vote

# Of fewer votes it is not said how they fell: in a small crew everybody would know who said no.
FEW = 5
STATES = ("open", "decided")
_PLAIN = (
    *("id", "title", "words", "amount_ore", "status", "created_at", "votes_until", "was_extended"),
    *("decided_at", "reason", "spent_ore", "done_at", "version"),
)


def find_proposal(proposal_id: str) -> Proposal | None:
    """One proposal, whoever asks."""
    return session().get(Proposal, proposal_id)


def see_proposal(actor: Actor, proposal_id: str) -> Proposal:
    """A proposal that exists for this actor; raises NotFound."""
    seen = session().scalar(_seen_by(actor).where(Proposal.id == proposal_id)) if actor.capabilities else None
    if seen is None:
        raise NotFound
    return seen


def list_proposals(actor: Actor, window: Window, state: str) -> Page[dict[str, Any]]:
    """What is being voted on or waits to be paid, or what became of the others; the newest first. Raises Forbidden."""
    require_reader(actor)
    open_ = Proposal.status.in_(("voting", "adopted"))
    done = Proposal.status.in_(set(DECIDED) - {"adopted"})
    chosen = _seen_by(actor).where(open_ if state == "open" else done)
    newest = paginate(chosen, window, key=[Proposal.created_at, Proposal.id], descending=True)
    return newest.map(lambda proposals: describe(actor, proposals))


def show_budget(actor: Actor) -> dict[str, Any]:
    """What the crew has left to decide on, and whether this actor proposes, votes or pays; raises Forbidden."""
    require_reader(actor)
    balance = ledger.balance_of(actor.community_id, "crew")
    return {
        "balance_ore": balance,
        "free_ore": max(0, balance - count_promised(actor.community_id)),
        "can_vote": can_vote(actor, is_member=crew.is_member(actor.id)),
        "can_keep": actor.can(KEEP),
    }


def count_promised(community_id: str) -> int:
    """What the crew decided to spend and nobody has paid yet, in øre."""
    promised = select(func.sum(Proposal.amount_ore))
    promised = promised.where(Proposal.community_id == community_id, Proposal.status == "adopted")
    return int(session().scalar(promised) or 0)


def describe(actor: Actor, proposals: Sequence[Proposal]) -> list[dict[str, Any]]:
    """Proposals as the API shows them to this actor, in a fixed number of queries."""
    people = accounts.people_by_id(one for each in proposals for one in (each.author_id, each.done_by_id) if one)
    mine = (Ballot.proposal_id.in_([one.id for one in proposals]), Ballot.account_id == actor.id)
    said = {
        row.proposal_id: row.choice for row in session().execute(select(Ballot.proposal_id, Ballot.choice).where(*mine))
    }
    votes = can_vote(actor, is_member=crew.is_member(actor.id))
    return [
        {
            **{name: getattr(proposal, name) for name in _PLAIN},
            "author": people[proposal.author_id],
            "done_by": people[proposal.done_by_id] if proposal.done_by_id else None,
            "mine": proposal.author_id == actor.id,
            "my_vote": said.get(proposal.id),
            "can_vote": votes and proposal.status == "voting" and clock.now() < proposal.votes_until,
            "can_pay": can_pay(actor, proposal),
            "tally": _shown_tally(proposal),
        }
        for proposal in proposals
    ]


def _shown_tally(proposal: Proposal) -> dict[str, int] | None:
    yes, no = proposal.yes or 0, proposal.no or 0
    return {"yes": yes, "no": no} if yes + no >= FEW else None


def _seen_by(actor: Actor) -> Select[Proposal]:
    seen = select(Proposal).where(
        Proposal.community_id == actor.community_id, Proposal.gone_at.is_(None), Proposal.status != "withdrawn"
    )
    if actor.is_adult:
        return seen
    return seen.where(Proposal.author_id.not_in(accounts.list_blocked_either_way(actor.id)))
