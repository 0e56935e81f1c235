"""A cheap crowd: many websockets in one loop, reading no more of a frame than it must.

`python -m bench._generator` takes a job as JSON on standard input and answers with what happened. In every room one
message is under way; the next leaves when its author has the acknowledgement and everybody else has the message.
"""

import json
import os
import select
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import count, cycle

from bench._processes import GENERATOR_CORE, cpu_seconds, pin

# A hundred characters each, so that both servers carry the same, and no two people in turn say the same.
TEXTS = (
    "Skal vi tage med til filmaften sammen? Jeg har popcorn med, og der er plads til os begge to i sofaen.",
    "Jeg var til træning i går, og bagefter spiste vi pandekager hos min moster. Hvad lavede du i weekenden?",
    "Har du set den nye sæson endnu? Jeg nåede kun de første tre afsnit, før jeg faldt i søvn på sofaen.",
    "I dag regnede det hele vejen hjem fra skole, så nu sidder jeg med en kop kakao og et tæppe om benene.",
    "Min hund har lært at give pote! Det tog to uger og en hel pose godbidder, men nu kan hun det hver gang.",
    "Vi skal bage boller i hjemkundskab på torsdag. Jeg tror, jeg tager nogle med hjem til dem alle sammen.",
    "Kan du huske den sang, vi hørte i bussen? Jeg har fundet den nu, og den er lige så god som dengang.",
)
NEW, ACKNOWLEDGED, PING, PONG = b'42["message:new"', b"43", b"2", "3"
TEXT_FRAME, CLOSE_FRAME = 0x81, 0x88


class Refused(Exception):
    """The server did not do what it was asked; the figures would mean nothing."""


@dataclass(frozen=True)
class Job:
    """Rooms of people (each what one says to be let in), and how long to let them talk.

    The people of a room are dealt out to the servers at `ports` in turn; `pids` are those whose time is counted.
    """

    ports: list[int]
    pids: list[int]
    rooms: dict[str, list[dict[str, str]]]
    warm_up: float
    seconds: float


@dataclass(frozen=True)
class Result:
    """What happened between the warm-up and the end."""

    acknowledged: int
    server_seconds: float
    generator_share: float


class Line:
    """One person's websocket: frames in, frames out, nothing more than is needed."""

    def __init__(self, port: int, auth: dict[str, str]) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._waiting = b""
        self._upgrade()
        self._expect(b"0{")
        self.send("40" + json.dumps(auth))
        self._expect(b"40{")

    def send(self, text: str) -> None:
        """Mask with zeros: as valid as any other key, and free."""
        payload = text.encode()
        size = len(payload)
        head = bytes([TEXT_FRAME, 0x80 | size]) if size < 126 else bytes([TEXT_FRAME, 0xFE]) + size.to_bytes(2, "big")
        self.socket.sendall(head + bytes(4) + payload)

    def receive(self) -> Iterator[bytes]:
        """The frames that are there; raises Refused when the server has closed."""
        data = self.socket.recv(262_144)
        if not data:
            raise Refused("closed")
        data = self._waiting + data
        start = 0
        while (frame := _frame_at(data, start)) is not None:
            begin, end = frame
            if data[start] == CLOSE_FRAME:
                raise Refused(repr(data[begin:end]))
            yield data[begin:end]
            start = end
        self._waiting = data[start:]

    def _upgrade(self) -> None:
        request = (
            "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        self.socket.sendall(request.encode())
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += self.socket.recv(4096)
        head, _, self._waiting = answer.partition(b"\r\n\r\n")
        if b" 101 " not in head:
            raise Refused(head.decode(errors="replace"))

    def _expect(self, beginning: bytes) -> None:
        frames = list(self._pending()) or list(self.receive())
        if not frames[0].startswith(beginning):
            raise Refused(frames[0].decode(errors="replace"))

    def _pending(self) -> Iterator[bytes]:
        if frame := _frame_at(self._waiting, 0):
            begin, end = frame
            whole, self._waiting = self._waiting, self._waiting[end:]
            yield whole[begin:end]


@dataclass
class Room:
    """Lines in one room, and what is still to come of the message under way."""

    id: str
    lines: list[Line]
    names: "count[int]" = field(default_factory=count)
    author: int = 0
    missing: int = 0

    def talk(self) -> None:
        """The next in turn says something."""
        self.author = (self.author + 1) % len(self.lines)
        self.missing = len(self.lines)  # an acknowledgement, and the message for all others
        name = f"{os.getpid()}-{time.monotonic_ns()}-{next(self.names)}"
        message = {"room_id": self.id, "client_id": name, "text": TEXTS[self.author % len(TEXTS)]}
        self.lines[self.author].send(f"421{json.dumps(['message:send', message])}")

    def hear(self, line: Line) -> int:
        """Take in what came on one line; 1 when that completed the message, else 0."""
        is_author = line is self.lines[self.author]
        for frame in line.receive():
            if frame.startswith(NEW):
                self.missing -= not is_author
            elif frame.startswith(ACKNOWLEDGED):
                if b'"delivered"' not in frame:
                    raise Refused(frame.decode())
                self.missing -= 1
            elif frame == PING:
                line.send(PONG)
        return self.missing == 0


def run(job: Job) -> Result:
    """Let everybody in, let them talk, and count."""
    rooms = [
        Room(room_id, [Line(port, auth) for port, auth in zip(cycle(job.ports), people, strict=False)])
        for room_id, people in job.rooms.items()
    ]
    owner = {line.socket.fileno(): (room, line) for room in rooms for line in room.lines}
    poll = select.epoll()
    for number in owner:
        poll.register(number, select.EPOLLIN)
    for room in rooms:
        room.talk()
    _talk(poll, owner, job.warm_up)
    began, server, own = time.monotonic(), sum(map(cpu_seconds, job.pids)), time.process_time()
    acknowledged = _talk(poll, owner, job.seconds)
    wall = time.monotonic() - began
    return Result(acknowledged, sum(map(cpu_seconds, job.pids)) - server, (time.process_time() - own) / wall)


def _talk(poll: "select.epoll", owner: dict[int, tuple[Room, Line]], seconds: float) -> int:
    acknowledged = 0
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        for number, _ in poll.poll(left):
            room, line = owner[number]
            if room.hear(line):
                acknowledged += 1
                room.talk()
    return acknowledged


def _frame_at(data: bytes, start: int) -> tuple[int, int] | None:
    """Where the payload of the frame at `start` begins and ends, or None while it is not all there."""
    if len(data) < start + 2:
        return None
    size, begin = data[start + 1], start + 2
    if size > 125:
        width = 2 if size == 126 else 8
        size, begin = int.from_bytes(data[begin : begin + width], "big"), begin + width
    return (begin, begin + size) if len(data) >= begin + size else None


def main() -> None:
    """Do the job on standard input."""
    pin(0, GENERATOR_CORE)
    print(json.dumps(asdict(run(Job(**json.load(sys.stdin))))))


if __name__ == "__main__":
    main()
