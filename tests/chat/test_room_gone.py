"""Whoever is no longer in a room learns it on every open screen, and learns nothing else."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from backend.chat import service
from backend.core import clock
from tests.chat.conftest import Listen
from tests.chat.making import make_gathering, say
from tests.chat.rooms import Club, make_circle, make_club, say_yes
from tests.conftest import UnitOfWork
from tests.factories import make_adult, make_community

pytestmark = pytest.mark.usefixtures("plain_words")


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.freeze("2026-11-22T11:00:00Z"):
        yield


def _told(ear: Any) -> list[dict[str, Any]]:
    return [one["args"][0] for one in ear.get_received() if one["name"] == "room:gone"]


WAYS: dict[str, Callable[[Club], object]] = {
    "taken out": lambda club: service.remove_person(actor=club.host, room_id=club.room.id, account_id=club.youth.id),
    "left": lambda club: service.leave_room(actor=club.youth, room_id=club.room.id),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_screen_of_theirs_hears_and_no_other(unit: UnitOfWork, listen: Listen, way: str) -> None:
    with unit():
        club = make_club()
        say(club.youth, club.room)
        reached = club.room.last_seq
    phone, tablet, host = listen(club.youth.id), listen(club.youth.id), listen(club.host.id)
    with unit():
        WAYS[way](club)
        say(club.host, club.room, "og så var vi færre")

    frames = [{"room_id": club.room.id, "seq": reached}]
    assert [[(one["name"], one["args"][0]) for one in ear.get_received()] for ear in (phone, tablet)] == [
        [("room:gone", frame) for frame in frames]
    ] * 2
    assert _told(host) == []


def test_once_however_often_one_leaves(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        circle = make_circle()
        leaver = circle.people[2]
    ear = listen(leaver.id)
    for _ in range(2):
        with unit():
            service.leave_room(actor=leaver, room_id=circle.room.id)

    assert len(_told(ear)) == 1


def test_whoever_is_back_before_it_is_told_is_not_gone(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        circle = make_circle()
    leaver = circle.people[2]
    ear = listen(leaver.id)
    with unit():
        service.leave_room(actor=leaver, room_id=circle.room.id)
        service.invite(actor=circle.people[0], room_id=circle.room.id, account_ids=[leaver.id])
        say_yes(circle.room, leaver)

    assert _told(ear) == []


def test_whoever_no_longer_comes_to_an_event(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        gathering = make_gathering()
    ear = listen(gathering.one.id)
    with unit():
        service.remove_member(room_id=gathering.room.id, account_id=gathering.one.id)

    assert [one["room_id"] for one in _told(ear)] == [gathering.room.id]


def test_an_adult_who_hands_over_the_reading_along(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        community = make_community()
        club = make_club(community=community)
        make_adult("moderator", community=community)
    ear = listen(club.watcher.id)
    with unit():
        service.leave_room(actor=club.watcher, room_id=club.room.id)

    assert [one["room_id"] for one in _told(ear)] == [club.room.id]
