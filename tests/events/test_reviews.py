"""The first events of a new organiser: nobody sees them before somebody has looked, and nothing is lost."""

from datetime import timedelta

import pytest

from backend.accounts import service as accounts
from backend.chat.models import Room
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Conflict, Forbidden, Invalid, NotFound
from backend.core.pagination import Window
from backend.events import queries, service
from backend.events.errors import EventClosed
from backend.events.models import Event, Series
from backend.events.reviews import queries as looks
from backend.events.reviews import service as reviews
from backend.events.reviews.models import ENOUGH
from tests.conftest import UnitOfWork
from tests.events.making import GOING, make_event, make_series, sign_up
from tests.factories import make_adult, make_community, make_youth
from tests.support.notices import told


def _titles(actor: Actor) -> list[str]:
    return [event["title"] for event in queries.list_events(actor, Window()).items]


def _waiting(actor: Actor) -> list[str]:
    return [found["event"]["id"] for found in looks.list_waiting(actor, Window()).items]


def test_nobody_but_its_organiser_sees_it_until_somebody_has_looked(unit: UnitOfWork) -> None:
    with unit():
        here = make_community()
        host = make_adult("organiser", community=here, is_known=False)
        youth, other = make_youth(community=here), make_adult("organiser", "referrer", community=here)
        moderator, coordinator = (make_adult(role, community=here) for role in ("moderator", "coordinator"))
        event = make_event(community=here, host=host)

        assert (event.status, event.room_id) == ("in_review", None)
        assert queries.get_event(host, event.id)["status"] == "in_review"
        for person in (youth, other, moderator):
            assert _titles(person) == []
            with pytest.raises(NotFound):
                queries.get_event(person, event.id)
        with pytest.raises(NotFound):
            sign_up(youth, event)
        assert told("events.to_look_at") == sorted([moderator.id, coordinator.id])
        assert _waiting(moderator) == _waiting(coordinator) == [event.id]

        for _ in range(2):
            reviews.review_event(actor=coordinator, event_id=event.id, approves=True)

        assert (_titles(youth), sign_up(youth, event)) == (["Brætspil"], GOING)
        assert session().get_one(Room, event.room_id).event_id == event.id
        assert told("events.approved") == [host.id]
        with pytest.raises(Conflict):
            reviews.review_event(actor=moderator, event_id=event.id, approves=False, reason="For sent.")


def test_after_enough_good_ones_nobody_looks_first(unit: UnitOfWork) -> None:
    with unit():
        here = make_community()
        host = make_adult("organiser", community=here, is_known=False)
        moderator = make_adult("moderator", community=here)
        make_adult("moderator", community=here)
        for _ in range(ENOUGH):
            event = make_event(community=here, host=host)
            assert event.status == "in_review"
            reviews.review_event(actor=moderator, event_id=event.id, approves=True)

        known = make_event(community=here, host=host)
        assert known.status == "open"

        service.hide_event(event_id=known.id)

        assert make_event(community=here, host=host).status == "in_review"


def test_what_is_given_back_keeps_its_words_and_says_why(unit: UnitOfWork) -> None:
    with unit():
        here = make_community()
        host = make_adult("organiser", community=here, is_known=False)
        moderator = make_adult("moderator", community=here)
        event = make_event(community=here, host=host)
        with pytest.raises(Invalid):
            reviews.review_event(actor=moderator, event_id=event.id, approves=False)

        reviews.review_event(actor=moderator, event_id=event.id, approves=False, reason="Hvem står i døren?")

        assert (event.status, event.returned_because) == ("returned", "Hvem står i døren?")
        assert queries.get_event(host, event.id)["description"] == "Vi spiller sammen."
        assert told("events.returned") == [host.id]
        assert _waiting(moderator) == []
        with pytest.raises(EventClosed):
            service.change_event(actor=host, event_id=event.id, changes={"title": "Spil"})


