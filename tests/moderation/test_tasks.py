"""The reminder runs by itself, in a unit of work of its own."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from backend.core import clock
from backend.core.db import session
from backend.core.outbox import OutboxEntry
from moderation.tasks import remind_overdue, warn_of_stale_help_lines
from tests.conftest import UnitOfWork

from . import making
from .people import Cast


def test_it_remembers_what_everybody_forgot(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze("2026-11-20T12:00:00+01:00"):
        with unit():
            case = making.open_case(cast.author.id, "low")
        clock.advance(timedelta(days=1))
        for _ in range(2):
            remind_overdue()
        with unit():
            assert session().scalars(select(OutboxEntry.payload)).all() == [
                {"case_id": case.id, "deadline_at": "2026-11-21T11:00:00+00:00"}
            ]


@pytest.mark.parametrize(("today", "warns"), [("2026-11-22", False), ("2030-01-01", True)])
def test_old_numbers_are_warned_of(today: str, warns: bool) -> None:
    with clock.freeze(f"{today}T12:00:00+01:00"), capture_logs() as logs:
        warn_of_stale_help_lines()
    assert [entry["event"] for entry in logs] == ["help_lines_unchecked"] * warns
