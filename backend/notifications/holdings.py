"""All that notifications keep about one person: to show them, and to be forgotten with them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, inspect, select

from backend.core.db import Base, session

from .models import MailAddress, Notice, Preference, PushSubscription, Ring

# Rings first, because they refer to notices.
_TABLES: tuple[type[Base], ...] = (Ring, Notice, Preference, PushSubscription, MailAddress)
# Keys to somebody's devices and mailbox: shown to nobody, not even their owner.
_SECRET = frozenset({"endpoint", "p256dh", "auth", "nonce", "unsubscribe_token"})


def list_holdings(account_id: str) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """Every row about the account by table, without the keys in them."""
    return {
        table.__tablename__: [_shown(row) for row in session().scalars(_own(table, account_id))] for table in _TABLES
    }


def erase(account_id: str) -> None:
    """Delete every row about the account."""
    for table in _TABLES:
        session().execute(delete(table).where(table.account_id == account_id))  # type: ignore[attr-defined]


def _own(table: type[Base], account_id: str) -> Any:
    return select(table).where(table.account_id == account_id)  # type: ignore[attr-defined]  # every one of these has it


def _shown(row: Base) -> Mapping[str, Any]:
    return {
        column.key: getattr(row, column.key) for column in inspect(row).mapper.column_attrs if column.key not in _SECRET
    }
