"""Whether somebody looks is counted on moments: also in the nights when the clocks change."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.roster.watch import Span, watch_at

DAY = datetime(2026, 11, 23, tzinfo=UTC)


def at(hour: int) -> datetime:
    return DAY + timedelta(hours=hour)


def span(starts: str, ends: str) -> Span:
    return datetime.fromisoformat(starts), datetime.fromisoformat(ends)


def test_nobody() -> None:
    assert watch_at(at(0), []) == (False, None, None)


def test_shifts_that_meet_are_one() -> None:
    shifts = [(at(16), at(18)), (at(18), at(22)), (at(30), at(31))]
    assert watch_at(at(17), shifts) == (True, at(22), at(30))
    assert watch_at(at(22), shifts) == (False, None, at(30))
    assert watch_at(at(31), shifts) == (False, None, None)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 10)), max_size=8), st.integers(0, 55))
def test_it_says_what_counting_hour_by_hour_says(lengths: list[tuple[int, int]], hour: int) -> None:
    shifts = [(start, start + length) for start, length in lengths]
    on = [any(starts <= one < ends for starts, ends in shifts) for one in range(60)]
    ends = next(one for one in range(hour, 60) if not on[one])
    later = next((one for one in range(ends, 60) if on[one]), None)

    found = watch_at(at(hour), [(at(starts), at(ends)) for starts, ends in shifts])

    assert found == (on[hour], at(ends) if on[hour] else None, None if later is None else at(later))


@pytest.mark.parametrize(
    ("starts", "ends", "hours"),
    [
        ("2026-03-28T22:00:00+01:00", "2026-03-29T06:00:00+02:00", 7),
        ("2026-10-24T22:00:00+02:00", "2026-10-25T06:00:00+01:00", 9),
    ],
)
def test_a_night_when_the_clocks_change(starts: str, ends: str, hours: int) -> None:
    begins, over = span(starts, ends)
    watched = [watch_at(begins + timedelta(minutes=15 * part), [(begins, over)]).watching for part in range(60)]
    assert watched == [True] * hours * 4 + [False] * (60 - hours * 4)
