"""A handful of accounts that do all the harm they can: `python -m bench._attack`, with an Attack as JSON to read.

They flood, say what is no message, send frames far too large, write to rooms that are not theirs, and come again
whenever they are thrown out.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import count

from tests.faults.phone import Cut, Line

HUGE = "42" + "x" * 1_000_000
MALFORMED = "42[" * 5000


@dataclass(frozen=True)
class Attack:
    """Where, as whom, in which room of theirs and against which that is not, and for how many seconds."""

    url: str
    tokens: list[str]
    own_room: str
    foreign_room: str
    seconds: float


def main() -> None:
    """Do the harm; prints how many frames were sent."""
    os.nice(19)  # they share a core with those who are measured, and should be felt at the server only
    attack = Attack(**json.load(sys.stdin))
    end = time.monotonic() + attack.seconds
    with ThreadPoolExecutor(len(attack.tokens)) as attackers:
        ways = [_flood(attack.own_room), _flood(attack.foreign_room), lambda _n: HUGE, lambda _n: MALFORMED]
        jobs = [
            attackers.submit(_harm, attack.url, token, ways[number % len(ways)], end)
            for number, token in enumerate(attack.tokens)
        ]
        print(sum(job.result() for job in jobs))


def _harm(url: str, token: str, frame: Callable[[int], str], end: float) -> int:
    sent = 0
    while time.monotonic() < end:
        with suppress(Cut), Line(url, token) as line:
            while time.monotonic() < end:
                line.send(frame(sent))
                sent += 1
                list(line.frames(0))  # as fast as the server takes it, yet hearing when it hangs up
    return sent


def _flood(room_id: str) -> Callable[[int], str]:
    names = count()
    message = {"room_id": room_id, "text": "hej"}
    return lambda _n: f"421{json.dumps(['message:send', {**message, 'client_id': f'f{next(names)}'}])}"


if __name__ == "__main__":
    main()
