from datetime import UTC, date, datetime, timedelta

import pytest

from backend.core import clock


def test_a_frozen_clock_stands_until_it_is_moved() -> None:
    with clock.freeze("2026-11-22T18:00:00+01:00"):
        assert clock.now() == datetime(2026, 11, 22, 17, tzinfo=UTC)
        clock.advance(timedelta(hours=1))
        assert clock.now() == datetime(2026, 11, 22, 18, tzinfo=UTC)
    with pytest.raises(RuntimeError):
        clock.advance(timedelta(hours=1))


def test_the_date_is_the_one_on_a_wall_in_denmark() -> None:
    with clock.freeze("2026-11-22T23:30:00Z"):
        assert clock.today() == date(2026, 11, 23)
    with clock.freeze("2026-06-30T21:59:59Z"):
        assert clock.today() == date(2026, 6, 30)


def test_a_moment_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"), clock.freeze("2026-11-22T18:00:00"):
        pass
