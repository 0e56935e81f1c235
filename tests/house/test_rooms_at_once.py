"""Everybody wants the same room: whatever is asked for at once, no two have it at one moment."""

from datetime import timedelta
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import unit_of_work
from backend.core.errors import NotFound
from backend.house import service
from backend.house.errors import RoomTaken
from backend.house.models import Booking
from tests.conftest import UnitOfWork
from tests.factories import make_adult, make_community
from tests.house.making import NOON, make_room, slot
from tests.support.threads import at_once

hours = st.tuples(st.integers(0, 6), st.integers(1, 3))
acts = st.lists(
    st.tuples(st.sampled_from(["book", "move", "give back"]), st.integers(0, 1), hours), min_size=2, max_size=8
)


def _ask(keeper: Actor, rooms: list[str], booking_id: str, act: tuple[str, int, tuple[int, int]]) -> str:
    what, which, (first, length) = act
    when = slot(first, first + length)
    try:
        with unit_of_work():
            if what == "book":
                service.book_room(actor=keeper, room_id=rooms[which], slot=when, purpose="meeting")
            elif what == "move":
                changes = {"room_id": rooms[which], "starts_at": when.starts_at, "ends_at": when.ends_at}
                service.move_booking(actor=keeper, booking_id=booking_id, changes=changes)
            else:
                service.give_back(actor=keeper, booking_id=booking_id)
    except (RoomTaken, NotFound) as refusal:
        return refusal.code
    return "done"


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(asked=acts)
def test_whatever_is_asked_at_once_no_two_have_a_room(unit: UnitOfWork, asked: list) -> None:
    with clock.freeze(NOON - timedelta(days=1)):
        with unit():
            community = make_community()
            keepers = [make_adult("organiser", community=community) for _ in asked]
            rooms = [make_room(keepers[0], name=name, clearing_minutes=30).id for name in ("Stuen", "Loftet")]
            first = service.book_room(actor=keepers[0], room_id=rooms[0], slot=slot(0, 1), purpose="talk").id

        at_once(lambda pair: _ask(pair[0], rooms, first, pair[1]), zip(keepers, asked, strict=True))

        with unit() as session:
            booked = session.query(Booking).filter_by(community_id=community.id).all()
        for one, other in combinations(booked, 2):
            apart = one.occupied_until <= other.occupied_from or other.occupied_until <= one.occupied_from
            assert apart or one.room_id != other.room_id


def test_of_twelve_who_press_at_the_same_moment_one_has_it(unit: UnitOfWork) -> None:
    with clock.freeze(NOON - timedelta(days=1)):
        with unit():
            community = make_community()
            keepers = [make_adult("organiser", community=community) for _ in range(12)]
            room = make_room(keepers[0]).id

        answers = at_once(lambda keeper: _ask(keeper, [room], "", ("book", 0, (0, 2))), [*keepers, *keepers])

    assert answers[:12] == answers[12:]
    assert (answers.count("done"), answers.count("room_taken")) == (2, 22)
