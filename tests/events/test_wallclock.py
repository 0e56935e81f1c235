from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.events.wallclock import is_plain, moment_of, on_the_wall

ZONE = "Europe/Copenhagen"


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    [("2026-10-24", 16), ("2026-10-25", 17), ("2027-03-27", 17), ("2027-03-28", 16)],
)
def test_six_in_the_evening_stays_six_in_the_evening(day: str, utc_hour: int) -> None:
    moment = moment_of(datetime.fromisoformat(f"{day}T18:00"), ZONE)

    assert moment == datetime.fromisoformat(f"{day}T{utc_hour}:00+00:00")
    assert on_the_wall(moment, ZONE) == datetime.fromisoformat(f"{day}T18:00")


def test_the_hour_that_happens_twice_is_told_apart_only_the_first_time() -> None:
    first, second = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))

    assert on_the_wall(first, ZONE) == on_the_wall(second, ZONE) == datetime.fromisoformat("2026-10-25T02:30")
    assert (is_plain(first, ZONE), is_plain(second, ZONE)) == (True, False)


@given(st.integers(1_767_225_600, 2_208_988_800).map(lambda second: datetime.fromtimestamp(second, UTC)))
def test_every_plain_moment_survives_the_wall(moment: datetime) -> None:
    wall = on_the_wall(moment, ZONE)

    assert wall.tzinfo is None
    assert (moment_of(wall, ZONE) == moment) == is_plain(moment, ZONE)
