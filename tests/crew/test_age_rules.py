"""Hours kind to the young: every cell of the table, its edges, and nothing that breaks it ever passes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.clock import COPENHAGEN
from backend.crew.shifts.age_rules import BANDS, REASONS, REVIEW_BY, SOURCE, Work, band_of, is_school_day, refusal

SCHOOL, FREE, SUMMER = "2026-09-09", "2026-09-12", "2026-07-08"


def work(day: str, begin: str, hours: float) -> Work:
    start = datetime.fromisoformat(f"{day}T{begin}").replace(tzinfo=COPENHAGEN).astimezone(UTC)
    return Work(start, start + timedelta(hours=hours))


def test_the_table_is_dated_and_leaves_no_age_out() -> None:
    assert "Arbejdstilsynet" in SOURCE
    assert isinstance(REVIEW_BY, date)
    assert [age for age in range(18) if band_of(age)] == [13, 14, 15, 16, 17]
    assert [(band.from_age, band.to_age) for band in BANDS] == [(13, 14), (15, 17)]


@pytest.mark.parametrize("age", [13, 14, 15, 16, 17])
@pytest.mark.parametrize(
    ("day", "begin", "hours", "reason"),
    [
        (SCHOOL, "18:00", 2, None),
        (SCHOOL, "18:01", 2, "outside_hours"),
        (SCHOOL, "06:00", 1, None),
        (SCHOOL, "05:59", 1, "outside_hours"),
        (SCHOOL, "23:30", 1, "outside_hours"),
        (SCHOOL, "15:00", 2, None),
        (SCHOOL, "15:00", 2.25, "day_too_long"),
        (FREE, "10:00", 7, None),
        (FREE, "10:00", 8.25, "day_too_long"),
        (SUMMER, "10:00", 7, None),
        (SUMMER, "10:00", 8.25, "day_too_long"),
    ],
)
def test_each_bound_and_its_edge(age: int, day: str, begin: str, hours: float, reason: str | None) -> None:
    assert refusal(age, work(day, begin, hours)) == reason


@pytest.mark.parametrize(("age", "reason"), [(12, "too_young"), (13, "day_too_long"), (15, None), (18, None)])
def test_each_band_has_its_own_free_day(age: int, reason: str | None) -> None:
    assert refusal(age, work(FREE, "10:00", 8)) == reason


@pytest.mark.parametrize(("age", "reason"), [(17, "outside_hours"), (18, None)])
def test_grown_up_there_are_no_bounds(age: int, reason: str | None) -> None:
    assert refusal(age, work(SCHOOL, "20:00", 3)) == reason


@pytest.mark.parametrize(("age", "most"), [(14, 35), (16, 40)])
def test_a_week_without_school_has_its_own_bound(age: int, most: int) -> None:
    others = [work(f"2026-07-{day:02}", "10:00", (most - 3) / 6) for day in range(7, 13)]
    assert refusal(age, work("2026-07-06", "10:00", 3), others) is None
    assert refusal(age, work("2026-07-06", "10:00", 3.25), others) == "week_too_long"


@pytest.mark.parametrize("age", [14, 16])
def test_a_week_with_school_has_twelve_hours(age: int) -> None:
    others = [work(f"2026-09-{day:02}", "15:00", 2) for day in (7, 8, 9, 10)]
    assert refusal(age, work("2026-09-12", "10:00", 4), others) is None
    assert refusal(age, work("2026-09-12", "10:00", 4.25), others) == "week_too_long"


@pytest.mark.parametrize(("begin", "reason"), [("10:00", None), ("09:45", "too_little_rest")])
def test_fourteen_hours_between_one_day_and_the_next(begin: str, reason: str | None) -> None:
    evening = work("2026-09-11", "18:00", 2)
    morning = work("2026-09-12", begin, 1)
    assert refusal(16, morning, [evening]) == reason
    assert refusal(16, evening, [morning]) == reason


@pytest.mark.parametrize(("begin", "reason"), [("16:00", None), ("16:15", "too_little_rest")])
def test_a_day_is_not_pulled_apart(begin: str, reason: str | None) -> None:
    assert refusal(15, work(FREE, begin, 1), [work(FREE, "07:00", 1)]) == reason


@pytest.mark.parametrize(
    ("day", "school"),
    [
        ("2026-09-09", True),
        ("2026-09-12", False),
        ("2026-07-01", False),
        ("2026-12-24", False),
        ("2027-01-01", False),
        ("2026-05-25", False),
        ("2026-08-03", True),
    ],
)
def test_what_is_a_school_day(day: str, school: bool) -> None:
    assert is_school_day(date.fromisoformat(day)) is school


september = datetime(2026, 9, 1, tzinfo=UTC)
starts = st.integers(0, 90 * 24 * 60).map(lambda minutes: september + timedelta(minutes=minutes))
works = st.builds(
    lambda start, quarters: Work(start, start + timedelta(minutes=15 * quarters)), starts, st.integers(1, 40)
)


@given(st.integers(13, 17), st.lists(works, max_size=8))
def test_whatever_is_taken_one_after_the_other_stays_kind(age: int, wishes: list[Work]) -> None:
    taken: list[Work] = []
    for wish in wishes:
        reason = refusal(age, wish, taken)
        assert reason is None or reason in REASONS
        if reason is None:
            taken.append(wish)
    for one in taken:
        wall = one.starts_at.astimezone(COPENHAGEN), one.ends_at.astimezone(COPENHAGEN)
        assert wall[0].hour >= 6
        assert (wall[1].hour, wall[1].minute) <= (20, 0)
        on_day = [other.length for other in taken if other.day == one.day]
        assert sum(on_day, timedelta()) <= timedelta(hours=2 if is_school_day(one.day) else 8)
