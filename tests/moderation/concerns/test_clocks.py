"""Weekdays as a Danish municipality has them, and ends of days on a Danish clock."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core import clock
from moderation.concerns import clocks
from moderation.concerns.models import Concern

YEARS = st.integers(0, 8 * 365 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def concern(**fields: object) -> Concern:
    facts = {"created_at": datetime(2026, 11, 23, 9, tzinfo=UTC), "happened_on": date(2026, 11, 22), "danger": False}
    return Concern(**{**facts, **fields})


@pytest.mark.parametrize(
    ("given_over", "ends"),
    [
        ("2026-11-23T10:00:00+01:00", "2026-12-02T00:00:00+01:00"),  # a Monday: Tuesday to the Tuesday after
        ("2026-11-28T23:59:00+01:00", "2026-12-08T00:00:00+01:00"),  # a Saturday
        ("2026-12-22T12:00:00+01:00", "2027-01-01T00:00:00+01:00"),  # over Christmas
        ("2026-03-31T12:00:00+02:00", "2026-04-14T00:00:00+02:00"),  # over Easter
        ("2026-03-26T12:00:00+01:00", "2026-04-09T00:00:00+02:00"),  # and a Sunday that is an hour short
        ("2026-05-13T12:00:00+02:00", "2026-05-23T00:00:00+02:00"),  # Ascension Day
        ("2026-11-23T00:30:00+01:00", "2026-12-02T00:00:00+01:00"),  # still Sunday in UTC
    ],
)
def test_six_weekdays(given_over: str, ends: str) -> None:
    assert clocks.end_of_weekday(datetime.fromisoformat(given_over), 6) == datetime.fromisoformat(ends)


@given(YEARS, st.integers(1, 12))
def test_it_is_the_end_of_a_weekday_with_so_many_weekdays_gone_by(moment: datetime, count: int) -> None:
    end = clocks.end_of_weekday(moment, count).astimezone(clock.COPENHAGEN)
    first, last = moment.astimezone(clock.COPENHAGEN).date(), end.date() - timedelta(days=1)
    between = [first + timedelta(days=day) for day in range(1, (last - first).days + 1)]

    assert (end.hour, end.minute) == (0, 0)
    assert clocks.is_weekday(last)
    assert sum(map(clocks.is_weekday, between)) == count


@given(YEARS, st.integers(0, 3000), st.integers(1, 6))
def test_later_handed_over_is_never_due_sooner(moment: datetime, minutes: int, count: int) -> None:
    later = moment + timedelta(minutes=minutes)
    assert clocks.end_of_weekday(moment, count) <= clocks.end_of_weekday(later, count)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-11-23", True),
        ("2026-11-28", False),
        ("2026-11-29", False),
        ("2026-12-25", False),
        ("2026-05-14", False),  # Ascension Day
        ("2026-05-01", True),  # the Great Prayer Day, of old; a weekday since 2024
        ("2023-05-05", False),
    ],
)
def test_the_danish_calendar(day: str, works: bool) -> None:
    assert clocks.is_weekday(date.fromisoformat(day)) is works


def test_which_clocks_run() -> None:
    given_over = datetime(2026, 11, 23, 12, tzinfo=UTC)
    six = datetime(2026, 12, 1, 23, tzinfo=UTC)
    adult = {"birth_date": date(2000, 1, 1), "handed_over_at": given_over}
    assert clocks.running(concern()) == {"draft": datetime(2026, 11, 24, 9, tzinfo=UTC)}
    assert clocks.running(concern(danger=True)) == {"draft": datetime(2026, 11, 23, 10, tzinfo=UTC)}
    assert clocks.running(concern(handed_over_at=given_over)) == {
        "assessment": given_over + timedelta(days=1),
        "receipt": six,
    }
    assert clocks.running(concern(**adult)) == {}
    for stops in ("receipt_at", "answered_at"):
        assert clocks.running(concern(handed_over_at=given_over, **{stops: given_over})) == {}
