"""Rooms and their bookings, one person at a time."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError, OperationalError

from backend.core import clock
from backend.core.actor import Actor
from backend.core.errors import NotFound
from backend.core.pagination import Window
from backend.house import queries, service
from backend.house.errors import NameTaken, RoomInUse, RoomTaken
from backend.house.models import Booking
from tests.conftest import Api, UnitOfWork
from tests.factories import make_adult, make_community
from tests.house.making import NOON, book, make_room, slot
from tests.support.statements import counted_statements

AsAccount = Callable[[str], Api]


@pytest.fixture(autouse=True)
def winter() -> Iterator[None]:
    with clock.freeze(NOON - timedelta(days=1)):
        yield


@pytest.fixture
def keeper(unit: UnitOfWork) -> Actor:
    with unit():
        return make_adult("organiser", community=make_community(), nickname="Ali")


def test_what_ends_when_the_other_begins_does_not_collide(unit: UnitOfWork, keeper: Actor) -> None:
    with unit():
        room = make_room(keeper)
        book(keeper, room, 0, 2)
        book(keeper, room, 2, 3)
        book(keeper, room, -1, 0)

        with pytest.raises(RoomTaken):
            book(keeper, room, 1.9, 2.1)


def test_making_ready_and_clearing_up_take_time_too(unit: UnitOfWork, keeper: Actor) -> None:
    with unit():
        room = make_room(keeper, setup_minutes=30, clearing_minutes=15)
        booked = book(keeper, room, 0, 2)

        assert (booked.occupied_from, booked.occupied_until) == (slot(-0.5, 2.25).starts_at, slot(0, 2.25).ends_at)
        with pytest.raises(RoomTaken):
            book(keeper, room, 2.5, 3)
        book(keeper, room, 2.75, 3)


def test_a_collision_says_when_and_which_rooms_are_free_instead(unit: UnitOfWork, keeper: Actor) -> None:
    with unit():
        room, busy, free = (make_room(keeper, name=name) for name in ("Stuen", "Køkkenet", "Loftet"))
        make_room(make_adult("organiser", community=make_community()), name="En andens")
        book(keeper, room, 0, 2)
        book(keeper, busy, 1, 2)

        with pytest.raises(RoomTaken) as taken:
            book(keeper, room, 1, 3)

    assert taken.value.fields == {
        "collisions": [{"starts_at": "2027-01-12T13:00:00+00:00", "ends_at": "2027-01-12T15:00:00+00:00"}],
        "free_rooms": [{"id": free.id, "name": "Loftet"}],
    }


def test_asking_for_the_same_again_gives_the_booking_there_is(unit: UnitOfWork, keeper: Actor) -> None:
    with unit():
        room = make_room(keeper)

        assert book(keeper, room, 0, 2).id == book(keeper, room, 0, 2).id


def test_a_booking_moves_over_itself_and_keeps_its_own_minutes(unit: UnitOfWork, keeper: Actor) -> None:
    with unit():
        room, other = make_room(keeper), make_room(keeper, name="Loftet", setup_minutes=10)
        long = slot(0, 2, setup=60, clearing=0)
        booked = service.book_room(actor=keeper, room_id=room.id, slot=long, purpose="talk")
        times = {"starts_at": slot(1, 3).starts_at, "ends_at": slot(1, 3).ends_at}

        moved = service.move_booking(actor=keeper, booking_id=booked.id, changes=times)
        assert (moved.occupied_from, moved.ends_at) == (NOON, slot(0, 3).ends_at)
        elsewhere = service.move_booking(actor=keeper, booking_id=booked.id, changes={"room_id": other.id})
        assert elsewhere.occupied_from == moved.starts_at - timedelta(minutes=10)
        book(keeper, room, 0, 3)


def test_a_name_is_one_room_until_it_retires(unit: UnitOfWork, keeper: Actor) -> None:
    with unit():
        room = make_room(keeper)
        booked = book(keeper, room, 0, 2)
    with pytest.raises(NameTaken), unit():
        make_room(keeper)
    with pytest.raises(RoomInUse), unit():
        service.retire_room(actor=keeper, room_id=room.id)
    with unit():
        service.give_back(actor=keeper, booking_id=booked.id)
        service.retire_room(actor=keeper, room_id=room.id)
        make_room(keeper)
        with pytest.raises(NotFound):
            book(keeper, room, 0, 2)


def test_the_database_itself_refuses_two_in_one_room(unit: UnitOfWork, keeper: Actor) -> None:
    with unit() as session:
        room, other = make_room(keeper), make_room(keeper, name="Loftet")
        booked = book(keeper, room, 0, 2)
        beside = book(keeper, other, 1, 3)
        columns = {column.name: getattr(booked, column.name) for column in Booking.__table__.columns}
        later = {**columns, "id": "another", "occupied_from": columns["occupied_until"]}
        later |= {
            "starts_at": slot(2, 3).starts_at,
            "ends_at": slot(2, 3).ends_at,
            "occupied_until": slot(2, 3).ends_at,
        }
        session.execute(insert(Booking).values(later))
        session.execute(delete(Booking).where(Booking.id == "another"))

    with pytest.raises((IntegrityError, OperationalError)), unit() as session:
        session.execute(insert(Booking).values({**columns, "id": "another"}))
    with pytest.raises((IntegrityError, OperationalError)), unit() as session:
        session.execute(update(Booking).where(Booking.id == beside.id).values(room_number=room.number))


def test_a_list_costs_the_same_however_long_it_is(unit: UnitOfWork, keeper: Actor) -> None:
    with unit():
        room = make_room(keeper)
        book(keeper, room, 0, 1)
        with counted_statements() as few:
            queries.list_bookings(keeper, Window(), NOON.date())
        for hour in range(1, 9):
            book(keeper, room, hour, hour + 1)
        with counted_statements() as many:
            page = queries.list_bookings(keeper, Window(), NOON.date())

    assert (len(page.items), len(many)) == (9, len(few))


def test_the_day_is_the_one_on_the_wall(unit: UnitOfWork, keeper: Actor) -> None:
    with unit():
        room = make_room(keeper)
        late = book(keeper, room, 10.5, 12)  # 23:30 to 01:00 in Copenhagen
        listed = [
            [one["id"] for one in queries.list_bookings(keeper, Window(), NOON.date() + timedelta(days=days)).items]
            for days in (-1, 0, 1, 2)
        ]

    assert listed == [[], [late.id], [late.id], []]


def test_over_the_wire(as_account: AsAccount, keeper: Actor) -> None:
    api = as_account(keeper.id)
    facts = {"name": "Loftet", "capacity": 8, "equipment": ["sofas", "screen"], "step_free": False, "quiet": True}
    room = api.post("/house/rooms", facts).json
    times = {"starts_at": "2027-01-12T17:00:00+01:00", "ends_at": "2027-01-12T19:00:00+01:00"}
    booked = api.post("/house/bookings", {"room_id": room["id"], "purpose": "talk", **times})
    again = {**times, "ends_at": "2027-01-12T18:00:00+01:00"}
    refused = api.post("/house/bookings", {"room_id": room["id"], "purpose": "meeting", **again})

    assert room == {**facts, "id": room["id"], "equipment": ["screen", "sofas"]} | {
        "setup_minutes": 15,
        "clearing_minutes": 15,
    }
    assert (booked.status_code, booked.json["occupied_from"]) == (201, "2027-01-12T15:45:00Z")
    assert (refused.status_code, refused.json["code"], refused.json["free_rooms"]) == (409, "room_taken", [])
    assert [one["id"] for one in api.get("/house/bookings?day=2027-01-12").json["items"]] == [booked.json["id"]]
    assert api.delete(f"/house/bookings/{booked.json['id']}").status_code == 204
