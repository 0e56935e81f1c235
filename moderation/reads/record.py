"""Putting a look on record, for those whose words were read."""

from collections.abc import Iterable

from backend.core import clock
from backend.core.db import session

from .models import Look


def note(case_id: str, *, reader_id: str, why: str, whose: Iterable[str | None]) -> None:
    """Remember that somebody read what these people wrote; again for the same reason is one look that lasts."""
    now = clock.now()
    for account_id in sorted(set(filter(None, whose)) - {reader_id}):
        look = session().get(Look, (case_id, account_id, reader_id, why))
        if look is None:
            look = Look(case_id=case_id, account_id=account_id, reader_id=reader_id, why=why, first_at=now)
            session().add(look)
        look.last_at = now
    session().flush()
