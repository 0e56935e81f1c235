"""The list of rooms, over REST."""

from collections.abc import Callable

import pytest

from backend.chat import service
from backend.core import clock
from tests.chat.making import Friends, make_friends, make_gathering, say
from tests.chat.showing import NOON, shown_message, shown_person
from tests.conftest import Api, UnitOfWork
from tests.factories import make_community, make_youth
from tests.support.statements import counted_statements

AsAccount = Callable[[str], Api]
pytestmark = pytest.mark.usefixtures("plain_words")


def test_rooms_newest_activity_first(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze(NOON), unit():
        community = make_community()
        gathering = make_gathering(community=community, title="Filmaften")
        friends = make_friends(community=community)
        service.add_member(room_id=gathering.room.id, account_id=friends.one.id)
        service.remove_member(room_id=gathering.room.id, account_id=gathering.other.id)
        said = say(friends.other, friends.room)
    with clock.freeze("2026-11-22T12:00Z"):
        with unit():
            last = say(gathering.host, gathering.room, "film?")
        answer = as_account(friends.one.id).get("/rooms").json

    roles = (
        (gathering.host, "host"),
        (gathering.watcher, "watcher"),
        (gathering.one, "member"),
        (friends.one, "member"),
    )
    event, direct = answer["items"]
    assert answer["next"] is None
    assert {one["id"]: one for one in event.pop("people")} == {
        actor.id: {**shown_person(actor), "role": role} for actor, role in roles
    }
    assert event == {
        "id": gathering.room.id,
        "kind": "event",
        "title": "Filmaften",
        "purpose": "",
        "guidelines": "",
        "age_bands": [],
        "invited": 0,
        "role": "member",
        "muted": False,
        "unread": 1,
        "last_seq": 2,
        "last_change": 0,
        "read_seq": 0,
        "last_message": shown_message(
            gathering.host, gathering.room.id, id=last.id, seq=2, text="film?", sent_at="2026-11-22T12:00:00Z"
        ),
        "why_closed": None,
        "opens_at": NOON,
        "closes_at": "2026-11-23T15:00:00Z",
        "closed_at": None,
        "event_id": gathering.room.event_id,
    }
    assert {one["id"] for one in direct.pop("people")} == {friends.one.id, friends.other.id}
    assert direct == {
        "id": friends.room.id,
        "kind": "direct",
        "title": friends.other.nickname,
        "purpose": "",
        "guidelines": "",
        "age_bands": [],
        "invited": 0,
        "role": "member",
        "muted": False,
        "unread": 1,
        "last_seq": 1,
        "last_change": 0,
        "read_seq": 0,
        "last_message": shown_message(friends.other, friends.room.id, id=said.id, seq=1, text="hej"),
        "why_closed": None,
        "opens_at": None,
        "closes_at": None,
        "closed_at": None,
        "event_id": None,
    }


def test_rooms_by_the_page(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        community = make_community()
        one = make_youth(community=community)
        rooms = [
            service.open_direct_room(one_id=one.id, other_id=make_youth(community=community).id).id for _ in range(5)
        ]
    api, seen, cursor = as_account(one.id), [], ""
    for _ in range(3):
        page = api.get(f"/rooms?limit=2{cursor}").json
        seen += [room["id"] for room in page["items"]]
        cursor = f"&cursor={page['next']}"

    assert (seen, page["next"]) == (rooms[::-1], None)


def test_lists_cost_the_same_however_long(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        community = make_community()
        one = make_youth(community=community)
    api = as_account(one.id)

    def cost(path: str) -> int:
        with counted_statements() as statements:
            assert api.get(path).status_code == 200
        return len(statements)

    def add_room() -> Friends:
        other = make_youth(community=community)
        return Friends(one, other, service.open_direct_room(one_id=one.id, other_id=other.id))

    costs = []
    cost("/rooms")  # signs in
    for rooms in (1, 2):
        with unit():
            for _ in range(rooms):
                friends = add_room()
                for _ in range(rooms):
                    say(friends.other, friends.room)
                    say(friends.one, friends.room, "hold op")
        costs.append((cost("/rooms"), cost(f"/rooms/{friends.room.id}/messages")))

    assert costs[0] == costs[1]
