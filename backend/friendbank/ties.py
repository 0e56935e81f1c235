"""Who knows whom, as far as the friend bank tells: matchmakers say whom they know in life."""

from typing import Any

from sqlalchemy import Select, case, or_, select

from backend.friendbank.models import Acquaintance, Friendship


def known_to(account_id: str) -> Select[Any]:
    """The youths this person has said to know."""
    return select(Acquaintance.account_id.label("id")).where(Acquaintance.matchmaker_id == account_id)


def friends_of(account_id: str) -> Select[Any]:
    """Those this person has a friendship with that has not ended."""
    other = case((Friendship.one_id == account_id, Friendship.other_id), else_=Friendship.one_id)
    mine = or_(Friendship.one_id == account_id, Friendship.other_id == account_id)
    return select(other.label("id")).where(mine, Friendship.ended_at.is_(None))
