from typing import Any

import pytest

from backend.chat import queries, service
from backend.chat.errors import NoWatcher, RoomFull, RoomWaiting
from backend.chat.models import Room
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, Invalid
from backend.core.pagination import Window
from moderation.publishing import NotPublishable
from tests.chat.making import make_friends, say
from tests.chat.rooms import (
    WORDS,
    asked_into,
    befriend,
    block,
    make_circle,
    may_ask,
    open_group,
    people_in,
    say_yes,
    told_in,
)
from tests.conftest import UnitOfWork
from tests.factories import make_account, make_adult, make_community, make_youth


def _youths(count: int, *, age: int = 16) -> list[Actor]:
    community = make_community()
    return [make_youth(community=community, age=age) for _ in range(count)]


def test_a_group_begins_when_three_have_said_yes(unit: UnitOfWork) -> None:
    with unit():
        nor, sne, liv = _youths(3)
        befriend(nor, sne, liv)
        room = open_group(nor, sne, liv, title="Brætspil")

        assert people_in(room) == {(nor.id, "member")}
        assert (room.title, asked_into(sne), asked_into(liv)) == ("Brætspil", [room.id], [room.id])
        say_yes(room, sne)
        for actor in (nor, sne):
            with pytest.raises(RoomWaiting):
                say(actor, room)
        say_yes(room, liv)
        assert say(liv, room).seq == 4
        assert told_in(room, nor) == [("opened", nor.id), ("joined", sne.id), ("joined", liv.id)]


def test_whoever_comes_later_reads_from_then(unit: UnitOfWork) -> None:
    with unit():
        circle = make_circle()
        say(circle.people[0], circle.room, "før")
        service.invite(actor=circle.people[0], room_id=circle.room.id, account_ids=[circle.friend.id])
        say_yes(circle.room, circle.friend)
        say(circle.people[0], circle.room, "efter")

        read = [message.text for message in queries.list_history(circle.friend, circle.room.id, limit=9).items]
        assert read == ["joined", "efter"]


def test_trying_again_with_the_same_name_gives_the_same_group(unit: UnitOfWork) -> None:
    with unit():
        nor, sne, liv = _youths(3)
        befriend(nor, sne, liv)
        facts: dict[str, Any] = {"actor": nor, "title": "Os", "account_ids": [sne.id, liv.id], "client_id": "a"}
        first, again = service.open_group(**facts), service.open_group(**facts)
        other = service.open_group(**{**facts, "client_id": "b"})

        assert first is again
        assert other is not first
        assert sorted(asked_into(sne)) == sorted([first.id, other.id])


def test_only_friends_of_fitting_ages_are_asked(unit: UnitOfWork) -> None:
    with unit():
        nor, sne, stranger, blocked, former = _youths(5)
        befriend(nor, sne, blocked, former)
        grown_up = make_youth(community=make_community(), age=18)
        befriend(nor, grown_up)
        block(blocked, nor)
        service.close_room(room_id=service.open_direct_room(one_id=nor.id, other_id=former.id).id)
        adult = make_adult("moderator", community=make_community())
        waiting = make_account(community=make_community(), status="pending")

        assert may_ask(nor) == {sne.id}
        others = {stranger.id: "unknown", blocked.id: "unknown", former.id: "unknown", adult.id: "unknown"}
        others |= {waiting.id: "unknown", "nobody": "unknown", grown_up.id: "ages"}
        for account_id, why in others.items():
            with pytest.raises(Invalid) as refused:
                service.open_group(actor=nor, title="Os", account_ids=[sne.id, account_id])
            assert refused.value.errors == {"account_ids": [why]}


