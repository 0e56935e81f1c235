"""Days that repeat, against an oracle that counts one day after the other; leap days, long and short months."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.events.recurrence import Rule

NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
firsts = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """A rule of any kind we keep, that begins on one of its days."""
    first, interval = draw(firsts), draw(st.integers(1, 4))
    week = f"BYDAY={NAMES[first.weekday()]}"
    nth = f"BYDAY={(first.day - 1) // 7 + 1}{NAMES[first.weekday()]}"
    more = {
        "DAILY": [""],
        "WEEKLY": ["", week, f"{week},{draw(st.sampled_from(NAMES))}"],
        "MONTHLY": ["", nth, week, f"BYMONTHDAY={first.day}"],
        "YEARLY": [""],
    }
    frequency = draw(st.sampled_from(sorted(more)))
    day = draw(st.sampled_from(more[frequency]))
    until = first + timedelta(days=draw(st.integers(0, 900)))
    end = draw(st.sampled_from(["", f"COUNT={draw(st.integers(1, 40))}", f"UNTIL={until:%Y%m%d}"]))
    return Rule.parse(";".join(part for part in (f"FREQ={frequency}", f"INTERVAL={interval}", day, end) if part), first)


def _oracle(rule: Rule, last: date) -> list[date]:
    """Its days up to `last`, by asking each day whether it is one."""
    parts = dict(part.split("=") for part in rule.pattern.split(";"))
    stop = min(last, rule.until or last)
    span = (rule.first + timedelta(days=days) for days in range((stop - rule.first).days + 1))
    return list(islice((day for day in span if _is_one(parts, rule.first, day)), rule.count))


def _is_one(parts: dict[str, str], first: date, day: date) -> bool:
    interval, days = int(parts["INTERVAL"]), parts.get("BYDAY", "")
    months = (day.year - first.year) * 12 + day.month - first.month
    if parts["FREQ"] == "DAILY":
        return (day - first).days % interval == 0
    if parts["FREQ"] == "WEEKLY":
        mondays = (day - timedelta(day.weekday()) - (first - timedelta(first.weekday()))).days // 7
        return mondays % interval == 0 and NAMES[day.weekday()] in (
            days.split(",") if days else [NAMES[first.weekday()]]
        )
    if parts["FREQ"] == "YEARLY":
        return months % (12 * interval) == 0 and day.day == first.day
    if months % interval:
        return False
    if not days:
        return day.day == int(parts.get("BYMONTHDAY", first.day))
    return days in {NAMES[day.weekday()], f"{(day.day - 1) // 7 + 1}{NAMES[day.weekday()]}"}


@given(rules())
def test_its_days_are_those_the_calendar_says(rule: Rule) -> None:
    last = rule.first + timedelta(days=1500)

    assert rule.days_between(rule.first, last) == _oracle(rule, last)


@given(rules())
def test_written_and_read_again_it_is_the_same(rule: Rule) -> None:
    assert Rule.parse(str(rule), rule.first) == rule


@given(rules(), st.integers(0, 30))
def test_cut_in_two_it_has_the_same_days(rule: Rule, where: int) -> None:
    horizon = rule.first + timedelta(days=1500)
    days = rule.days_between(rule.first, horizon)
    day = days[min(where, len(days) - 1)]

    before, after = rule.split(day)

    head = before.days_between(rule.first, horizon) if before else []
    assert [*head, *after.days_between(day, horizon)] == days
    assert all(each < day for each in head)


@given(rules(), st.integers(0, 9), st.integers(1, 400))
def test_cut_after_its_end_nothing_comes_back(rule: Rule, where: int, later: int) -> None:
    days = list(islice(rule.days(), 10))
    before, _ = rule.split(days[min(where, len(days) - 1)])
    if before:
        again, _ = before.split(max(before.days()) + timedelta(days=later))
        assert again is not None
        assert list(again.days()) == list(before.days())


def test_the_leap_day_comes_every_fourth_year_and_the_31st_not_every_month() -> None:
    leap = Rule.parse("FREQ=YEARLY;COUNT=3", date(2096, 2, 29))
    long = Rule.parse("FREQ=MONTHLY;COUNT=3", date(2027, 1, 31))
    last = Rule.parse("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", date(2027, 1, 31))

    assert list(leap.days()) == [date(2096, 2, 29), date(2104, 2, 29), date(2108, 2, 29)]  # 2100 has none
    assert list(long.days()) == [date(2027, 1, 31), date(2027, 3, 31), date(2027, 5, 31)]
    assert [day.day for day in last.days()] == [31, 28, 31]
    assert all(day.day == monthrange(day.year, day.month)[1] for day in last.days())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "COUNT=3",
        "FREQ=HOURLY",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;COUNT=3;UNTIL=20270101",
        "FREQ=WEEKLY;COUNT=401",
        "FREQ=WEEKLY;INTERVAL=13",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;BYDAY=1TU",
        "FREQ=DAILY;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=1TU;BYMONTHDAY=24",
        "FREQ=YEARLY;BYMONTH=2",
        "FREQ=WEEKLY;UNTIL=20271399",
        "FREQ=WEEKLY;UNTIL=20261101",
        "FREQ=WEEKLY;BYDAY=WE",
        "FREQ=WEEKLY;WEEKLY",
        "DTSTART:20261124T180000\nRRULE:FREQ=DAILY",
    ],
)
def test_what_we_do_not_keep_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Rule.parse(text, date(2026, 11, 24))
