from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from backend.accounts.models import RoleGrant
from backend.chat import queries, service
from backend.chat.models import Membership, Room
from backend.core import clock
from backend.core.db import session, unit_of_work
from backend.core.errors import Forbidden, NotFound
from tests.chat.making import make_friends, make_gathering, say
from tests.conftest import UnitOfWork
from tests.factories import make_adult, make_community, make_youth


def _people(room: Room) -> set[tuple[str, str]]:
    return {(one.account_id, one.role) for one in queries.list_members([room.id])}


def test_two_friends_have_one_room_whoever_is_named_first(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        again = service.open_direct_room(one_id=friends.other.id, other_id=friends.one.id)

        assert again is friends.room
        assert _people(again) == {(friends.one.id, "member"), (friends.other.id, "member")}


def test_friends_again_find_what_they_said(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        say(friends.one, friends.room)
        for _ in range(2):
            service.close_room(room_id=friends.room.id)
        assert queries.get_membership(friends.one, friends.room.id).room.closed_at

        service.open_direct_room(one_id=friends.one.id, other_id=friends.other.id)

        assert friends.room.closed_at is None
        assert say(friends.other, friends.room).seq == 2


def test_an_adult_gets_no_room_alone_with_anybody(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        youth, adult = make_youth(community=community), make_adult("moderator", community=community)

        for one, other in ((youth, adult), (adult, youth)):
            with pytest.raises(Forbidden):
                service.open_direct_room(one_id=one.id, other_id=other.id)
        assert session().query(Room).count() == 0


def test_nobody_is_friends_with_themself_or_with_nobody(unit: UnitOfWork) -> None:
    with unit():
        youth = make_youth(community=make_community())

        for other_id in (youth.id, "nobody"):
            with pytest.raises(NotFound):
                service.open_direct_room(one_id=youth.id, other_id=other_id)


def test_an_event_has_one_room_with_a_second_adult(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        host, watcher = make_adult("organiser", community=community), make_adult("moderator", community=community)
        make_adult("moderator", community=make_community())
        facts: dict[str, Any] = {"event_id": "e", "title": "Film", "community_id": community.id, "host_id": host.id}
        room = service.open_event_room(**facts)

        assert room is not None
        assert _people(room) == {(host.id, "host"), (watcher.id, "watcher")}
        assert service.open_event_room(**facts) is room


@pytest.mark.parametrize("others", [(), ("organiser",), ("matchmaker", "referrer")])
def test_without_a_second_screened_adult_there_is_no_room(unit: UnitOfWork, others: tuple[str, ...]) -> None:
    with unit():
        community = make_community()
        host = make_adult("organiser", "moderator", community=community)
        for role in others:
            make_adult(role, community=community)
        lapsed = make_adult("moderator", community=community)
        yesterday = clock.today() - timedelta(days=1)
        session().query(RoleGrant).filter_by(account_id=lapsed.id).update({"screened_until": yesterday})

        assert service.open_event_room(event_id="e", title="", community_id=community.id, host_id=host.id) is None
        assert session().query(Room).count() == 0


def test_those_who_watch_the_least_watch_next(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        host = make_adult("organiser", community=community)
        able = {make_adult(role, community=community).id for role in ("moderator", "coordinator", "moderator")}
        rooms = [
            service.open_event_room(event_id=f"e{number}", title="", community_id=community.id, host_id=host.id)
            for number in range(6)
        ]

        watching = [account_id for room in rooms if room for account_id, role in _people(room) if role == "watcher"]
        assert sorted(watching) == sorted([*able, *able])


def test_coming_going_and_coming_back(unit: UnitOfWork) -> None:
    with unit():
        gathering, youth = make_gathering(), make_youth(community=make_community())
        room_id = gathering.room.id
        for _ in range(2):
            service.add_member(room_id=room_id, account_id=youth.id)
        say(gathering.one, gathering.room)
        service.mark_read(actor=youth, room_id=room_id, seq=1)
        for _ in range(2):
            service.remove_member(room_id=room_id, account_id=youth.id)
        assert (youth.id, "member") not in _people(gathering.room)
        with pytest.raises(NotFound):
            queries.get_membership(youth, room_id)

        service.add_member(room_id=room_id, account_id=youth.id)

        assert queries.get_membership(youth, room_id).read_seq == 1
        assert say(youth, gathering.room).seq == 3


def test_a_host_who_signs_up_stays_host(unit: UnitOfWork) -> None:
    with unit():
        gathering = make_gathering()
        service.add_member(room_id=gathering.room.id, account_id=gathering.host.id)

        assert (gathering.host.id, "host") in _people(gathering.room)


@pytest.mark.parametrize("use_case", [service.add_member, service.remove_member])
def test_nobody_joins_or_leaves_the_room_of_two_friends(unit: UnitOfWork, use_case: Callable[..., None]) -> None:
    with unit():
        friends, third = make_friends(), make_youth(community=make_community())

        for room_id in (friends.room.id, "nothing"):
            with pytest.raises(NotFound):
                use_case(room_id=room_id, account_id=third.id)
        assert len(_people(friends.room)) == 2


def test_friends_pressed_together_by_many_hands_get_one_room(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        one, other = make_youth(community=community), make_youth(community=community)

    def press(_: int) -> str:
        with unit_of_work():
            return service.open_direct_room(one_id=one.id, other_id=other.id).id

    with ThreadPoolExecutor(8) as pool:
        rooms = set(pool.map(press, range(8)))

    assert len(rooms) == 1
    with unit() as opened:
        assert (opened.query(Room).count(), opened.query(Membership).count()) == (1, 2)


def test_an_event_opened_by_many_hands_gets_one_room(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        host = make_adult("organiser", community=community)
        make_adult("moderator", community=community)

    def press(_: int) -> str | None:
        with unit_of_work():
            facts: dict[str, Any] = {"title": "Film", "community_id": community.id, "host_id": host.id}
            room = service.open_event_room(event_id="e", **facts)
            return room.id if room else None

    with ThreadPoolExecutor(8) as pool:
        rooms = set(pool.map(press, range(8)))

    assert len(rooms) == 1
    with unit() as opened:
        assert (opened.query(Room).count(), opened.query(Membership).count()) == (1, 2)
