"""Asking a friend along, answering, bringing a guest, and being seen by friends."""

from datetime import timedelta

import pytest

from backend.accounts import service as accounts
from backend.accounts.models import Account
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session, unit_of_work
from backend.core.errors import Forbidden, NotFound
from backend.core.pagination import Window
from backend.events import queries as events
from backend.events import service as coming
from backend.events.errors import HasBegun, NoGuests, NoRoomForTwo, NotAlone, NotSignedUp
from backend.events.models import Event
from backend.events.queries import Place
from backend.events.together import queries, service
from moderation.publishing import NotPublishable
from tests.conftest import UnitOfWork
from tests.events.making import GOING, make_event, sign_up
from tests.factories import make_adult, make_community, make_youth
from tests.support.friends import make_friendship
from tests.support.notices import told
from tests.support.threads import at_once

BOTH = Place("going", None, together=True)


class Cast:
    """Two friends, somebody they do not know, and an event."""

    def __init__(self, **facts: object) -> None:
        self.community = make_community()
        self.host = make_adult("organiser", community=self.community)
        self.event = make_event(community=self.community, host=self.host, **facts)
        self.one, self.friend, self.stranger = (make_youth(community=self.community) for _ in range(3))
        make_friendship(self.one, self.friend)

    def ask(self) -> None:
        service.ask_friend(actor=self.one, event_id=self.event.id, friend_id=self.friend.id)

    def answer(self, *, comes: bool = True) -> Place | None:
        return service.answer_friend(actor=self.friend, event_id=self.event.id, asker_id=self.one.id, comes=comes)

    def place(self, person: Actor) -> Place | None:
        return events.places_of(person.id, [self.event.id]).get(self.event.id)

    def company(self, person: Actor) -> dict[str, object]:
        shown = queries.describe_company(person, self.event.id)
        return {
            name: getattr(value, "id", value) for name, value in shown.items() if value and name != "would_like_company"
        }


def test_an_asking_holds_no_seat_and_a_yes_seats_both(unit: UnitOfWork) -> None:
    with unit():
        cast = Cast(capacity=2)
        sign_up(cast.one, cast.event)
        cast.ask()
        cast.ask()
        before = (cast.event.taken, cast.place(cast.friend))

        assert before == (1, None)
        assert (cast.answer(), cast.answer()) == (BOTH, BOTH)
        assert (cast.place(cast.one), cast.company(cast.one)) == (BOTH, {"comes_with": cast.friend.id})
        assert told("events.asked_along") == [cast.friend.id]
        assert told("events.coming_along") == [cast.one.id]


def test_a_no_is_told_to_nobody_and_not_asked_again(unit: UnitOfWork) -> None:
    with unit():
        cast = Cast()
        sign_up(cast.one, cast.event)
        cast.ask()

        asked_by = queries.describe_company(cast.friend, cast.event.id)["asked_by"]
        assert [asker.id for asker in asked_by] == [cast.one.id]
        assert cast.answer(comes=False) is None
        cast.ask()

        assert cast.company(cast.friend) == {}
        assert cast.company(cast.one) == {"asked": cast.friend.id}
        assert told("events.asked_along") == [cast.friend.id]
        with pytest.raises(NotFound):
            cast.answer()

        service.withdraw_asking(actor=cast.one, event_id=cast.event.id)
        assert cast.company(cast.one) == {}
        cast.ask()
        assert (cast.company(cast.one), cast.company(cast.friend)) == ({"asked": cast.friend.id}, {})


def test_two_wait_where_the_later_stood_and_get_their_seats_together(unit: UnitOfWork) -> None:
    with unit():
        cast = Cast(capacity=2)
        first, second = (make_youth(community=cast.community) for _ in range(2))
        for person in (first, second, cast.one, cast.stranger):
            sign_up(person, cast.event)
        cast.ask()
        cast.answer()
        after = [cast.place(person) for person in (cast.stranger, cast.one, cast.friend)]

        for person in (first, second, cast.stranger):
            coming.cancel_sign_up(actor=person, event_id=cast.event.id)

        assert after == [Place("waiting", 1), Place("waiting", 2, together=True), Place("waiting", 2, together=True)]
        assert [cast.place(person) for person in (cast.one, cast.friend)] == [BOTH, BOTH]
        assert set(told("events.seat_free")) == {cast.stranger.id, cast.one.id, cast.friend.id}


