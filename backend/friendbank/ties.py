"""Who knows whom, as far as the friend bank tells: matchmakers say whom they know in life."""

from typing import Any

from sqlalchemy import Select, select

from backend.friendbank.models import Acquaintance


def known_to(account_id: str) -> Select[Any]:
    """The youths this person has said to know."""
    return select(Acquaintance.account_id.label("id")).where(Acquaintance.matchmaker_id == account_id)
