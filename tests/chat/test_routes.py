from collections.abc import Callable
from typing import Any

import pytest

from backend.accounts import service as accounts
from backend.accounts.models import RoleGrant
from backend.chat import service
from backend.chat.schemas.messages import LONGEST_TEXT
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from tests.chat.making import Friends, make_friends, make_gathering, say
from tests.conftest import Api, UnitOfWork
from tests.factories import make_account, make_adult, make_community, make_youth
from tests.support.statements import counted_statements

AsAccount = Callable[[str], Api]
NOON = "2026-11-22T11:00:00Z"

pytestmark = pytest.mark.usefixtures("plain_words")


def _person(actor: Actor) -> dict[str, str]:
    return {"id": actor.id, "nickname": actor.nickname, "avatar": "blad", "tone": "plum", "kind": actor.kind}


def _message(author: Actor, room_id: str, **facts: Any) -> dict[str, Any]:
    return {
        "room_id": room_id,
        "client_id": None,
        "author": _person(author),
        "kind": "text",
        "system": None,
        "picture": None,
        "reply_to": None,
        "quote": None,
        "reactions": [],
        "sent_at": NOON,
        "edited_at": None,
        "change": None,
        "status": "delivered",
        "removed": None,
        "hidden": False,
        "help": None,
        **facts,
    }


def test_saying_something(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze(NOON):
        with unit():
            friends = make_friends()
        path = f"/rooms/{friends.room.id}/messages"
        first = as_account(friends.one.id).post(path, {"client_id": "a", "text": "  hej du \r\n der "})
        again = as_account(friends.one.id).post(path, {"client_id": "a", "text": "hej"})
        answer = as_account(friends.other.id).post(
            path, {"client_id": "a", "text": "dav", "reply_to": first.json["id"]}
        )

    said = _message(friends.one, friends.room.id, id=first.json["id"], seq=1, client_id="a", text="hej du \n der")
    assert (first.status_code, first.json) == (201, said)
    assert (again.status_code, again.json) == (201, said)
    assert answer.json == _message(
        friends.other,
        friends.room.id,
        id=answer.json["id"],
        seq=2,
        client_id="a",
        text="dav",
        reply_to=first.json["id"],
        quote={
            "id": first.json["id"],
            "seq": 1,
            "author": {"id": friends.one.id, "nickname": friends.one.nickname},
            "text": "hej du \n der",
            "removed": False,
        },
    )


def test_the_same_answer_with_the_same_help(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze(NOON):
        with unit():
            friends = make_friends()
        api, path = as_account(friends.one.id), f"/rooms/{friends.room.id}/messages"
        first = api.post(path, {"client_id": "a", "text": "help jeg kan ikke mere"})
        again = api.post(path, {"client_id": "a", "text": "help jeg kan ikke mere"})
        seen = as_account(friends.other.id).get(path).json["items"]

    lines = first.json["help"]["lines"]
    assert (first.json["status"], again.json) == ("delivered", first.json)
    assert lines[0]["phone"] == "112"
    assert set(lines[0]) == {"id", "name", "phone", "sms", "chat_url", "text", "hours", "open_now", "ages"}
    assert [message["help"] for message in seen] == [None]


def test_a_held_message_is_its_authors_alone(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze(NOON):
        with unit():
            friends = make_friends()
        path = f"/rooms/{friends.room.id}/messages"
        held = as_account(friends.one.id).post(path, {"client_id": "a", "text": "hold kæft"})
        mine, theirs = (as_account(one.id).get(path).json for one in (friends.one, friends.other))

    expected = _message(
        friends.one,
        friends.room.id,
        id=held.json["id"],
        seq=None,
        client_id="a",
        text="hold kæft",
        status="held",
    )
    assert (held.status_code, held.json) == (201, expected)
    assert mine == {"items": [], "next": None, "held": [expected]}
    assert theirs == {"items": [], "next": None, "held": []}


def test_a_kind_question_and_its_answer(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        friends = make_friends()
    api, path = as_account(friends.one.id), f"/rooms/{friends.room.id}/messages"
    question = api.post(path, {"client_id": "a", "text": "ask mit nummer"})
    answer = api.post(path, {"client_id": "a", "text": "ask mit nummer", "anyway": True})

    assert (question.status_code, question.content_type) == (409, "application/problem+json")
    assert question.json == {
        "type": "urn:flok:problem:message_nudge",
        "title": "Conflict",
        "status": 409,
        "code": "message_nudge",
        "detail": "Læs den lige igen. Har du lyst til at sende den, som den er?",
    }
    assert (answer.status_code, answer.json["status"], answer.json["seq"]) == (201, "delivered", 1)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"client_id": "a"}, "text"),
        ({"client_id": "a", "text": " \n "}, "text"),
        ({"client_id": "a", "text": "x" * (LONGEST_TEXT + 1)}, "text"),
        ({"client_id": "a", "text": "æ" * 10_000}, "text"),
        ({"client_id": "a", "text": "hej\x00"}, "text"),
        ({"client_id": "a", "text": "hej\ud800"}, "text"),
        ({"client_id": "a", "text": 7}, "text"),
        ({"text": "hej"}, "client_id"),
        ({"client_id": "", "text": "hej"}, "client_id"),
        ({"client_id": "a" * 65, "text": "hej"}, "client_id"),
        ({"client_id": "a", "text": "hej", "seq": 7}, "seq"),
        ({"client_id": "a", "text": "hej", "reply_to": "nothing"}, "reply_to"),
        ({"client_id": "a", "text": "hej", "anyway": "måske"}, "anyway"),
    ],
)
def test_what_cannot_be_said(unit: UnitOfWork, as_account: AsAccount, body: dict[str, Any], field: str) -> None:
    with unit():
        friends = make_friends()
    refused = as_account(friends.one.id).post(f"/rooms/{friends.room.id}/messages", body)

    assert (refused.status_code, refused.json["code"], list(refused.json["errors"])) == (422, "invalid", [field])


