from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.accounts.ages import age_band, age_on

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (12, None),
        (13, "13-14"),
        (14, "13-14"),
        (15, "15-17"),
        (17, "15-17"),
        (18, "18-22"),
        (22, "18-22"),
        (23, None),
    ],
)
def test_the_band_of_every_edge(age: int, band: str | None) -> None:
    assert age_band(age) == band


def test_a_birthday_moves_a_youth_over_on_the_day_itself() -> None:
    born = date(2008, 11, 22)

    assert age_on(date(2026, 11, 21), born) == 17
    assert age_on(date(2026, 11, 22), born) == 18


def test_a_leap_day_child_has_its_birthday_on_the_first_of_march() -> None:
    born = date(2008, 2, 29)

    assert age_on(date(2026, 2, 28), born) == 17
    assert age_on(date(2026, 3, 1), born) == 18
    assert age_on(date(2028, 2, 29), born) == 20


@given(born=DAYS, lived=st.integers(0, 15000))
def test_nobody_grows_younger_and_a_year_is_a_year(born: date, lived: int) -> None:
    day = born + timedelta(days=lived)

    assert age_on(day, born) <= age_on(day + timedelta(days=1), born) <= age_on(day, born) + 1
    assert abs(age_on(day, born) - lived / 365.2425) <= 1.01
