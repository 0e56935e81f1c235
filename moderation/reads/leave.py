"""Leave to read around a case: for half an hour, for so many pages, and for more with somebody else's yes."""

from datetime import timedelta

from backend.core import clock
from backend.core.db import session

from .models import WiderReading

LASTS = timedelta(minutes=30)
PAGES_ALONE, PAGES_WITH_SECOND = 3, 10


def find(case_id: str, reader_id: str) -> WiderReading | None:
    """The leave somebody has to read around a case at this moment, or None."""
    leave = session().get(WiderReading, (case_id, reader_id))
    return leave if leave and leave.until > clock.now() else None


def open_for(case_id: str, reader_id: str, reason: str) -> WiderReading:
    """Let somebody read the first pages around a case; what they read before under another leave still counts."""
    leave = session().get(WiderReading, (case_id, reader_id))
    if leave is None:
        leave = WiderReading(case_id=case_id, reader_id=reader_id, pages=0, pages_allowed=PAGES_ALONE)
        session().add(leave)
    leave.reason, leave.opened_at, leave.until = reason, clock.now(), clock.now() + LASTS
    session().flush()
    return leave


def extend(case_id: str, reader_id: str) -> None:
    """Let somebody read on, because another person agreed."""
    leave = session().get(WiderReading, (case_id, reader_id))
    if leave is not None:
        leave.pages_allowed, leave.until = leave.pages + PAGES_WITH_SECOND, clock.now() + LASTS
        session().flush()
