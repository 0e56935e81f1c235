"""Somebody who never reads, in a room of people who do."""

import re
import socket
import time

import pytest
import requests
import websocket

from backend.core.db import unit_of_work
from tests.chat.making import make_friends
from tests.conftest import QUICK, LiveServer
from tests.factories import make_token
from tests.support.outsider import PATIENCE_SECONDS, Outsider, wait_for

pytestmark = pytest.mark.parametrize(
    "live_process", [QUICK | {"MESSAGES_PER_MINUTE": "100000"}], indirect=True, ids=["unhurried"]
)
LONG = "så må få på " * 320  # each å takes six bytes on its way
MANY, WITHIN_SECONDS = 60, 5.0


def _who_never_reads(url: str, token: str) -> websocket.WebSocket:
    line = websocket.WebSocket(sockopt=[(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)])
    address = f"{url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket"
    line.connect(address, timeout=PATIENCE_SECONDS)  # type: ignore[no-untyped-call]
    line.recv()
    line.send(f'40{{"token":"{token}"}}')
    line.recv()
    return line


def _dropped(url: str) -> bool:
    figures = requests.get(f"{url}/metrics", timeout=PATIENCE_SECONDS).text
    # Too far behind, or, on a machine with much else to do, without taking anything for too long.
    return re.search(r'flok_lines_dropped_total\{reason="(too_slow|stalled)"\} 1\.0', figures) is not None


def test_a_stalled_reader_is_dropped_and_nobody_waits_for_it(live_server: LiveServer) -> None:
    with unit_of_work():
        friends = make_friends()
        tokens = [make_token(friends.one.id), make_token(friends.other.id), make_token(friends.other.id)]
    one, other = (Outsider(live_server.url, token) for token in tokens[:2])
    for phone in (one, other):
        phone.connect()
    stalled = _who_never_reads(live_server.url, tokens[2])

    slowest = 0.0
    for number in range(MANY):
        began = time.monotonic()
        one.say(friends.room.id, f"{number} {LONG}")
        slowest = max(slowest, time.monotonic() - began)

    other.hears("message:new", lambda frame: frame["seq"] == MANY)
    # The client library hears each frame in a thread of its own.
    assert sorted(frame["seq"] for frame in other.heard("message:new")) == list(range(1, MANY + 1))
    assert slowest < WITHIN_SECONDS
    wait_for(lambda: _dropped(live_server.url))
    for phone in (one, other):
        phone.disconnect()
    stalled.close()
