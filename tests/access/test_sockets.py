"""Every websocket message, for everybody who may chat: a message without a row fails."""

from collections.abc import Callable

import pytest
import socketio
from flask import Flask

from backend.core import sockets
from tests.access.rows import CHATTERS, Body
from tests.conftest import LiveServer
from tests.support.outsider import PATIENCE_SECONDS
from tests.support.world import World, make_world

MESSAGES: dict[str, tuple[Callable[[World], Body], str]] = {
    "message:send": (lambda world: {"room_id": world.things["room"], "client_id": "c1", "text": "Hej"}, "nor sne"),
    "room:read": (lambda world: {"room_id": world.things["room"], "seq": 1}, "nor sne"),
    "room:sync": (lambda world: {"rooms": {world.things["room"]: 0}}, "nor sne"),
}


def test_every_websocket_message_has_a_row(app: Flask) -> None:
    assert set(sockets.messages) == set(MESSAGES)


@pytest.mark.parametrize("message", sorted(MESSAGES))
def test_who_may_say(live_server: LiveServer, message: str) -> None:
    world = make_world()
    body, yes = MESSAGES[message]
    answers = {
        name: _reaches_the_room(live_server.url, world.tokens[name], message, body(world)) for name in CHATTERS.split()
    }

    assert answers == {name: name in yes.split() for name in CHATTERS.split()}


def _reaches_the_room(url: str, token: str, message: str, body: Body) -> bool:
    """Whether the answer is a yes, and one that shows a room if it shows any."""
    client = socketio.Client(reconnection=False)
    client.connect(url, auth={"token": token}, transports=["websocket"], wait_timeout=PATIENCE_SECONDS)
    answer = client.call(message, body, timeout=PATIENCE_SECONDS)
    client.disconnect()
    return bool(answer["ok"] and answer["data"].get("rooms", True))
