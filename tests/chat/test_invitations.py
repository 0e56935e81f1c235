"""Being asked into a group: by friends, quietly, and never across a block."""

from datetime import timedelta

import pytest

from backend.accounts.models import Identity
from backend.chat import queries, service
from backend.chat.errors import RoomClosed, RoomFull
from backend.chat.models import Admission
from backend.chat.queries.admissions import STANDS_FOR
from backend.core import clock
from backend.core.db import session
from backend.core.errors import Forbidden, Invalid, NotFound
from tests.chat.making import make_friends, make_gathering
from tests.chat.rooms import (
    Circle,
    asked_into,
    befriend,
    block,
    make_circle,
    make_club,
    may_ask,
    open_group,
    people_in,
    say_yes,
    told_in,
)
from tests.conftest import UnitOfWork
from tests.factories import make_community, make_youth
from tests.support.notices import told

NOON = "2026-11-22T11:00:00Z"
DAY = timedelta(days=1)


def _invite(circle: Circle) -> None:
    service.invite(actor=circle.people[0], room_id=circle.room.id, account_ids=[circle.friend.id])


def _answer(circle: Circle, answer: str) -> None:
    service.answer_invitation(actor=circle.friend, room_id=circle.room.id, answer=answer)


def test_any_member_asks_their_own_friends_once(unit: UnitOfWork) -> None:
    with unit():
        circle = make_circle()
        _invite(circle)
        _invite(circle)
        other = circle.people[1]
        befriend(other, circle.friend)
        service.invite(actor=other, room_id=circle.room.id, account_ids=[circle.friend.id, circle.people[0].id])

        assert told("chat.invited").count(circle.friend.id) == 1
        assert (circle.friend.id, "member") not in people_in(circle.room)
        assert may_ask(other, circle.room) == set()
        with pytest.raises(Invalid):
            service.invite(actor=circle.people[2], room_id=circle.room.id, account_ids=[make_friends().one.id])


def test_a_yes_is_said_once_and_by_oneself(unit: UnitOfWork) -> None:
    with unit():
        circle = make_circle()
        _invite(circle)
        for _ in range(2):
            _answer(circle, "yes")

        assert (circle.friend.id, "member") in people_in(circle.room)
        assert told_in(circle.room, circle.people[0]).count(("joined", circle.friend.id)) == 1
        with pytest.raises(NotFound):
            _answer(circle, "no")
        for uninvited in (circle.people[1], make_youth(community=make_community())):
            with pytest.raises(NotFound):
                service.answer_invitation(actor=uninvited, room_id="nothing", answer="yes")