def test_one_alone_may_pass_two_once_and_then_the_seats_are_held(unit: UnitOfWork) -> None:
    with unit():
        cast = Cast(capacity=2)
        first, second, later = (make_youth(community=cast.community) for _ in range(3))
        for person in (first, second, cast.one):
            sign_up(person, cast.event)
        cast.ask()
        cast.answer()
        coming.cancel_sign_up(actor=first, event_id=cast.event.id)

        assert sign_up(cast.stranger, cast.event) == GOING
        coming.cancel_sign_up(actor=cast.stranger, event_id=cast.event.id)
        assert sign_up(later, cast.event) == Place("waiting", 2)
        coming.cancel_sign_up(actor=second, event_id=cast.event.id)

        assert [cast.place(person) for person in (cast.one, cast.friend)] == [BOTH, BOTH]


def test_nobody_gives_up_a_seat_and_nobody_who_waits_is_overtaken(unit: UnitOfWork) -> None:
    with unit():
        cast = Cast(capacity=2)
        for person in (cast.one, cast.stranger):
            sign_up(person, cast.event)
        cast.ask()
    with pytest.raises(NoRoomForTwo), unit():
        cast.answer()
    with unit():
        assert (cast.place(cast.one), cast.place(cast.friend)) == (GOING, None)
        coming.cancel_sign_up(actor=cast.stranger, event_id=cast.event.id)
        assert cast.answer() == BOTH


def test_who_stays_behind_keeps_their_seat_and_hears_of_it(unit: UnitOfWork) -> None:
    with unit():
        cast = Cast(capacity=2)
        make_adult("moderator", community=cast.community)
        sign_up(cast.one, cast.event)
        cast.ask()
        cast.answer()

        coming.cancel_sign_up(actor=cast.one, event_id=cast.event.id)

        assert cast.place(cast.friend) == GOING
        assert told("events.friend_stays_away") == [cast.friend.id]
        assert session().get_one(Event, cast.event.id).taken == 1


def test_two_of_whom_one_has_blocked_the_other_are_one_unit_no_more(unit: UnitOfWork) -> None:
    with unit():
        cast = Cast(capacity=2)
        for person in (cast.stranger, make_youth(community=cast.community), cast.one):
            sign_up(person, cast.event)
        cast.ask()
        cast.answer()
    with unit():
        accounts.block(actor=cast.one, account_id=cast.friend.id)
    with unit():
        assert (cast.place(cast.one), cast.place(cast.friend)) == (Place("waiting", 1), Place("waiting", 2))
        coming.cancel_sign_up(actor=cast.stranger, event_id=cast.event.id)
        assert (cast.place(cast.one), cast.place(cast.friend)) == (GOING, Place("waiting", 1))
        assert (cast.company(cast.one), cast.company(cast.friend)) == ({}, {})


def test_nobody_waits_for_a_friend_who_may_no_longer_come(unit: UnitOfWork) -> None:
    with unit():
        cast = Cast(capacity=2)
        for person in (cast.stranger, make_youth(community=cast.community), cast.one):
            sign_up(person, cast.event)
        cast.ask()
        cast.answer()
        session().get_one(Account, cast.friend.id).status = "suspended"
        session().flush()

        coming.cancel_sign_up(actor=cast.stranger, event_id=cast.event.id)

        assert (cast.place(cast.one), cast.place(cast.friend)) == (GOING, Place("waiting", 1))


def test_only_friends_who_may_come_are_asked_by_who_comes(unit: UnitOfWork) -> None:
    with unit():
        cast = Cast(age_bands=["15-17"])
        grown = make_youth(community=cast.community, age=19)
        make_friendship(cast.one, grown)
        with pytest.raises(NotSignedUp):
            cast.ask()
        sign_up(cast.one, cast.event)
        for nobody in (cast.stranger, grown, cast.host):
            with pytest.raises(NotFound):
                service.ask_friend(actor=cast.one, event_id=cast.event.id, friend_id=nobody.id)

        shown = queries.list_friends(cast.one, cast.event.id, Window())
        assert [friend.id for friend in shown.items] == [cast.friend.id]
        with pytest.raises(Forbidden):
            queries.list_friends(cast.host, cast.event.id, Window())


