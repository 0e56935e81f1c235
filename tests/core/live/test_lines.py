"""A line under attack, and under load: a real server and real sockets, with a host that only listens."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from socket import SHUT_WR
from typing import Any

import gevent
import gevent.socket
import pytest
from structlog.testing import capture_logs

from backend.core import server
from backend.core.live import lines, packets
from backend.core.live.lines import Line, Refused
from backend.core.live.packets import Json
from backend.core.live.upgrade import Upgrade
from backend.core.server import Server
from tests.support.rawsocket import Client, opened

SECRET = "a secret thing to say"
HELLO = f'421["say",{{"text":"{SECRET}"}}]'
OWN = "https://flok.example"


class Listener:
    """A host that lets everybody in but "nobody", and answers when it is told to."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, Any]] = []
        self.asked: list[Callable[[Json], None]] = []
        self.present: list[Line] = []
        self.answers = True

    def admit(self, line: Line, auth: Any) -> None:
        if auth == {"token": "nobody"}:
            raise Refused({"message": "unauthenticated"})

    def begin(self, line: Line) -> None:
        self.present.append(line)

    def hear(self, line: Line, name: str, data: Any, number: str) -> None:
        line.wait_for_answers(fewer_than=3)
        self.heard.append((name, data))
        line.unanswered += 1
        answer = partial(line.answer, number)
        if self.answers:
            answer(Json('{"ok":true}'))
        else:
            self.asked.append(answer)

    def forget(self, line: Line) -> None:
        self.present.remove(line)


def _web(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    body = environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"%d" % len(body)]


@pytest.fixture
def host() -> Listener:
    return Listener()


@pytest.fixture
def port(host: Listener) -> Iterator[int]:
    listener = gevent.socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    serving = Server(listener, Upgrade(_web, host, OWN))
    serving.start()
    yield listener.getsockname()[1]
    while opened:
        opened.pop().socket.close()
    serving.stop(0)


@pytest.fixture
def client(port: int) -> Client:
    return Client(port).sign_in()


def _eventually(what: Callable[[], Any]) -> None:
    with gevent.Timeout(10):
        while not what():
            gevent.sleep(0.005)


def test_a_message_is_heard_and_answered_under_its_number(client: Client, host: Listener) -> None:
    client.send(HELLO)

    assert client.hear() == '431[{"ok":true}]'
    assert host.heard == [("say", {"text": SECRET})]


def test_the_door_says_why_it_stays_shut(port: int) -> None:
    client = Client(port)
    client.hear()
    client.send('40{"token":"nobody"}')

    assert client.hear() == '44{"message":"unauthenticated"}'
    client.send(HELLO)
    assert client.ending() == (packets.CLOSE_PROTOCOL, "bad_packet")


@pytest.mark.parametrize("origin", [OWN, "own"])
def test_the_own_page_comes_in(port: int, origin: str) -> None:
    Client(port, Origin=f"http://127.0.0.1:{port}" if origin == "own" else origin).sign_in()


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "https://flok.example.evil.example", ""])
def test_another_page_does_not(port: int, origin: str) -> None:
    assert Client(port, Origin=origin).ending() == (packets.CLOSE_POLICY, "origin")


@pytest.mark.parametrize(
    "packet",
    ["", "x", "4", "42", "42[", "42{}", "42[]", "42[1]", "42[null,{}]", "45", "9", "2", "42/x,[]", "42-1[\"say\"]",
     "42" + "[" * 60_000, "42" + "9" * 16 + '["say"]', "42٣[\"say\"]", "40", '42["say",' + "9" * 10_000 + "]"],
)  # fmt: skip
def test_what_is_no_packet_ends_the_line_and_nothing_else(
    client: Client, port: int, host: Listener, packet: str
) -> None:
    other = Client(port).sign_in()
    with capture_logs() as logged:
        client.send(packet)
        assert client.ending() == (packets.CLOSE_PROTOCOL, "bad_packet")

    other.send(HELLO)
    assert other.hear() == '431[{"ok":true}]'
    assert logged == [{"event": "line_dropped", "reason": "bad_packet", "log_level": "info"}]


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ({"payload": HELLO, "masked": False}, packets.CLOSE_PROTOCOL),
        ({"payload": HELLO, "opcode": 0x41}, packets.CLOSE_PROTOCOL),  # a reserved bit
        ({"payload": HELLO, "opcode": 3}, packets.CLOSE_PROTOCOL),
        ({"payload": HELLO, "opcode": 0}, packets.CLOSE_PROTOCOL),  # goes on with nothing
        ({"payload": b"x" * 126, "opcode": 9}, packets.CLOSE_PROTOCOL),
        ({"payload": b"", "opcode": 9, "final": False}, packets.CLOSE_PROTOCOL),
        ({"payload": b'42["\xff"]'}, packets.CLOSE_BAD_TEXT),
        ({"payload": HELLO, "opcode": 2}, packets.CLOSE_UNSUPPORTED),
        ({"payload": b"x" * 65_537}, packets.CLOSE_TOO_BIG),
        ({"payload": b"x" * 1_000_000}, packets.CLOSE_TOO_BIG),
    ],
)
def test_a_frame_against_the_rules_ends_the_line(
    client: Client, host: Listener, frame: dict[str, Any], code: int
) -> None:
    client.send(**frame)

    assert client.ending()[0] == code
    client.socket.shutdown(SHUT_WR)
    _eventually(lambda: not host.present)
    assert host.heard == []


