"""Somebody who means harm: refused, put on record without a word of theirs, and felt by nobody else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import websocket

from backend.core.live.packets import CLOSE_POLICY, CLOSE_PROTOCOL, CLOSE_TOO_BIG, CLOSE_UNSUPPORTED
from tests.faults.crowd import Crowd, crowd
from tests.faults.phone import Cut, Line
from tests.faults.sites import Site, alone
from tests.support.outsider import Outsider, wait_for

pytestmark = pytest.mark.slow
SECRET = "hemmelig sommerfugl"
Rooms = Iterator[tuple[str, list[str]]]
TEXT, BINARY = websocket.ABNF.OPCODE_TEXT, websocket.ABNF.OPCODE_BINARY


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """A server with the usual allowances, that tells its log everything."""
    with alone(MESSAGES_PER_MINUTE="120", LOG_LEVEL="debug") as made:
        yield made


@pytest.fixture(scope="module")
def others(site: Site) -> Iterator[Crowd]:
    """People who have nothing to do with it, and talk all the time."""
    with crowd(site, sizes=(2, 4), pace=0.6) as talking:
        yield talking


@dataclass
class Pair:
    """Two friends with an open line each: one is the attacker, the other is not."""

    room_id: str
    tokens: list[str]
    people: list[Outsider]
    lines: list[Line]


@pytest.fixture(scope="module")
def rooms(site: Site) -> Rooms:
    """Rooms of two friends that nobody has been in, one after the other."""
    return iter(site.make_rooms([2] * 40).items())


@pytest.fixture
def pair(site: Site, others: Crowd, rooms: Rooms) -> Iterator[Pair]:
    room_id, tokens = next(rooms)
    url = site.address(0)
    with Line(url, tokens[0]) as one, Line(url, tokens[1]) as other:
        yield Pair(room_id, tokens, [Outsider(url, token) for token in tokens], [one, other])
    others.go_on(4)


def _send(line: Line, room_id: str, client_id: str = "c1", **more: str) -> Any:
    body = {"room_id": room_id, "client_id": client_id, "text": SECRET, **more}
    return line.ask("message:send", body, lambda *_: None)


def _code(answer: Any) -> str:
    return str(answer["error"]["code"])


def test_a_room_that_is_not_theirs(rooms: Rooms, pair: Pair) -> None:
    foreign, _ = next(rooms)
    line = pair.lines[0]

    assert _code(_send(line, foreign)) == "not_found"
    assert _code(line.ask("room:read", {"room_id": foreign, "seq": 1}, print)) == "not_found"
    assert line.ask("room:sync", {"rooms": {foreign: 0}}, print)["data"]["rooms"] == {}
    pair.people[0].get(f"/rooms/{foreign}/messages", expect=404)


def test_a_room_they_have_left(site: Site, pair: Pair) -> None:
    ((room_id, tokens),) = site.make_rooms([4]).items()
    with Line(site.address(0), tokens[0]) as line:
        assert _send(line, room_id)["ok"]
        Outsider(site.address(0), tokens[0]).delete(f"/rooms/{room_id}/membership")

        assert _code(_send(line, room_id, "c2")) == "not_found"
        assert line.ask("room:sync", {"rooms": {room_id: 0}}, print)["data"]["rooms"] == {}


def test_somebody_who_has_blocked_them(pair: Pair) -> None:
    attacker, blocker = pair.people
    assert _send(pair.lines[0], pair.room_id)["ok"]
    blocker.put(f"/blocks/{attacker.get('/me')['id']}", {}, expect=204)

    assert _code(_send(pair.lines[0], pair.room_id, "c2")) == "room_closed"


def test_the_name_another_gave_a_message_is_not_theirs(pair: Pair) -> None:
    theirs = _send(pair.lines[1], pair.room_id, text="til dig alene")["data"]

    mine = _send(pair.lines[0], pair.room_id)["data"]

    assert (mine["id"] != theirs["id"], mine["text"], mine["author"]["id"]) == (
        True,
        SECRET,
        pair.people[0].get("/me")["id"],
    )


def test_a_message_that_is_not_theirs(site: Site, rooms: Rooms, pair: Pair) -> None:
    foreign, tokens = next(rooms)
    with Line(site.address(0), tokens[0]) as stranger:
        strange = _send(stranger, foreign)["data"]["id"]
    theirs = _send(pair.lines[1], pair.room_id)["data"]["id"]
    attacker = pair.people[0]

    attacker.call("PATCH", f"/rooms/{pair.room_id}/messages/{theirs}", {"text": SECRET}, expect=403)
    attacker.delete(f"/rooms/{pair.room_id}/messages/{theirs}", expect=403)
    attacker.delete(f"/rooms/{pair.room_id}/messages/{strange}", expect=404)
    assert not _send(pair.lines[0], pair.room_id, reply_to=strange)["ok"]


def test_a_flood(pair: Pair) -> None:
    answers = [_send(pair.lines[0], pair.room_id, f"c{number}") for number in range(125)]

    assert [answer["ok"] for answer in answers] == [True] * 120 + [False] * 5
    assert {_code(answer) for answer in answers[120:]} == {"too_many"}
    assert _send(pair.lines[1], pair.room_id)["data"]["seq"] == 121


@pytest.mark.parametrize(
    ("frame", "opcode", "code"),
    [
        pytest.param("42" + "x" * 1_000_000, TEXT, CLOSE_TOO_BIG, id="huge"),
        pytest.param("42[" * 9000, TEXT, CLOSE_PROTOCOL, id="nested"),
        pytest.param("42", TEXT, CLOSE_PROTOCOL, id="empty"),
        pytest.param('429999999999999999["message:send"]', TEXT, CLOSE_PROTOCOL, id="long number"),
        pytest.param("x", TEXT, CLOSE_PROTOCOL, id="no packet"),
        pytest.param("451-", TEXT, CLOSE_PROTOCOL, id="attachment"),
        pytest.param(b"\x00\xff", BINARY, CLOSE_UNSUPPORTED, id="bytes"),
    ],
)
def test_frames_that_are_none_of_ours(site: Site, pair: Pair, frame: str | bytes, opcode: int, code: int) -> None:
    with Line(site.address(0), pair.tokens[0]) as line:
        line._socket.send(frame, opcode)

        assert _how_it_ends(line) == code
    assert _send(pair.lines[0], pair.room_id)["ok"]


@pytest.mark.parametrize("body", [[], "hej", 7, None, {"room_id": 1}, {"text": [SECRET]}, {SECRET: SECRET}])
def test_bodies_that_are_none_of_ours(pair: Pair, body: Any) -> None:
    assert _code(pair.lines[0].ask("message:send", body, print)) in {"bad_request", "invalid"}


def test_another_page(site: Site, pair: Pair) -> None:
    with pytest.raises(Cut) as cut:
        Line(site.address(0), pair.tokens[0], origin="https://ond.example")

    assert cut.value.code == CLOSE_POLICY


def test_a_token_that_was_taken_back(site: Site, pair: Pair) -> None:
    pair.people[0].delete("/sessions/current")

    assert _how_it_ends(pair.lines[0]) == CLOSE_POLICY
    with pytest.raises(Cut):
        Line(site.address(0), pair.tokens[0])


def test_nobody_else_has_noticed_and_nothing_they_said_is_on_record(site: Site, others: Crowd) -> None:
    others.go_on(10)
    others.fall_silent()
    log = site.parts["server"].log.read_text()

    assert others.count(site.database_url).has_harm is False
    assert [phone.memory.closed_with for phone in others.phones] == [[]] * len(others.phones)
    for code in ("not_found", "room_closed", "too_many", "invalid", "origin"):
        assert f'"{code}"' in log
    assert not [word for word in (*SECRET.split(), "ond.example", "til dig alene") if word in log]


def _how_it_ends(line: Line) -> int | None:
    def ended() -> bool:
        try:
            list(line.frames(0.1))
        except Cut as cut:
            ends.append(cut.code)
        return bool(ends)

    ends: list[int | None] = []
    wait_for(ended)
    return ends[0]