def test_the_longest_text_fits(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        friends = make_friends()
    longest = "å" * LONGEST_TEXT
    said = as_account(friends.one.id).post(
        f"/rooms/{friends.room.id}/messages", {"client_id": "a" * 64, "text": longest}
    )

    assert (said.status_code, said.json["text"]) == (201, longest)


def test_taking_back_and_reading(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        friends = make_friends()
        said = [say(friends.one, friends.room, text) for text in ("en", "to", "tre")]
    path = f"/rooms/{friends.room.id}"
    one, other = as_account(friends.one.id), as_account(friends.other.id)

    assert one.delete(f"{path}/messages/{said[0].id}").status_code == 204
    assert other.delete(f"{path}/messages/{said[1].id}").status_code == 403
    assert other.post(f"{path}/read", {"seq": 2}).status_code == 204

    shown = [(m["seq"], m["text"], m["removed"]) for m in other.get(f"{path}/messages").json["items"]]
    assert shown == [(1, "", "author"), (2, "to", None), (3, "tre", None)]
    room = other.get(path).json
    assert (room["read_seq"], room["unread"], room["last_seq"]) == (2, 1, 3)


def test_history_by_the_page(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        friends = make_friends()
        for _ in range(5):
            say(friends.one, friends.room)
    api, path = as_account(friends.other.id), f"/rooms/{friends.room.id}/messages"

    def page(query: str) -> tuple[list[int], str | None]:
        answer = api.get(f"{path}?{query}").json
        return [message["seq"] for message in answer["items"]], answer["next"]

    assert page("after_seq=0&limit=2") == ([1, 2], "2")
    assert page("after_seq=2&limit=3") == ([3, 4, 5], None)
    assert page("limit=2") == ([4, 5], "4")
    assert page("before_seq=4&limit=3") == ([1, 2, 3], None)
    for wrong in ("after_seq=1&before_seq=3", "limit=0", "limit=101", "after_seq=-1", "after_seq=x", "page=2"):
        assert api.get(f"{path}?{wrong}").status_code == 422


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
        actor.id: {**_person(actor), "role": role} for actor, role in roles
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
        "last_message": _message(
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
        "last_message": _message(friends.other, friends.room.id, id=said.id, seq=1, text="hej"),
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

    assert api.get(f"/rooms/{friends.room.id}").status_code == 401
