"""Reads: one's own notices."""

from collections.abc import Collection

from sqlalchemy import func, select

from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate

from .models import Notice


def list_notices(actor: Actor, window: Window) -> Page[Notice]:
    """The actor's notices, newest first."""
    mine = select(Notice).where(Notice.account_id == actor.id)
    return paginate(mine, window, key=[Notice.created_at, Notice.id], descending=True)


def count_unread(actor: Actor) -> int:
    """How many of the actor's notices have not been read."""
    unread = select(func.count()).where(Notice.account_id == actor.id, Notice.read_at.is_(None))
    return session().scalar(unread) or 0


def list_told(account_ids: Collection[str], cause: str) -> set[str]:
    """Those of `account_ids` who have heard of `cause` already."""
    told = select(Notice.account_id).where(Notice.account_id.in_(account_ids), Notice.cause == cause)
    return set(session().scalars(told))
