"""Reads of the friend bank: always from what this actor may see."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import or_, select, update

from backend.accounts.models import Community
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate

from .models import Answer, Friendship, Profile, Proposal
from .permissions import SHOWN


def find_profile(account_id: str) -> Profile | None:
    """What somebody has told, or None."""
    return session().get(Profile, account_id)


def profiles_by_id(account_ids: Collection[str]) -> Mapping[str, Profile]:
    """What these people have told, by account."""
    rows = session().scalars(select(Profile).where(Profile.account_id.in_(account_ids)))
    return {profile.account_id: profile for profile in rows}


def list_areas(actor: Actor) -> list[str]:
    """The slugs of the areas the actor's community covers."""
    return session().get_one(Community, actor.community_id).areas


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
    mine = or_(Proposal.one_id == actor.id, Proposal.other_id == actor.id)
    shown = select(Proposal).where(mine, Proposal.status.in_(SHOWN), Proposal.sent_at.is_not(None))
    return paginate(shown, window, key=[Proposal.sent_at, Proposal.id], descending=True)


def list_drafts(actor: Actor, window: Window) -> Page[Proposal]:
    """The drafts of the matchmaker's community, oldest round first."""
    theirs = (Proposal.one_id != actor.id, Proposal.other_id != actor.id)
    here = (Proposal.community_id == actor.community_id, Proposal.status == "draft")
    return paginate(select(Proposal).where(*here, *theirs), window, key=[Proposal.id])


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


def find_friendship(friendship_id: str) -> Friendship | None:
    """A friendship, ended or not, whoever asks."""
    return session().get(Friendship, friendship_id)


def find_friendship_between(one_id: str, other_id: str) -> Friendship | None:
    """The friendship of two people that has not ended, or None."""
    one_id, other_id = sorted((one_id, other_id))
    pair = (Friendship.one_id == one_id, Friendship.other_id == other_id)
    return session().scalar(select(Friendship).where(*pair, Friendship.ended_at.is_(None)))


def friendships_by_proposal(proposal_ids: Collection[str]) -> Mapping[str, Friendship]:
    """The friendships that came of these proposals and have not ended."""
    rows = session().scalars(
        select(Friendship).where(Friendship.proposal_id.in_(proposal_ids), Friendship.ended_at.is_(None))
    )
    return {friendship.proposal_id: friendship for friendship in rows}


def list_friends(actor: Actor, window: Window) -> Page[Friendship]:
    """The actor's friendships that have not ended, newest first."""
    mine = or_(Friendship.one_id == actor.id, Friendship.other_id == actor.id)
    lasting = select(Friendship).where(mine, Friendship.ended_at.is_(None))
    return paginate(lasting, window, key=[Friendship.since, Friendship.id], descending=True)