def test_a_no_is_silent_and_nobody_asks_again_for_a_month(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        circle = make_circle()
        befriend(circle.people[0], circle.people[1])
        before = _as_seen_by_all(circle)
        _invite(circle)
        unanswered = _as_seen_by_all(circle)
        for _ in range(2):
            _answer(circle, "no")
        assert asked_into(circle.friend) == []
        assert _as_seen_by_all(circle) == unanswered != before

        clock.advance(29 * DAY)
        _invite(circle)
        assert (asked_into(circle.friend), _as_seen_by_all(circle)) == ([], unanswered)
        service.take_back_invitation(actor=circle.people[0], room_id=circle.room.id, account_id=circle.friend.id)
        assert _as_seen_by_all(circle) == before
        _invite(circle)
        assert asked_into(circle.friend) == []
        assert told("chat.invited").count(circle.friend.id) == 1

        clock.advance(DAY)
        _invite(circle)  # it still stands, so nothing happens
        assert asked_into(circle.friend) == []
        clock.advance(STANDS_FOR)
        _invite(circle)
        assert asked_into(circle.friend) == [circle.room.id]
        assert told("chat.invited").count(circle.friend.id) == 2


def _as_seen_by_all(circle: Circle) -> tuple[object, ...]:
    return queries.count_invited([circle.room.id]), may_ask(circle.people[0], circle.room), people_in(circle.room)


def test_an_invitation_nobody_answers_lapses(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        circle = make_circle()
        _invite(circle)
        clock.advance(STANDS_FOR)

        assert (asked_into(circle.friend), queries.count_invited([circle.room.id])) == ([], {})
        with pytest.raises(NotFound):
            _answer(circle, "yes")


def test_who_takes_an_invitation_back(unit: UnitOfWork) -> None:
    with unit():
        circle = make_circle(size=4)
        first, second, third = circle.people[:3]
        befriend(second, circle.friend)
        service.invite(actor=second, room_id=circle.room.id, account_ids=[circle.friend.id])
        taken = {"room_id": circle.room.id, "account_id": circle.friend.id}

        with pytest.raises(Forbidden):
            service.take_back_invitation(actor=third, **taken)
        with pytest.raises(NotFound):
            service.take_back_invitation(actor=circle.friend, **taken)
        for actor in (first, second):  # who opened the room, and who asked
            service.take_back_invitation(actor=actor, **taken)
            assert asked_into(circle.friend) == []
            service.invite(actor=second, room_id=circle.room.id, account_ids=[circle.friend.id])
            assert asked_into(circle.friend) == [circle.room.id]


@pytest.mark.parametrize("friend_blocks", [True, False])
@pytest.mark.parametrize("before", [True, False])
def test_an_invitation_across_a_block_is_never_shown(unit: UnitOfWork, friend_blocks: bool, before: bool) -> None:
    with unit():
        circle = make_circle()
        pair = (circle.friend, circle.people[2])
        if before:
            block(*(pair if friend_blocks else pair[::-1]))
        _invite(circle)
        if not before:
            block(*(pair if friend_blocks else pair[::-1]))

        assert asked_into(circle.friend) == []
        assert told("chat.invited").count(circle.friend.id) == (0 if before else 1)
        # To those inside it looks like any other invitation that waits.
        assert (queries.count_invited([circle.room.id]), may_ask(circle.people[0], circle.room)) == (
            {circle.room.id: 1},
            set(),
        )
        with pytest.raises(NotFound):
            _answer(circle, "yes")


def test_the_last_place_may_be_gone(unit: UnitOfWork) -> None:
    with unit():
        circle = make_circle(size=7)
        late = make_youth(community=make_community())
        _invite(circle)
        session().add(
            Admission(room_id=circle.room.id, account_id=late.id, kind="invitation", by_id=circle.people[0].id)
        )
        session().flush()
        say_yes(circle.room, circle.friend)

        with pytest.raises(RoomFull):
            say_yes(circle.room, late)
        assert len(people_in(circle.room)) == 8


def test_a_birthday_between_asking_and_answering_counts(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        community = make_community()
        nor, sne, liv = (make_youth(community=community, age=age) for age in (17, 17, 16))
        befriend(nor, sne, liv)
        room = open_group(nor, sne, liv)
        say_yes(room, sne)
        clock.advance(timedelta(days=20))
        _turn_eighteen(nor.id)

        with pytest.raises(NotFound):
            say_yes(room, liv)


def _turn_eighteen(account_id: str) -> None:
    session().query(Identity).filter_by(account_id=account_id).update(
        {"birth_date": clock.today().replace(year=clock.today().year - 18)}
    )


def test_nobody_is_asked_into_other_kinds_of_rooms(unit: UnitOfWork) -> None:
    with unit():
        gathering, club = make_gathering(), make_club()
        befriend(gathering.one, club.outsider)
        for actor, room in ((gathering.one, gathering.room), (gathering.host, gathering.room), (club.host, club.room)):
            assert may_ask(actor, room) == set()
            with pytest.raises(Forbidden):
                service.invite(actor=actor, room_id=room.id, account_ids=[club.outsider.id])
        friends = make_friends()
        with pytest.raises(Forbidden):
            service.invite(actor=friends.one, room_id=friends.room.id, account_ids=[club.outsider.id])


def test_nobody_is_asked_into_a_room_one_is_not_in_or_that_is_closed(unit: UnitOfWork) -> None:
    with unit():
        circle = make_circle()
        with pytest.raises(NotFound):
            service.invite(actor=circle.friend, room_id=circle.room.id, account_ids=[circle.people[0].id])
        with pytest.raises(NotFound):
            may_ask(circle.friend, circle.room)
        service.close_room(room_id=circle.room.id)
        with pytest.raises(RoomClosed):
            _invite(circle)
