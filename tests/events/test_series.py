"""Series: real rows ahead of time, on the wall clock; changed and called off one by one, from one on, or all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from backend.accounts.models import Community
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, Invalid, NotFound
from backend.core.pagination import Window
from backend.events import occurrences, queries, service
from backend.events.models import Event, Series, SignUp
from backend.events.tasks import fill_series
from tests.conftest import UnitOfWork
from tests.events.making import event_facts, make_series, sign_up
from tests.factories import make_adult, make_community, make_youth
from tests.support.notices import told

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOW = "2026-10-12T12:00:00+02:00"


@dataclass(frozen=True)
class Cast:
    community: Community
    host: Actor
    youth: Actor


@pytest.fixture
def cast(unit: UnitOfWork) -> Iterator[Cast]:
    with clock.freeze(NOW):
        with unit():
            community = make_community()
            host, youth = make_adult("organiser", community=community), make_youth(community=community)
        yield Cast(community, host, youth)


def _wall(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


def _series(cast: Cast, start: str = "2026-10-13T18:00", rule: str = "FREQ=WEEKLY;COUNT=4", **facts: object) -> Series:
    starts_at = _wall(start)
    times = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2)}
    return make_series(community=cast.community, host=cast.host, rule=rule, **times, **facts)


def _rows(host: Actor) -> Sequence[Event]:
    return session().scalars(select(Event).where(Event.host_id == host.id).order_by(Event.series_date)).all()


def _shown(events: Sequence[Event]) -> list[str]:
    """When they begin, on the wall."""
    return [f"{event.starts_at.astimezone(COPENHAGEN):%m-%d %H:%M}" for event in events]


def _times(start: str, hours: int = 2) -> dict[str, datetime]:
    return {"starts_at": _wall(start), "ends_at": _wall(start) + timedelta(hours=hours)}


def test_six_o_clock_stays_six_o_clock_when_clocks_are_set(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        _series(cast)
        rows = _rows(cast.host)

        assert _shown(rows) == ["10-13 18:00", "10-20 18:00", "10-27 18:00", "11-03 18:00"]
        assert [row.starts_at.hour for row in rows] == [16, 16, 17, 17]
        assert {row.ends_at - row.starts_at for row in rows} == {timedelta(hours=2)}


def test_an_hour_that_does_not_exist_is_the_next_and_one_that_comes_twice_the_first(
    unit: UnitOfWork, cast: Cast
) -> None:
    with unit():
        spring = _series(cast, "2027-03-27T02:30", "FREQ=DAILY;COUNT=3")
        autumn = _series(cast, "2026-10-24T02:30", "FREQ=DAILY;COUNT=3")
        starts = {
            series.id: [event.starts_at.isoformat()[5:16] for event in sorted(occurrences.list_ahead(series), key=_day)]
            for series in (spring, autumn)
        }

        assert starts[spring.id] == ["03-27T01:30", "03-28T01:30", "03-29T00:30"]  # 28 March: shown as 03:30
        assert starts[autumn.id] == ["10-24T00:30", "10-25T00:30", "10-26T01:30"]


def _day(event: Event) -> date:
    return event.day


def test_they_are_made_half_a_year_ahead_and_the_rest_when_its_time_comes(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        _series(cast, rule="FREQ=WEEKLY")
        assert len(_rows(cast.host)) == 26

    clock.advance(timedelta(weeks=3))

    assert (fill_series(), fill_series()) == (3, 0)


def test_who_is_no_organiser_any_more_gets_no_more_events(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        _series(cast, rule="FREQ=WEEKLY")
    clock.advance(timedelta(weeks=60))  # past the screening of any adult

    assert fill_series() == 0


def test_one_that_was_called_off_stays_so_when_the_series_moves(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        _series(cast)
        second = _rows(cast.host)[1]
        service.cancel_event(actor=cast.host, event_id=second.id, reason="Ali er syg.")

        first = _rows(cast.host)[0]
        service.change_event(actor=cast.host, event_id=first.id, changes=_times("2026-10-13T19:00"), scope="all")

        rows = _rows(cast.host)
        assert _shown(rows) == ["10-13 19:00", "10-20 18:00", "10-27 19:00", "11-03 19:00"]
        assert [row.status for row in rows] == ["open", "cancelled", "open", "open"]
    assert fill_series() == 0


def test_one_that_was_moved_keeps_its_time_and_gets_the_rest(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        _series(cast)
        second = _rows(cast.host)[1]
        service.change_event(actor=cast.host, event_id=second.id, changes=_times("2026-10-21T15:00"))

        changes = {**_times("2026-10-13T19:00"), "place": "Haven"}
        service.change_event(actor=cast.host, event_id=_rows(cast.host)[0].id, changes=changes, scope="all")

        rows = _rows(cast.host)
        assert _shown(rows) == ["10-13 19:00", "10-21 15:00", "10-27 19:00", "11-03 19:00"]
        assert {row.place for row in rows} == {"Haven"}
        assert rows[1].series_date == date(2026, 10, 20)


def test_this_and_following_become_a_series_of_their_own(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        old = _series(cast)
        before = [row.id for row in _rows(cast.host)]
        changes = {**_times("2026-10-27T17:30", hours=3), "title": "Filmaften"}
        service.change_event(actor=cast.host, event_id=before[2], changes=changes, scope="following")

        rows = _rows(cast.host)
        assert [row.id for row in rows] == before
        assert _shown(rows) == ["10-13 18:00", "10-20 18:00", "10-27 17:30", "11-03 17:30"]
        assert [row.title for row in rows] == ["Brætspil", "Brætspil", "Filmaften", "Filmaften"]
        assert [row.series_id == old.id for row in rows] == [True, True, False, False]
        assert (old.rule, session().get_one(Series, rows[3].series_id).rule) == (
            "FREQ=WEEKLY;UNTIL=20261020",
            "FREQ=WEEKLY;COUNT=2",
        )


def test_what_is_over_is_not_rewritten(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        _series(cast)
        clock.advance(timedelta(days=9))
        last = _rows(cast.host)[3]
        service.change_event(actor=cast.host, event_id=last.id, changes={"place": "Haven"}, scope="all")

        assert [row.place for row in _rows(cast.host)] == ["Huset", "Huset", "Haven", "Haven"]


def test_a_series_keeps_its_days(unit: UnitOfWork, cast: Cast) -> None:
    with unit(), pytest.raises(Invalid) as refused:
        _series(cast)
        first = _rows(cast.host)[0]
        service.change_event(actor=cast.host, event_id=first.id, changes=_times("2026-10-14T18:00"), scope="all")

    assert refused.value.errors == {"starts_at": ["a series keeps its days"]}


def test_who_comes_to_several_is_told_once_and_more_room_seats_the_line(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        _series(cast, capacity=1)
        first, second = _rows(cast.host)[:2]
        other = make_youth(community=cast.community)
        for event in (first, second):
            sign_up(cast.youth, event)
        waits = sign_up(other, first)
        changes = {**_times("2026-10-13T19:00"), "capacity": 2}
        service.change_event(actor=cast.host, event_id=first.id, changes=changes, scope="all")

        assert waits.status == "waiting"
        assert queries.places_of(other.id, [first.id])[first.id].status == "going"
        assert told("events.changed") == sorted([cast.youth.id, other.id])


@pytest.mark.parametrize(("scope", "left"), [("following", ["open", "open", "cancelled"]), ("all", ["cancelled"])])
def test_calling_off_forgets_what_nobody_signed_up_for(
    unit: UnitOfWork, cast: Cast, scope: str, left: list[str]
) -> None:
    with unit():
        _series(cast)
        third = _rows(cast.host)[2]
        sign_up(cast.youth, third)
        for _ in range(2):
            service.cancel_event(actor=cast.host, event_id=third.id, reason="Huset lukker.", scope=scope)

        assert [row.status for row in _rows(cast.host)] == left
        assert told("events.cancelled") == [cast.youth.id]
        assert session().scalars(select(SignUp.event_id)).all() == [third.id]
    clock.advance(timedelta(weeks=1))
    assert fill_series() == 0


def test_calling_off_from_a_later_day_brings_nothing_back(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        _series(cast, rule="FREQ=WEEKLY")
        rows = _rows(cast.host)
        sign_up(cast.youth, rows[5])
        for event in (rows[2], rows[5]):
            service.cancel_event(actor=cast.host, event_id=event.id, reason="Huset lukker.", scope="following")
    clock.advance(timedelta(weeks=3))

    assert fill_series() == 0
    with unit():
        assert [row.status for row in _rows(cast.host)] == ["open", "open", "cancelled", "cancelled"]


def test_a_moderator_who_takes_one_away_takes_away_what_repeats_it(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        _series(cast, rule="FREQ=WEEKLY")
        clock.advance(timedelta(days=9))
        service.hide_event(event_id=_rows(cast.host)[3].id)

        assert [row.status for row in _rows(cast.host)][:3] == ["open", "open", "hidden"]
        assert {row.status for row in _rows(cast.host)[2:]} == {"hidden"}
    clock.advance(timedelta(weeks=5))
    assert fill_series() == 0


def test_the_room_opens_with_the_first_who_has_a_seat(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        make_adult("moderator", community=cast.community)
        _series(cast)
        first, second = _rows(cast.host)[:2]
        sign_up(cast.youth, first)

        assert (first.room_id is None, second.room_id is None) == (False, True)


def test_only_its_organiser_sees_and_changes_it(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        series = _series(cast)
        other = make_adult("organiser", community=cast.community)
        with pytest.raises(NotFound):
            queries.list_of_series(other, series.id, Window())
        with pytest.raises(Forbidden):
            service.change_event(actor=other, event_id=_rows(cast.host)[0].id, changes={"title": "Nej"}, scope="all")
        with pytest.raises(Forbidden):
            service.start_series(actor=cast.youth, facts=event_facts(), rule="FREQ=DAILY")
        listed = queries.list_of_series(cast.host, series.id, Window(None, 3))

        assert [event["series_id"] for event in listed.items] == [series.id] * 3
        assert listed.next is not None
