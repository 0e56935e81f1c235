"""Proposals, and what was answered to them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import aliased

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


def list_unreminded(sent_by: datetime, now: datetime) -> Sequence[str]:
    """The proposals that were sent by then, are open, and have called nobody twice."""
    waiting = select(Proposal.id).where(Proposal.status == "sent", Proposal.reminded_at.is_(None))
    due = waiting.where(Proposal.sent_at <= sent_by, Proposal.closes_at > now)
    return session().scalars(due.order_by(Proposal.id)).all()


def list_sent_between(one_id: str, other_id: str) -> Sequence[str]:
    """The open proposals in which both sit."""
    one, other = aliased(Seat), aliased(Seat)
    both = (one.account_id == one_id, other.account_id == other_id, Proposal.status == "sent")
    together = select(Proposal.id).join(one, one.proposal_id == Proposal.id)
    return session().scalars(together.join(other, other.proposal_id == Proposal.id).where(*both)).all()


def answers_to(proposal_id: str) -> Mapping[str, str]:
    """What everybody answered to one proposal, by account."""
    rows = session().execute(select(Answer.account_id, Answer.answer).where(Answer.proposal_id == proposal_id))
    return dict(rows.all())


def list_agreed(proposal_id: str) -> list[str]:
    """Who said yes, in a fixed order; once a proposal has opened, those it opened for."""
    return agreed_to([proposal_id])[proposal_id]


def answers_of(account_id: str, proposal_ids: Collection[str]) -> Mapping[str, str]:
    """What one person answered, by proposal."""
    rows = session().execute(
        select(Answer.proposal_id, Answer.answer).where(
            Answer.proposal_id.in_(proposal_ids), Answer.account_id == account_id
        )
    )
    return dict(rows.all())


def proposals_by_id(proposal_ids: Collection[str]) -> Mapping[str, Proposal]:
    """These proposals, whoever asks."""
    found = session().scalars(select(Proposal).where(Proposal.id.in_(proposal_ids)))
    return {proposal.id: proposal for proposal in found}


def agreed_to(proposal_ids: Collection[str]) -> Mapping[str, list[str]]:
    """Who said yes, by proposal, in a fixed order."""
    yes = select(Answer.proposal_id, Answer.account_id).where(Answer.proposal_id.in_(proposal_ids))
    agreed: dict[str, list[str]] = {proposal_id: [] for proposal_id in proposal_ids}
    for proposal_id, account_id in session().execute(yes.where(Answer.answer == "yes").order_by(Answer.account_id)):
        agreed[proposal_id].append(account_id)
    return agreed


def find_answer(proposal_id: str, account_id: str) -> Answer | None:
    """What one person answered, read afresh."""
    return session().get(Answer, (proposal_id, account_id), populate_existing=True)
