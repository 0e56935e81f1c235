"""Blocks among the people of rooms: one rule of who does not hear whom, as pairs and as SQL."""

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, bindparam, exists, or_, select

from backend.accounts.models import Block
from backend.chat.models import Membership, Message, Room
from backend.core.db import run

_BLOCKS_AMONG = select(Block.blocker_id, Block.blocked_id).where(
    Block.blocker_id.in_(bindparam("people", expanding=True)), Block.blocked_id.in_(bindparam("people", expanding=True))
)


def list_blocked_among(account_ids: Collection[str]) -> set[frozenset[str]]:
    """The pairs among these people of which one has blocked the other; nearly always none."""
    if len(account_ids) < 2:
        return set()
    return {frozenset(pair) for pair in run(_BLOCKS_AMONG, people=list(account_ids))}


def list_blocked(pairs: Iterable[frozenset[str]]) -> set[frozenset[str]]:
    """Those of `pairs` of which one has blocked the other."""
    asked = {pair for pair in pairs if pair}
    return asked & list_blocked_among({account_id for pair in asked for account_id in pair})


def is_heard() -> ColumnElement[bool]:
    """What `permissions.is_hidden` leaves over, in a query of Message, Membership (the reader's) and Room."""
    return or_(
        Room.kind == "direct",
        Membership.role == "watcher",
        ~are_blocked(Membership.account_id, Message.author_id),
    )


def are_blocked(
    one_id: SQLColumnExpression[str] | str, other_id: SQLColumnExpression[str] | str
) -> ColumnElement[bool]:
    """Whether either of two, named by columns or ids, has blocked the other."""
    either = or_(
        and_(Block.blocker_id == one_id, Block.blocked_id == other_id),
        and_(Block.blocker_id == other_id, Block.blocked_id == one_id),
    )
    # However deep in a query it stands, the two are those outside.
    return exists().where(either).correlate_except(Block)