def test_every_pair_must_fit(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        fourteen, thirteen, fifteen, seventeen = (make_youth(community=community, age=age) for age in (14, 13, 15, 17))
        befriend(fourteen, thirteen, fifteen)
        befriend(fifteen, seventeen)
        with pytest.raises(Invalid):
            open_group(fourteen, thirteen, fifteen)
        room = open_group(fourteen, fifteen)
        say_yes(room, fifteen)

        assert seventeen.id not in may_ask(fifteen, room)
        with pytest.raises(Invalid):
            service.invite(actor=fifteen, room_id=room.id, account_ids=[seventeen.id])


def test_eight_are_the_most_those_asked_counted(unit: UnitOfWork) -> None:
    with unit():
        nor, *others = _youths(9)
        befriend(nor, *others)
        with pytest.raises(RoomFull):
            open_group(nor, *others)
        room = open_group(nor, *others[:7], title="Os otte")
        assert queries.count_invited([room.id]) == {room.id: 7}

        with pytest.raises(RoomFull):
            service.invite(actor=nor, room_id=room.id, account_ids=[others[7].id])
        service.take_back_invitation(actor=nor, room_id=room.id, account_id=others[0].id)
        service.invite(actor=nor, room_id=room.id, account_ids=[others[7].id])
        assert asked_into(others[7]) == [room.id]
        assert asked_into(others[0]) == []


@pytest.mark.parametrize("title", ["Ring på 20 12 34 56", "Skriv på snap: norsej"])
def test_a_title_is_read_before_anybody_sees_it(unit: UnitOfWork, title: str) -> None:
    with unit():
        nor, sne, liv = _youths(3)
        befriend(nor, sne, liv)
        with pytest.raises(NotPublishable) as refused:
            open_group(nor, sne, liv, title=title)

        assert list(refused.value.errors or {}) == ["title"]
        assert session().query(Room).filter_by(kind="group").count() == 0


def test_an_adult_opens_no_group_of_youths(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        adult = make_adult("coordinator", "moderator", "organiser", community=make_community())

        for open_one in (service.open_group, service.open_staff_room):
            with pytest.raises((Forbidden, Invalid)):
                open_one(actor=adult, title="Os", account_ids=[friends.one.id, friends.other.id])
        assert session().query(Room).filter_by(kind="group").count() == 0


def test_adults_have_rooms_of_their_own(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        ali, ingrid, freja = (
            make_adult(role, community=community) for role in ("moderator", "coordinator", "organiser")
        )
        rosa, far = make_adult("referrer", community=community), make_adult("moderator", community=make_community())
        youth = make_youth(community=community)

        assert may_ask(ali) == {ingrid.id, freja.id}
        for other in (far, rosa, youth):
            with pytest.raises(Invalid):
                service.open_staff_room(actor=ali, title="Vagten", account_ids=[other.id])
        for actor in (freja, youth):
            with pytest.raises(Forbidden):
                service.open_staff_room(actor=actor, title="Vagten", account_ids=[ali.id])
        room = service.open_staff_room(actor=ali, title="Vagten", account_ids=[freja.id])
        say_yes(room, freja)

        assert people_in(room) == {(ali.id, "host"), (freja.id, "member")}
        assert may_ask(freja, room) == {ingrid.id}
        assert say(freja, room).seq == 3


def test_an_interest_group_has_a_host_and_a_second_adult(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        host, watcher = make_adult("organiser", community=community), make_adult("moderator", community=community)
        room = service.open_interest_group(actor=host, age_bands=["18-22", "15-17"], **WORDS)

        assert people_in(room) == {(host.id, "host"), (watcher.id, "watcher")}
        assert room.age_bands == ["15-17", "18-22"]
        assert told_in(room, host) == [("opened", host.id), ("adult_reads_along", watcher.id)]


def test_without_a_second_adult_there_is_no_interest_group(unit: UnitOfWork) -> None:
    with unit():
        host = make_adult("moderator", community=make_community())
        with pytest.raises(NoWatcher):
            service.open_interest_group(actor=host, age_bands=[], **WORDS)


@pytest.mark.parametrize("roles", [(), ("referrer",), ("matchmaker",)])
def test_not_every_adult_hosts(unit: UnitOfWork, roles: tuple[str, ...]) -> None:
    with unit():
        community = make_community()
        make_adult("moderator", community=community)
        for actor in (make_adult(*roles, community=community), make_youth(community=community)):
            with pytest.raises(Forbidden):
                service.open_interest_group(actor=actor, age_bands=[], **WORDS)


def test_interest_groups_are_for_the_own_age_and_community(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        host = make_adult("organiser", community=community)
        make_adult("moderator", community=community)
        of_age, for_all = (
            service.open_interest_group(actor=host, age_bands=bands, **WORDS) for bands in (["15-17"], [])
        )
        inside, older, far = (
            make_youth(community=community),
            make_youth(community=community, age=20),
            make_youth(community=make_community()),
        )

        def listed(actor: Actor) -> set[str]:
            return {room.id for room in queries.list_interests(actor, Window()).items}

        assert listed(inside) == {of_age.id, for_all.id}
        assert listed(older) == {for_all.id}
        assert listed(far) == listed(host) == set()
        block(inside, host)
        assert listed(inside) == set()
