"""Proposals, and what was answered to them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select, update

from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate
from backend.friendbank.models import Answer, Proposal, Seat
from backend.friendbank.permissions import SHOWN


def find_proposal(proposal_id: str) -> Proposal | None:
    """A proposal or draft, whoever asks."""
    return session().get(Proposal, proposal_id)


def take_proposal(proposal_id: str, status: str) -> Proposal | None:
    """The proposal as it stands now, ours alone until the unit of work ends; None unless it has this status."""
    taken = (
        update(Proposal)
        .where(Proposal.id == proposal_id, Proposal.status == status)
        .values(revision=Proposal.revision + 1)
        .returning(Proposal)
    )
    return session().scalar(taken, execution_options={"populate_existing": True})


def list_proposals(actor: Actor, window: Window) -> Page[Proposal]:
    """The actor's own proposals, newest first."""
    mine = select(Proposal).join(Seat, Seat.proposal_id == Proposal.id).where(Seat.account_id == actor.id)
    shown = mine.where(Proposal.status.in_(SHOWN), Proposal.sent_at.is_not(None))
    return paginate(shown, window, key=[Proposal.sent_at, Proposal.id], descending=True)


def list_due(now: datetime) -> Sequence[str]:
    """The sent proposals whose time is up."""
    due = select(Proposal.id).where(Proposal.status == "sent", Proposal.closes_at <= now)
    return session().scalars(due.order_by(Proposal.id)).all()


def answers_of(account_id: str, proposal_ids: Collection[str]) -> Mapping[str, str]:
    """What one person answered, by proposal."""
    rows = session().execute(
        select(Answer.proposal_id, Answer.answer).where(
            Answer.proposal_id.in_(proposal_ids), Answer.account_id == account_id
        )
    )
    return dict(rows.all())


def find_answer(proposal_id: str, account_id: str) -> Answer | None:
    """What one person answered, read afresh."""
    return session().get(Answer, (proposal_id, account_id), populate_existing=True)
