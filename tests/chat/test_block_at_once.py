"""A block is seen at once on every open screen of both, and from what is told nobody can say who made it."""

from typing import Any

import pytest

from backend.accounts import service as accounts
from backend.chat import service
from backend.core import clock
from tests.chat.conftest import Listen
from tests.chat.making import make_gathering, say
from tests.chat.rooms import befriend, open_group, say_yes
from tests.conftest import UnitOfWork
from tests.factories import make_community, make_youth

NOON = "2026-11-22T11:00:00Z"
pytestmark = pytest.mark.usefixtures("plain_words")


def _told(ear: Any) -> dict[str, dict[str, Any]]:
    """The rooms an open screen was last told of."""
    frames = [frame["args"][0] for frame in ear.get_received() if frame["name"] == "room:changed"]
    return {frame["id"]: frame for frame in frames}


@pytest.mark.parametrize("blocks", ["one", "other"])
def test_friends_in_a_group(unit: UnitOfWork, listen: Listen, blocks: str) -> None:
    with clock.freeze(NOON):
        with unit():
            community = make_community()
            one, other, third = (make_youth(community=community) for _ in range(3))
            befriend(one, other, third)
            group = open_group(one, other, third)
            say_yes(group, other, third)
            direct = service.open_direct_room(one_id=one.id, other_id=other.id)
            said = {"one": other, "other": one}[blocks]
            say(said, group, "til alle")
        phones = [listen(account.id) for account in (one, one, other)]
        ear = listen(third.id)
        with unit():
            pair = (one, other) if blocks == "one" else (other, one)
            accounts.block(actor=pair[0], account_id=pair[1].id)

        told = [_told(phone) for phone in phones]
        assert [set(rooms) for rooms in told] == [{direct.id, group.id}] * 3
        assert {rooms[direct.id]["why_closed"] for rooms in told} == {"ended"}
        assert len({rooms[direct.id]["closed_at"] for rooms in told}) == 1
        assert {rooms[group.id]["last_message"]["hidden"] for rooms in told} == {True, False}
        assert _told(ear) == {}


def test_a_youth_and_the_adult_they_wrote_to(unit: UnitOfWork, listen: Listen) -> None:
    with clock.freeze(NOON):
        with unit():
            gathering = make_gathering()
            room = service.open_contact_room(actor=gathering.one, account_id=gathering.host.id)
        ears = [listen(actor.id) for actor in (gathering.one, gathering.host, gathering.watcher)]
        with unit():
            accounts.block(actor=gathering.one, account_id=gathering.host.id)

        assert [_told(ear)[room.id]["why_closed"] for ear in ears] == ["ended"] * 3


@pytest.mark.parametrize("blocks", ["one", "other"])
def test_what_was_taken_back_shows_at_once_too(unit: UnitOfWork, listen: Listen, blocks: str) -> None:
    with clock.freeze(NOON):
        with unit():
            community = make_community()
            one, other, third = (make_youth(community=community) for _ in range(3))
            befriend(one, other, third)
            group = open_group(one, other, third)
            say_yes(group, other, third)
            direct = service.open_direct_room(one_id=one.id, other_id=other.id)
            say({"one": other, "other": one}[blocks], group, "til alle")
            pair = (one, other) if blocks == "one" else (other, one)
            accounts.block(actor=pair[0], account_id=pair[1].id)
        phones, ear = [listen(account.id) for account in (one, other)], listen(third.id)
        with unit():
            accounts.unblock(actor=pair[0], account_id=pair[1].id)

        told = [_told(phone) for phone in phones]
        assert [set(rooms) for rooms in told] == [{direct.id, group.id}] * 2
        assert {(rooms[direct.id]["why_closed"], rooms[direct.id]["closed_at"]) for rooms in told} == {(None, None)}
        assert [rooms[group.id]["last_message"]["text"] for rooms in told] == ["til alle"] * 2
        assert _told(ear) == {}


def test_nothing_shows_while_the_other_still_blocks(unit: UnitOfWork, listen: Listen) -> None:
    with clock.freeze(NOON):
        with unit():
            one, other = (make_youth(community=community) for community in [make_community()] * 2)
            service.open_direct_room(one_id=one.id, other_id=other.id)
            accounts.block(actor=one, account_id=other.id)
            accounts.block(actor=other, account_id=one.id)
        phones = [listen(account.id) for account in (one, other)]
        for _ in range(2):
            with unit():
                accounts.unblock(actor=one, account_id=other.id)

        assert [_told(phone) for phone in phones] == [{}, {}]
