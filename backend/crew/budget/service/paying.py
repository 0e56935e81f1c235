"""Use cases: an adult pays for what the crew decided, or says why not, and it is not forgotten."""

from datetime import timedelta

from sqlalchemy import select

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.crew.budget import queries
from backend.crew.budget.errors import MoreThanDecided, ProposalMoved
from backend.crew.budget.models import Proposal
from backend.crew.budget.telling import tell_crew, tell_payers
from backend.crew.budget.turns import turn
from backend.ledger import service as ledger
from backend.ledger.permissions import KEEP
from moderation.publishing import require_publishable

# Once in between, and then that it is too long.
REMINDED_AFTER, LATE_AFTER = timedelta(days=7), timedelta(days=14)


def spend(*, actor: Actor, proposal_id: str, amount_ore: int) -> Proposal:
    """Note what was paid: it leaves the pot with this, and what was not needed stays in it. The same twice is once.

    Raises Forbidden, NotFound, ProposalMoved, MoreThanDecided, PotTooSmall.
    """
    proposal = _require_keeper(actor, proposal_id)
    if amount_ore > proposal.amount_ore:
        raise MoreThanDecided
    done = {"spent_ore": amount_ore, "done_by_id": actor.id, "done_at": clock.now()}
    if not turn(proposal, ("adopted",), status="spent", **done):
        session().refresh(proposal)
        if (proposal.status, proposal.spent_ore) != ("spent", amount_ore):
            raise ProposalMoved
        return proposal
    ledger.enter(actor, "crew", -amount_ore, why="spent", subject_id=proposal.id, words=proposal.title)
    tell_crew(proposal, "crew.proposal_spent")
    return proposal


def refuse(*, actor: Actor, proposal_id: str, reason: str) -> Proposal:
    """Not pay for what the crew decided, with a reason all can read; the same twice is once.

    Raises Forbidden, NotFound, ProposalMoved, NotPublishable.
    """
    proposal = _require_keeper(actor, proposal_id)
    require_publishable(actor, {"reason": reason}, room_kind="event")
    if not turn(proposal, ("adopted",), status="refused", reason=reason, done_by_id=actor.id, done_at=clock.now()):
        session().refresh(proposal)
        if (proposal.status, proposal.reason) != ("refused", reason):
            raise ProposalMoved
        return proposal
    tell_crew(proposal, "crew.proposal_refused")
    return proposal


def remind() -> int:
    """A week after the crew decided remind those who pay, and after two tell them and the crew; returns how many."""
    return _remind(1, REMINDED_AFTER) + _remind(2, LATE_AFTER)


def _remind(step: int, after: timedelta) -> int:
    due = (Proposal.decided_at <= clock.now() - after, Proposal.reminders < step)
    waiting = session().scalars(select(Proposal).where(Proposal.status == "adopted", *due).order_by(Proposal.id)).all()
    for proposal in waiting:
        if turn(proposal, ("adopted",), Proposal.reminders < step, reminders=step):
            tell_payers(proposal, "crew.proposal_to_pay" if step == 1 else "crew.proposal_late")
            if step == 2:
                tell_crew(proposal, "crew.proposal_sorry")
    return len(waiting)


def _require_keeper(actor: Actor, proposal_id: str) -> Proposal:
    actor.require(KEEP)
    return queries.see_proposal(actor, proposal_id)
