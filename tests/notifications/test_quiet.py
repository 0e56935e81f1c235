"""Quiet hours, minute by minute: both nights when clocks are set, birthdays at midnight, the turn of the year."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.clock import COPENHAGEN
from backend.notifications.quiet import OLDER, YOUNGER, Hours, Sleeper

MINUTE = timedelta(minutes=1)
SPRING, AUTUMN, NEW_YEAR = date(2026, 3, 29), date(2026, 10, 25), date(2027, 1, 1)
LEAP_DAY_CHILD = date(2008, 2, 29)


def local(day: date, hour: int, minute: int = 0, *, fold: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute, fold=fold), COPENHAGEN).astimezone(UTC)


def born(years: int, birthday: date) -> date:
    """A birth date that makes somebody `years` old on `birthday`."""
    return birthday.replace(year=birthday.year - years)


def minutes(start: datetime, hours: int) -> Iterator[datetime]:
    return (start + MINUTE * number for number in range(hours * 60))


CHILD = Sleeper(birth_date=date(2012, 6, 15))  # 14 in 2026
SEVENTEEN = Sleeper(birth_date=date(2009, 6, 15))
GROWN = Sleeper(birth_date=date(2006, 6, 15), choice=Hours(time(23, 30), time(9, 15)))
OPEN = Sleeper(birth_date=date(2006, 6, 15), choice=None)
ADULT = Sleeper(is_adult=True)


@pytest.mark.parametrize("day", [SPRING, AUTUMN, NEW_YEAR, date(2026, 6, 1)])
@pytest.mark.parametrize(
    ("sleeper", "starts", "ends"),
    [
        (CHILD, time(21), time(7)),
        (SEVENTEEN, time(22), time(7)),
        (GROWN, time(23, 30), time(9, 15)),
        (ADULT, time(22), time(7)),
    ],
)
def test_every_minute_around_a_night(sleeper: Sleeper, starts: time, ends: time, day: date) -> None:
    """From noon to noon over the night in which `day` begins, however long that night is."""
    evening, noon = local(day - timedelta(days=1), 12), local(day, 12)
    for moment in minutes(evening, round((noon - evening) / timedelta(hours=1))):
        wall = moment.astimezone(COPENHAGEN)
        asleep = wall.time() >= starts if wall.date() < day else wall.time() < ends
        assert sleeper.is_quiet(moment) == asleep
        until = sleeper.quiet_until(moment)
        assert until == (datetime.combine(day, ends, COPENHAGEN).astimezone(UTC) if asleep else None)


def test_the_nights_are_as_long_as_they_are() -> None:
    nights = {SPRING: 9, AUTUMN: 11, NEW_YEAR: 10}
    for day, hours in nights.items():
        evening = local(day - timedelta(days=1), 21)
        until = CHILD.quiet_until(evening)
        assert until is not None
        assert until - evening == timedelta(hours=hours)


class TestBirthdays:
    """At midnight somebody is a year older, and the night goes on as theirs."""

    @pytest.mark.parametrize("day", [SPRING, AUTUMN, NEW_YEAR, date(2026, 6, 1)])
    def test_sixteen_is_quiet_from_ten(self, day: date) -> None:
        sleeper = Sleeper(birth_date=born(16, day))
        before = local(day - timedelta(days=1), 21, 30)
        assert sleeper.quiet_until(before) == local(day, 7)
        assert sleeper.quiet_until(local(day, 0)) == local(day, 7)
        assert not sleeper.is_quiet(local(day, 21, 30))
        assert sleeper.is_quiet(local(day, 22))

    @pytest.mark.parametrize("day", [SPRING, AUTUMN, NEW_YEAR, date(2026, 6, 1)])
    def test_eighteen_may_be_woken_from_midnight_on(self, day: date) -> None:
        sleeper = Sleeper(birth_date=born(18, day), choice=None)
        assert sleeper.quiet_until(local(day - timedelta(days=1), 23)) == local(day, 0)
        assert not sleeper.is_quiet(local(day, 0))
        assert sleeper.is_quiet(local(day, 0) - MINUTE)

    def test_eighteen_with_a_later_choice_has_a_gap(self) -> None:
        day = date(2026, 6, 1)
        sleeper = Sleeper(birth_date=born(18, day), choice=Hours(time(1), time(9)))
        assert sleeper.quiet_until(local(day - timedelta(days=1), 23)) == local(day, 0)
        assert sleeper.quiet_until(local(day, 1)) == local(day, 9)

    def test_a_child_of_the_leap_day_grows_on_the_first_of_march(self) -> None:
        sleeper = Sleeper(birth_date=LEAP_DAY_CHILD)  # sixteen in 2024, a leap year; eighteen in 2026, which is none
        assert sleeper.fixed_on(date(2024, 2, 28)) == YOUNGER
        assert sleeper.fixed_on(date(2024, 2, 29)) == OLDER
        assert sleeper.fixed_on(date(2026, 2, 28)) == OLDER
        assert sleeper.fixed_on(date(2026, 3, 1)) is None


def test_who_may_choose() -> None:
    day = date(2026, 11, 20)
    expected = {13: YOUNGER, 15: YOUNGER, 16: OLDER, 17: OLDER, 18: None, 22: None}
    assert {age: Sleeper(birth_date=born(age, day)).fixed_on(day) for age in expected} == expected
    assert Sleeper(birth_date=None).fixed_on(day) == YOUNGER
    assert ADULT.fixed_on(day) is None


QUARTERS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
CHOICES = st.none() | st.builds(Hours, QUARTERS, QUARTERS).filter(lambda hours: hours.starts != hours.ends)
BIRTH_DATES = st.dates(date(2004, 1, 1), date(2013, 12, 31))
SLEEPERS = st.builds(Sleeper, st.booleans(), st.none() | BIRTH_DATES, CHOICES)
MOMENTS = st.datetimes(
    datetime.fromisoformat("2025-12-30"), datetime.fromisoformat("2027-01-03"), timezones=st.just(UTC)
) | st.builds(
    lambda day, away: local(day, 12) + away,
    st.sampled_from([SPRING, AUTUMN, NEW_YEAR]),
    st.timedeltas(timedelta(hours=-26), timedelta(hours=26)),
)


@given(sleeper=SLEEPERS, moment=MOMENTS)
def test_quiet_ends_when_it_says_and_not_before(sleeper: Sleeper, moment: datetime) -> None:
    until = sleeper.quiet_until(moment)
    if until is None:
        assert not sleeper.is_quiet(moment)
        return
    assert not sleeper.is_quiet(until)
    assert moment < until <= moment + timedelta(hours=49)  # two days, where the one free hour is skipped in spring
    last = until - MINUTE
    while last > moment:
        assert sleeper.is_quiet(last)
        last -= timedelta(minutes=7)


@given(sleeper=SLEEPERS, moment=MOMENTS, most=st.timedeltas(timedelta(0), timedelta(hours=12)))
def test_nothing_goes_on_trying_into_the_night(sleeper: Sleeper, moment: datetime, most: timedelta) -> None:
    if sleeper.is_quiet(moment):
        return
    life = sleeper.time_to_ring(moment, most=most)
    assert timedelta(0) <= life <= most
    assert not any(sleeper.is_quiet(moment + life * part / 10) for part in range(10))
    assert life == most or sleeper.is_quiet(moment + life)


@given(moment=MOMENTS, birth_date=BIRTH_DATES)
def test_growing_older_never_makes_the_night_longer(moment: datetime, birth_date: date) -> None:
    younger = Sleeper(birth_date=birth_date + timedelta(days=366), choice=OLDER)
    assert younger.is_quiet(moment) or not Sleeper(birth_date=birth_date, choice=OLDER).is_quiet(moment)
