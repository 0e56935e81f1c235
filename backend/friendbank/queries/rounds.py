"""Rounds and their drafts."""

from sqlalchemy import select

from backend.core.actor import Actor
from backend.core.pagination import Page, Window, paginate
from backend.friendbank.models import Proposal, Seat


def list_drafts(actor: Actor, window: Window) -> Page[Proposal]:
    """The drafts of the matchmaker's community, oldest round first."""
    own = select(Seat.proposal_id).where(Seat.account_id == actor.id)
    here = (Proposal.community_id == actor.community_id, Proposal.status == "draft")
    return paginate(select(Proposal).where(*here, Proposal.id.not_in(own)), window, key=[Proposal.id])
