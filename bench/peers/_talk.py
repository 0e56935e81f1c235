"""People of any messenger who talk in turns: the next thing is said when the last was acknowledged and heard by all."""

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from itertools import count
from typing import Protocol

from bench._generator import TEXTS

PATIENCE_SECONDS = 30.0


class Member(Protocol):
    """Somebody in a room, on whose line `Room.heard` is called with the name of everything that arrives."""

    def say(self, name: str, text: str) -> None:
        """Say `text` under this name."""


class Room:
    """A room whose members take turns; who speaks hears too: the acknowledgement, under the same name."""

    def __init__(self, number: int) -> None:
        self.members: list[Member] = []
        self.said = 0
        self._number = number
        self._awaited, self._missing = "", 0
        self._complete = threading.Event()
        self._lock = threading.Lock()

    def heard(self, name: str) -> None:
        """One of the members has heard this, or has been told that it is kept."""
        with self._lock:
            self._missing -= name == self._awaited
            if self._missing == 0:
                self._complete.set()

    def talk(self, enough: threading.Event) -> None:
        """Go on until it is enough; raises TimeoutError when something said is not heard."""
        for turn in count():
            if enough.is_set():
                return
            self._complete.clear()
            self._awaited, self._missing = f"{self._number}-{turn}-{time.monotonic_ns()}", len(self.members)
            self.members[turn % len(self.members)].say(self._awaited, TEXTS[turn % len(TEXTS)])
            if not self._complete.wait(PATIENCE_SECONDS):
                raise TimeoutError(f"{self._missing} of {len(self.members)} never heard it")
            self.said += 1


def measure(rooms: Sequence[Room], cpu_seconds: Callable[[], float], warm_up: float, seconds: float) -> float:
    """Messages acknowledged and heard by all for each CPU second of the server."""
    enough = threading.Event()
    failures: list[TimeoutError] = []

    def talk(room: Room) -> None:
        try:
            room.talk(enough)
        except TimeoutError as failure:
            failures.append(failure)

    with ExitStack() as stack:
        stack.callback(enough.set)
        for room in rooms:
            thread = threading.Thread(target=talk, args=(room,))
            thread.start()
            stack.callback(thread.join)
        stack.callback(enough.set)
        time.sleep(warm_up)
        said, used = sum(room.said for room in rooms), cpu_seconds()
        time.sleep(seconds)
        said, used = sum(room.said for room in rooms) - said, cpu_seconds() - used
    if failures:
        raise failures[0]
    return said / used
