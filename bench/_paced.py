"""How long an answer is awaited when a crowd talks at its own pace, whatever the server manages, while others sign in.

`python -m bench._paced` takes a job as JSON on standard input and answers with what was awaited, in milliseconds.
"""

import json
import select
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import count, cycle

from bench._crowds import PASSWORD
from bench._generator import ACKNOWLEDGED, PING, PONG, TEXTS, Line, Refused


@dataclass(frozen=True)
class Job:
    """Rooms of people, how many messages and sign-ins a second, and how long."""

    port: int
    rooms: dict[str, list[dict[str, str]]]
    rate: float
    handles: list[str]
    sign_ins: float
    warm_up: float
    seconds: float


def run(job: Job) -> list[float]:
    """How long each acknowledgement took, those of the warm-up aside; raises Refused when a sign-in failed."""
    lines = [(room_id, Line(job.port, auth)) for room_id, people in job.rooms.items() for auth in people]
    poll = select.epoll()
    for _, line in lines:
        poll.register(line.socket.fileno(), select.EPOLLIN)
    failed: list[str] = []
    stop = threading.Event()
    door = threading.Thread(target=_sign_in, args=(job, stop, failed), daemon=True)
    door.start()
    try:
        return list(_talk(job, lines, poll))
    finally:
        stop.set()
        door.join()
        if failed:
            raise Refused(failed[0])


def _talk(job: Job, lines: list[tuple[str, Line]], poll: "select.epoll") -> Iterator[float]:
    owner = {line.socket.fileno(): line for _, line in lines}
    sent: dict[bytes, float] = {}
    # Neighbours in the list share a room; far apart, everybody has a turn before anybody has two.
    turns, names = cycle(lines[::7] + lines[3::7] + lines[5::7]), count(100_000)
    began = following = time.monotonic()
    end = began + job.warm_up + job.seconds
    while (now := time.monotonic()) < end:
        while following <= now:
            room_id, line = next(turns)
            name = next(names)
            message = {"room_id": room_id, "client_id": f"{now}-{name}", "text": TEXTS[name % len(TEXTS)]}
            sent[str(name).encode()] = following  # when it was due: waiting to be sent is waiting too
            line.send(f"42{name}{json.dumps(['message:send', message])}")
            following += 1 / job.rate
        for number, _ in poll.poll(max(0.0, following - time.monotonic())):
            for answered in _answered(owner[number]):
                due = sent.pop(answered)
                if due > began + job.warm_up:
                    yield (time.monotonic() - due) * 1e3


def _answered(line: Line) -> Iterator[bytes]:
    for frame in line.receive():
        if frame.startswith(ACKNOWLEDGED):
            if b'"delivered"' not in frame:
                raise Refused(frame.decode())
            yield frame[2:8]
        elif frame == PING:
            line.send(PONG)


def _sign_in(job: Job, stop: threading.Event, failed: list[str]) -> None:
    """Somebody signs in, again and again, each without waiting for the one before."""
    for handle in cycle(job.handles) if job.sign_ins else ():
        if stop.wait(1 / job.sign_ins):
            return
        threading.Thread(target=_knock, args=(job.port, handle, failed), daemon=True).start()


def _knock(port: int, handle: str, failed: list[str]) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    body = json.dumps({"handle": handle, "password": PASSWORD})
    connection.request("POST", "/api/v1/sessions", body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    if answer.status != 201:
        failed.append(f"sign-in: {answer.status} {answer.read()!r}")
    connection.close()


def main() -> None:
    """Do the job on standard input."""
    print(json.dumps(run(Job(**json.load(sys.stdin)))))


if __name__ == "__main__":
    main()
