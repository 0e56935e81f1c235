"""Everybody presses at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import func, select

from backend.core.actor import Actor
from backend.core.db import unit_of_work
from backend.events import queries, service
from backend.events.models import Event, SignUp
from backend.events.queries import Place
from tests.conftest import UnitOfWork
from tests.events.making import make_event
from tests.factories import make_community, make_youth

CROWD, SEATS = 24, 5


def _crowd(unit: UnitOfWork, size: int = CROWD) -> tuple[str, list[Actor]]:
    with unit():
        community = make_community()
        event = make_event(community=community, capacity=SEATS)
        return event.id, [make_youth(community=community) for _ in range(size)]


def _all_at_once(people: list[Actor], press) -> list[Place | None]:  # type: ignore[no-untyped-def]
    start = Barrier(len(people))

    def run(person: Actor) -> Place | None:
        start.wait()
        with unit_of_work():
            return press(person)

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(run, people))


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

    twice = [*people, *people]
    answers = _all_at_once(twice, lambda person: service.sign_up(actor=person, event_id=event_id))

    taken, going, positions = _standing(event_id)
    assert (taken, len(set(going)), positions) == (SEATS, SEATS, list(range(1, CROWD - SEATS + 1)))
    assert [answer.status for answer in answers if answer].count("going") == 2 * SEATS
    with unit() as session:
        assert session.scalar(select(func.count()).where(SignUp.event_id == event_id)) == CROWD


def test_seats_given_up_at_once_all_go_to_the_line_in_order(unit: UnitOfWork) -> None:
    event_id, people = _crowd(unit, 2 * SEATS + 2)
    for person in people:
        with unit():
            service.sign_up(actor=person, event_id=event_id)

    _all_at_once(people[:SEATS], lambda person: service.cancel_sign_up(actor=person, event_id=event_id))

    taken, going, positions = _standing(event_id)
    assert (taken, positions) == (SEATS, [1, 2])
    assert set(going) == {person.id for person in people[SEATS : 2 * SEATS]}


def test_no_seat_stays_empty_while_some_come_and_others_go(unit: UnitOfWork) -> None:
    event_id, people = _crowd(unit)
    leaving, coming = people[:SEATS], people[SEATS:]
    for person in leaving:
        with unit():
            service.sign_up(actor=person, event_id=event_id)

    def press(person: Actor) -> Place | None:
        if person in leaving:
            return service.cancel_sign_up(actor=person, event_id=event_id)  # type: ignore[func-returns-value]
        return service.sign_up(actor=person, event_id=event_id)

    _all_at_once(people, press)

    taken, going, positions = _standing(event_id)
    assert (taken, len(going)) == (SEATS, SEATS)
    assert set(going) <= {person.id for person in coming}
    assert positions == list(range(1, len(coming) - SEATS + 1))
