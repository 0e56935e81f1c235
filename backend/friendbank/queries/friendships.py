"""Friendships."""

from collections.abc import Collection, Mapping

from sqlalchemy import or_, select

from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate
from backend.friendbank.models import Friendship


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