def test_a_message_in_pieces_is_whole_with_a_ping_between(client: Client, host: Listener) -> None:
    client.send(HELLO[:5], final=False)
    client.send(b"are you there", opcode=9)
    client.send(HELLO[5:20], opcode=0, final=False)
    client.send(HELLO[20:], opcode=0)

    assert client.frame() == (10, b"are you there")
    assert client.hear() == '431[{"ok":true}]'
    assert host.heard == [("say", {"text": SECRET})]


def test_pieces_are_counted_together(client: Client) -> None:
    client.send("4", final=False)
    for _ in range(3):
        client.send(b"x" * 30_000, opcode=0, final=False)

    assert client.ending() == (packets.CLOSE_TOO_BIG, "too_large")


def test_a_goodbye_is_returned(client: Client, host: Listener) -> None:
    client.send((1000).to_bytes(2, "big"), opcode=8)

    assert client.ending() == (packets.CLOSE_NORMAL, "")
    _eventually(lambda: not host.present)


def test_what_is_said_at_once_is_heard_in_order_and_not_faster_than_answered(client: Client, host: Listener) -> None:
    host.answers = False
    for number in range(10):
        client.send(f'42{number}["say",{number}]')
    _eventually(lambda: len(host.asked) == 3)
    gevent.sleep(0.01)

    assert [data for _, data in host.heard] == [0, 1, 2]
    for number in range(10):
        _eventually(lambda: host.asked)
        host.asked.pop(0)(Json("1"))
        assert client.hear() == f"43{number}[1]"
    assert [data for _, data in host.heard] == list(range(10))


def test_who_talks_too_fast_is_read_slowly_and_others_at_once(client: Client, port: int, host: Listener) -> None:
    other = Client(port).sign_in()
    for _ in range(1000):
        client.send("3")
    client.send('42["say","at last"]')

    with gevent.Timeout(1):
        other.send(HELLO)
        assert other.hear() == '431[{"ok":true}]'
    assert host.heard == [("say", {"text": SECRET})]


def test_who_does_not_sign_in_is_sent_away(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "SIGN_IN_SECONDS", 0)

    assert Client(port).ending() == (packets.CLOSE_POLICY, "not_signed_in")


def test_who_answers_no_ping_is_given_up(port: int, host: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "PING_SECONDS", 0)
    answering, silent = Client(port).sign_in(), Client(port).sign_in()
    assert answering.hear() == silent.hear() == "2"
    monkeypatch.setattr(lines, "PONG_SECONDS", 0)
    answering.send("3")
    assert answering.hear() == "2"
    line = host.present[-1]
    line._due = 0

    assert silent.ending() == (packets.CLOSE_TRY_LATER, "silent")


def test_a_line_that_is_closed_says_why_and_hears_nothing_more(client: Client, host: Listener) -> None:
    host.present[0].dismiss(packets.CLOSE_POLICY, "signed_out")
    client.send(HELLO)

    assert client.hear() == "41"
    assert client.ending() == (packets.CLOSE_POLICY, "signed_out")
    assert host.heard == []


@pytest.mark.parametrize("beginning", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "])
def test_a_request_that_never_comes_is_not_waited_for(
    port: int, beginning: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "HEAD_SECONDS", 0.05)
    monkeypatch.setattr(server.Handler, "patience", 0.05)
    slow = gevent.socket.create_connection(("127.0.0.1", port), 10)
    slow.sendall(beginning)

    assert b"200" not in slow.recv(1000)
    assert slow.recv(1000) == b""


def test_a_body_that_never_comes_is_not_waited_for(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "BODY_SECONDS", 0.05)
    slow = gevent.socket.create_connection(("127.0.0.1", port), 10)
    slow.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nxxx")

    assert slow.recv(1000) == b""


@pytest.mark.parametrize(
    "request_", [b"Content-Length: 5\r\n\r\nhello", b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"]
)
def test_a_body_that_comes_is_whole(port: int, request_: bytes) -> None:
    asking = gevent.socket.create_connection(("127.0.0.1", port), 10)
    asking.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + request_)

    assert asking.makefile("rb").read().endswith(b"\r\n\r\n5")


def test_nothing_of_what_is_said_is_logged(client: Client, port: int) -> None:
    with capture_logs() as logged:
        client.send(HELLO)
        client.hear()
        client.send(HELLO[:-1])
        client.ending()
    assert SECRET not in json.dumps(logged)
