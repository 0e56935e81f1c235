"""By when it is paid: five working days, counted against an oracle that walks the calendar."""

from datetime import datetime, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.clock import COPENHAGEN
from backend.travel.due import pay_by, working_days_before

DENMARK = holidays.country_holidays("DK")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("asked", "ends", "due"),
    [
        ("2026-06-08T10:00", "2026-06-05T20:00", "2026-06-15T17:00"),  # a Monday, a week with nothing in it
        ("2026-06-01T10:00", "2026-06-12T20:00", "2026-06-19T17:00"),  # asked long before: from the event's end
        ("2026-03-27T23:59", "2026-03-20T20:00", "2026-04-08T17:00"),  # Maundy Thursday to Easter Monday
        ("2026-12-21T10:00", "2026-12-20T20:00", "2026-12-30T17:00"),  # Christmas Eve and the two days after
        ("2026-06-06T10:00", "2026-06-05T20:00", "2026-06-12T17:00"),  # asked on a Saturday
    ],
)
def test_given_back_within_five_working_days(asked: str, ends: str, due: str) -> None:
    assert pay_by("after", at(asked), at(ends) - timedelta(hours=3), at(ends)) == at(due)


def test_needed_before_it_is_there_as_the_event_begins_at_the_latest() -> None:
    starts = at("2026-06-12T17:00")
    ends = starts + timedelta(hours=3)

    assert pay_by("before", at("2026-06-10T10:00"), starts, ends) == starts
    assert pay_by("before", at("2026-05-18T10:00"), starts, ends) == at("2026-05-26T17:00")  # Whit Monday is between


@given(minutes=st.integers(0, 10 * 366 * 24 * 60))
def test_there_are_exactly_five_working_days_after_the_day_it_was_asked(minutes: int) -> None:
    asked = at("2024-01-01T00:00") + timedelta(minutes=minutes)
    due = pay_by("after", asked, asked - timedelta(hours=3), asked)

    days = [asked.date() + timedelta(days=number) for number in range(1, (due.date() - asked.date()).days + 1)]
    free = {(6, 5), (12, 24), (12, 31)} | {(5, 1)}
    working = [day for day in days if day.weekday() < 5 and day not in DENMARK and (day.month, day.day) not in free]
    assert len(working) == 5
    assert working[-1] == due.date()


def test_a_working_day_before_a_monday_is_the_friday() -> None:
    assert working_days_before(at("2026-06-15T17:00"), 1) == at("2026-06-12T17:00")
