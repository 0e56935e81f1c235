"""When the house is open: over years, holidays, and the nights the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backend.core.clock import COPENHAGEN
from backend.house import hours
from backend.house.hours import Week, holiday_of, open_day, spans_on

EVENINGS = Week(date(2024, 1, 1), {str(day): ["15:00-21:00"] for day in range(7)}, hours.USUALLY_CLOSED)
SPRING, AUTUMN = date(2027, 3, 28), date(2026, 10, 25)
days = st.dates(date(2023, 1, 1), date(2060, 12, 31))
clocks = st.integers(0, 24 * 4 - 1).map(lambda quarter: f"{quarter // 4:02}:{quarter % 4 * 15:02}")
texts = st.lists(st.tuples(clocks, clocks).map("-".join), max_size=4).map(sorted).filter(hours.is_well)


def _easter(year: int) -> date:
    """Easter Sunday by Butcher's rule, an oracle of its own."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    r = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * r) // 433
    month = (h + r - 7 * m + 90) // 25
    return date(year, month, (h + r - 7 * m + 33 * month + 19) % 32)


@given(st.integers(2024, 2099))
def test_the_statutory_days_are_those_of_the_law(year: int) -> None:
    easter = _easter(year)
    moving = {easter + timedelta(days=days) for days in (-3, -2, 0, 1, 39, 49, 50)}
    expected = moving | {date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)}
    first = date(year, 1, 1)
    found = {first + timedelta(days=number) for number in range(366)}

    # A house's own choice may fall on one of the law, and is its own choice then.
    own = {(5, 1), (6, 5), (12, 24), (12, 31)}
    public = {day for day in found if day.year == year and holiday_of(day) == "public"}
    assert public == {day for day in expected if (day.month, day.day) not in own}


def test_the_great_prayer_day_is_a_day_as_any_other_since_2024() -> None:
    assert holiday_of(date(2023, 5, 5)) == "public"
    assert holiday_of(date(2024, 4, 26)) is None


@given(days, texts)
@example(SPRING, ["02:30-03:10"])
@example(AUTUMN, ["02:15-02:45"])
@example(SPRING - timedelta(days=1), ["22:00-02:30"])
def test_spans_are_in_order_never_empty_and_as_on_the_wall(day: date, said: list[str]) -> None:
    spans = spans_on(day, said)

    assert all(span.begins < span.ends for span in spans)
    assert all(one.ends <= other.begins for one, other in pairwise(spans))
    if not {day, day + timedelta(days=1)} & {SPRING, AUTUMN} and day.month not in {3, 10}:
        walls = [(f"{s.begins.astimezone(COPENHAGEN):%H:%M}", f"{s.ends.astimezone(COPENHAGEN):%H:%M}") for s in spans]
        assert walls == [tuple(text.split("-")) for text in said]


@pytest.mark.parametrize(
    ("day", "text", "length"),
    [
        (SPRING - timedelta(days=1), "22:00-04:00", 5),
        (AUTUMN - timedelta(days=1), "22:00-04:00", 7),
        (date(2026, 6, 5), "22:00-04:00", 6),
    ],
)
def test_a_night_is_as_long_as_the_clocks_make_it(day: date, text: str, length: int) -> None:
    [span] = spans_on(day, [text])

    assert span.ends - span.begins == timedelta(hours=length)


def test_a_special_day_comes_before_a_holiday_and_a_holiday_before_the_week() -> None:
    eve, christmas, after = date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 28)
    special = {eve: (["16:00-22:00"], "special"), after: ([], "repairs")}
    shown = [open_day(day, [EVENINGS], special) for day in (eve, christmas, after)]

    assert [len(day.spans) for day in shown] == [1, 0, 0]
    assert [(day.reason, day.holiday) for day in shown] == [
        ("special", "christmas_eve"),
        (None, "public"),
        ("repairs", None),
    ]


def test_a_week_is_valid_until_the_next() -> None:
    summer = Week(date(2027, 6, 1), {"1": ["12:00-16:00"]}, [])
    tuesday = date(2027, 6, 1)

    assert open_day(tuesday - timedelta(days=7), [summer, EVENINGS], {}).spans[0].begins.hour == 13
    assert open_day(tuesday, [summer, EVENINGS], {}).spans[0].begins.hour == 10
    assert open_day(tuesday + timedelta(days=1), [summer, EVENINGS], {}).spans == []
    assert open_day(date(2023, 12, 31), [summer, EVENINGS], {}).spans == []


@pytest.mark.parametrize(
    ("said", "well"),
    [
        (["10:00-12:00", "15:00-21:00"], True),
        (["22:00-06:00"], True),
        (["22:00-06:15"], False),
        (["15:00-21:00", "10:00-12:00"], False),
        (["10:00-15:00", "15:00-21:00"], False),
        ([], True),
    ],
)
def test_what_can_be_the_spans_of_a_day(said: list[str], well: bool) -> None:
    assert hours.is_well(said) is well


@given(days, st.times())
def test_a_night_belongs_to_the_evening_before(day: date, clock: time) -> None:
    moment = datetime.combine(day, clock, COPENHAGEN).astimezone(UTC)
    wall = moment.astimezone(COPENHAGEN)

    assert hours.house_day(moment) == (wall - timedelta(hours=6)).date()
