"""Who has been told of what."""

from sqlalchemy import select

from backend.core.db import session
from backend.notifications.models import Notice


def told(kind: str) -> list[str]:
    """The account of every notice of this kind, in the order of the accounts; needs an open unit of work."""
    return sorted(session().scalars(select(Notice.account_id).where(Notice.kind == kind)))
