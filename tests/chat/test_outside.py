"""Who finds the door shut, over REST: strangers, the blocked, the suspended and those who wait."""

from collections.abc import Callable

import pytest

from backend.accounts import service as accounts
from backend.accounts.models import RoleGrant
from backend.chat import service
from backend.core.db import session
from tests.chat.making import make_friends, make_gathering, say
from tests.conftest import Api, UnitOfWork
from tests.factories import make_account, make_adult, make_community, make_youth

AsAccount = Callable[[str], Api]
pytestmark = pytest.mark.usefixtures("plain_words")


def test_a_block_looks_like_an_end_and_tells_nobody(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        friends = make_friends()
        say(friends.other, friends.room)
    blocker, blocked = as_account(friends.one.id), as_account(friends.other.id)
    assert blocker.put(f"/blocks/{friends.other.id}").status_code == 204
    path = f"/rooms/{friends.room.id}"
    by_block = blocked.post(f"{path}/messages", {"client_id": "a", "text": "hallo?"})
    seen_by_block = blocked.get(path).json
    assert blocker.delete(f"/blocks/{friends.other.id}").status_code == 204
    with unit():
        service.close_room(room_id=friends.room.id)
    by_end = blocked.post(f"{path}/messages", {"client_id": "b", "text": "hallo?"})
    seen_by_end = blocked.get(path).json

    assert (by_block.status_code, by_block.json["code"]) == (409, "room_closed")
    assert by_block.json == by_end.json
    assert seen_by_block["closed_at"] is not None
    assert {**seen_by_block, "closed_at": None} == {**seen_by_end, "closed_at": None}


@pytest.mark.parametrize("who", ["stranger", "other community", "moderator", "left"])
def test_what_one_is_not_in_does_not_exist(unit: UnitOfWork, as_account: AsAccount, who: str) -> None:
    with unit():
        community = make_community()
        gathering = make_gathering(community=community)
        said = say(gathering.one, gathering.room)
        outsider = {
            "stranger": lambda: make_youth(community=community),
            "other community": lambda: make_youth(community=make_community()),
            "moderator": lambda: make_adult("moderator", community=community),
            "left": lambda: gathering.other,
        }[who]()
        service.remove_member(room_id=gathering.room.id, account_id=gathering.other.id)
    api, path = as_account(outsider.id), f"/rooms/{gathering.room.id}"

    answers = [
        api.get(path),
        api.get(f"{path}/messages"),
        api.post(f"{path}/messages", {"client_id": "a", "text": "hej"}),
        api.delete(f"{path}/messages/{said.id}"),
        api.post(f"{path}/read", {"seq": 1}),
    ]
    assert [answer.status_code for answer in answers] == [404] * 5
    assert len({answer.data for answer in answers}) == 1
    assert api.get("/rooms").json == {"items": [], "next": None}


def test_pending_people_and_strangers_stay_outside(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        friends = make_friends()
        waiting = make_account(community=make_community(), status="pending")
    calls = [
        ("GET", "/rooms", None),
        ("GET", f"/rooms/{friends.room.id}", None),
        ("GET", f"/rooms/{friends.room.id}/messages", None),
        ("POST", f"/rooms/{friends.room.id}/messages", {"client_id": "a", "text": "hej"}),
        ("DELETE", f"/rooms/{friends.room.id}/messages/x", None),
        ("POST", f"/rooms/{friends.room.id}/read", {"seq": 1}),
    ]

    answers = [as_account(waiting.id).call(*call) for call in calls]
    assert [(answer.status_code, b"not_confirmed" in answer.data) for answer in answers] == [(403, True)] * len(calls)


def test_an_adult_whose_screening_ran_out_neither_reads_nor_writes(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        gathering = make_gathering()
        session().query(RoleGrant).filter_by(account_id=gathering.host.id).delete()
    api, path = as_account(gathering.host.id), f"/rooms/{gathering.room.id}"

    assert api.get("/rooms").json == {"items": [], "next": None}
    assert api.get(f"{path}/messages").status_code == 404
    assert api.post(f"{path}/messages", {"client_id": "a", "text": "hej"}).status_code == 403


def test_a_suspended_friend_is_shut_out_at_once(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        friends = make_friends()
    api = as_account(friends.one.id)
    assert api.get(f"/rooms/{friends.room.id}").status_code == 200
    with unit():
        accounts.suspend(by_id="somebody", account_id=friends.one.id, reason="en pause")

    shut = api.get(f"/rooms/{friends.room.id}")
    assert (shut.status_code, shut.json["code"]) == (403, "paused")
    assert api.get("/statements").status_code == 200
