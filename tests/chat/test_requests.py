"""Asking to come into an interest group, and who answers the door."""

from datetime import timedelta

import pytest

from backend.accounts.models import Account
from backend.chat import queries, service
from backend.chat.models import Membership
from backend.chat.queries.admissions import STANDS_FOR
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, NotFound
from backend.core.pagination import Window
from tests.chat.making import say
from tests.chat.rooms import (
    ask_and_let_in,
    block,
    make_circle,
    make_club,
    people_in,
    told_in,
)
from tests.conftest import UnitOfWork
from tests.factories import make_adult, make_community, make_youth
from tests.support.notices import told

NOON = "2026-11-22T11:00:00Z"
DAY = timedelta(days=1)


def _requests(actor: Actor, room_id: str) -> list[str]:
    return [one.account_id for one in queries.list_requests(actor, room_id, Window()).items]


def test_a_youth_asks_and_a_host_lets_in(unit: UnitOfWork) -> None:
    with unit():
        club = make_club()
        for _ in range(2):
            service.request_entry(actor=club.outsider, room_id=club.room.id)
        assert _requests(club.host, club.room.id) == [club.outsider.id]
        assert told("chat.request") == [club.host.id, club.host.id]  # one for each youth so far
        for _ in range(2):
            service.answer_request(actor=club.host, room_id=club.room.id, account_id=club.outsider.id, answer="yes")

        assert (club.outsider.id, "member") in people_in(club.room)
        assert told("chat.admitted") == sorted([club.youth.id, club.outsider.id])
        assert told_in(club.room, club.outsider)[-1] == ("joined", club.outsider.id)
        assert _requests(club.host, club.room.id) == []
        service.request_entry(actor=club.outsider, room_id=club.room.id)
        assert say(club.outsider, club.room).seq is not None


def test_who_is_let_in_reads_what_was_said_before(unit: UnitOfWork) -> None:
    with unit():
        club = make_club()
        said = say(club.youth, club.room, "velkommen til")
        ask_and_let_in(club.host, club.outsider, club.room)

        assert said in queries.list_history(club.outsider, club.room.id, limit=9).items


def test_a_refusal_is_silent_and_a_withdrawal_too(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        club = make_club()
        facts = {"room_id": club.room.id, "account_id": club.outsider.id}

        def is_asked() -> bool:
            return queries.list_asked(club.outsider, [club.room.id]) == {club.room.id}

        service.request_entry(actor=club.outsider, room_id=club.room.id)
        for _ in range(2):
            service.answer_request(actor=club.host, answer="no", **facts)
        assert is_asked()
        assert _requests(club.host, club.room.id) == []
        for _ in range(2):
            service.withdraw_request(actor=club.outsider, room_id=club.room.id)
        assert not is_asked()
        service.request_entry(actor=club.outsider, room_id=club.room.id)
        assert is_asked()
        assert _requests(club.host, club.room.id) == []
        with pytest.raises(NotFound):
            service.answer_request(actor=club.host, answer="yes", **facts)

        clock.advance(STANDS_FOR + DAY)
        service.request_entry(actor=club.outsider, room_id=club.room.id)
        assert _requests(club.host, club.room.id) == [club.outsider.id]
        service.withdraw_request(actor=club.outsider, room_id=club.room.id)
        assert _requests(club.host, club.room.id) == []
        assert not is_asked()


def test_who_answers_the_door(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        club = make_club(community=community)
        coordinator = make_adult("coordinator", community=community)
        far = make_adult("coordinator", community=make_community())
        service.request_entry(actor=club.outsider, room_id=club.room.id)

        for actor, error in (
            (club.youth, Forbidden),
            (club.watcher, Forbidden),
            (club.outsider, NotFound),
            (far, NotFound),
        ):
            with pytest.raises(error):
                _requests(actor, club.room.id)
            with pytest.raises(error):
                service.answer_request(actor=actor, room_id=club.room.id, account_id=club.outsider.id, answer="yes")
        assert _requests(coordinator, club.room.id) == [club.outsider.id]
        service.answer_request(actor=coordinator, room_id=club.room.id, account_id=club.outsider.id, answer="yes")
        assert (club.outsider.id, "member") in people_in(club.room)
        # Answering the door does not bring the coordinator in.
        assert session().get(Membership, (club.room.id, coordinator.id)) is None


def test_nobody_asks_where_they_are_not_welcome(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        club = make_club(community=community, age_bands=("15-17",))
        circle = make_circle(community=community)
        older = make_youth(community=community, age=19)
        far, adult = make_youth(community=make_community()), make_adult("organiser", community=community)
        block(club.outsider, club.host)

        for actor in (older, far, adult, club.outsider):
            with pytest.raises(NotFound):
                service.request_entry(actor=actor, room_id=club.room.id)
        with pytest.raises(NotFound):
            service.request_entry(actor=circle.friend, room_id=circle.room.id)


def test_whoever_may_not_chat_any_more_is_not_let_in(unit: UnitOfWork) -> None:
    with unit():
        club = make_club()
        service.request_entry(actor=club.outsider, room_id=club.room.id)
        session().query(Account).filter_by(id=club.outsider.id).update({"status": "suspended"})

        with pytest.raises(NotFound):
            service.answer_request(actor=club.host, room_id=club.room.id, account_id=club.outsider.id, answer="yes")
