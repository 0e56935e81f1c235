"""A line: Socket.IO spoken over one websocket directly, without a queue, a context or a greenlet for each packet."""

import json
import time
from typing import Any, Protocol

import gevent
from gevent.event import Event

from backend.core.ids import new_id

from . import packets
from .packets import CLOSE_POLICY, CLOSE_PROTOCOL, CLOSE_UNSUPPORTED, Json
from .websocket import BoundedWebSocket

PING_SECONDS, PONG_SECONDS, SIGN_IN_SECONDS, BEAT_SECONDS = 25, 20, 10, 1.0
LONGEST_NUMBER = 15
UNANSWERED_AT_MOST = 32

_decode = json.JSONDecoder().decode


class BadPacket(Exception):
    """What came is no packet of ours."""


class Refused(Exception):
    """Nobody is let in; its argument says why."""


class Host(Protocol):
    """Whoever answers on the lines."""

    def admit(self, line: "Line", auth: Any) -> None:
        """Find out who is on `line`; raises Refused."""

    def begin(self, line: "Line") -> None:
        """From now on `line` hears what is told."""

    def hear(self, line: "Line", name: str, data: Any, number: str) -> None:
        """Take in a message; `number` is that under which it wants its answer, or nothing."""

    def forget(self, line: "Line") -> None:
        """`line` is gone."""


class Line:
    """One open websocket and the conversation on it."""

    __slots__ = (
        "_answered", "_due", "_host", "_pinged", "_websocket", "environ", "is_open", "send_buffer", "sid", "unanswered",
    )  # fmt: skip

    def __init__(self, websocket: BoundedWebSocket, environ: dict[str, Any], host: Host) -> None:
        self.sid = new_id()
        self.environ = environ
        self.send_buffer = websocket.send_buffer
        self.is_open = False  # until somebody is let in
        self.unanswered = 0
        self._answered: Event | None = None
        self._host = host
        self._websocket = websocket
        self._pinged = False
        self._due = time.monotonic() + SIGN_IN_SECONDS

    def run(self) -> None:
        """Converse until either side hangs up."""
        lines.add(self)
        _start_beating()
        try:
            self.write(packets.opening(self.sid, PING_SECONDS, PONG_SECONDS, self._websocket.limit))
            while (packet := self._websocket.receive()) is not None:
                self._take(packet)
        finally:
            lines.discard(self)
            if self.is_open:
                self._host.forget(self)

    def write(self, packet: str) -> None:
        """Send one packet."""
        self.send_buffer.write(packets.frame(packet))

    def close(self, code: int, reason: str) -> None:
        """Say why, and hang up; what is under way from the other side is not heard any more."""
        self._websocket.close(code, reason)

    def dismiss(self, code: int, reason: str) -> None:
        """Hang up, and ask not to be called again."""
        self.write(packets.DISCONNECT)
        self.close(code, reason)

    def answer(self, number: str, value: Json) -> None:
        """Answer the message that asked under `number`, if it did."""
        self.unanswered -= 1
        if number:
            self.send_buffer.write(packets.frame(packets.answer(number, value)))
        if self._answered is not None:
            self._answered.set()

    def wait_for_answers(self, fewer_than: int) -> None:
        """Go on when fewer messages than that wait for their answer."""
        while self.unanswered >= fewer_than:
            self._answered = Event()
            self._answered.wait()
        self._answered = None

    def beat(self, now: float) -> None:
        """Ask whether anybody is there; give up on who does not say, or never signed in."""
        if now < self._due:
            return
        if not self.is_open:
            self.close(CLOSE_POLICY, "not_signed_in")
        elif self._pinged:
            self.send_buffer.drop("silent")
        else:
            self._pinged, self._due = True, now + PONG_SECONDS
            self.write(packets.PING)

    def _take(self, packet: str | bytearray) -> None:
        try:
            if not isinstance(packet, str):
                self.close(CLOSE_UNSUPPORTED, "text_only")
            elif packet.startswith(packets.EVENT):
                self._hear(packet)
            elif packet.startswith(packets.PONG):
                self._pinged, self._due = False, time.monotonic() + PING_SECONDS
            elif packet.startswith(packets.CONNECT):
                self._connect(packet[2:])
            elif packet.startswith((packets.GOODBYE, packets.DISCONNECT)):
                self._websocket.close()
            else:
                raise BadPacket
        except BadPacket:
            self.close(CLOSE_PROTOCOL, "bad_packet")

    def _hear(self, packet: str) -> None:
        begin = packet.find("[")
        number = packet[2:begin]
        said = _value(packet[begin:]) if begin > 0 else None
        if not isinstance(said, list) or not said or not isinstance(said[0], str) or not self.is_open:
            raise BadPacket
        if number and not (len(number) <= LONGEST_NUMBER and number.isascii() and number.isdigit()):
            raise BadPacket
        if _hears:
            self._host.hear(self, said[0], said[1] if len(said) > 1 else None, number)

    def _connect(self, auth: str) -> None:
        if self.is_open:
            raise BadPacket
        try:
            self._host.admit(self, _value(auth) if auth else None)
        except Refused as refused:
            self.write(packets.REFUSE + packets.as_json(refused.args[0]))
            return
        if self._websocket.closed:
            return
        self.is_open = True
        self._due = time.monotonic() + PING_SECONDS
        self.write(packets.CONNECT + packets.as_json({"sid": self.sid}))
        self._host.begin(self)  # nothing told may come before the welcome


def hush() -> None:
    """Take in no more messages, on any line; who waits for an answer still gets it, and others ask again elsewhere."""
    global _hears
    _hears = False


def _value(text: str) -> Any:
    try:
        return _decode(text)
    except (ValueError, RecursionError) as error:
        raise BadPacket from error


def _start_beating() -> None:
    global _beating
    if _beating is None:
        _beating = gevent.spawn(_beat_forever)


def _beat_forever() -> None:
    while True:
        gevent.sleep(BEAT_SECONDS)
        now = time.monotonic()
        for line in tuple(lines):
            line.beat(now)


lines: set[Line] = set()
_beating: Any = None
_hears = True