def test_a_guest_comes_only_where_the_event_says_so(unit: UnitOfWork) -> None:
    with unit():
        cast = Cast()
        sign_up(cast.one, cast.event)
        with pytest.raises(NoGuests):
            service.bring_guest(actor=cast.one, event_id=cast.event.id, first_name="Sara")


def test_a_guest_has_a_seat_and_a_name_that_is_forgotten(unit: UnitOfWork) -> None:
    with clock.freeze("2026-11-20T12:00:00+01:00"), unit():
        cast = Cast(capacity=3, guests_welcome=True)
        sign_up(cast.one, cast.event)
        places = [
            service.bring_guest(actor=cast.one, event_id=cast.event.id, first_name=name) for name in ("Sara", "Ali")
        ]
        guest = events.list_sign_ups(cast.host, cast.event.id, Window()).items[0]
        assert (places, guest["guest_name"]) == ([BOTH, BOTH], "Ali")
        with pytest.raises(NotAlone):
            cast.ask()
        clock.advance(timedelta(days=7, minutes=1))
        with pytest.raises(HasBegun):
            service.leave_guest(actor=cast.one, event_id=cast.event.id)
        clock.advance(timedelta(hours=3))

        assert service.forget_company() == 1
        assert service.forget_company() == 0
        assert cast.company(cast.one) == {"guests_welcome": True}
        assert session().get_one(Event, cast.event.id).taken == 2


def test_the_name_of_a_guest_is_screened(unit: UnitOfWork) -> None:
    with unit():
        cast = Cast(guests_welcome=True)
        sign_up(cast.one, cast.event)
        with pytest.raises(NotPublishable):
            service.bring_guest(actor=cast.one, event_id=cast.event.id, first_name="snap: ali.k, 20 30 40 50")


def test_friends_see_each_other_only_where_both_want_it(unit: UnitOfWork) -> None:
    with unit():
        cast = Cast(capacity=9)
        for person in (cast.one, cast.friend, cast.stranger):
            sign_up(person, cast.event)

        def known(person: Actor) -> list[str]:
            return [friend.id for friend in queries.list_known(person, cast.event.id, Window()).items]

        nobody = known(cast.one)
        service.set_openness(actor=cast.friend, is_open=True)
        service.set_openness(actor=cast.stranger, is_open=True)
        one_side = (known(cast.one), known(cast.friend), known(cast.stranger))
        service.set_openness(actor=cast.one, is_open=True)
        service.set_openness(actor=cast.one, is_open=True)
        both = (known(cast.one), known(cast.friend), known(cast.stranger))
        service.set_openness(actor=cast.friend, is_open=False)

        assert (nobody, one_side) == ([], ([], [], []))
        assert both == ([cast.friend.id], [cast.one.id], [])
        assert known(cast.one) == []


def test_many_friends_say_yes_at_once_and_no_seat_is_sold_twice(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        event = make_event(community=community, capacity=7)
        pairs = [(make_youth(community=community), make_youth(community=community)) for _ in range(6)]
        for one, friend in pairs:
            make_friendship(one, friend)
            sign_up(one, event)
            service.ask_friend(actor=one, event_id=event.id, friend_id=friend.id)

    def say_yes(pair: tuple[Actor, Actor]) -> bool:
        try:
            with unit_of_work():
                service.answer_friend(actor=pair[1], event_id=event.id, asker_id=pair[0].id, comes=True)
        except NoRoomForTwo:
            return False
        return True

    answers = at_once(say_yes, [*pairs, *pairs])

    with unit() as found:
        assert found.get_one(Event, event.id).taken == 7
        assert len(events.list_going(event.id)) == 7
        assert sum(answers) == 2
    assert answers[:6] == answers[6:]
