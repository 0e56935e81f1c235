"""Frames and answers of the websocket, inside this process."""

from typing import Any

import pytest
from flask_socketio import SocketIOTestClient

from backend.accounts import service as accounts
from backend.accounts.models import RoleGrant
from backend.chat import service
from backend.core import sockets
from backend.core.db import session
from moderation.rulebook import modes
from tests.chat.conftest import Listen
from tests.chat.making import make_friends, make_gathering, say
from tests.conftest import UnitOfWork
from tests.factories import make_adult, make_community, make_youth
from tests.support.statements import counted_statements

pytestmark = pytest.mark.usefixtures("plain_words")


def _heard(client: SocketIOTestClient) -> list[tuple[str, dict[str, Any]]]:
    """What came since the last look, save what is told to moderators of their cases."""
    frames = ((frame["name"], frame["args"][0]) for frame in client.get_received())
    return [(name, payload) for name, payload in frames if name != "case:new"]


def _names(client: SocketIOTestClient) -> list[tuple[str, int | None]]:
    return [(name, frame["seq"]) for name, frame in _heard(client)]


def _ask(client: SocketIOTestClient, name: str, **body: Any) -> dict[str, Any]:
    answer: dict[str, Any] = client.emit(name, body, callback=True)
    return answer


def test_what_one_says_the_other_hears(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        friends, stranger = make_friends(), make_youth(community=make_community())
    phone, tablet, other, third = map(listen, (friends.one.id, friends.one.id, friends.other.id, stranger.id))

    answer = _ask(phone, "message:send", room_id=friends.room.id, client_id="a", text="hej")

    assert (answer["ok"], answer["data"]["seq"], answer["data"]["client_id"]) == (True, 1, "a")
    assert _heard(phone) == _heard(tablet) == [("message:new", answer["data"])]
    assert _heard(other) == [("message:new", {**answer["data"], "client_id": None})]
    assert _heard(third) == []


def test_sending_costs_the_same_however_many_listen(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        community = make_community()
        friends, gathering = make_friends(community=community), make_gathering(community=community)

    modes.quiet(community.id)  # read twice a minute, whoever sends

    def cost(author_id: str, room_id: str, client_id: str) -> int:
        phone = listen(author_id)
        with counted_statements() as statements:
            assert _ask(phone, "message:send", room_id=room_id, client_id=client_id, text="hej")["ok"]
        return len([statement for statement in statements if not statement.startswith("BEGIN")])

    of_two = cost(friends.one.id, friends.room.id, "a")
    of_four = cost(gathering.one.id, gathering.room.id, "b")
    with unit():
        for _ in range(46):
            service.add_member(room_id=gathering.room.id, account_id=make_youth(community=community).id)
    of_fifty = cost(gathering.one.id, gathering.room.id, "c")

    # The author, the room, who is in it, what was said before, who is blocked, and whether somebody reads along where
    # adults meet youths; the counter and the message.
    assert (of_two, of_four, of_fifty) == (8, 9, 9)


def test_the_same_name_again_is_answered_and_not_repeated(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        friends = make_friends()
    one, other = listen(friends.one.id), listen(friends.other.id)
    said = {"room_id": friends.room.id, "client_id": "a", "text": "hej"}

    assert _ask(one, "message:send", **said) == _ask(one, "message:send", **said)
    assert _names(other) == [("message:new", 1)]


def test_rest_and_socket_tell_the_same(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        gathering = make_gathering()
    ears = [listen(one.id) for one in (gathering.host, gathering.watcher, gathering.other)]
    with unit():
        say(gathering.one, gathering.room, "flag")

    assert [_names(ear) for ear in ears] == [[("message:new", 2)]] * 3


def test_a_held_message_is_heard_when_it_is_let_in(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        friends = make_friends()
    one, other = listen(friends.one.id), listen(friends.other.id)
    held = _ask(one, "message:send", room_id=friends.room.id, client_id="a", text="hold kæft")["data"]
    assert (held["status"], _heard(one), _heard(other)) == ("held", [], [])

    with unit():
        service.release_message(message_id=held["id"])

    let_in = {**held, "status": "delivered", "seq": 1}
    assert _heard(one) == [("message:new", let_in)]
    assert _heard(other) == [("message:new", {**let_in, "client_id": None})]


def test_a_rejected_message_is_its_authors_affair(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        friends = make_friends()
    one, other = listen(friends.one.id), listen(friends.other.id)
    held = _ask(one, "message:send", room_id=friends.room.id, client_id="a", text="hold kæft")["data"]
    with unit():
        service.reject_message(message_id=held["id"])

    assert _heard(one) == [("message:changed", {**held, "status": "rejected"})]
    assert _heard(other) == []


@pytest.mark.parametrize("by", ["author", "moderator"])
def test_a_message_taken_away_is_told_without_its_words(unit: UnitOfWork, listen: Listen, by: str) -> None:
    with unit():
        friends = make_friends()
        said = say(friends.one, friends.room)
    ears = [listen(friends.one.id), listen(friends.other.id)]
    with unit():
        if by == "author":
            service.delete_message(actor=friends.one, room_id=friends.room.id, message_id=said.id)
        else:
            service.hide_message(message_id=said.id)

    frame = {"room_id": friends.room.id, "seq": 1, "id": said.id, "by": by, "change": 1}
    assert [_heard(ear) for ear in ears] == [[("message:removed", frame)]] * 2


def test_the_end_of_a_friendship_reaches_both(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        friends = make_friends()
    one, other = listen(friends.one.id), listen(friends.other.id)
    with unit():
        service.close_room(room_id=friends.room.id)

    [(name, frame)] = _heard(one)
    assert (name, frame["room_id"], frame["seq"], frame["title"]) == (
        "room:changed",
        friends.room.id,
        0,
        friends.other.nickname,
    )
    assert frame["closed_at"] is not None
    assert _names(other) == [("room:changed", 0)]


def test_only_the_newcomer_is_told_of_their_coming(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        gathering, newcomer = make_gathering(), make_youth(community=make_community())
        say(gathering.one, gathering.room)
    new, old = listen(newcomer.id), listen(gathering.one.id)
    with unit():
        service.add_member(room_id=gathering.room.id, account_id=newcomer.id)

    [(name, frame)] = _heard(new)
    assert (name, frame["id"], frame["seq"], frame["unread"]) == ("room:changed", gathering.room.id, 2, 1)
    assert _heard(old) == []


def test_not_a_word_after_leaving(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        gathering = make_gathering()
    gone, stays = listen(gathering.other.id), listen(gathering.one.id)
    with unit():
        service.remove_member(room_id=gathering.room.id, account_id=gathering.other.id)
        said = say(gathering.host, gathering.room)
    with unit():
        service.hide_message(message_id=said.id)

    assert _heard(gone) == [("room:gone", {"room_id": gathering.room.id, "seq": 1})]
    assert _names(stays) == [("message:new", 2), ("message:removed", 2)]


def test_the_blocked_are_not_heard(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        friends = make_friends()
        said = say(friends.other, friends.room)
        accounts.block(actor=friends.one, account_id=friends.other.id)
    blocker, blocked = listen(friends.one.id), listen(friends.other.id)
    refused = _ask(blocked, "message:send", room_id=friends.room.id, client_id="a", text="hallo?")
    with unit():
        service.delete_message(actor=friends.other, room_id=friends.room.id, message_id=said.id)

    assert (refused["ok"], refused["error"]["code"]) == (False, "room_closed")
    assert _heard(blocker) == []
    assert _names(blocked) == [("message:removed", 1)]


def test_a_new_watcher_is_announced_to_all(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        community = make_community()
        gathering = make_gathering(community=community)
        relief = make_adult("coordinator", community=community)
        session().query(RoleGrant).filter_by(account_id=gathering.watcher.id).delete()
    ears = [listen(gathering.other.id), listen(relief.id)]
    with unit():
        say(gathering.one, gathering.room)

    for ear in ears:
        [changed] = [frame for name, frame in _heard(ear) if name == "room:changed"]
        assert {(one["id"], one["role"]) for one in changed["people"]} >= {(relief.id, "watcher")}


def test_catching_up(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        friends, foreign = make_friends(), make_friends()
        said = [say(friends.other, friends.room, text) for text in ("en", "to", "tre")]
        service.hide_message(message_id=said[0].id)
    one = listen(friends.one.id)

    caught = _ask(one, "room:sync", rooms={friends.room.id: 1, foreign.room.id: 0, "nothing": 0})["data"]["rooms"]

    assert list(caught) == [friends.room.id]
    room = caught[friends.room.id]
    assert [(message["seq"], message["text"]) for message in room["messages"]] == [(2, "to"), (3, "tre")]
    assert (room["more"], room["removed"]) == (False, [said[0].id])


def test_reading(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        friends = make_friends()
        say(friends.other, friends.room)
    one = listen(friends.one.id)

    answers = [_ask(one, "room:read", room_id=friends.room.id, seq=seq)["data"] for seq in (9, 0)]

    assert answers == [{"room_id": friends.room.id, "read_seq": 1}] * 2


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("message:send", {"room_id": "nothing", "client_id": "a", "text": "hej"}, "not_found"),
        ("message:send", {"room_id": "nothing", "client_id": "a"}, "invalid"),
        ("message:send", {"room_id": "nothing", "client_id": "a", "text": "x" * 10_000}, "invalid"),
        ("room:read", {"room_id": "nothing", "seq": 1}, "not_found"),
        ("room:read", {"room_id": "nothing", "seq": True}, "invalid"),
        ("room:sync", {"rooms": {"nothing": -1}}, "invalid"),
        ("room:sync", {"rooms": {str(number): 0 for number in range(101)}}, "invalid"),
    ],
)
def test_what_the_socket_refuses(unit: UnitOfWork, listen: Listen, name: str, body: dict[str, Any], code: str) -> None:
    with unit():
        youth = make_youth(community=make_community())
    answer = _ask(listen(youth.id), name, **body)

    assert (answer["ok"], answer["error"]["code"]) == (False, code)


def test_every_message_and_frame_is_declared() -> None:
    assert {"message:send", "room:sync", "room:read"} <= set(sockets.messages)
    assert {"message:new", "message:changed", "message:removed", "room:changed"} <= set(sockets.frames)
