"""What is posted has its room in the same transaction, or is not posted at all."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Invalid
from backend.events import occurrences
from backend.events import service as events
from backend.events.models import Event
from backend.events.reviews import service as reviews
from backend.house import service
from backend.house.errors import BookingOfEvent, RoomTaken
from backend.house.models import Booking, Room
from backend.notifications.models import Notice
from tests.conftest import UnitOfWork
from tests.events.making import event_facts
from tests.factories import make_adult, make_community
from tests.house.making import make_room

FRIDAY = "2027-01-15T18:00:00+01:00"
WEEK = timedelta(days=7)


@pytest.fixture
def keeper(unit: UnitOfWork) -> Actor:
    with unit():
        return make_adult("organiser", community=make_community())


@pytest.fixture(autouse=True)
def winter() -> Iterator[None]:
    with clock.freeze("2027-01-11T12:00:00+01:00"):
        yield


def _start() -> datetime:
    return datetime.fromisoformat(FRIDAY)


def _bookings() -> dict[str, tuple[str, datetime]]:
    return {one.event_id: (one.room_id, one.starts_at) for one in session().scalars(select(Booking)) if one.event_id}


def _post(keeper: Actor, room: Room | None, start: datetime) -> Event:
    facts = event_facts(starts_at=start, house_room_id=room.id if room else None)
    return events.create_event(actor=keeper, facts=facts)


def test_an_event_books_moves_and_gives_back_its_room(unit: UnitOfWork, keeper: Actor) -> None:
    with unit():
        room, other = make_room(keeper), make_room(keeper, name="Loftet")
        event = _post(keeper, room, _start())
        assert _bookings() == {event.id: (room.id, _start())}
        [booking] = session().scalars(select(Booking)).all()
        with pytest.raises(BookingOfEvent):
            service.give_back(actor=keeper, booking_id=booking.id)

        later = {"starts_at": _start() + WEEK, "ends_at": _start() + WEEK + timedelta(hours=1)}
        events.change_event(actor=keeper, event_id=event.id, changes={**later, "house_room_id": other.id})
        assert _bookings() == {event.id: (other.id, _start() + WEEK)}

        events.cancel_event(actor=keeper, event_id=event.id, reason="Ali er syg.")
        assert _bookings() == {}


@pytest.mark.parametrize("approves", [True, False])
def test_what_waits_for_a_look_has_its_room_until_it_is_given_back(unit: UnitOfWork, approves: bool) -> None:
    with unit():
        here = make_community()
        newcomer, moderator = (
            make_adult("organiser", community=here, is_known=False),
            make_adult("moderator", community=here),
        )
        room = make_room(newcomer)
        event = _post(newcomer, room, _start())
        assert (event.status, _bookings()) == ("in_review", {event.id: (room.id, _start())})

        reviews.review_event(
            actor=moderator, event_id=event.id, approves=approves, reason=None if approves else "Skriv, hvor."
        )
        assert bool(_bookings()) == approves


def test_what_has_no_room_is_not_posted(unit: UnitOfWork, keeper: Actor) -> None:
    with unit():
        room = make_room(keeper)
        _post(keeper, room, _start())
    with pytest.raises(RoomTaken), unit():
        _post(keeper, room, _start() + timedelta(hours=1))
    with pytest.raises(Invalid), unit():
        far = make_adult("organiser", community=make_community())
        _post(far, room, _start())
    with unit():
        assert len(session().scalars(select(Event)).all()) == 1


def test_a_series_that_collides_says_on_which_dates(unit: UnitOfWork, keeper: Actor) -> None:
    with unit():
        room = make_room(keeper)
        for weeks in (1, 3):
            _post(keeper, room, _start() + weeks * WEEK)
    with pytest.raises(RoomTaken) as taken, unit():
        facts = event_facts(starts_at=_start(), house_room_id=room.id)
        events.start_series(actor=keeper, facts=facts, rule="FREQ=WEEKLY;COUNT=5")

    assert [one["starts_at"][:10] for one in taken.value.fields["collisions"]] == ["2027-01-22", "2027-02-05"]


def test_a_day_that_collides_when_it_comes_within_reach_has_no_room(unit: UnitOfWork, keeper: Actor) -> None:
    with unit():
        room = make_room(keeper)
        far_ahead = _post(keeper, room, datetime.fromisoformat("2027-07-30T18:00:00+02:00"))
        facts = event_facts(starts_at=_start(), house_room_id=room.id)
        series = events.start_series(actor=keeper, facts=facts, rule="FREQ=WEEKLY")
        booked = len(_bookings())
    clock.advance(4 * WEEK)
    with unit():
        made = occurrences.fill(occurrences.take_series(series.id))
        without = session().scalars(select(Event).where(Event.series_id == series.id, Event.house_room_id.is_(None)))
        told = session().scalars(select(Notice).where(Notice.kind == "events.no_room")).all()

        assert [str(event.series_date) for event in without] == ["2027-07-30"]
        assert len(_bookings()) == booked + made - 1
        assert [notice.account_id for notice in told] == [keeper.id]
        assert far_ahead.id in _bookings()


def test_a_series_moves_its_rooms_with_it_and_gives_them_back(unit: UnitOfWork, keeper: Actor) -> None:
    with unit():
        room = make_room(keeper)
        facts = event_facts(starts_at=_start(), house_room_id=room.id)
        series = events.start_series(actor=keeper, facts=facts, rule="FREQ=WEEKLY;COUNT=4")
        first, second, *_ = sorted(occurrences.list_ahead(series), key=lambda event: event.day)
        hour = timedelta(hours=1)
        later = {"starts_at": second.starts_at + hour, "ends_at": second.ends_at + hour}
        events.change_event(actor=keeper, event_id=second.id, changes=later, scope="following")
        starts = sorted(start for _, start in _bookings().values())
        assert [start.hour for start in starts] == [17, 18, 18, 18]

        events.cancel_event(actor=keeper, event_id=second.id, reason="Huset lukker.", scope="following")
        assert set(_bookings()) == {first.id}


def test_a_series_of_long_days_does_not_stand_in_its_own_way(unit: UnitOfWork, keeper: Actor) -> None:
    with unit():
        room = make_room(keeper, clearing_minutes=30)
    with pytest.raises(RoomTaken) as taken, unit():
        facts = event_facts(starts_at=_start(), house_room_id=room.id)
        facts["ends_at"] = _start() + timedelta(hours=24)
        events.start_series(actor=keeper, facts=facts, rule="FREQ=DAILY;COUNT=3")
    assert len(taken.value.fields["collisions"]) == 2
