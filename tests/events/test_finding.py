"""Finding something: what is sifted out, the days of a month, and what happens again."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from backend.core import clock
from backend.core.actor import Actor
from backend.core.pagination import Window
from backend.events import queries
from backend.events.recurrence import pace_of
from tests.conftest import Api, UnitOfWork
from tests.events.making import make_event, make_series, sign_up
from tests.factories import make_adult, make_community, make_youth
from tests.support.statements import counted_statements

AsAccount = Callable[[str], Api]


def _titles(actor: Actor, **sieve: Any) -> list[str]:
    return [event["title"] for event in queries.list_events(actor, Window(), **sieve).items]


def test_each_part_of_the_sieve_lets_through_what_it_says(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        youth, other = make_youth(community=community), make_youth(community=community)
        soon = clock.now() + timedelta(days=2)
        full = make_event(community=community, title="Fuld", capacity=1, starts_at=soon, category="film")
        mine = make_event(community=community, title="Min", capacity=None)
        make_event(community=community, title="Åben", capacity=5)
        make_event(community=community, title="Voksen", age_bands=["18-22"])
        sign_up(other, full)
        sign_up(youth, mine)

        assert _titles(youth) == ["Fuld", "Min", "Åben"]
        assert _titles(youth, category="film") == ["Fuld"]
        assert _titles(youth, free=True) == ["Min", "Åben"]
        assert _titles(youth, unjoined=True) == ["Fuld", "Åben"]
        assert _titles(youth, until=soon + timedelta(days=1)) == ["Fuld"]
        assert _titles(youth, free=True, unjoined=True) == ["Åben"]
        assert _titles(other, unjoined=True) == ["Min", "Åben"]


@pytest.mark.parametrize("hour", ["2026-11-30T23:30:00+01:00", "2026-11-01T00:10:00+01:00"])
def test_a_day_is_that_on_the_wall(hour: str, unit: UnitOfWork) -> None:
    starts_at = datetime.fromisoformat(hour)
    with clock.freeze("2026-10-01T12:00:00+02:00"), unit():
        community = make_community()
        make_event(community=community, starts_at=starts_at)
        make_event(community=community, starts_at=starts_at + timedelta(minutes=5))
        make_event(community=community, starts_at=starts_at, age_bands=["18-22"])
        make_event(community=make_community(), starts_at=starts_at)
        youth = make_youth(community=community)

        assert queries.count_by_day(youth, date(2026, 11, 1)) == {starts_at.date(): 2}
        assert queries.count_by_day(youth, date(2026, 10, 1)) == {}
        assert queries.count_by_day(youth, date(2026, 11, 1), category="film") == {}


def test_a_month_asks_the_database_as_often_however_full_it_is(unit: UnitOfWork) -> None:
    with clock.freeze("2026-10-01T12:00:00+02:00"), unit():
        community = make_community()
        youth, host = make_youth(community=community), make_adult("organiser", community=community)
        counts = []
        for day in (3, 4, 5, 6):
            make_event(community=community, host=host, starts_at=clock.now() + timedelta(days=day))
            with counted_statements() as seen:
                assert len(queries.count_by_day(youth, date(2026, 10, 1))) == day - 2
            counts.append(len(seen))
    assert len(set(counts)) == 1


def test_what_repeats_says_how_often(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        host = make_adult("organiser", community=community)
        make_series(community=community, host=host, rule="FREQ=WEEKLY;COUNT=2", title="Uge")
        make_event(community=community, host=host, title="En gang")
        youth = make_youth(community=community)

        shown = {event["title"]: event["repeats"] for event in queries.list_events(youth, Window()).items}

    assert shown == {"Uge": "weekly", "En gang": None}


@pytest.mark.parametrize(
    ("rule", "pace"),
    [
        ("FREQ=DAILY", "daily"),
        ("FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4", "weekly"),
        ("FREQ=WEEKLY;INTERVAL=2", "fortnightly"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "monthly"),
        ("FREQ=YEARLY", "other"),
        ("FREQ=DAILY;INTERVAL=3", "other"),
    ],
)
def test_a_pace_is_said_as_one_says_it(rule: str, pace: str) -> None:
    assert pace_of(rule) == pace


def test_the_routes_take_the_sieve_and_refuse_what_is_none(as_account: AsAccount, unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        youth = make_youth(community=community)
        event = make_event(community=community, category="film")
        day, month = event.local_start.date().isoformat(), f"{event.local_start:%Y-%m}"
    api = as_account(youth.id)

    assert api.get(f"/events/days?month={month}&category=film&free=true").json == {"days": [{"day": day, "count": 1}]}
    assert api.get(f"/events/days?month={month}&category=food").json == {"days": []}
    assert len(api.get("/events?category=film&unjoined=true&free=true").json["items"]) == 1
    assert [api.get(f"/events{bad}").status_code for bad in ("?category=dans", "/days", "/days?month=2026-13")] == [
        422,
        422,
        422,
    ]
