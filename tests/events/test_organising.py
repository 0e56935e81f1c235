"""What somebody who runs events sees of them, and how many would hear of a change."""

from datetime import timedelta

import pytest

from backend.chat.models import Room
from backend.chat.service.rooms import CLOSES_AFTER, OPENS_BEFORE
from backend.core import clock
from backend.core.db import session
from backend.core.errors import Forbidden
from backend.core.pagination import Window
from backend.events import service
from backend.events.models import Event
from backend.events.organising import queries
from tests.conftest import UnitOfWork
from tests.events.making import make_event, make_series, sign_up
from tests.factories import make_adult, make_community, make_youth

NOW = "2026-11-20T12:00:00+01:00"


def test_own_events_come_with_what_was_said_in_numbers(unit: UnitOfWork) -> None:
    with clock.freeze(NOW), unit():
        here = make_community()
        host, youth = make_adult("organiser", community=here), make_youth(community=here)
        event = make_event(community=here, host=host)
        make_event(community=here, title="En andens")
        service.sign_up(actor=youth, event_id=event.id, needs="Et roligt hjørne.", would_like_company=True)
        make_series(community=here, host=host, rule="FREQ=WEEKLY;COUNT=2", title="Igen")

        seen = queries.list_own(host, Window(), past=False).items

        said = [(own["event"]["title"], own["rule"], own["needs"], own["company"], own["noted"]) for own in seen]
        assert sorted(said, key=str) == [
            ("Brætspil", None, 1, 1, 0),
            ("Igen", "FREQ=WEEKLY;COUNT=2", 0, 0, 0),
            ("Igen", "FREQ=WEEKLY;COUNT=2", 0, 0, 0),
        ]
        clock.advance(timedelta(days=8))
        assert [own["event"]["title"] for own in queries.list_own(host, Window(), past=False).items] == ["Igen"]
        past = queries.list_own(host, Window(limit=1), past=True)
        assert past.items[0]["event"]["status"] == "past"
        assert past.next is not None
        with pytest.raises(Forbidden):
            queries.list_own(youth, Window(), past=False)


def test_whoever_comes_to_several_is_counted_once(unit: UnitOfWork) -> None:
    with unit():
        here = make_community()
        host = make_adult("organiser", community=here)
        series = make_series(community=here, host=host, rule="FREQ=WEEKLY;COUNT=3")
        events = session().query(Event).filter_by(series_id=series.id).order_by(Event.starts_at).all()
        often, once = make_youth(community=here), make_youth(community=here)
        for event in events:
            sign_up(often, event)
        sign_up(once, events[0])

        reach = queries.count_reach(host, events[1].id)

        assert reach == {
            "this": {"people": 1, "events": 1},
            "following": {"people": 1, "events": 2},
            "all": {"people": 2, "events": 3},
        }
        single = make_event(community=here, host=host)
        assert {count["events"] for count in queries.count_reach(host, single.id).values()} == {1}


@pytest.mark.parametrize("days", [-4, 30])
def test_the_room_of_an_event_that_is_moved_opens_and_closes_by_its_new_time(unit: UnitOfWork, days: int) -> None:
    with clock.freeze(NOW), unit():
        here = make_community()
        host = make_adult("organiser", community=here)
        make_adult("moderator", community=here)
        start = clock.now() + timedelta(days=40)
        event = make_event(community=here, host=host, starts_at=start)
        moved = start + timedelta(days=days)

        times = {"starts_at": moved, "ends_at": moved + timedelta(hours=3)}
        service.change_event(actor=host, event_id=event.id, changes=times)

        room = session().get_one(Room, event.room_id)
        assert (room.opens_at, room.closes_at) == (moved - OPENS_BEFORE, times["ends_at"] + CLOSES_AFTER)
        assert (room.starts_at, room.ends_at) == (moved, times["ends_at"])


def test_a_room_that_is_open_stays_open(unit: UnitOfWork) -> None:
    with clock.freeze(NOW), unit():
        here = make_community()
        host = make_adult("organiser", community=here)
        make_adult("moderator", community=here)
        event = make_event(community=here, host=host)
        opened = session().get_one(Room, event.room_id).opens_at
        later = event.starts_at + timedelta(days=60)

        times = {"starts_at": later, "ends_at": later + timedelta(hours=1)}
        service.change_event(actor=host, event_id=event.id, changes=times)

        assert session().get_one(Room, event.room_id).opens_at == opened
