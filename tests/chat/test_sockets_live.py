"""Chat over a real server: two phones, a bad network, and somebody who misbehaves."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event

import pytest
import websocket

from backend.core.db import unit_of_work
from backend.core.live.packets import CLOSE_TOO_BIG
from tests.chat.making import make_friends
from tests.conftest import LiveServer
from tests.factories import make_token
from tests.support.outsider import PATIENCE_SECONDS, Json, Outsider, wait_for

MANY = 30


@dataclass
class Phones:
    """Two friends, each with a connected phone."""

    room_id: str
    one: Outsider
    other: Outsider


@pytest.fixture
def phones(live_server: LiveServer) -> Iterator[Phones]:
    with unit_of_work():
        friends = make_friends()
        tokens = [make_token(friends.one.id), make_token(friends.other.id)]
    pair = Phones(friends.room.id, *(Outsider(live_server.url, token) for token in tokens))
    for phone in (pair.one, pair.other):
        phone.connect()
    yield pair
    for phone in (pair.one, pair.other):
        phone.disconnect()


def _history(phone: Outsider, room_id: str) -> list[tuple[int, str]]:
    page = phone.get(f"/rooms/{room_id}/messages?after_seq=0&limit=100")
    return [(message["seq"], message["id"]) for message in page["items"]]


def _send_unheard(phone: Outsider, message: dict[str, str]) -> None:
    assert phone._socket is not None
    phone._socket.emit("message:send", message)


def _catch_up(phone: Outsider, room_id: str) -> None:
    """What a client does when it is back: ask for all that came after the last number it has without a gap."""
    have = {message["seq"] for message in phone.heard("message:new")}
    seen = next(seq for seq in range(len(have) + 1) if seq + 1 not in have)
    missed = phone.ask("room:sync", {"rooms": {room_id: seen}})["data"]["rooms"][room_id]
    phone.frames += [("message:new", message) for message in missed["messages"] if message["seq"] not in have]


def test_both_ways(phones: Phones) -> None:
    said = phones.one.say(phones.room_id, "hej")
    answer = phones.other.say(phones.room_id, "dav")

    assert phones.other.hears("message:new", lambda frame: frame["seq"] == 1) == {**said, "client_id": None}
    assert phones.one.hears("message:new", lambda frame: frame["seq"] == 2) == {**answer, "client_id": None}
    assert phones.one.hears("message:new", lambda frame: frame["seq"] == 1) == said


def test_what_one_phone_says_without_waiting_comes_in_its_order(phones: Phones) -> None:
    for number in range(MANY):
        _send_unheard(phones.one, {"room_id": phones.room_id, "client_id": f"n{number}", "text": f"nummer {number}"})

    phones.other.hears("message:new", lambda frame: frame["seq"] == MANY)
    # The client library hears each frame in a thread of its own, so the numbers tell the order, not the list.
    heard = sorted((frame["seq"], frame["text"]) for frame in phones.other.heard("message:new"))
    assert heard == [(number + 1, f"nummer {number}") for number in range(MANY)]


def test_a_listener_who_drops_out_misses_and_doubles_nothing(phones: Phones) -> None:
    is_back = Event()

    def talk() -> list[Json]:
        said = [phones.one.say(phones.room_id, f"nummer {number}") for number in range(MANY - 1)]
        assert is_back.wait(PATIENCE_SECONDS)  # so that the last word is heard, however soon all others were said
        return [*said, phones.one.say(phones.room_id, "til sidst")]

    with ThreadPoolExecutor(1) as pool:
        talking = pool.submit(talk)
        phones.other.hears("message:new", lambda frame: frame["seq"] == MANY // 3)
        phones.other.drop()
        wait_for(lambda: len(_history(phones.other, phones.room_id)) >= 2 * MANY // 3)
        phones.other.connect()
        is_back.set()
        said = talking.result()
    phones.other.hears("message:new", lambda frame: frame["seq"] == MANY)

    _catch_up(phones.other, phones.room_id)

    got = sorted((message["seq"], message["id"]) for message in phones.other.heard("message:new"))
    assert got == [(message["seq"], message["id"]) for message in said] == _history(phones.other, phones.room_id)


def test_a_speaker_who_drops_out_says_everything_once(phones: Phones) -> None:
    for number in range(MANY):
        if number % 10 == 5:
            # The words leave, the line breaks before the answer, and the phone says them again.
            _send_unheard(phones.one, {"room_id": phones.room_id, "client_id": f"n{number}", "text": "hej"})
            phones.one.drop()
            phones.one.connect()
        phones.one.say(phones.room_id, "hej", client_id=f"n{number}")

    seqs = [seq for seq, _ in _history(phones.other, phones.room_id)]
    phones.other.hears("message:new", lambda frame: frame["seq"] == MANY)
    assert seqs == list(range(1, MANY + 1))
    assert sorted(frame["seq"] for frame in phones.other.heard("message:new")) == seqs


def test_a_foreign_room_is_refused_and_the_line_stays_open(phones: Phones) -> None:
    with unit_of_work():
        foreign = make_friends().room.id

    refused = phones.one.ask("message:send", {"room_id": foreign, "client_id": "a", "text": "hej"})
    synced = phones.one.ask("room:sync", {"rooms": {foreign: 0}})

    assert (refused["ok"], refused["error"]["code"], refused["error"]["status"]) == (False, "not_found", 404)
    assert synced == {"ok": True, "data": {"rooms": {}}}
    assert phones.one.say(phones.room_id, "hej")["seq"] == 1


def test_a_flood_is_stopped_and_nobody_else_is(phones: Phones) -> None:
    answers = [
        phones.one.ask("message:send", {"room_id": phones.room_id, "client_id": f"n{n}", "text": "hej"})
        for n in range(125)
    ]

    assert [answer["ok"] for answer in answers] == [True] * 120 + [False] * 5
    assert {answer["error"]["code"] for answer in answers[120:]} == {"too_many"}
    assert phones.other.say(phones.room_id, "stop lige")["seq"] == 121


def test_a_megabyte_closes_its_own_line_and_says_why(live_server: LiveServer, phones: Phones) -> None:
    raw = websocket.create_connection(
        f"{live_server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket", timeout=PATIENCE_SECONDS
    )
    assert str(raw.recv())[:1] == "0"
    raw.send("40" + json.dumps({"token": phones.one.token}))
    assert str(raw.recv())[:2] == "40"

    raw.send("42" + json.dumps(["message:send", {"text": "x" * 1_000_000}]))

    opcode, payload = raw.recv_data()
    assert (opcode, payload) == (websocket.ABNF.OPCODE_CLOSE, CLOSE_TOO_BIG.to_bytes(2, "big") + b"too_large")
    raw.close()
    assert phones.one.say(phones.room_id, "hej")["seq"] == 1
    assert phones.other.hears("message:new")["seq"] == 1
