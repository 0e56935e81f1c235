"""Everybody presses at once."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from sqlalchemy import func, select

from backend.core.actor import Actor
from backend.core.db import unit_of_work
from backend.core.errors import NotFound
from backend.events import occurrences, queries, service
from backend.events.errors import EventClosed
from backend.events.models import Event, SignUp
from tests.conftest import UnitOfWork
from tests.events.making import make_event, make_series
from tests.factories import make_adult, make_community, make_youth
from tests.support.threads import at_once

CROWD, SEATS = 24, 5


def _crowd(unit: UnitOfWork, size: int = CROWD) -> tuple[str, list[Actor]]:
    with unit():
        community = make_community()
        event = make_event(community=community, capacity=SEATS)
        return event.id, [make_youth(community=community) for _ in range(size)]


def _sign_up(person: Actor, event_id: str) -> str:
    with unit_of_work():
        return service.sign_up(actor=person, event_id=event_id).status


def _cancel(person: Actor, event_id: str) -> str:
    with unit_of_work():
        service.cancel_sign_up(actor=person, event_id=event_id)
        return "cancelled"


def _standing(event_id: str) -> tuple[int, list[str], list[int]]:
    with unit_of_work() as session:
        taken = session.get_one(Event, event_id).taken
        going = select(SignUp.account_id).where(SignUp.event_id == event_id, SignUp.status == "going")
        places = [queries.places_of(who, [event_id])[event_id].position for who in _waiting(event_id)]
        return taken, list(session.scalars(going)), sorted(place for place in places if place)


def _waiting(event_id: str) -> list[str]:
    with_turns = queries.list_line(event_id)
    assert len({sign_up.turn for sign_up in with_turns}) == len(with_turns)
    return [sign_up.account_id for sign_up in with_turns]


def test_five_seats_twenty_four_people_everybody_presses_twice(unit: UnitOfWork) -> None:
    event_id, people = _crowd(unit)

    answers = at_once(lambda person: _sign_up(person, event_id), [*people, *people])

    taken, going, positions = _standing(event_id)
    assert (taken, len(set(going)), positions) == (SEATS, SEATS, list(range(1, CROWD - SEATS + 1)))
    assert answers[:CROWD] == answers[CROWD:]
    assert answers.count("going") == 2 * SEATS
    with unit() as session:
        assert session.scalar(select(func.count()).where(SignUp.event_id == event_id)) == CROWD


def test_seats_given_up_at_once_all_go_to_the_line_in_order(unit: UnitOfWork) -> None:
    event_id, people = _crowd(unit, 2 * SEATS + 2)
    for person in people:
        _sign_up(person, event_id)

    at_once(lambda person: _cancel(person, event_id), people[:SEATS])

    taken, going, positions = _standing(event_id)
    assert (taken, positions) == (SEATS, [1, 2])
    assert set(going) == {person.id for person in people[SEATS : 2 * SEATS]}


def test_no_seat_stays_empty_while_some_come_and_others_go(unit: UnitOfWork) -> None:
    event_id, people = _crowd(unit)
    leaving, coming = people[:SEATS], people[SEATS:]
    for person in leaving:
        _sign_up(person, event_id)

    at_once(lambda person: (_cancel if person in leaving else _sign_up)(person, event_id), people)

    taken, going, positions = _standing(event_id)
    assert (taken, len(going)) == (SEATS, SEATS)
    assert set(going) <= {person.id for person in coming}
    assert positions == list(range(1, len(coming) - SEATS + 1))


def test_people_sign_up_while_their_series_is_called_off_and_changed(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        host = make_adult("organiser", community=community)
        series = make_series(community=community, host=host, rule="FREQ=WEEKLY;COUNT=8", capacity=SEATS)
        ids = [event.id for event in sorted(occurrences.list_ahead(series), key=lambda event: event.day)]
        people = [make_youth(community=community) for _ in range(12)]

    def call_off() -> None:
        with unit_of_work():
            service.cancel_event(actor=host, event_id=ids[4], reason="Huset lukker.", scope="following")

    def make_room() -> None:
        with unit_of_work():
            changes = {"capacity": SEATS + 1}
            service.change_event(actor=host, event_id=ids[1], changes=changes, scope="following")

    def come(number: int) -> None:
        with suppress(NotFound, EventClosed):
            _sign_up(people[number], ids[number % len(ids)])

    acts: list[Callable[[], None]] = [*(partial(come, number) for number in range(12)), call_off, make_room]
    at_once(lambda act: act(), acts)

    with unit() as session:
        left = {event.id: event for event in session.scalars(select(Event).where(Event.id.in_(ids)))}
        signed = session.execute(select(SignUp.event_id, SignUp.status)).all()
    assert set(ids[:4]) <= set(left)
    assert {left[event_id].status for event_id in ids[:4]} == {"open"}
    assert {left[event_id].status for event_id in ids[4:] if event_id in left} <= {"cancelled"}
    assert {event_id for event_id, _ in signed} <= set(left)
    assert all(left[event_id].capacity == SEATS + 1 for event_id in ids[1:4])
