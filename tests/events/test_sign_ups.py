"""Seats and the line behind them, and what comes with a seat: the place and the chat."""

from sqlalchemy import select

from backend.accounts.models import Account
from backend.chat.models import Membership
from backend.core.db import session
from backend.events import queries, service
from backend.events.models import Event
from backend.events.queries import Place
from tests.conftest import UnitOfWork
from tests.events.making import GOING, make_event, sign_up
from tests.factories import make_adult, make_community, make_youth
from tests.support.notices import told


def test_seats_first_then_a_line_and_pressing_again_changes_nothing(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        event = make_event(community=community, capacity=1)
        first, second, third = (make_youth(community=community) for _ in range(3))

        answers = [sign_up(person, event) for person in (first, second, third, first, second, third)]

        assert answers == [GOING, Place("waiting", 1), Place("waiting", 2)] * 2
        assert queries.get_event(third, event.id)["going"] == 1


def test_a_freed_seat_goes_to_the_first_in_line_who_is_told(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        event = make_event(community=community, capacity=1)
        first, second, third = (make_youth(community=community) for _ in range(3))
        for person in (first, second, third):
            sign_up(person, event)

        service.cancel_sign_up(actor=first, event_id=event.id)
        service.cancel_sign_up(actor=first, event_id=event.id)

        assert sign_up(second, event) == GOING
        assert sign_up(third, event) == Place("waiting", 1)
        assert sign_up(first, event) == Place("waiting", 2)
        assert told("events.seat_free") == [second.id]


def test_whoever_comes_back_stands_at_the_end_of_the_line(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        event = make_event(community=community, capacity=1)
        first, second, third = (make_youth(community=community) for _ in range(3))
        for person in (first, second, third):
            sign_up(person, event)

        service.cancel_sign_up(actor=second, event_id=event.id)

        assert sign_up(second, event) == Place("waiting", 2)
        assert sign_up(third, event) == Place("waiting", 1)


def test_somebody_who_may_no_longer_come_keeps_waiting_while_the_next_is_seated(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        event = make_event(community=community, capacity=1)
        first, second, third = (make_youth(community=community) for _ in range(3))
        for person in (first, second, third):
            sign_up(person, event)
        session().get_one(Account, second.id).status = "suspended"
        session().flush()

        service.cancel_sign_up(actor=first, event_id=event.id)

        assert sign_up(third, event) == GOING
        assert queries.places_of(second.id, [event.id]) == {event.id: Place("waiting", 1)}


def test_more_room_seats_people_in_order_and_less_takes_nobodys_seat(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        host = make_adult("organiser", community=community)
        event = make_event(community=community, host=host, capacity=1)
        people = [make_youth(community=community) for _ in range(4)]
        for person in people:
            sign_up(person, event)

        service.change_event(actor=host, event_id=event.id, changes={"capacity": 3})
        after_raise = [sign_up(person, event) for person in people]
        service.change_event(actor=host, event_id=event.id, changes={"capacity": 1})
        service.cancel_sign_up(actor=people[0], event_id=event.id)

        assert after_raise == [GOING, GOING, GOING, Place("waiting", 1)]
        assert [sign_up(person, event) for person in people[1:]] == [GOING, GOING, Place("waiting", 1)]


def test_without_a_limit_everybody_comes(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        event = make_event(community=community, capacity=None)

        assert [sign_up(make_youth(community=community), event) for _ in range(4)] == [GOING] * 4


def test_the_place_is_for_those_who_come(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        event = make_event(community=community, capacity=1)
        going, waiting = make_youth(community=community), make_youth(community=community)
        sign_up(going, event)
        sign_up(waiting, event)

        assert queries.get_event(going, event.id)["place"] == "Huset"
        assert queries.get_event(waiting, event.id)["place"] is None


def test_whoever_comes_is_in_the_chat_and_nobody_else(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        moderator = make_adult("moderator", community=community)
        host = make_adult("organiser", community=community)
        event = make_event(community=community, host=host, capacity=1)
        first, second = make_youth(community=community), make_youth(community=community)
        sign_up(first, event)
        sign_up(second, event)
        before = _in_the_room(event)

        service.cancel_sign_up(actor=first, event_id=event.id)

        assert before == {host.id, moderator.id, first.id}
        assert _in_the_room(event) == {host.id, moderator.id, second.id}


def test_without_a_second_adult_there_is_no_chat(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        event = make_event(community=community)
        youth = make_youth(community=community)

        assert sign_up(youth, event) == GOING
        assert event.room_id is None
        assert queries.get_event(youth, event.id)["room_id"] is None


def _in_the_room(event: Event) -> set[str]:
    here = (Membership.room_id == event.room_id, Membership.left_at.is_(None))
    return set(session().scalars(select(Membership.account_id).where(*here)))
