from datetime import timedelta

import pytest

from backend.accounts.models import Account, Identity
from backend.chat import queries, service
from backend.chat.errors import RoomClosed, RoomFull
from backend.chat.models import Admission, Membership
from backend.chat.queries.admissions import STANDS_FOR
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, Invalid, NotFound
from backend.core.pagination import Window
from backend.notifications.models import Notice
from tests.chat.making import make_friends, make_gathering, say
from tests.chat.rooms import (
    Circle,
    ask_and_let_in,
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
from tests.factories import make_adult, make_community, make_youth

NOON = "2026-11-22T11:00:00Z"
DAY = timedelta(days=1)


def _invite(circle: Circle) -> None:
    service.invite(actor=circle.people[0], room_id=circle.room.id, account_ids=[circle.friend.id])


def _answer(circle: Circle, answer: str) -> None:
    service.answer_invitation(actor=circle.friend, room_id=circle.room.id, answer=answer)


def _notices(kind: str) -> list[str]:
    return [one.account_id for one in session().query(Notice).filter_by(kind=kind)]


def _requests(actor: Actor, room_id: str) -> list[str]:
    return [one.account_id for one in queries.list_requests(actor, room_id, Window()).items]


def test_any_member_asks_their_own_friends_once(unit: UnitOfWork) -> None:
    with unit():
        circle = make_circle()
        _invite(circle)
        _invite(circle)
        other = circle.people[1]
        befriend(other, circle.friend)
        service.invite(actor=other, room_id=circle.room.id, account_ids=[circle.friend.id, circle.people[0].id])

        assert _notices("chat.invited").count(circle.friend.id) == 1
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
        assert _notices("chat.invited").count(circle.friend.id) == 1

        clock.advance(DAY)
        _invite(circle)  # it still stands, so nothing happens
        assert asked_into(circle.friend) == []
        clock.advance(STANDS_FOR)
        _invite(circle)
        assert asked_into(circle.friend) == [circle.room.id]
        assert _notices("chat.invited").count(circle.friend.id) == 2


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
        assert _notices("chat.invited").count(circle.friend.id) == (0 if before else 1)
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


def test_a_youth_asks_and_a_host_lets_in(unit: UnitOfWork) -> None:
    with unit():
        club = make_club()
        for _ in range(2):
            service.request_entry(actor=club.outsider, room_id=club.room.id)
        assert _requests(club.host, club.room.id) == [club.outsider.id]
        assert _notices("chat.request") == [club.host.id, club.host.id]  # one for each youth so far
        for _ in range(2):
            service.answer_request(actor=club.host, room_id=club.room.id, account_id=club.outsider.id, answer="yes")

        assert (club.outsider.id, "member") in people_in(club.room)
        assert _notices("chat.admitted") == [club.youth.id, club.outsider.id]
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
