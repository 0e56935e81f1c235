"""Who knows whom, as far as accounts tell: one has blocked the other, or let them in from where they live."""

from typing import Any

from sqlalchemy import Select, exists, select, union_all

from .models import Account, Block, RoleGrant


def known_to(account_id: str) -> Select[Any]:
    """Whoever this person has blocked or is blocked by, and whom they invited as their referrer."""
    blocked = select(Block.blocked_id.label("id")).where(Block.blocker_id == account_id)
    blocking = select(Block.blocker_id.label("id")).where(Block.blocked_id == account_id)
    refers = exists().where(RoleGrant.account_id == account_id, RoleGrant.role == "referrer")
    invited = select(Account.id.label("id")).where(Account.invited_by_id == account_id, refers)
    known = union_all(blocked, blocking, invited).subquery()
    return select(known.c.id)
