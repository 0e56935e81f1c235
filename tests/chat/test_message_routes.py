"""Saying, taking back and reading, over REST."""

from collections.abc import Callable
from typing import Any

import pytest

from backend.chat.schemas.messages import LONGEST_TEXT
from backend.core import clock
from tests.chat.making import make_friends, say
from tests.chat.showing import NOON, shown_message
from tests.conftest import Api, UnitOfWork

AsAccount = Callable[[str], Api]
pytestmark = pytest.mark.usefixtures("plain_words")


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

    said = shown_message(friends.one, friends.room.id, id=first.json["id"], seq=1, client_id="a", text="hej du \n der")
    assert (first.status_code, first.json) == (201, said)
    assert (again.status_code, again.json) == (201, said)
    assert answer.json == shown_message(
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

    expected = shown_message(
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