def test_of_a_series_one_look_is_enough(unit: UnitOfWork) -> None:
    with unit():
        here = make_community()
        host = make_adult("organiser", community=here, is_known=False)
        moderator, youth = make_adult("moderator", community=here), make_youth(community=here)
        make_adult("moderator", community=here)
        series = make_series(community=here, host=host, rule="FREQ=WEEKLY;COUNT=3")
        assert _titles(youth) == []
        [first] = _waiting(moderator)

        reviews.review_event(actor=moderator, event_id=first, approves=True)

        assert (series.status, _titles(youth)) == ("open", ["Brætspil"] * 3)

        other = make_series(community=here, host=host, rule="FREQ=WEEKLY;COUNT=3")
        [first] = _waiting(moderator)
        reviews.review_event(actor=moderator, event_id=first, approves=False, reason="For sent om aftenen.")

        assert session().get_one(Series, other.id).status == "returned"
        assert session().query(Event).filter_by(series_id=other.id).count() == 1
        assert len(_titles(youth)) == 3


def test_nobody_judges_their_own_or_across_a_block_or_elsewhere(unit: UnitOfWork) -> None:
    with unit():
        here = make_community()
        host = make_adult("organiser", "moderator", community=here, is_known=False)
        at_odds, far = make_adult("moderator", community=here), make_adult("moderator", community=make_community())
        event = make_event(community=here, host=host)
        accounts.block(actor=at_odds, account_id=host.id)

        for person, error in ((host, Forbidden), (at_odds, Forbidden), (far, NotFound)):
            assert _waiting(person) == []
            with pytest.raises(error):
                reviews.review_event(actor=person, event_id=event.id, approves=True)
        for person in (make_youth(community=here), make_adult("referrer", community=here)):
            with pytest.raises(Forbidden):
                looks.list_waiting(person, Window())


def test_what_waits_can_be_taken_back(unit: UnitOfWork) -> None:
    with unit():
        here = make_community()
        host = make_adult("organiser", community=here, is_known=False)
        moderator = make_adult("moderator", community=here)
        event = make_event(community=here, host=host)

        for _ in range(2):
            reviews.withdraw(actor=host, event_id=event.id)

        assert (event.status, event.returned_because) == ("returned", None)
        with pytest.raises(Conflict):
            reviews.review_event(actor=moderator, event_id=event.id, approves=True)
        shown = make_event(community=here)
        with pytest.raises(Forbidden):
            reviews.withdraw(actor=host, event_id=shown.id)


def test_what_is_shown_is_called_off_and_not_taken_back(unit: UnitOfWork) -> None:
    with unit():
        here = make_community()
        host = make_adult("organiser", community=here)
        with pytest.raises(EventClosed):
            reviews.withdraw(actor=host, event_id=make_event(community=here, host=host).id)


def test_saying_yes_too_late_is_told(unit: UnitOfWork) -> None:
    with clock.freeze("2026-11-20T12:00:00+01:00"), unit():
        here = make_community()
        host = make_adult("organiser", community=here, is_known=False)
        moderator, coordinator = (make_adult(role, community=here) for role in ("moderator", "coordinator"))
        event = make_event(community=here, host=host)
        assert reviews.tell_late() == 0
        clock.advance(timedelta(hours=25))
        for _ in range(2):
            assert reviews.tell_late() == 1
        assert told("events.look_late") == [coordinator.id]
        clock.advance(timedelta(days=8))

        with pytest.raises(EventClosed):
            reviews.review_event(actor=moderator, event_id=event.id, approves=True)
        reviews.review_event(actor=moderator, event_id=event.id, approves=False, reason="Dagen er gået.")


def test_new_words_of_somebody_new_are_looked_at_again(unit: UnitOfWork) -> None:
    with unit():
        here = make_community()
        host = make_adult("organiser", community=here, is_known=False)
        moderator = make_adult("moderator", community=here)
        event = make_event(community=here, host=host)
        reviews.review_event(actor=moderator, event_id=event.id, approves=True)

        service.change_event(actor=host, event_id=event.id, changes={"capacity": 9})
        assert told("events.look_again") == []
        service.change_event(actor=host, event_id=event.id, changes={"title": "Kortspil"})

        assert told("events.look_again") == [moderator.id]
